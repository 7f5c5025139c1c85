"""Lines that databases of the press and copies of pages print around a title: source, page, words, rights, who.

Which they are is told here, by words and place; what they tell of the article, in `articles.press_facts`.
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from articles.date_lines import is_byline, is_changed_or_published, is_date_line, is_name
from articles.dates import DATE
from articles.labels import field_of, is_label
from articles.lines import ends_sentence
from articles.page_furniture import is_furniture, is_page_number
from articles.types import Kind
from text.accents import fold
from text.calendar import WEEKDAY
from text.lists import any_of, word_list

Sign = Literal["database", "sure", "label", "maybe", "passed over", ""]

_COUNT = r"\d{1,3}(?:[ \u00a0\u202f.,]?\d{3})*[ \u00a0](?:mots|words)\b"
_PAGE = r"\bp(?:p|g|age|ages)?[. \u00a0]+[A-Z]?\d{1,4}(?:\s?[-–,]\s?[A-Z]?\d{1,4})*\b"
# « © 2019 SA L’Écho. Tous droits réservés. », "(c) 2019 Thomson Reuters Limited"; no "Copyright 2019 was a bad year"
_RIGHTS = re.compile(
    r"(?:(?:©|\([cC]\)|(?i:copyright))[\s.,]*){1,2}(?:19|20)\d\d(?:\s?[-–]\s?\d{4})?"
    r"(?:[\s.,;:–-]+(?=[A-ZÀ-Ý])(?:[^.\n]{0,100}\.?|.{0,100}(?i:droits réservés|rights reserved).{0,500}))?\s*|"
    r"(?i:tous droits (?:de reproduction )?réservés|all rights reserved)\.?"
)
_NUMBER = re.compile(r"(?:AN\s+)?Document [A-Z]{2,10}[A-Z0-9]*\d{8}\w{6,14}|news·\d{8}·\w+·\w+", re.IGNORECASE)
_END = re.compile(
    r"(?i)end of document|fin du document"
    r"|(?:aussi|également) paru dans .{2,100}"
    r"|(?:cet|ce) (?:article|texte) (?:est|a été|était) (?:initialement |d[’']abord )?(?:paru|publié)"
    r" dans [^.]{2,80}\.?"
    r"|this article (?:(?:was|is) )?(?:originally |first )?(?:appeared|published) in [^.]{2,80}\.?"
)
_IMPRINT = re.compile(rf"(?i){DATE.pattern}|\b(?:{WEEKDAY})\b|{_COUNT}|{_PAGE}|\bn[o°][. ]*\d+")
_PART = re.compile(r"[A-ZÀ-Ý][^.!?:]{0,40}|")
_SMALL = re.compile(  # an hour, a page's number, a newspaper's code, a language
    r"\d{1,2}\s?[:h]\s?\d\d(?:\s?[A-Z]{3,4})?|[A-Z]?\d{1,4}|[A-Z]{2,8}|(?i:français|anglais|french|english)"
)
_TEXT_BELOW = re.compile(r"(?i)body|corps|texte(?: intégral)?|full text|text|classification")
_LABELLED = re.compile(r"([^\W\d_][^:\n]{0,30}?)[ \u00a0]?:(?:\s.*|$)")
_NAME = re.compile(rf"[A-ZÀ-Ý][\w’'.-]+(?:,? (?:(?:{any_of('name_particles')}) )?[A-ZÀ-Ý][\w’'.-]*){{1,4}}")
_ONE_WORD = re.compile(r"L[’'][A-ZÀ-Ý]\w+|[A-ZÀ-Ý]\w+-[A-ZÀ-Ý]\w+")  # « Monde » is a section
_CREDIT = re.compile(r"(?i)(?:photos?|crédits?(?: photo)?|credits?|illustrations?)\s?:.{1,80}|©.{1,60}")
_LONGEST_TITLE = 250
_STANDFIRST = 7  # lines below a title that the others may stand below
_SURE = frozenset[Sign](("database", "sure", "label"))
_MOST = 28  # lines on top that may be such


def is_rights_line(words: str) -> bool:
    """Whether a line tells whose the rights are since when, wherever it stands.

    Example:
        >>> is_rights_line("© 2019 SA L’Écho. Tous droits réservés."), is_rights_line("© AFP")
        (True, False)
    """
    return _RIGHTS.fullmatch(words) is not None


def is_press_line(words: str) -> bool:
    """Whether a line is a database's or a page's, and nothing else, wherever it stands."""
    return bool(is_rights_line(words) or _NUMBER.fullmatch(words) or _END.fullmatch(words))


def is_imprint(words: str) -> bool:
    """Whether a line tells where an article was printed: its day with its page, or with the number of its words.

    Example:
        >>> is_imprint("Culture, mardi 12 mars 2019 1245 mots, p. 12"), is_imprint("Le 12 mars 2019, il pleuvait.")
        (True, False)
    """
    if len(words) > _LONGEST_TITLE or not DATE.search(words) or not has_place(words):
        return False
    return all(_PART.fullmatch(part.strip()) for part in re.split(r"[,;|·•—–]| - ", _IMPRINT.sub("", words)))


def kind_of_press_line(words: str) -> Kind:
    """What a line that tells of an article is: of its day, or of something else."""
    tells_day = is_date_line(words) or is_imprint(words) or (is_changed_or_published(words) and DATE.search(words))
    return "date line" if tells_day else "metadata"


def has_place(words: str) -> bool:
    """Whether words have a page or a number of words in them."""
    return re.search(rf"(?i){_PAGE}|{_COUNT}", words) is not None


def is_count(words: str) -> bool:
    """Whether a line is how many words an article has."""
    return re.fullmatch(rf"(?i)\(?(?:(?:length|longueur)\s*:\s*)?{_COUNT}\)?", words) is not None


def is_small(words: str) -> bool:
    """Whether a line is an hour, a number, a code in capitals or a language."""
    return _SMALL.fullmatch(words) is not None


def is_full_name(words: str) -> bool:
    """Whether a line has the form of a person's name, or of several: two words or more, with capitals."""
    return _NAME.fullmatch(words) is not None


