"""PDF files: PDFium gives the lines; where they stand on the page tells their order and the paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from articles.broken import count_of_no_letters, damaged, illegible, is_legible
from articles.date_lines import is_byline, is_date_line
from articles.formats.pdf_justified import without_wide_gaps
from articles.formats.pdf_leaders import with_entries
from articles.formats.pdf_lines import Line, lines_of
from articles.formats.pdf_order import in_reading_order
from articles.formats.pdf_tables import in_columns, is_row, tabled
from articles.formats.running_heads import Page, without_running_heads
from articles.layout import Known, is_title, lay_out
from articles.line_sorts import Sort
from articles.lines import ends_sentence, goes_on
from articles.metadata import facts_of, is_no_title
from articles.types import Document
from runtime.errors import UnreadableArticle
from text.readable import tidy

_LEADING = 1.35  # of the usual distance of two lines: more parts two paragraphs
_TALLER = 1.15  # of a line's height: another size of type parts them, too
_SHORT = 0.85  # of the width of a column: a line that ends a sentence there ends its paragraph
_INDENT = 6.0  # points
_FURTHEST = 2.5  # heights of a line at most from one to the next, on pages with few
_TITLE_LINES = 3  # at most
_MARK = re.compile(
    r"[^\w\s|.,;:'\"(){}\[\]%€$£·…–—=*#~+<>/\\^-]"
)  # the others are drawn with, or stand in tables and code
_SIGNS = 8  # for letters, at least, in a line of them: fewer may be ornaments, or a formula
_TELLING = 20  # pages that tell why a file has no text


class PdfFormat:
    """Reads `.pdf`, if it has text. Its date of creation is not that of publication, and is left."""

    suffixes: tuple[str, ...] = (".pdf",)

    def read(self, data: bytes, path: Path) -> Document:
        """See `articles.formats.Format`."""
        file = _opened(data, path)
        drawn = [_lines_of(file, number) for number in range(len(file))]
        legible = [_legible(lines) for lines in drawn]
        parted = without_running_heads(legible)
        pages = _titled([_tables_whole(replace(page, body=tuple(in_reading_order(page.body)))) for page in parted])
        written = _Written()
        for number, page in enumerate(pages):
            written.add(page, opens=not any(before.body for before in pages[:number]))
        text = written.text
        if not text.strip():
            raise illegible(path) if any(drawn) else _without_text(path, file)
        laid_out = lay_out(text, known=Known(written.sorts), pages=written.starts)
        blocks = [replace(block, page=bisect_right(written.starts, block.start)) for block in laid_out]
        known = file.get_metadata_dict(skip_empty=True)
        head = {key: value for key in ("title", "author") if (value := _meant(known.get(key.capitalize(), "")))}
        facts = facts_of(text, blocks, head, "file's properties", path.stem)
        whole = [
            bool(page.body) and len(kept) == len(lines) for page, kept, lines in zip(pages, legible, drawn, strict=True)
        ]
        unread = tuple(number for number, is_whole in enumerate(whole, start=1) if not is_whole)
        return Document(text, tuple(blocks), facts, unread)


def _opened(data: bytes, path: Path) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error):
            raise UnreadableArticle("{}: protected by a password. Save it without one.", path) from error
        raise damaged(path) from error


def _lines_of(file: Any, number: int) -> list[Line]:
    """The lines of a page; none where it is damaged, which costs no other page."""
    from pypdfium2 import PdfiumError

    try:
        return without_wide_gaps(lines_of(file[number]))
    except PdfiumError:
        return []


def _legible(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page that are text, not what stands for letters in a font that does not tell them."""
    words = "".join(line.words for line in lines)
    if not is_legible(words) or len(_MARK.findall(words)) > sum(map(str.isalnum, words)):
        return []
    signs = [0 if is_legible(line.words) else count_of_no_letters(line.words) for line in lines]
    return [line for line, count in zip(lines, signs, strict=True) if not count] if max(signs) >= _SIGNS else lines


def _without_text(path: Path, file: Any) -> UnreadableArticle:
    """Why pages have no text: the first ones tell it."""
    from pypdfium2 import PdfiumError, raw

    for number in range(min(len(file), _TELLING)):
        with suppress(PdfiumError):
            if next(iter(file[number].get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])), None):
                return UnreadableArticle(
                    "{}: scanned: its pages ({}) are pictures, without text. Use OCR on it first.", path, len(file)
                )
    return UnreadableArticle("{}: no text on its pages ({}): they are empty, drawn, or damaged.", path, len(file))


