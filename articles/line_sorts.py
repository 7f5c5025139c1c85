"""What each line of a text looks like beside its neighbours: words, a heading, an item, a row, boilerplate."""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from typing import Literal

from articles.date_lines import is_byline
from articles.lines import Line, begins_item, ends_sentence
from articles.page_furniture import (
    announces_links,
    are_sections,
    is_furniture,
    is_head_or_foot,
    is_marked_number,
    is_page_number,
    is_printed,
    is_trail,
    may_be_page_number,
)
from articles.press_lines import press_lines
from articles.recurring import LINE_OF_PROSE, LONGEST, running_heads, without_numbers
from articles.tables import semicolon_cells

Sort = Literal["text", "heading", "item", "table head", "table row", "caption", "metadata", "boilerplate"]

_LINE_THAT_IS_FULL = 60
_NEAR = 3  # lines around an item that another is looked for in
_MENU = 3  # short lines on top of a text that make a menu
_MENU_LINE = 25  # characters
_LONGEST_ENTRY = 40  # characters, of the few that are longer: « Je m’abonne à 1 € le premier mois »
_LONGEST_MENU = 15  # lines above the way to a page

_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_RULE = re.compile(r"[> ]+|(?:[-*_=~·•][ \t]*){3,}|\|[ \t]*:?-+:?[ \t]*(?:\|[-: \t]*)*|[-:+| \t]{3,}")
_NO_LINK = frozenset('«“"')  # what somebody says
_DISPATCH = re.compile(r"[A-Z]{3} \d{4}[\w /.-]*|[A-ZÀ-Ý]{3,}(?:-[A-ZÀ-Ý]{3,})+")
_CELLS = re.compile(r"\t+|(?<![.!?…:;»”\"’) ]) {2,}")
_PRICE = re.compile(r"[€$£] ?\d[\d.,]*|\d[\d.,]* ?[€$£]")


def is_page_furniture(words: str) -> bool:
    """Whether a short line by itself looks like the head or foot of a page.

    Example:
        >>> is_page_furniture("MAGAZINE DU PATRIMOINE N° 212"), is_page_furniture("Le maire de Lignac")
        (True, False)
    """
    short = len(words) <= LONGEST and not ends_sentence(words)
    return short and (words.isupper() or words[-1:].isdigit() or words[:1].isdigit())


def sorts_of(lines: Sequence[Line], known: Mapping[int, Sort]) -> list[Sort]:
    """What each line looks like, where it is not known by the offset that it begins at."""
    running = running_heads(lines)
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
    _mark_beside_running_heads(lines, sorts, running)
    _mark_links(lines, sorts)
    for number, sort in enumerate(sorts):  # « 12. Un titre » by itself, a dialogue's only dash: no list
        near = sorts[max(0, number - _NEAR) : number] + sorts[number + 1 : number + 1 + _NEAR]
        if sort == "item" and "item" not in near and not _is_announced(lines, number):
            sorts[number] = "text"
    _mark_press_lines(lines, sorts)
    return sorts


def _mark_beside_running_heads(lines: Sequence[Line], sorts: list[Sort], running: frozenset[str]) -> None:
    """A page's number that no empty line parts from what stands on each page."""
    heads = {number for number, line in enumerate(lines) if without_numbers(line.words) in running}
    for number, line in enumerate(lines):
        above = number - 1 in heads and not line.apart
        below = number + 1 in heads and not lines[number + 1].apart
        if (above or below) and (may_be_page_number(line.words) or is_marked_number(line.words)):
            sorts[number] = "boilerplate"


def _mark_links(lines: Sequence[Line], sorts: list[Sort]) -> None:
    """The titles of other articles below what announces them, up to an empty line below them or a sentence."""
    for number, line in enumerate(lines):
        beside = (
            line.apart or len(lines[number - 1].words) < _LINE_THAT_IS_FULL or ends_sentence(lines[number - 1].words)
        )
        if not beside or not announces_links(line.words):
            continue
        end = number + 1
        while end < len(lines) and (end == number + 1 or not lines[end].apart) and _may_be_link(lines[end]):
            end += 1
        is_heading = end == number + 2 and lines[number + 1].apart and end < len(lines)  # the article's own, it may be
        if not is_heading and (end == len(lines) or lines[end].apart):
            sorts[number:end] = ["boilerplate"] * (end - number)


def _may_be_link(line: Line) -> bool:
    return len(line.words) <= LONGEST and not ends_sentence(line.words) and line.words[:1] not in _NO_LINK


def _mark_press_lines(lines: Sequence[Line], sorts: list[Sort]) -> None:
    """What a database of the press or a page prints around the title; a heading above all else is the title."""
    worded = [
        line.words if sort in {"text", "boilerplate", "heading", "item"} else ""
        for line, sort in zip(lines, sorts, strict=True)
    ]
    title = next((number for number, sort in enumerate(sorts[:_LONGEST_MENU]) if sort == "heading"), None)
    for number in press_lines(worded, title):
        if sorts[number] != "boilerplate" and number != title:
            sorts[number] = "metadata"


def _is_announced(lines: Sequence[Line], number: int) -> bool:
    """Whether the line before one announces a list."""
    return number > 0 and lines[number - 1].words.rstrip(" \u00a0*_").endswith(":")


def _sort_of(line: Line, running: frozenset[str]) -> Sort:
    words = line.words
    if _HEADING.match(words):
        return "heading"
    if _RULE.fullmatch(words) or is_page_number(words) or is_printed(words) or without_numbers(words) in running:
        return "boilerplate"
    short = len(words) <= LONGEST
    if short and line.apart and (may_be_page_number(words) or is_furniture(words)):
        return "boilerplate"
    return "item" if begins_item(words) and not is_marked_number(words) else "text"


def _is_page_end(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is the head or foot of a page: it looks so, and stands apart or inside a sentence."""
    line = lines[number]
    if is_head_or_foot(line.words):
        return line.apart or _is_inside_sentence(lines, number, least=1)
    return is_marked_number(line.words) and _is_inside_sentence(lines, number, least=LINE_OF_PROSE)


def _is_inside_sentence(lines: Sequence[Line], number: int, least: int) -> bool:
    """Whether a sentence, of so many characters above a line, goes on below it."""
    if not number or number + 1 >= len(lines):
        return False
    above, below = lines[number - 1].words, lines[number + 1].words
    goes_on = not below[0].isupper() or len(below) > _LINE_THAT_IS_FULL
    return len(above) >= least and not ends_sentence(above) and goes_on and not is_head_or_foot(below)


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
    if len(lines) > 1 and are_sections(lines[0].words):
        sorts[0] = "boilerplate"
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
    above = [words for words in above if not is_furniture(words)]
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