def is_newspaper(words: str) -> bool:
    """Whether a line has the form of a newspaper's name, and one of the words that these are made of.

    Example:
        >>> is_newspaper("L’Écho du Serein"), is_newspaper("Le monde change"), is_newspaper("Le Musée")
        (True, False, False)
    """
    name = re.split(r" \(|, n[o°]", words)[0]
    first, *others = re.sub(r"^(?:(?:le|la|les|the) |l’)", "", fold(name.lower().replace("'", "’"))).split() or [""]
    last = others[-1] if others and not word_list("name_particles").intersection(others) else ""
    has_form = is_full_name(name) or _ONE_WORD.fullmatch(name) is not None
    return has_form and bool({first, last} & word_list("newspapers"))


def label_in(words: str) -> tuple[str, str] | None:
    """A label that databases and pages write, and what stands behind its colon; None where a line has none."""
    match = _LABELLED.fullmatch(words)
    return (match[1], words[match.end(1) :].lstrip(" \u00a0:")) if match and is_label(match[1]) else None


def press_lines(lines: Sequence[str], title: int | None = None) -> frozenset[int]:
    """Which lines of a text tell of the article and are none of it.

    Args:
        lines: of a text, in order; empty ones for what certainly is text, a table, a quotation.
        title: the number of the line that certainly is the title, if one is.

    Example:
        >>> sorted(press_lines(["Un pont", "Lise Garnault", "245 mots", "12 mars 2019", "L’Écho", "Il fuit."]))
        [1, 2, 3]
    """
    signs = [_sign(words) for words in lines[:_MOST]]
    above = _above_title(lines, signs, title)
    if title is None:
        title = max(above, default=-1) + 1
    below = _below_title(lines, signs, title)
    if _is_section(lines, signs, below):
        above.add(0)
    if len(above) > 1 and any(map(is_full_name, lines[title + 1 : title + 2])):
        below.add(title + 1)
    anywhere = {number for number, words in enumerate(lines) if is_press_line(words)}
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
    if len(signs) > 2 and is_newspaper(lines[0]) and not signs[1] and _SURE.intersection(signs[2:3]) and not title:
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
    one_day = sum(map(is_date_line, lines)) <= 1
    has_names = all(_is_short(lines[n]) for n in range(run.start, sure[0])) and (stated or (one_day and near))
    around = {n for n in run if signs[n] in {*_SURE, "passed over"}}
    return around | (set(range(run.start, sure[0])) if has_names else set())


def _is_stated(words: str) -> bool:
    """Whether a line can be nothing but what tells of an article, also below its first words."""
    return is_count(words) or is_changed_or_published(words) or is_byline(words)


def _are_labels(lines: Sequence[str], below: str) -> bool:
    """Whether labels are an article's, not those of a fair or a book: no other stands below them."""
    fields = [field_of(pair[0]) for words in lines if (pair := label_in(words))]
    return (
        len(fields) > 1 and not _LABELLED.fullmatch(below) and bool({"source", "date", "address"}.intersection(fields))
    )


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
