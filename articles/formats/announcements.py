"""Lines of a mail that announce whose words follow: "Lise wrote:", and the head of a mail that stands below."""

import re

# « Le 12 mars 2019, Lise Garnault <lise@…> a écrit : », "On 12 March 2019, at 18:04, … wrote:", and what announces a
# mail that stands below, as it is or passed on
_DATED = re.compile(
    r"(?ims)^[ >]*(?:(?:le|on)\b(?=.{0,120}?(?:\d{4}|\d\d[:h]\d\d|@))(?:.(?!\n[ \t]*\n)){5,200}?"
    r"\b(?:a\s+écrit|écrivait|wrote)\s*:"
    r"|-{3,}\s*(?:(?:original|forwarded) (?:message|mail|e-?mail)"
    r"|(?:message|mail|courriel) (?:d['’]origine|original|initial|transféré|réexpédié))\s*-{3,}"
    r"|(?:début du message (?:transféré|réexpédié)|begin forwarded message)\s*:)[ \t]*$"
)
# The head of such a mail: « De : … », « Envoyé : … », « À : … », « Objet : … » in any order.
_KEY = (
    r"(?:de|from|envoyé(?: le)?|sent|date|à|to|pour|cc|cci|bcc|objet|sujet|subject|importance|répondre à|reply-to"
    r"|pièces? jointes?|attachments?)"
)
_HEAD = re.compile(
    rf"(?im)^[ >*]*{_KEY}[ \t\u00a0*]*:[^\n]*(?:\n(?:[ >*]*{_KEY}[ \t\u00a0*]*:|[ \t]+\S)[^\n]*){{2,9}}$"
)
_HAS = [
    re.compile(rf"(?i)(?:^|[\s*])(?:{key})[ \u00a0]?:")
    for key in ("de|from", "envoyé(?: le)?|sent|date", "objet|sujet|subject")
]
_BEGINS_HEAD = re.compile(rf"(?i)\W*{_KEY}\W{{0,3}}:")
_LONGEST_HEAD = 1000  # characters
# "Lise wrote:", "Quoting Lise:", "2019-03-12 18:04 Lise <lise@…>:": only right above a quotation that has marks
_UNDATED = re.compile(
    r"(?i)(?:.{2,160}?\b(?:a écrit|a dit|écrivait|écrit|wrote|writes|said)\b.{0,60}"
    r"|(?:quoting|citant|citation de)\b.{2,120}|.{0,160}\S+@\S+?)\s*:"
)
_ALONE = re.compile(r"(?m)^[ \t]*(?:--|_{5,})[ \t\u00a0]*$")  # what stands above a signature, or a list's words


def begins_head(words: str) -> bool:
    """Whether words begin as a line of a mail's head does."""
    return _BEGINS_HEAD.match(words) is not None


def is_head(words: str) -> bool:
    """Whether words are the head of a mail, who sent it, when and about what."""
    return len(words) <= _LONGEST_HEAD and begins_head(words) and all(has.search(words) for has in _HAS)


def announces(words: str, *, deeper: bool) -> bool:
    """Whether words announce a quotation or a mail; `deeper` is whether a quotation with marks stands right below."""
    return _DATED.fullmatch(words) is not None or is_head(words) or (deeper and _UNDATED.fullmatch(words) is not None)


def announcements_apart(text: str, *, above_quotation: bool) -> str:
    """Puts each line that says whose words are quoted, or that a signature begins, apart and in one line.

    Args:
        text: lines that stand in one quotation, or in none.
        above_quotation: whether one stands right below.
    """
    text = _DATED.sub(lambda line: f"\n\n{' '.join(line[0].split())}\n\n", text)
    text = _HEAD.sub(lambda head: f"\n\n{' '.join(head[0].split())}\n\n" if is_head(head[0]) else head[0], text)
    text = _ALONE.sub(lambda line: f"\n\n{line[0]}\n\n", text).rstrip()
    if not above_quotation:
        return text
    lines = text.split("\n")
    for first in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        words = " ".join(" ".join(lines[first:]).split())
        begins = words[:1].isupper() or words[:1].isdigit() or first == 0 or not lines[first - 1].strip()
        if begins and _UNDATED.fullmatch(words):
            return "\n".join([*lines[:first], "", words])
    return text
