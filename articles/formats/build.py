"""Parts in reading order → a Document: for the formats whose structure is marked in the file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from articles.date_lines import is_byline, is_date_line
from articles.layout import is_title, lay_out, under_headings
from articles.metadata import facts_of, is_no_title
from articles.note_marks import without_note_marks
from articles.page_furniture import is_furniture
from articles.press_lines import press_lines
from articles.press_words import kind_of_press_line
from articles.types import Block, Document, Kind, Origin
from text.readable import readable, tidy

_BETWEEN = "\n\n"  # two parts
_LONGEST_LINE = 300  # characters
_MAY_TELL: frozenset[Kind] = frozenset(("title", "heading", "paragraph", "metadata", "date line", "boilerplate"))
_ABOVE_TITLE: frozenset[Kind] = frozenset(("metadata", "date line", "boilerplate"))


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a document.

    Attributes:
        words: one line of text, or, of a page's paragraph, several; what is raised in it stands as
            `articles.note_marks.raised` writes it.
        level: of a heading, from 1.
        continues: whether it makes one passage with the part before it; an item of a list need not say so.
        depth: how many quotations it stands in, one inside the other.
    """

    kind: Kind
    words: str
    level: int = 0
    continues: bool = False
    depth: int = 0


def document_of(parts: Iterable[Part], head: Mapping[str, Any], origin: Origin, name: str) -> Document:
    """Joins parts, an empty line between two.

    Args:
        parts: in reading order; empty ones are dropped.
        head: what the file says of itself, as `articles.metadata.facts_of` takes it.
        origin: where it says so.
        name: of the file, without its suffix.
    """
    tidied = [replace(part, words=tidy(without_note_marks(part.words))) for part in parts]
    kept = _with_title(_without_press_lines([_of_its_kind(part) for part in tidied if part.words]))
    texts, blocks, place = list[str](), list[Block](), 0
    for before, part in zip([None, *kept], kept, strict=False):
        continues = part.continues or (part.kind == "list item" and _is_announced(before, part.depth))
        blocks.append(Block(part.kind, place, place + len(part.words), continues=continues))
        texts.append(part.words)
        place += len(part.words) + len(_BETWEEN)
    text = _BETWEEN.join(texts)
    found = under_headings(blocks, [part.level or 2 for part in kept], [part.depth for part in kept])
    return Document(text, tuple(found), facts_of(text, found, head, origin, name))


def document_with_properties(parts: Iterable[Part], head: Mapping[str, Any], name: str) -> Document:
    """Joins parts; a title of the file's properties is one for want of one in the text.

    Often it is that of the file that this one was made from, or what a program put there.
    """
    parts, title = list(parts), str(head.get("title") or "")
    others = {key: value for key, value in head.items() if key != "title"}
    document = document_of(parts, others, "file's properties", name)
    if "title" in document.facts or not title or is_no_title(title):
        return document
    return document_of(parts, head, "file's properties", name)


def parts_of(text: str) -> list[Part]:
    """The parts of a plain text, as its layout tells them."""
    return [
        Part(block.kind, readable(text, block.start, block.end).text, continues=block.continues)
        for block in lay_out(text)
    ]


def item(words: str) -> Part:
    """An item of a list; an empty one is no part."""
    return Part("list item", f"- {words.strip()}" if words.strip() else "")


def _is_announced(before: Part | None, depth: int) -> bool:
    """Whether an item goes on from the part before it: another item, or the sentence that announces them."""
    if before is None or before.depth != depth:
        return False
    return before.kind == "list item" or (before.kind in {"paragraph", "quote"} and before.words.endswith(":"))


def _of_its_kind(part: Part) -> Part:
    """A short paragraph that is a day, who wrote the article, or a button of a page, as what it is."""
    if part.kind != "paragraph" or len(part.words) > _LONGEST_LINE:
        return part
    if is_date_line(part.words):
        return replace(part, kind="date line")
    if is_byline(part.words):
        return replace(part, kind="metadata")
    return replace(part, kind="boilerplate") if is_furniture(part.words) else part


def _without_press_lines(parts: Sequence[Part]) -> list[Part]:
    """What a database of the press or a page prints around the title, as what it is."""
    lines = [part.words if part.kind in _MAY_TELL and not part.depth else "" for part in parts]
    title = next((number for number, part in enumerate(parts) if part.kind == "title"), None)
    told = press_lines(lines, title) - {title}
    return [
        replace(part, kind=kind_of_press_line(part.words)) if number in told else part
        for number, part in enumerate(parts)
    ]


def _with_title(parts: list[Part]) -> list[Part]:
    """Without a part that is the title, the first is, where it can be one."""
    if not parts or any(part.kind == "title" for part in parts) or sum(part.kind != "metadata" for part in parts) == 1:
        return parts
    number = next((n for n, part in enumerate(parts) if part.kind not in _ABOVE_TITLE), 0)
    first = parts[number]
    if first.kind == "heading" or (first.kind == "paragraph" and is_title(first.words)):
        return [*parts[:number], replace(first, kind="title"), *parts[number + 1 :]]
    return parts