@dataclass
class _Written:
    """The text of the pages so far, where each of them begins in it, and what lines are known to be."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    sorts: dict[int, Sort] = field(default_factory=dict)

    def add(self, page: Page, *, opens: bool) -> None:
        """Adds a page; `opens` is whether it is the first with text."""
        self.starts.append(len(self.text))
        self._add_running(page.head)
        for number, paragraph in enumerate(_paragraphs(page.body)):
            end = " " if opens and not number and _is_title(paragraph) else "\n"
            for line in paragraph:
                self._add(line, "\n" if line.words.endswith("-") else end)
            self.text = f"{self.text[:-1]}\n\n"
        self._add_running(page.foot)

    def _add_running(self, lines: Sequence[Line]) -> None:
        for line in lines:
            self.sorts[len(self.text)] = "boilerplate"
            self._add(line, "\n\n")

    def _add(self, line: Line, end: str) -> None:
        if line.entry:  # not the table's head, if it has no figure
            self.sorts[len(self.text)] = "table row"
        self.text += line.words + end


def _tables_whole(page: Page) -> Page:
    """The head of a table that goes on from page to page, and its last row, are none of the pages'."""
    head, body, foot = list(page.head), list(page.body), list(page.foot)
    while head and body and in_columns(head[-1], body[0]):
        body.insert(0, head.pop())
    while foot and body and in_columns(body[-1], foot[0]):
        body.append(foot.pop(0))
    return Page(tuple(head), tuple(body), tuple(foot))


def _titled(pages: Sequence[Page]) -> list[Page]:
    """What heads the other pages, too, is the title on the first, where none stands below it."""
    if not pages:
        return []
    first, *others = pages
    words = {line.words for page in others for line in page.head}
    title = tuple(line for line in first.head if line.words in words)
    if not title or _has_title(first.body, max(line.height for line in title)):
        return [first, *others]
    head = tuple(line for line in first.head if line not in title)
    return [replace(first, head=head, body=(*title, *first.body)), *others]


def _has_title(lines: Sequence[Line], height: float) -> bool:
    """Whether lines begin with a title that is not of smaller type than some height."""
    paragraphs = [some for some in _paragraphs(lines) if not any(map(_tells_of_article, some))]
    return len(paragraphs) > 1 and _is_title(paragraphs[0]) and height <= _TALLER * paragraphs[0][0].height


def _is_title(paragraph: Sequence[Line]) -> bool:
    """Whether a paragraph can be a title: few lines, of one size and style."""
    heights = sorted(max(line.height, 1.0) for line in paragraph)
    alike = heights[-1] <= _TALLER * heights[0] and all(_in_one_style(*pair) for pair in pairwise(paragraph))
    few = len(paragraph) <= _TITLE_LINES and not any(map(_tells_of_article, paragraph))
    return few and alike and is_title(" ".join(line.words for line in paragraph))


def _tells_of_article(line: Line) -> bool:
    return is_row(line) or is_date_line(line.words) or is_byline(line.words)


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each paragraph."""
    if not lines:
        return []
    lines = tabled(with_entries(lines))
    steps = [above.bottom - below.bottom for above, below in zip(lines, lines[1:], strict=False)]
    height = median(line.height for line in lines)
    usual = _Usual(min(median([step for step in steps if step > 0] or [0.0]), _FURTHEST * height), height)
    found = [[lines[0]]]
    for above, below, step in zip(lines, lines[1:], steps, strict=False):
        found[-1:] = [found[-1], [below]] if _parts(above, below, step, usual) else [[*found[-1], below]]
    return found


@dataclass(frozen=True, slots=True)
class _Usual:
    """From a line of a page to the next, and the height of one, as they mostly are."""

    step: float
    height: float

    def furthest(self, above: Line, below: Line) -> float:
        """From a line to the next of its paragraph; those of one large type lie further apart."""
        larger = above.height / max(self.height, 1.0)
        return _LEADING * self.step * (larger if larger > _TALLER and _in_one_style(above, below) else 1.0)


def _parts(above: Line, below: Line, step: float, usual: _Usual) -> bool:
    """Whether a paragraph ends between two lines."""
    if is_row(above) or is_row(below):
        return is_row(above) != is_row(below)
    if _ends_in_word(above) and below.words[0].isalpha() and step <= usual.furthest(above, below):
        return False
    heights = sorted([above.height, below.height])
    if step <= 0 or step > usual.furthest(above, below) or heights[1] > _TALLER * max(heights[0], 1.0):
        return not (step < 0 and goes_on(above.words, below.words))  # the next column
    indented = below.left > above.left + _INDENT
    short = above.right - above.left < _SHORT * (below.right - below.left)
    return ends_sentence(above.words) and (indented or short)


def _ends_in_word(line: Line) -> bool:
    return line.words.endswith("-") and line.words[-2:-1].isalpha()


def _in_one_style(above: Line, below: Line) -> bool:
    return above.fonts[1] == below.fonts[0]


def _meant(words: str) -> str:
    """A title or an author, where what stands there is one and not what a program put."""
    known = tidy(words)
    return "" if is_no_title(known) else known
