"""A mail's words → parts: what it quotes and whose words these are, its signature, what a mailing list put below.

A quotation ends where its marks do; the line that announces it stays above it, and above nothing else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from articles.formats.build import Part
from articles.layout import lay_out
from articles.lines import ends_sentence
from text.readable import readable

# « Le 12 mars 2019, Lise Garnault <lise@…> a écrit : », "On 12 March 2019, at 18:04, … wrote:", and what announces a
# mail that stands below, as it is or passed on
_DATED = re.compile(
    r"(?ims)^[ >]*(?:(?:le|on)\b(?=.{0,120}?(?:\d{4}|\d\d[:h]\d\d|@))(?:.(?!\n[ \t]*\n)){5,200}?"
    r"\b(?:a\s+écrit|écrivait|wrote)\s*:"
    r"|-{3,}\s*(?:(?:original|forwarded) (?:message|mail|e-?mail)"
    r"|(?:message|mail|courriel) (?:d['’]origine|original|initial|transféré|réexpédié))\s*-{3,}"
    r"|(?:début du message (?:transféré|réexpédié)|begin forwarded message)\s*:)[ \t]*$"
)
_PASSED_ON = re.compile(r"(?i)transféré|réexpédié|forwarded")
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
_MARKS = re.compile(r" ?(?:> ?)+")
_ALONE = re.compile(r"(?m)^[ \t]*(?:--|_{5,})[ \t\u00a0]*$")  # what stands above a signature, or a list's words
_RULE = re.compile(r"[-_=*~#]{5,}")
_ADDRESS = re.compile(r"https?://|\S@\S")
_OF_A_LIST = re.compile(
    r"(?i)mailing[ -]list|listinfo|listserv|liste de (?:diffusion|discussion)|unsubscri|désabonn|désinscri"
    r"|google ?groups"
)
_LAST_LINE = re.compile(
    r"(?i)(?:to unsubscribe|(?:pour )?(?:vous |se )?dés(?:abonner|inscrire)|you (?:are receiving|received) this"
    r"|vous (?:recevez|avez reçu) ce|(?:envoyé|sent) (?:de|depuis|à partir de|from) (?:mon|ma|my|outlook)\b"
    r"|(?:get|télécharge[rz]|obtene[zr]) outlook)\b.{0,200}"
)
_SIGNATURE = 200  # words at most, with what a firm puts below its people's
_FOOTER = 60
# No letter's « le maire a écrit : », and no agenda's « De : 10 h à 12 h ».
_OF_A_MAIL = re.compile(r"(?i)@|\d\d?[ \u00a0]?[:h][ \u00a0]?\d\d|^\W*-{3}|\b(?:sent|envoyé|to|à|pour)[ \u00a0]?:")
_DEEPEST = 6


def plain_parts(text: str, *, passed_on: bool = False) -> list[Part]:
    r"""The parts of a mail's plain text.

    Args:
        text: with its lines.
        passed_on: whether its subject says that it passes another mail on.

    Example:
        >>> parts = plain_parts("Lise wrote:\n> Il fuit.\nOn le répare.\n-- \nGuy")
        >>> [(part.kind, part.words, part.depth) for part in parts][:3]
        [('heading', 'Lise wrote:', 1), ('quote', 'Il fuit.', 1), ('paragraph', 'On le répare.', 0)]
        >>> [(part.kind, part.words) for part in parts][3:]
        [('boilerplate', '--'), ('boilerplate', 'Guy')]
    """
    runs = [(depth, "\n".join(line for _, line in some)) for depth, some in groupby(_lines(text), lambda line: line[0])]
    laid, starts = "", list[int]()
    for (depth, words), (below, _) in pairwise([*runs, (0, "")]):
        starts.append(len(laid))
        laid += _apart(words, announces=below > depth) + "\n\n"
    parts, depth = list[Part](), -1
    for block in lay_out(laid):
        before, depth = depth, runs[bisect_right(starts, block.start) - 1][0]
        raw = laid[block.start : block.end]
        words = raw if block.kind == "boilerplate" else readable(laid, block.start, block.end).text
        parts.append(Part(block.kind, words, continues=block.continues and depth == before, depth=depth))
    return _in_mail(parts, passed_on=passed_on)


def marked_parts(parts: Sequence[Part], *, passed_on: bool = False) -> list[Part]:
    """The parts of a mail's page, whose lines are kept in its paragraphs."""
    apart = list[Part]()
    for part, below in pairwise([*_heads_whole(parts), Part("paragraph", "")]):
        if part.kind not in {"paragraph", "quote"}:
            apart.append(part)
            continue
        paragraphs = re.split(r"\n\s*\n", _apart(part.words, announces=below.depth > part.depth))
        apart += [replace(part, words=" ".join(words.split())) for words in paragraphs if words.strip()]
    return _in_mail(apart, passed_on=passed_on)


