"""What a file becomes: an article, and the passages that it is found by."""

from dataclasses import dataclass
from datetime import date

from text.language import Language


@dataclass(frozen=True, slots=True)
class Article:
    """One source document.

    Attributes:
        id: the file's stem, made unique in its index.
        path: absolute path of the file.
        sha256: of the file's bytes, in hexadecimal.
        text: NFC, line ends as line feeds; every offset of the program counts in it.
    """

    id: str
    path: str
    sha256: str
    title: str
    date: date | None
    language: Language
    source: str | None
    author: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a run of sentences of a long one: `article.text[start:end]`.

    Attributes:
        number: of the paragraph in its article, from 1; windows of one paragraph share it.
    """

    article_id: str
    number: int
    start: int
    end: int
