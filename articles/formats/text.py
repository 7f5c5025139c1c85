"""Plain text and Markdown."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from articles.decoding import decoded
from articles.layout import lay_out
from articles.metadata import facts_of, head_of
from articles.types import Block, Document

_MARKDOWN = (".md", ".markdown")
# To a footnote, in the middle of a sentence.
_REFERENCE = re.compile(r"(?<=\S)[ \u00a0\u202f]?\[\^[^\]\s]{1,30}\](?!:)")


class TextFormat:
    """Reads both: a text file may have Markdown's marks, and a Markdown file none."""

    suffixes: tuple[str, ...] = (".txt", ".text", *_MARKDOWN)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        text = decoded(data, str(path))
        if path.suffix.lower() in _MARKDOWN:
            text = _REFERENCE.sub("", text)
        end, head, origin = head_of(text)
        blocks = [*([Block("metadata", 0, end)] if end else []), *lay_out(text, end)]
        if end:  # the places of headings count from the first block on
            blocks = [blocks[0], *(_moved(block, 1) for block in blocks[1:])]
        facts = facts_of(text, blocks, head, origin, unicodedata.normalize("NFC", path.stem))
        return Document(text, tuple(blocks), facts)


def _moved(block: Block, by: int) -> Block:
    return replace(block, headings=tuple(n + by for n in block.headings))