def _heads_whole(parts: Sequence[Part]) -> Iterator[Part]:
    """The rows of a table, or the paragraphs, that are the head of a mail as the lines of one paragraph."""
    for begins, some in groupby(parts, lambda part: (_begins_head(part.words), part.depth)):
        run = list(some)
        lines = "\n".join(" ".join(part.words.replace("|", " ").split()) for part in run)
        if begins[0] and len(run) > 1 and _is_head(lines):
            yield Part("paragraph", lines, depth=run[0].depth)
        else:
            yield from run


def _begins_head(words: str) -> bool:
    return _BEGINS_HEAD.match(words) is not None


def _is_head(words: str) -> bool:
    return len(words) <= _LONGEST_HEAD and _begins_head(words) and all(has.search(words) for has in _HAS)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines with how many quotations each stands in; an empty one stands where the one before it does.

    A line without marks between two that have some, in the middle of a sentence, is the rest of the one above.
    """
    lines = [(marks.count(">"), line.removeprefix(marks)) for line, marks in map(_with_marks, text.splitlines())]
    before = (0, "")
    for line, below in pairwise([*lines, (0, "")]):
        depth, words = line
        goes_on = depth < before[0] == below[0] and before[1].strip() and below[1].strip() and words[:1].islower()
        if not words.strip() or (goes_on and not ends_sentence(before[1])):
            depth = before[0]
        yield depth, words
        before = depth, words


def _with_marks(line: str) -> tuple[str, str]:
    marks = _MARKS.match(line)
    return line, marks[0] if marks else ""


def _apart(text: str, *, announces: bool) -> str:
    """Puts each line that says whose words are quoted, or that a signature begins, apart and in one line.

    Args:
        text: lines that stand in one quotation, or in none.
        announces: whether a quotation stands right below.
    """
    text = _DATED.sub(lambda line: f"\n\n{' '.join(line[0].split())}\n\n", text)
    text = _HEAD.sub(lambda head: f"\n\n{' '.join(head[0].split())}\n\n" if _is_head(head[0]) else head[0], text)
    text = _ALONE.sub(lambda line: f"\n\n{line[0]}\n\n", text).rstrip()
    if not announces:
        return text
    lines = text.split("\n")
    for first in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        words = " ".join(" ".join(lines[first:]).split())
        begins = words[:1].isupper() or words[:1].isdigit() or first == 0 or not lines[first - 1].strip()
        if begins and _UNDATED.fullmatch(words):
            return "\n".join([*lines[:first], "", words])
    return text


def _in_mail(parts: Sequence[Part], *, passed_on: bool) -> list[Part]:
    found = list[Part]()
    for part in reversed(parts):
        found.append(_of_its_kind(part, found[-1] if found else None))
    whose = list(_quoted_to_the_end(found[::-1], passed_on=passed_on))
    return _without_last_lines(list(_without_footer(list(_without_signature(whose)))))


def _quoted_to_the_end(parts: Sequence[Part], *, passed_on: bool) -> Iterator[Part]:
    """Below a line that announces a mail, and no marks, all is that mail's; one that is passed on is no quotation."""
    deeper, content = 0, -1  # how many quotations have no marks; how deep a mail stands that is passed on
    for part in parts:
        if part.kind == "heading" and _announces(part.words, deeper=bool(part.depth)):
            passed_on = passed_on or _PASSED_ON.search(part.words) is not None
            if passed_on:
                content = part.depth if content < 0 else content
            elif not part.depth and _OF_A_MAIL.search(part.words):
                deeper = 1
                part = replace(part, level=1)
        if part.depth == content and part.kind == "quote":
            yield replace(part, kind="paragraph")
        elif deeper and not part.depth:
            yield replace(part, kind="quote" if part.kind == "paragraph" else part.kind, depth=deeper)
        else:
            yield part


