"""A mail's words → parts: what it quotes and whose words these are, and what stands below them.

A quotation ends where its marks do; the line that announces it stays above it, and above nothing else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from articles.formats.announcements import announcements_apart, announces, begins_head, is_head
from articles.formats.build import Part
from articles.formats.signatures import without_footer, without_last_lines, without_signature
from articles.layout import lay_out
from articles.lines import ends_sentence
from text.readable import readable

_PASSED_ON = re.compile(r"(?i)transféré|réexpédié|forwarded")
_MARKS = re.compile(r" ?(?:> ?)+")
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
        laid += announcements_apart(words, above_quotation=below > depth) + "\n\n"
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
        lines = announcements_apart(part.words, above_quotation=below.depth > part.depth)
        paragraphs = re.split(r"\n\s*\n", lines)
        apart += [replace(part, words=" ".join(words.split())) for words in paragraphs if words.strip()]
    return _in_mail(apart, passed_on=passed_on)


def _heads_whole(parts: Sequence[Part]) -> Iterator[Part]:
    """The rows of a table, or the paragraphs, that are the head of a mail as the lines of one paragraph."""
    for begins, some in groupby(parts, lambda part: (begins_head(part.words), part.depth)):
        run = list(some)
        lines = "\n".join(" ".join(part.words.replace("|", " ").split()) for part in run)
        if begins[0] and len(run) > 1 and is_head(lines):
            yield Part("paragraph", lines, depth=run[0].depth)
        else:
            yield from run


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


def _in_mail(parts: Sequence[Part], *, passed_on: bool) -> list[Part]:
    found = list[Part]()
    for part in reversed(parts):
        found.append(_of_its_kind(part, found[-1] if found else None))
    whose = list(_quoted_to_the_end(found[::-1], passed_on=passed_on))
    return without_last_lines(list(without_footer(list(without_signature(whose)))))


def _quoted_to_the_end(parts: Sequence[Part], *, passed_on: bool) -> Iterator[Part]:
    """Below a line that announces a mail, and no marks, all is that mail's; one that is passed on is no quotation."""
    deeper, content = 0, -1  # how many quotations have no marks; how deep a mail stands that is passed on
    for part in parts:
        if part.kind == "heading" and announces(part.words, deeper=bool(part.depth)):
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
    if part.kind in {"paragraph", "quote", "title", "heading"} and announces(words, deeper=deeper):
        depth = part.depth + deeper
        return Part("heading", words, level=1 if depth else _DEEPEST, depth=depth)
    over_words = below is not None and below.depth == part.depth and not announces(below.words, deeper=False)
    if part.kind == "heading" and (part.level or over_words):  # a name below a mail is no heading of the next one
        return replace(part, level=(part.level or 2) + 1) if part.depth else part
    if part.kind in {"paragraph", "title", "heading"}:
        return replace(part, kind="quote" if part.depth else "paragraph")
    return part
