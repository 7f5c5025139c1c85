"""A text's lines, and what each looks like beside its neighbours: words, headings, items, rows, boilerplate."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import Literal

from articles.date_lines import is_byline
from articles.page_furniture import (
    is_furniture,
    is_head_or_foot,
    is_marked_number,
    is_page_number,
    is_printed,
    is_stamped,
    is_trail,
    may_be_page_number,
)
from articles.tables import semicolon_cells

Sort = Literal["text", "heading", "item", "table head", "table row", "caption", "boilerplate"]

_LONGEST_RUNNING_HEAD = 100
_RECURS = 3  # times that a line which differs in its numbers alone stands in a text to be a running head
_LINE_OF_PROSE = 25  # characters at least
_LINE_THAT_IS_FULL = 60
_NEAR = 3  # lines around an item that another is looked for in
_MENU = 3  # short lines on top of a text that make a menu
_MENU_LINE = 25  # characters
_LONGEST_ENTRY = 40  # characters, of the few that are longer: « Je m’abonne à 1 € le premier mois »
_LONGEST_MENU = 15  # lines above the way to a page

_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_RULE = re.compile(r"[> ]+|(?:[-*_=~·•][ \t]*){3,}|\|[ \t]*:?-+:?[ \t]*(?:\|[-: \t]*)*|[-:+| \t]{3,}")
# - a, • b, 3. c, 3° d, a) e, (iv) f; an upper letter with a full stop begins a name: « A. Dupont ».
_ITEM = re.compile(
    r"(?:[-*+•▪◦‣●○■□➢►–—]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})\)|\d{1,2}(?:\.|°\)?)|(?:[a-h]|[ivx]{1,5})\.)"
    r"[ \t\u00a0]+(?=\S)"
)
_OF_A_PAGE = re.compile(r"(?i)\bpage\b|\bp\.|[–—|•·]| - ")
_DISPATCH = re.compile(r"[A-Z]{3} \d{4}[\w /.-]*|[A-ZÀ-Ý]{3,}(?:-[A-ZÀ-Ý]{3,})+")
_CELLS = re.compile(r"\t+|(?<![.!?…:;»”\"’) ]) {2,}")
_SENTENCE_END = re.compile(r"[.!?…:;][\s»”\"’')\]*_]*$")
_PRICE = re.compile(r"[€$£] ?\d[\d.,]*|\d[\d.,]* ?[€$£]")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """`text[start:end]`, a line that is not empty, without the white space around it.

    Attributes:
        words: the same without the marks of a quoted mail.
        indent: characters of white space before it.
        apart: whether an empty line, or none, stands above it.
    """

    start: int
    end: int
    words: str
    indent: int
    apart: bool


def ends_sentence(words: str) -> bool:
    """Whether some words end as a sentence does, or what stands before a list."""
    return _SENTENCE_END.search(words) is not None


def is_page_furniture(words: str) -> bool:
    """Whether a short line by itself looks like the head or foot of a page.

    Example:
        >>> is_page_furniture("MAGAZINE DU PATRIMOINE N° 212"), is_page_furniture("Le maire de Lignac")
        (True, False)
    """
    short = len(words) <= _LONGEST_RUNNING_HEAD and not ends_sentence(words)
    return short and (words.isupper() or words[-1:].isdigit() or words[:1].isdigit())


def lines_of(text: str, start: int) -> Iterator[Line]:
    """The lines of a text from an offset on, without the empty ones."""
    apart = True
    for line in text[start:].split("\n"):
        written = line.strip()
        words = written.lstrip("> ") if written.startswith(">") else written
        if written:
            first = start + line.index(written)
            yield Line(first, first + len(written), words or written, first - start, apart)
        apart = not words
        start += len(line) + 1


def sorts_of(lines: Sequence[Line], known: Mapping[int, Sort]) -> list[Sort]:
    """What each line looks like, where it is not known by the offset that it begins at."""
    running = _running_heads(lines)
    sorts: list[Sort] = [known.get(line.start) or _sort_of(line, running) for line in lines]
    for number, (line, below) in enumerate(pairwise(lines)):
        underlined = _UNDERLINE.fullmatch(below.words) and not below.apart and line.apart and len(line.words) <= 100
        if underlined and sorts[number] == "text" and line.start not in known and not ends_sentence(line.words):
            sorts[number], sorts[number + 1] = "heading", "boilerplate"
    _mark_tables(lines, sorts)
    _mark_top(lines, sorts)
    for number, line in enumerate(lines):
        after_furniture = number > 0 and sorts[number - 1] == "boilerplate" and is_furniture(line.words)
        if sorts[number] == "text" and (after_furniture or _is_page_end(lines, number)):
            sorts[number] = "boilerplate"
    for number, sort in enumerate(sorts):  # « 12. Un titre » by itself, a dialogue's only dash: no list
        near = sorts[max(0, number - _NEAR) : number] + sorts[number + 1 : number + 1 + _NEAR]
        if sort == "item" and "item" not in near and not _is_announced(lines, number):
            sorts[number] = "text"
    return sorts


def begins_item(words: str) -> bool:
    """Whether a line begins as an item of a list does."""
    return _ITEM.match(words) is not None


def without_mark(words: str) -> str:
    """The words of an item of a list without what it begins with.

    Example:
        >>> without_mark("(ii) le sel"), without_mark("- le pain"), without_mark("A. Dupont")
        ('le sel', 'le pain', 'A. Dupont')
    """
    mark = _ITEM.match(words)
    return words[mark.end() :] if mark else words


def _is_announced(lines: Sequence[Line], number: int) -> bool:
    """Whether the line before one announces a list."""
    return number > 0 and lines[number - 1].words.rstrip(" \u00a0*_").endswith(":")


def _sort_of(line: Line, running: frozenset[str]) -> Sort:
    words = line.words
    if _HEADING.match(words):
        return "heading"
    if _RULE.fullmatch(words) or is_page_number(words) or is_printed(words) or _masked(words) in running:
        return "boilerplate"
    short = len(words) <= _LONGEST_RUNNING_HEAD
    if short and line.apart and (may_be_page_number(words) or is_furniture(words)):
        return "boilerplate"
    return "item" if _ITEM.match(words) and not is_marked_number(words) else "text"


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """The lines that recur with other numbers, such as « L’Écho – page 3 », or of which one cuts a sentence."""
    seen: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if len(line.words) <= _LONGEST_RUNNING_HEAD and not ends_sentence(line.words) and not _ITEM.match(line.words):
            masked = _masked(line.words)
            if any(c.isalpha() for c in masked):
                seen.setdefault(masked, []).append(number)
    recurring = {masked for masked, places in seen.items() if _run(lines, masked, places)}
    return frozenset(recurring | _printed_heads(lines))


def _printed_heads(lines: Sequence[Line]) -> set[str]:
    """What a browser printed on top of pages: the hour and the page's title.

    A diary's lines look so, too: the foot of a printed page must be there, and the head on several pages or on top.
    """
    stamped = Counter(line.words for line in lines if is_stamped(line.words))
    if not stamped or not any(is_printed(line.words) for line in lines):
        return set()
    return {_masked(words) for words, times in stamped.items() if times > 1 or words == lines[0].words}


def _run(lines: Sequence[Line], masked: str, places: Sequence[int]) -> bool:
    """Whether lines that are alike but for their numbers are the head or foot of pages."""
    written = {lines[number].words for number in places}
    if masked not in written and len(written) >= _RECURS and _ends_alike(written):
        return True
    apart = all(lines[number].apart for number in places)
    return len(places) >= _RECURS and apart and any(_cuts_sentence(lines, number) for number in places)


def _cuts_sentence(lines: Sequence[Line], number: int) -> bool:
    """Whether a line of prose goes on below a line."""
    if not number or number + 1 >= len(lines):
        return False
    above, below = lines[number - 1].words, lines[number + 1]
    prose = len(above) > _LINE_OF_PROSE and not ends_sentence(above)
    return prose and below.apart and below.words[0].islower()


def _is_page_end(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is the head or foot of a page: it looks so, and stands apart or inside a sentence."""
    line = lines[number]
    if is_head_or_foot(line.words):
        return line.apart or _is_inside_sentence(lines, number, least=1)
    return is_marked_number(line.words) and _is_inside_sentence(lines, number, least=_LINE_OF_PROSE)