def _of_its_kind(part: Part, below: Part | None) -> Part:
    """A part as what it is in a mail, whose title is its subject.

    What has marks stands under the line that announces it, one quotation deeper; what has none, in the line's own.
    """
    words = " ".join(part.words.split())
    deeper = below is not None and below.depth > part.depth
    if part.kind in {"paragraph", "quote", "title", "heading"} and _announces(words, deeper=deeper):
        depth = part.depth + deeper
        return Part("heading", words, level=1 if depth else _DEEPEST, depth=depth)
    over_words = below is not None and below.depth == part.depth and not _announces(below.words, deeper=False)
    if part.kind == "heading" and (part.level or over_words):  # a name below a mail is no heading of the next one
        return replace(part, level=(part.level or 2) + 1) if part.depth else part
    if part.kind in {"paragraph", "title", "heading"}:
        return replace(part, kind="quote" if part.depth else "paragraph")
    return part


def _announces(words: str, *, deeper: bool) -> bool:
    return _DATED.fullmatch(words) is not None or _is_head(words) or (deeper and _UNDATED.fullmatch(words) is not None)


def _without_signature(parts: Sequence[Part]) -> Iterator[Part]:
    """What stands below a signature's two dashes, up to a quotation or the end of the one that it is in."""
    signed_until = 0
    for number, part in enumerate(parts):
        if part.words.strip() == "--":
            end = number + _end(parts[number : number + _SIGNATURE + 2], 0)  # longer is none, and would be counted anew
            signed_until = end if _count(parts[number:end]) <= _SIGNATURE else 0
        yield replace(part, kind="boilerplate") if number < signed_until else part


def _without_footer(parts: Sequence[Part]) -> Iterator[Part]:
    """What a mailing list put below a mail, and below a rule."""
    footer_until = 0
    for number, part in enumerate(parts):
        if _RULE.fullmatch(part.words.strip()):
            end = number + _end(parts[number : number + _FOOTER + 2], 0)
            words = " ".join(one.words for one in parts[number:end])
            is_footer = _OF_A_LIST.search(words) or (part.words.strip()[0] == "_" and _ADDRESS.search(words))
            footer_until = end if is_footer and _count(parts[number:end]) <= _FOOTER else footer_until
        yield replace(part, kind="boilerplate") if number < footer_until else part


def _without_last_lines(parts: Sequence[Part]) -> list[Part]:
    """How to leave a list, and what a telephone signs with, at the end of a mail or of a quotation."""
    found = list[Part]()
    for part in reversed(parts):
        last = not found or found[-1].depth != part.depth or found[-1].kind == "boilerplate"
        is_none = last and _LAST_LINE.fullmatch(part.words)
        found.append(replace(part, kind="boilerplate") if is_none else part)
    return found[::-1]


def _end(parts: Sequence[Part], start: int) -> int:
    """Where the words of one hand end that a part is of."""
    depth = parts[start].depth
    for number, part in enumerate(parts[start:], start=start):
        if part.depth != depth or (part.kind == "heading" and _announces(part.words, deeper=False)):
            return number
    return len(parts)


def _count(parts: Sequence[Part]) -> int:
    return sum(len(part.words.split()) for part in parts)
