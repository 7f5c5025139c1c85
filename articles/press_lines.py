"""Which lines of a text databases of the press and copies of pages have printed around a title, by words and place.

What they tell of the article is for `articles.press_facts` to say.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from articles.date_lines import is_byline, is_changed_or_published, is_date_line, is_name
from articles.dates import DATE
from articles.labels import field_of
from articles.lines import ends_sentence
from articles.page_furniture import are_sections, is_furniture, is_page_number
from articles.press_words import (
    has_label,
    is_count,
    is_full_name,
    is_imprint,
    is_kind_of_text,
    is_newspaper,
    is_place_and_day,
    is_press_line,
    is_small,
    label_in,
)

Sign = Literal["database", "sure", "label", "maybe", "passed over", ""]
_TEXT_BELOW = re.compile(r"(?i)body|corps|texte(?: intégral)?|full text|text|classification")
_CREDIT = re.compile(r"(?i)(?:photos?|crédits?(?: photo)?|credits?|illustrations?)\s?:.{1,80}|©.{1,60}")
_STANDFIRST = 7  # lines below a title that the others may stand below
_SURE = frozenset[Sign](("database", "sure", "label"))
_LONGEST_TITLE = 250
_DAYS = 500  # lines in which a programme or a chronology has a second day
_WORDS = 2  # and one more, at least, of a title below them
_LINE_OF_PROSE = 60  # characters
_MOST = 28  # lines on top that may be such


def press_lines(lines: Sequence[str], title: int | None = None) -> frozenset[int]:
    """Which lines of a text tell of the article and are none of it.

    Args:
        lines: of a text, in order; empty ones for what certainly is text, a table, a quotation.
        title: the number of the line that certainly is the title, if one is.

    Example:
        >>> sorted(press_lines(["Un pont", "Lise Garnault", "245 mots", "12 mars 2019", "L’Écho", "Il fuit."]))
        [1, 2, 3, 4]
    """
    signs = [_sign(words) for words in lines[:_MOST]]
    above = _above_title(lines, signs, title) or _kickers(lines, title)
    if title is None:
        title = max(above, default=-1) + 1
    below = _below_title(lines, signs, title)
    if _is_section(lines, signs, below):
        above.add(0)
    if len(above) > 1 and any(map(is_full_name, lines[title + 1 : title + 2])):
        below.add(title + 1)
    anywhere = {number for number, words in enumerate(lines) if is_press_line(words)}
    anywhere |= {n for n in takewhile(lambda n: not _is_prose(lines[n]), range(len(signs))) if _is_day(lines[n])}
    return frozenset(above | below | anywhere | _foot(lines))


def _sign(words: str) -> Sign:
    if is_count(words) or is_press_line(words) or is_imprint(words):
        return "database"
    if is_date_line(words) or is_byline(words) or is_changed_or_published(words):
        return "sure"
    if label_in(words):
        return "label"
    if is_furniture(words) or is_page_number(words):
        return "passed over"
    return "maybe" if is_small(words) or is_name(words) or is_newspaper(words) or _CREDIT.fullmatch(words) else ""


def _above_title(lines: Sequence[str], signs: Sequence[Sign], title: int | None) -> set[int]:
    """The lines above a title that tell where it was printed: a newspaper's name, and its day and page."""
    if title in {None, 1} and len(signs) > 2 and is_newspaper(lines[0]) and not signs[1] and signs[2] in _SURE:
        return {0}
    printed = next((n for n in range(min(5, len(signs))) if is_imprint(lines[n]) or is_date_line(lines[n])), None)
    if printed is None or any(sign not in {"maybe", "label", "database"} for sign in signs[:printed]):
        return set()
    first = next((n for n in range(printed + 1, len(signs)) if signs[n] not in _SURE), 0)
    if not is_imprint(lines[printed]) and "database" not in _run(signs, first + 1):
        return set()
    has_room = first + 1 < len(lines) and len(lines[first]) <= _LONGEST_TITLE
    may_be = title is None and first and has_room and not ends_sentence(lines[first])
    return set(range(first)) if may_be or first == title else set()