def _is_inside_sentence(lines: Sequence[Line], number: int, least: int) -> bool:
    """Whether a sentence, of so many characters above a line, goes on below it."""
    if not number or number + 1 >= len(lines):
        return False
    above, below = lines[number - 1].words, lines[number + 1].words
    goes_on = not below[0].isupper() or len(below) > _LINE_THAT_IS_FULL
    return len(above) >= least and not ends_sentence(above) and goes_on and not is_head_or_foot(below)


def _ends_alike(written: set[str]) -> bool:
    """Whether lines differ in one number alone, as those of pages do; a table's or a diary's differ in more."""
    found = [_DIGITS.findall(words) for words in written]
    masked = _masked(next(iter(written)))
    at_an_end = masked.startswith("0") or masked.endswith("0")
    varying = sum(len(set(column)) > 1 for column in zip(*found, strict=True))
    return varying == 1 and at_an_end and _OF_A_PAGE.search(masked) is not None


def _masked(words: str) -> str:
    return _DIGITS.sub("0", words)


def _mark_tables(lines: Sequence[Line], sorts: list[Sort]) -> None:
    """Rows between bars, and rows whose cells stand below each other; a first row with figures is no head."""
    runs = list(accumulate(int(line.apart) for line in lines))
    listed = semicolon_cells([line.words for line in lines], runs)
    for bars in (True, False):
        cells = [
            (run, _cells(line.words, count, bars=bars)) if sort in {"text", "boilerplate"} else (run, 0)
            for run, line, count, sort in zip(runs, lines, listed, sorts, strict=True)
        ]
        for (_, count), run in groupby(range(len(lines)), key=lambda number: cells[number]):
            places = list(run)
            rows = [number for number in places if count > 1 and sorts[number] == "text"]
            if len(rows) >= (2 if bars else 3):
                for row in rows:
                    sorts[row] = "table row"
                ruled = len(places) > len(rows)
                if ruled or not any(c.isdigit() for c in lines[rows[0]].words):
                    sorts[rows[0]] = "table head"


