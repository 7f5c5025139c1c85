"""What stands in front of a text and tells of it: a front matter in YAML, TOML or JSON, header lines, or a mail's head.

What its values mean is for `articles.metadata` to say.
"""

import json
import re
import tomllib
from email.utils import parseaddr
from typing import Any

import yaml

from articles.labels import field_of, is_label
from articles.types import Origin

_FRONT_MATTER = re.compile(
    r"\s*(?:---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL
)
_LINE = re.compile(r"(?P<key>[^\W\d_][^:]{0,30}?)\s*:\s*(?P<value>.*)")
_EMPHASIS = re.compile(r"\*\*|__")  # « **Auteur :** Lise Garnault »
_OF_A_MAIL = {"de": "author", "from": "author", "date": "date", "envoyé": "date", "envoyé le": "date", "sent": "date",
              "objet": "title", "subject": "title", "à": "", "to": "", "cc": "", "cci": "", "bcc": "", "reply-to": "",
              "répondre à": ""}  # fmt: skip
# "---------- Forwarded message ---------", « -----Message d’origine----- »
_FORWARDED = re.compile(r"(?i)-{2,} ?[^\W\d][^\d:]{0,60} ?-{2,}")
_THE_TEXT = {"body", "text", "texte", "corps", "contenu", "content", "article"}  # what stands behind or below it
# Factiva's « HD  Le musée rouvre », with what its codes tell; LP begins the text
_CODES = {"HD": "title", "BY": "author", "PD": "date", "SN": "source", "LA": "language"}
_OTHER_CODES = ("SE", "WC", "ET", "SC", "ED", "PG", "VOL", "CY", "CR", "CLM", "RF", "NGC", "GC")
_CODED = re.compile(rf"(?:{'|'.join([*_CODES, *_OTHER_CODES])})(?=[\t ]|$)")
_CODED_TEXT = re.compile(r"(?:LP|TD)(?:[\t ]+|$)")
_KEY = re.compile(r"[\w.()·’'-]{1,30}(?: [\w.()·’'-]{1,30}){0,3}")
_HOLDERS = ("params", "extra", "taxonomies", "meta", "metadata")  # tables that site makers put an article's keys into
# A value without quotes that YAML takes for more than words: « Incendie : le bilan », « @ville ».
_BARE_VALUE = re.compile(r"(?m)^([^\W\d][\w.()·’'-]*(?: [\w.()·’'-]+){0,3}):[ \t]+(?![\"'\[{>|&!])(\S.*)$")


class _Yaml(yaml.BaseLoader):
    """Values as strings; a value that stands for another is refused, for few of them make billions."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """One value."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias")
        return super().compose_node(parent, index)


def head_of(text: str) -> tuple[int, dict[str, Any], Origin]:
    r"""What stands in front of a text and tells of it.

    Returns:
        Where it ends, its keys in lower case with their values, and which it is ("front matter" or "mail head"); 0 and
        nothing where there is none.

    Example:
        >>> head_of("---\ntitle: Un pont\n---\n\nUn fait.")
        (22, {'title': 'Un pont'}, 'front matter')
        >>> head_of("TITRE : Un pont\nDATE : 12 mars 2019\n\nUn fait.")
        (35, {'titre': 'Un pont', 'date': '12 mars 2019'}, 'front matter')
    """
    matter = _FRONT_MATTER.match(text)
    values = _front_matter(matter) if matter else None
    if matter and values is not None:
        return len(matter[0].rstrip()), values, "front matter"
    return _json_head(text) or _coded_lines(text) or _header_lines(text)


def _front_matter(matter: re.Match[str]) -> dict[str, Any] | None:
    """Its keys and values; None where it is none, such as words between two rules."""
    if matter["toml"] is not None:
        try:
            return _keyed(tomllib.loads(matter["toml"]))
        except tomllib.TOMLDecodeError:
            return _keyed(_simple_lines(matter["toml"], "="))
    for written in (matter["yaml"], _BARE_VALUE.sub(_quoted, matter["yaml"])):
        try:
            values = yaml.load(written, Loader=_Yaml)
        except yaml.YAMLError:
            continue
        if isinstance(values, dict):
            return _keyed(values)
    return _keyed(_simple_lines(matter["yaml"], ":"))


