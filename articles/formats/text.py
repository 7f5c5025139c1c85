"""Plain text."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from articles.decoding import decoded
from articles.heads import head_of
from articles.layout import BY_WORDS, Known, lay_out
from articles.metadata import facts_of
from articles.types import Block, Document, Origin


class TextFormat:
    """Reads plain text, which may have some of Markdown's marks."""

    suffixes: tuple[str, ...] = (".txt", ".text")

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        text = decoded(data, str(path))
        return text_document(text, head_of(text), path)


def text_document(
    text: str, head: tuple[int, Mapping[str, Any], Origin], path: Path, known: Known = BY_WORDS
) -> Document:
    """A text laid out.

    Args:
        text: with its head.
        head: where it ends, what it says, and what it is, as `articles.metadata.head_of` tells.
        path: of the file.
        known: what is known of the lines.
    """
    end, values, origin = head
    start = len(text) - len(text.lstrip())
    blocks = [*([Block("metadata", start, end)] if end else []), *lay_out(text, end, known)]
    if end:  # the places of headings count from the first block on
        blocks = [blocks[0], *(_moved(block, 1) for block in blocks[1:])]
    facts = facts_of(text, blocks, values, origin, unicodedata.normalize("NFC", path.stem))
    return Document(text, tuple(blocks), facts)


def _moved(block: Block, by: int) -> Block:
    return replace(block, headings=tuple(n + by for n in block.headings))