def _kickers(lines: Sequence[str], title: int | None) -> set[int]:
    """The lines above a title that tell what a text is, where and when: « REPORTAGE », « Lignac, le 3 juin 2022 »."""
    first = next((n for n, words in enumerate(lines) if not (is_furniture(words) or are_sections(words))), 0)
    head = list(
        takewhile(lambda n: is_kind_of_text(lines[n]) or is_place_and_day(lines[n]), range(first, len(lines[:_MOST])))
    )
    below = lines[head[-1] + 1] if head and head[-1] + 1 < len(lines) else ""
    is_head = title is None and any(is_kind_of_text(lines[n]) for n in head)
    return set(head) if is_head and below.count(" ") >= _WORDS and _may_be_title(below) else set()


def _may_be_title(words: str) -> bool:
    return bool(words) and len(words) <= _LONGEST_TITLE and not ends_sentence(words)


def _is_prose(words: str) -> bool:
    return len(words) >= _LINE_OF_PROSE and ends_sentence(words)


def _is_day(words: str) -> bool:
    """Whether a line says that it tells when the article was published, and the day."""
    return is_changed_or_published(words) and DATE.search(words) is not None


def _run(signs: Sequence[Sign], first: int) -> Sequence[Sign]:
    """The signs from one on, up to a line that has none."""
    return list(takewhile(bool, signs[first:]))


def _below_title(lines: Sequence[str], signs: Sequence[Sign], title: int) -> set[int]:
    """The lines between a title, or the few lines that sum the article up, and the text."""
    for first in range(title + 1, min(title + _STANDFIRST, len(signs))):
        end = first + len(_run(signs, first))
        near = first <= title + 2 and not (first > title + 1 and ends_sentence(lines[title + 1]))
        if not near and (end == len(lines) or not any(map(_is_stated, lines[first:end]))):
            continue
        head = _head(lines, range(first, end), signs, near=near)
        if head:
            return head
    return set()


def _head(lines: Sequence[str], run: range, signs: Sequence[Sign], *, near: bool) -> set[int]:
    """The lines of a run, up to the last that is sure."""
    below = lines[run.stop] if run.stop < len(lines) else ""
    if any(signs[n] == "database" for n in run):
        last = max(n for n in run if signs[n] in _SURE or is_newspaper(lines[n]))
        return set(
            range(run.start, last + 1 + (_TEXT_BELOW.fullmatch("".join(lines[last + 1 : last + 2])) is not None))
        )
    if not _are_labels(lines[run.start : run.stop], below):
        run = range(run.start, next((n for n in run if signs[n] == "label"), run.stop))
    sure = [n for n in run if signs[n] in _SURE]
    if not sure:
        return set()
    stated = any(is_changed_or_published(lines[n]) for n in run)
    one_day = sum(map(is_date_line, lines[:_DAYS])) <= 1
    has_names = all(_is_short(lines[n]) for n in range(run.start, sure[0])) and (stated or (one_day and near))
    around = {n for n in run if signs[n] in {*_SURE, "passed over"}}
    return around | (set(range(run.start, sure[0])) if has_names else set())


def _is_stated(words: str) -> bool:
    """Whether a line can be nothing but what tells of an article, also below its first words."""
    return is_count(words) or is_changed_or_published(words) or is_byline(words)


def _are_labels(lines: Sequence[str], below: str) -> bool:
    """Whether labels are an article's, not those of a fair or a book: no other stands below them."""
    fields = [field_of(pair[0]) for words in lines if (pair := label_in(words))]
    return len(fields) > 1 and not has_label(below) and bool({"source", "date", "address"}.intersection(fields))


def _is_short(words: str) -> bool:
    """Whether a line is a name, with what that person is, or two words."""
    name = re.split(r",| avec | with ", words)[0]
    return name.count(" ") < 2 or is_small(name) or is_full_name(name)


def _is_section(lines: Sequence[str], signs: Sequence[Sign], below: set[int]) -> bool:
    """Whether the first line is a newspaper's section, of one word, above the title and a database's lines."""
    has_database = any(signs[n] == "database" for n in below)
    return has_database and min(below) == 2 and lines[0].isalpha() and not is_name(lines[1])


def _foot(lines: Sequence[str]) -> set[int]:
    """The labels at the end of a text, where a line below or among them is a database's."""
    first = len(lines)
    while first and (label_in(lines[first - 1]) or is_press_line(lines[first - 1]) or _ends_text(lines, first - 1)):
        first -= 1
    foot = range(first, len(lines))
    is_one = any(is_press_line(lines[n]) or re.match(r"(?i)load-date|date de chargement", lines[n]) for n in foot)
    return set(foot) if is_one else set()


def _ends_text(lines: Sequence[str], number: int) -> bool:
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return lines[number].lower() == "classification" and label_in(below) is not None
