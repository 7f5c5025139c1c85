"""What an export keeps of each quotation, to check it later: JSON on a line that any format takes, and read again."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qa.json_types import CitedJson
from text.language import Language

SILENCE: dict[Language, str] = {"fr": "Les articles n’y répondent pas.", "en": "The articles do not answer that."}
"""What an export says where nothing is quoted."""

_KEPT = ("start", "end", "sha256", "before", "quote", "after", "sentence", "sentence_start")
# How the line begins in Markdown and HTML, whose words may begin a line as they like; in RIS; in BibTeX; in plain text.
# A mail may have quoted it.
_MARKS = [
    re.compile(rf"^[ \t>]*{begins}(?=[{{\[])", re.MULTILINE)
    for begins in ("<!-- ibid: ", "N1  - ibid: ", r"ibid = \{", "ibid: ")
]
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
# What would end a line, a comment or a field in braces; as a number of Unicode it is the same to JSON.
_ENDING = re.compile(r"[{}<>&\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def proof_of(citation: CitedJson) -> dict[str, Any]:
    """What `ibid verify` needs of a citation, named as `ibid ask --json` names it."""
    article = citation["article"]
    kept: Mapping[str, Any] = citation
    return {
        "article": {"path": article["path"], "title": article["title"]},
        **{name: kept[name] for name in _KEPT},
    }


def in_line(proof: Any) -> str:
    r"""The JSON of one proof, or of several, that stands safely in a line, a comment, or a field in braces.

    Example:
        >>> print(in_line({"quote": "a } b -->"}))
        {"quote": "a \u007d b --\u003e"}
    """
    written = json.dumps(proof, ensure_ascii=False)
    return _STRING.sub(lambda string: _ENDING.sub(lambda found: f"\\u{ord(found[0]):04x}", string[0]), written)


def proofs_in(text: str) -> Sequence[Mapping[str, Any]]:
    """The citations in what `ibid ask --json`, one of its exports or the page wrote.

    Raises:
        ValueError: a part of it cannot be read.
    """
    try:
        return list(_of_json(json.loads(text)))
    except (ValueError, RecursionError):
        silent = any(words in text for words in SILENCE.values())
        return list(_of_marks(text)) or ([] if silent else list(_of_lines(text)))


def _of_marks(text: str) -> Iterator[Mapping[str, Any]]:
    # Where a mail or an editor has broken the line, a string has a line end in it: not strict.
    decoder = json.JSONDecoder(strict=False)
    found = (list(mark.finditer(text)) for mark in _MARKS)
    for mark in next(filter(None, found), []):
        try:
            proof, _ = decoder.raw_decode(text, mark.end())
        except ValueError as error:
            line = text.count("\n", 0, mark.start()) + 1
            raise ValueError(f"line {line} holds a citation that is damaged ({error})") from error
        yield from proof if isinstance(proof, list) else [proof]


def _of_lines(text: str) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            yield from _of_json(json.loads(line)) if line.strip() else ()
        except ValueError as error:
            raise ValueError(f"line {number} is no JSON ({error})") from error


def _of_json(told: Any) -> Iterator[Mapping[str, Any]]:
    """Of an answer, of an article in CSL-JSON, or of several."""
    for one in told if isinstance(told, list) else [told]:
        for holder, name in ((one, "citations"), (_dict(one).get("custom"), "ibid")):
            cited = _dict(holder).get(name)
            yield from cited if isinstance(cited, list) else ()


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
