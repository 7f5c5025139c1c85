"""Answers in the forms that people cite by: one, or those of a whole conversation, each quotation with its proof."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from qa.citing.proof import SILENCE, in_line, proof_of
from qa.citing.references import bibtex, csl, ris, unanswered
from qa.citing.source import in_web_page, on_one_line, source_of, with_source
from qa.json_types import CitedJson, EvidenceJson
from text.accents import fold
from text.language import Language

_LONGEST_NAME = 60  # characters of a file's name


@dataclass(frozen=True, slots=True)
class Kind:
    """A form of export.

    Attributes:
        of: what it makes of answers.
        media: its type for a browser.
        suffix: of its files.
    """

    of: Callable[[Sequence[EvidenceJson]], str]
    media: str
    suffix: str


def file_name(answers: Sequence[EvidenceJson], kind: str) -> str:
    """A file's name for an export: what was asked first.

    Example:
        >>> file_name([{"question": "Où était Jan Jambon, le 1er mars ?"}], "csl")
        'ibid-ou-etait-jan-jambon-le-1er-mars.csl.json'
    """
    words = re.findall(r"[a-z0-9]+", fold(answers[0]["question"].lower()))
    return f"{'-'.join(['ibid', *words])[:_LONGEST_NAME].rstrip('-')}.{KINDS[kind].suffix}"


def evidence(answers: Sequence[EvidenceJson]) -> str:
    """The JSON of `ibid ask --json` without what was near: an object, or a list of several."""
    return json.dumps(answers[0] if len(answers) == 1 else answers, ensure_ascii=False, indent=1)


def markdown(answers: Sequence[EvidenceJson]) -> str:
    """Each question, its quoted sentences as blocks, their source below; the proof is a comment."""
    blocks = []
    for answer in answers:
        blocks.append(f"**{_markdown(on_one_line(answer['question']))}**")
        blocks += [_markdown_of(citation, answer["language"]) for citation in answer["citations"]]
        blocks += map(_markdown, unanswered(answer))
        blocks += [] if answer["citations"] else [SILENCE[answer["language"]]]
    return "\n\n".join(blocks) + "\n"


def _markdown_of(citation: CitedJson, language: Language) -> str:
    words, source = _markdown(on_one_line(citation["sentence"])), _markdown(source_of(citation, language))
    address = in_web_page(citation)
    return f"> {words}\n>\n> — {source}{address and f' <{address}>'}\n\n<!-- ibid: {in_line(proof_of(citation))} -->"


def _markdown(words: str) -> str:
    r"""Words as Markdown takes them for text.

    Example:
        >>> print(_markdown("# *12* [voix] & <b>"), _markdown("1. mai_juin"), _markdown("- 2 °C"))
        \# \*12\* \[voix\] \& \<b\> 1\. mai\_juin \- 2 °C
    """
    escaped = re.sub(r"([\\`*_\[\]<>&~|$^])", r"\\\1", words)
    return re.sub(r"^(\d*)([#+=.)-])", r"\1\\\2", escaped)


def plain_text(answers: Sequence[EvidenceJson]) -> str:
    """Each question, its quoted sentences with their source, the address on the web, and the proof."""
    blocks = []
    for answer in answers:
        blocks.append(on_one_line(answer["question"]))
        blocks += [_text_of(citation, answer["language"]) for citation in answer["citations"]]
        blocks += unanswered(answer)
        blocks += [] if answer["citations"] else [SILENCE[answer["language"]]]
    return "\n\n".join(blocks) + "\n"


def _text_of(citation: CitedJson, language: Language) -> str:
    lines = [with_source(citation, language), in_web_page(citation), f"ibid: {in_line(proof_of(citation))}"]
    return "\n".join(line for line in lines if line)


def html(answers: Sequence[EvidenceJson]) -> str:
    """The same as a page, the quoted words marked; a source on the web opens at them."""
    return _TEMPLATES.get_template("export.html").render(answers=answers, silence=SILENCE)


def _marked(citation: CitedJson) -> tuple[str, str, str]:
    """The sentence: before the quoted words, these, and after them."""
    start, end = (citation[place] - citation["sentence_start"] for place in ("start", "end"))
    return citation["sentence"][:start], citation["quote"], citation["sentence"][end:]


KINDS = {
    "md": Kind(markdown, "text/markdown", "md"),
    "txt": Kind(plain_text, "text/plain", "txt"),
    "html": Kind(html, "text/html", "html"),
    "ris": Kind(ris, "application/x-research-info-systems", "ris"),
    "bib": Kind(bibtex, "application/x-bibtex", "bib"),
    "csl": Kind(csl, "application/vnd.citationstyles.csl+json", "csl.json"),
    "json": Kind(evidence, "application/json", "json"),
}
"""By name, what answers are exported as."""

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)
_TEMPLATES.globals |= {"marked": _marked, "source_of": source_of, "in_web_page": in_web_page}
_TEMPLATES.globals |= {"in_line": in_line, "proof_of": proof_of, "unanswered": unanswered}