def _cells(words: str, listed: int, *, bars: bool) -> int:
    if bars:
        return words.count("|") if words.startswith("|") and words.endswith("|") else 0
    return len(_CELLS.split(words)) if _CELLS.search(words) else listed


def _mark_top(lines: Sequence[Line], sorts: list[Sort]) -> None:
    """A web page's menu or an agency's codes above the title."""
    top = next((n for n, line in enumerate(lines) if n and line.apart), 0)
    trail = next((n for n, line in enumerate(lines[:_LONGEST_MENU]) if is_trail(line.words)), 0)
    plain = {"text", "boilerplate"}.issuperset(sorts[:trail])
    if plain and _is_menu([line.words for line in lines[:trail]]) and _has_title_below(lines, trail):
        sorts[:trail] = ["boilerplate"] * trail
    run = range(top)
    if run and all(_DISPATCH.fullmatch(lines[n].words) for n in run) and any(c.isdigit() for c in lines[0].words):
        sorts[:top] = ["boilerplate"] * top
    words = [lines[n].words for n in run]
    menu = all(len(w) <= _MENU_LINE and not ends_sentence(w) and not re.search(r"\d", w) for w in words)
    titled = bool(run) and not ends_sentence(lines[top].words) and not is_trail(lines[top].words)
    titled = titled and not any(is_byline(w) for w in words)
    if len(run) >= _MENU and menu and titled and all(sorts[n] in {"text", "boilerplate"} for n in run):
        sorts[:top] = ["boilerplate"] * top


def _is_menu(above: Sequence[str]) -> bool:
    """Whether lines above the way to a page are a menu: several short entries, no sentence, no byline, no day."""
    entries = [entry for words in above for entry in re.split(r" [·|•] ", words)]
    short = sum(len(entry) <= _MENU_LINE for entry in entries)
    if len(entries) <= _MENU or len(above[0]) > _MENU_LINE or 2 * short <= len(entries):
        return False
    telling = (ends_sentence(w) or is_byline(w) or re.search(r"\d", _PRICE.sub("", w)) for w in entries)
    return max(map(len, entries)) <= _LONGEST_ENTRY and not any(telling)


def _has_title_below(lines: Sequence[Line], trail: int) -> bool:
    """Whether what stands below the way to a page looks like a title, so that none stands above it."""
    end = next((n for n in range(trail + 2, len(lines)) if lines[n].apart), len(lines))
    return trail + 1 < len(lines) and not ends_sentence(lines[end - 1].words)
