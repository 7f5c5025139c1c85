"""Files, permits and cases that a reference names, « le recours n° 79-B », "contract LM/320": words of another one."""

import re
from functools import lru_cache

from index.hit import Hit
from qa.types import Question, Span

# « n° 79-B », "number 6121"; "LM/320", "2019-0418": three figures at least, or a letter behind; no season, no rank.
_REFERENCE = re.compile(
    r"(?i:\bn[o°]|\bno\.|\bnum[ée]ro|\bnumber|\br[ée]f(?:[ée]rence|\.)|#)[ \u00a0]?"
    r"((?=\d*[A-Z/.-]*\d{3}|\d+-?[A-Z]\b)\d[\dA-Z/.-]*(?<![/.-]))\b"
    r"|(?<![\w/-])([A-Z]{1,4}[/-]\d{3,8})(?![\w/-])"
    r"|(?<![\w/-])((?!\d{4}[/-](?:19|20)\d\d\b)\d{4}[/-]\d{3,8})(?![\w/-])"
)


def is_of_another_file(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a sentence has another reference of the form of the one asked about, which its article lacks."""
    asked = _references(question.text)
    whole = _compact(hit.article.text) if asked else ""
    lacking = {_form(reference) for reference in asked if _compact(reference) not in whole}
    if not lacking:
        return False
    start, end = hit.sentence_at(span.start, span.end)
    return bool(lacking.intersection(map(_form, _references(hit.article.readable(start, end).text))))


def _references(text: str) -> list[str]:
    """The references in a text.

    Example:
        >>> _references("Le recours n° 79-B, le permis PC 2019-0418, contract LM/320, en 2019-2020, 3-1")
        ['79-B', '2019-0418', 'LM/320']
    """
    return [next(filter(None, match.groups())) for match in _REFERENCE.finditer(text)]


def _form(reference: str) -> str:
    """Another of the same letters, if any: LM/320 and LM/203; of « 79-B » and « 77-C » the letter counts.

    Example:
        >>> _form("LM/320"), _form("79-B"), _form("77-C")
        ('LM/0', '0-A', '0-A')
    """
    return re.sub(r"\d+", "0", re.sub(r"(?<=\d)-?[A-Z]$", "-A", reference))


@lru_cache(maxsize=64)  # an article is asked about for each of its candidates
def _compact(text: str) -> str:
    return re.sub(r"[\s/.-]", "", text).upper()
