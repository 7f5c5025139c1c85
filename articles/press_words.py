"""Lines that databases of the press and copies of pages print around a title, told by their words alone."""

import re

from articles.date_lines import is_changed_or_published, is_date_line
from articles.dates import DATE
from articles.labels import is_label
from articles.types import Kind
from text.accents import fold
from text.calendar import WEEKDAY
from text.lists import any_of, word_list

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
_KIND_OF_TEXT = re.compile(
    r"(?i)communiqué(?: de presse)?|dossier de presse|(?:pour|à) diffusion immédiate|(?:press|news|media) release"
    r"|(?:for )?immediate release|press statement"
    r"|reportage|enquête|exclusi(?:f|ve)|analyse|analysis|portrait|tribune|décryptage|infographie|récit|feature|profile"
    r"|explainer|faits divers|société|politique|économie|culture|sports?|sciences?|monde|politics|business|local news"
)
_PLACE_AND_DAY = re.compile(
    rf"[A-ZÀ-Ý][\w’'-]{{1,30}}(?: [\w’'-]{{1,30}}){{0,4}},? (?i:(?:(?:le|on) (?:(?:{WEEKDAY}) )?)?{DATE.pattern})"
)
_PART = re.compile(r"[A-ZÀ-Ý][^.!?:]{0,40}|")
_SMALL = re.compile(  # an hour, a page's number, a newspaper's code, a language
    r"\d{1,2}\s?[:h]\s?\d\d(?:\s?[A-Z]{3,4})?|[A-Z]?\d{1,4}|[A-Z]{2,8}|(?i:français|anglais|french|english)"
)
_LABELLED = re.compile(r"([^\W\d_][^:\n]{0,30}?)[ \u00a0]?:(?:\s.*|$)")
_NAME = re.compile(rf"[A-ZÀ-Ý][\w’'.-]+(?:,? (?:(?:{any_of('name_particles')}) )?[A-ZÀ-Ý][\w’'.-]*){{1,4}}")
_SHORTEST = 6  # characters of such a line
_ONE_WORD = re.compile(r"L[’'][A-ZÀ-Ý]\w+|[A-ZÀ-Ý]\w+-[A-ZÀ-Ý]\w+")  # « Monde » is a section
_LONGEST = 250


def is_rights_line(words: str) -> bool:
    """Whether a line tells whose the rights are since when, wherever it stands.

    Example:
        >>> is_rights_line("© 2019 SA L’Écho. Tous droits réservés."), is_rights_line("© AFP")
        (True, False)
    """
    return _RIGHTS.fullmatch(words) is not None


def is_press_line(words: str) -> bool:
    """Whether a line is a database's or a page's, and nothing else, wherever it stands."""
    return len(words) >= _SHORTEST and bool(is_rights_line(words) or _NUMBER.fullmatch(words) or _END.fullmatch(words))


def is_imprint(words: str) -> bool:
    """Whether a line tells where an article was printed: its day with its page, or with the number of its words.

    Example:
        >>> is_imprint("Culture, mardi 12 mars 2019 1245 mots, p. 12"), is_imprint("Le 12 mars 2019, il pleuvait.")
        (True, False)
    """
    if len(words) > _LONGEST or not DATE.search(words) or not has_place(words):
        return False
    return all(_PART.fullmatch(part.strip()) for part in re.split(r"[,;|·•—–]| - ", _IMPRINT.sub("", words)))


def is_kind_of_text(words: str) -> bool:
    """Whether a line tells what is below it: « Communiqué de presse », "For immediate release"."""
    return _KIND_OF_TEXT.fullmatch(words.strip(" .:-–—")) is not None


def is_place_and_day(words: str) -> bool:
    """Whether a line is a place and a day, as stand on top of a letter.

    Example:
        >>> is_place_and_day("Lignac, le 3 juin 2022"), is_place_and_day("Lignac, le 3 juin 2022, sous la pluie")
        (True, False)
    """
    return _PLACE_AND_DAY.fullmatch(words) is not None


def kind_of_press_line(words: str) -> Kind:
    """What a line that tells of an article is: of its day, or of something else."""
    tells_day = (
        is_date_line(words)
        or is_place_and_day(words)
        or is_imprint(words)
        or (is_changed_or_published(words) and DATE.search(words))
    )
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
    name = re.split(r" \(|, n[o°]", words[:_LONGEST])[0]
    first, *others = re.sub(r"^(?:(?:le|la|les|the) |l’)", "", fold(name.lower().replace("'", "’"))).split() or [""]
    last = others[-1] if others and not word_list("name_particles").intersection(others) else ""
    has_form = is_full_name(name) or _ONE_WORD.fullmatch(name) is not None
    return has_form and bool({first, last} & word_list("newspapers"))


def has_label(words: str) -> bool:
    """Whether a line begins with a word or a few and a colon."""
    return _LABELLED.fullmatch(words) is not None


def label_in(words: str) -> tuple[str, str] | None:
    """A label that databases and pages write, and what stands behind its colon; None where a line has none."""
    match = _LABELLED.fullmatch(words)
    return (match[1], words[match.end(1) :].lstrip(" \u00a0:")) if match and is_label(match[1]) else None
