"""What reference managers read: RIS, BibTeX, CSL-JSON of the cited articles, each quotation with its proof."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from qa.citing.proof import in_line, proof_of
from qa.citing.source import on_one_line, web_address
from qa.json_types import CitedJson, EvidenceJson
from text.language import Language

_UNANSWERED: dict[Language, str] = {"fr": "Les articles ne répondent pas à :", "en": "The articles do not answer:"}


def unanswered(answer: EvidenceJson) -> list[str]:
    """Of a question that asks two things, the half that the articles do not answer, in words."""
    return [f"{_UNANSWERED[answer['language']]} {on_one_line(half)}" for half in answer.get("unanswered", [])]


def ris(answers: Sequence[EvidenceJson]) -> str:
    """A record for each citation, the quotation and its proof as notes."""
    return "\r\n".join(
        _ris_record(citation, unanswered(answer)) for answer in answers for citation in answer["citations"]
    )


def _ris_record(citation: CitedJson, untold: Sequence[str]) -> str:
    article = citation["article"]
    fields = [
        ("TY", "NEWS"), ("TI", article["title"]), ("AU", article["author"]), ("T2", article["source"]),
        ("DA", article["date"] and article["date"].replace("-", "/")), ("LA", article["language"]),
        ("UR", article["address"] and web_address(article["address"])), ("N1", citation["quote"]),
        *(("N1", half) for half in untold),
    ]  # fmt: skip
    # No field has another line: what follows one could begin another field.
    lines = [f"{tag}  - {on_one_line(value)}\r\n" for tag, value in fields if value]
    return "".join([*lines, f"N1  - ibid: {in_line(proof_of(citation))}\r\n", "ER  - \r\n"])


def bibtex(answers: Sequence[EvidenceJson]) -> str:
    """The cited articles as LaTeX reads them, each once, its quotations as a note; their proofs it passes over."""
    keys: set[str] = set()
    entries = []
    for cited in _by_article(answers):
        key = _key(cited[0], keys)
        keys.add(key.lower())
        entries.append(_bibtex_entry(key, cited, _note(answers, cited)))
    return "\n\n".join(entries) + "\n"


def _by_article(answers: Sequence[EvidenceJson]) -> Iterable[list[CitedJson]]:
    grouped: dict[str, list[CitedJson]] = {}
    for answer in answers:
        for citation in answer["citations"]:
            grouped.setdefault(citation["article"]["id"], []).append(citation)
    return grouped.values()


def _key(citation: CitedJson, taken: set[str]) -> str:
    """What an entry is cited by: two that differ in their case alone are one to BibTeX."""
    key = re.sub(r"[^A-Za-z0-9_-]", "", citation["article"]["id"]) or citation["sha256"][:12]
    number, other = 1, key
    while other.lower() in taken:
        number += 1
        other = f"{key}-{number}"
    return other


def _bibtex_entry(key: str, cited: list[CitedJson], note: str) -> str:
    article = cited[0]["article"]
    fields = [
        ("title", _latex(article["title"])),
        ("author", article["author"] and f"{{{_latex(article['author'])}}}"),
        ("journal", _latex(article["source"] or "")),
        ("year", (article["date"] or "")[:4]),
        ("date", article["date"]),
        ("language", "french" if article["language"] == "fr" else "english"),
        ("note", _latex(note)),
        ("url", web_address(article["address"] or "")),
        ("ibid", in_line([proof_of(citation) for citation in cited])),
    ]
    return "\n".join([f"@article{{{key},", *(f"  {name} = {{{value}}}," for name, value in fields if value), "}"])


def _note(answers: Sequence[EvidenceJson], cited: list[CitedJson]) -> str:
    """The quotations of an article, and what the articles do not answer of the questions that it answers in part."""
    here = cited[0]["article"]["id"]
    halves = [
        half
        for answer in answers
        if any(citation["article"]["id"] == here for citation in answer["citations"])
        for half in unanswered(answer)
    ]
    return "; ".join(dict.fromkeys([*(citation["quote"] for citation in cited), *halves]))


_LATEX = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}",
    # BibTeX counts the braces that LaTeX is told to print, too.
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    **{character: f"\\{character}" for character in "#$%&_"},
}  # fmt: skip


def _latex(words: str) -> str:
    r"""Words as LaTeX takes them for text, on one line.

    Example:
        >>> print(_latex("R&D, 50 % {net"))
        R\&D, 50 \% \textbraceleft{}net
    """
    return "".join(_LATEX.get(character, character) for character in on_one_line(words))


def csl(answers: Sequence[EvidenceJson]) -> str:
    """The cited articles as CSL-JSON, each once."""
    return json.dumps(
        [_csl_item(cited, _note(answers, cited)) for cited in _by_article(answers)], ensure_ascii=False, indent=1
    )


def _csl_item(cited: list[CitedJson], note: str) -> dict[str, Any]:
    article = cited[0]["article"]
    item: dict[str, Any] = {
        "id": article["id"],
        "type": "article-newspaper",
        "title": article["title"],
        "container-title": article["source"],
        "author": [{"literal": article["author"]}] if article["author"] else None,
        "issued": {"date-parts": [[int(part) for part in article["date"].split("-")]]} if article["date"] else None,
        "URL": article["address"],
        "language": article["language"],
        "note": note,
        "custom": {"ibid": [proof_of(citation) for citation in cited]},
    }
    return {key: value for key, value in item.items() if value}
