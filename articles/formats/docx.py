"""Word's `.docx`, by its styles: titles, headings, lists, captions, tables."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from articles.formats.build import Part, document_of, item, rows
from articles.types import Document
from runtime.errors import UnreadableArticle

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_HEADING = re.compile(r"(?i)(?:heading|titre|überschrift)\s*(\d)")


class DocxFormat:
    """Reads `.docx`. Its date of creation is not that of publication, and is left."""

    suffixes: tuple[str, ...] = (".docx",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        import docx

        if data.startswith(_OLD_WORD):
            raise UnreadableArticle(
                f"{path}: protected by a password, or an old Word file. Save it as .docx without one."
            )

        file = docx.Document(io.BytesIO(data))
        author = file.core_properties.author
        head = {"author": author} if author and author.lower() != "python-docx" else {}
        return document_of(_parts(file), head, "file's properties", path.stem)


def _parts(file: Any) -> Iterator[Part]:
    for content in file.iter_inner_content():
        if hasattr(content, "rows"):
            yield from rows([_cells(row) for row in content.rows])
        else:
            yield _paragraph(content)


def _cells(row: Any) -> list[str]:
    """The words of a row's cells, each cell that spans several columns once."""
    seen: list[Any] = []
    for cell in row.cells:
        if not any(cell._tc is other for other in seen):
            seen.append(cell._tc)
    return [" ".join(text.text or "" for text in cell.iter() if text.tag.endswith("}t")) for cell in seen]


def _paragraph(paragraph: Any) -> Part:
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    words = paragraph.text
    if heading := _HEADING.match(style):
        return Part("heading", words, level=int(heading[1]))
    if style.lower() in {"title", "titre"}:
        return Part("title", words)
    if style.lower() in {"caption", "légende"}:
        return Part("caption", words)
    properties = paragraph._p.pPr
    if "list" in style.lower() or (properties is not None and properties.numPr is not None):
        return item(words)
    return Part("paragraph", words)