def _quoted(line: re.Match[str]) -> str:
    value = line[2].rstrip().replace("'", "''")
    return f"{line[1]}: '{value}'"


def _keyed(values: Any) -> dict[str, Any] | None:
    """Values by their keys, those of inner tables after those of the outer one; None where they are no keys."""
    if not isinstance(values, dict) or not all(_KEY.fullmatch(str(key).strip()) for key in values):
        return None
    found = {str(key).strip().lower(): value for key, value in values.items()}
    if all(" " in key and not is_label(key) for key in found):  # « Le maire a dit : … » is a sentence
        return None
    for holder in _HOLDERS:
        inner = found.get(holder)
        found = (_keyed(inner) or {}) | found if isinstance(inner, dict) else found
    return found


def _simple_lines(text: str, mark: str) -> dict[str, str] | None:
    """`key: value` lines that are no YAML, or `key = value` lines that are no TOML."""
    pairs = [
        line.partition(mark) for line in text.splitlines() if line.strip() and not line.startswith(("#", " ", "-"))
    ]
    if not pairs or any(not parted or " " in key.strip() for key, parted, _ in pairs):
        return None
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}


def _json_head(text: str) -> tuple[int, dict[str, Any], Origin] | None:
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] != "{":
        return None
    try:
        values, end = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    found = _keyed(values)
    return (end, found, "front matter") if found and text[end:].strip() else None


def _coded_lines(text: str) -> tuple[int, dict[str, Any], Origin] | None:
    """Lines that begin with a code of two letters, as a database writes them; a line without one goes on from above."""
    values: dict[str, str] = {}
    code, place = "", 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if begins := _CODED_TEXT.match(words):
            known = {_CODES[code]: value for code, value in values.items() if code in _CODES}
            return (
                (place + line.index(words) + begins.end(), known, "front matter")
                if {"HD", "PD"} <= values.keys()
                else None
            )
        if match := _CODED.match(words):
            code = match[0]
        elif words and not code:
            return None
        values[code] = f"{values.get(code, '')} {words.removeprefix(code)}".strip()
        place += len(line)
    return None


def _header_lines(text: str) -> tuple[int, dict[str, Any], Origin]:
    """Lines of a label, a colon and a value, as mails, agencies and databases write them on top."""
    values: dict[str, str] = {}
    end = place = 0
    for line in text.splitlines(keepends=True):
        words, place = line.strip(), place + len(line)
        if not words:
            if _is_mail(values):  # below its first empty line a mail has its text
                break
            continue
        if not values and _FORWARDED.fullmatch(words):
            continue
        match = _LINE.fullmatch(_EMPHASIS.sub("", words))
        key = match["key"].strip().lower() if match else ""
        if match and values and key in _THE_TEXT:
            end = place - len(line) + line.index(":") + 1
            break
        if not match or not (key in _OF_A_MAIL or is_label(key)):
            break
        values.setdefault(key, match["value"].strip())
        end = place - len(line) + len(line.rstrip())
    return _told(end, values)


def _is_mail(values: dict[str, str]) -> bool:
    return any(key not in {"date", "subject"} for key in values.keys() & _OF_A_MAIL)


def _told(end: int, values: dict[str, str]) -> tuple[int, dict[str, Any], Origin]:
    """Header lines that tell something of the article; others may be its text."""
    mail = _is_mail(values) or "subject" in values
    found = {(_OF_A_MAIL.get(key) or key) if mail else key: value for key, value in values.items()}
    fields = {field_of(key) for key, value in found.items() if value}
    enough = {"author", "date"} if mail else {"title", "date", "author", "source"}
    if len(found) < 2 or not enough & fields:
        return 0, {}, "mail head"
    if mail and "author" in found:
        found["author"] = parseaddr(found["author"])[0] or found["author"]
    return end, found, "mail head" if mail else "front matter"
