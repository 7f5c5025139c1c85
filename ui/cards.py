"""What the cards beside the chat show: the passages cited, the others near the question, the words that matched."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from articles.tables import cells_of
from articles.types import Article, Block, Passage
from index.hit import Hit
from qa.types import Answer, Citation, Span
from text.analyzer import places_of

_OF_TABLES = ("table head", "table row")
_BARS = re.compile(r"\s*(?:\|\s*)+")
_BULLET = re.compile(r"^\s*[-*+•·‣▪–—]\s+")
_PASSAGES = 5  # shown beside an answer, the cited ones among them


PieceKind = Literal["quoted", "matched", "plain"]


class PassagePiece(NamedTuple):
    """Some words of a passage, and whether they are quoted, matched or plain."""

    words: str
    kind: PieceKind


def hit_of(answer: Answer, citation: Citation) -> Hit | None:
    """The hit that a citation was read in; a title's is of no passage of its own."""
    return next((hit for hit in answer.hits if hit.passage == citation.passage), None)


def by_passage(citations: Iterable[Citation]) -> list[list[Citation]]:
    """The citations of each passage together, for a card each: those of a list may all be of one."""
    together: dict[tuple[str, Passage], list[Citation]] = {}
    for citation in citations:
        together.setdefault((citation.article.id, citation.passage), []).append(citation)
    return list(together.values())


def others_of(answer: Answer) -> list[Hit]:
    """The passages to show beside those that are cited, so that there are `_PASSAGES` in all, where there are.

    A passage that stands in several articles is shown once.
    """
    cited = {_words(citation.article, citation.passage) for citation in answer.citations}
    others = [hit for hit in distinct(answer.hits) if _words(hit.article, hit.passage) not in cited]
    return others[: max(0, _PASSAGES - len(cited))]


def distinct(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits with the same words, the first."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(_words(hit.article, hit.passage), hit)
    return list(first.values())


def also_in(answer: Answer, article: Article, passage: Passage) -> list[str]:
    """The files of other articles that have the same passage, as far as they were found."""
    words = _words(article, passage)
    same = (hit.article for hit in answer.hits if _words(hit.article, hit.passage) == words)
    return list(dict.fromkeys(Path(other.path).name for other in same if other.id != article.id))


def _words(article: Article, passage: Passage) -> str:
    return " ".join(article.readable(passage.start, passage.end).text.split())


def passage_pieces(
    article: Article, passage: Passage, hit: Hit | None, spans: Sequence[Span] = ()
) -> list[PassagePiece]:
    """A passage's words, the quoted ones and those of the question set apart from the others."""
    text = article.text
    found = places_of(hit.matched_terms, text[passage.start : passage.end], article.language) if hit else []
    kinds: list[tuple[int, int, PieceKind]] = [(span.start, span.end, "quoted") for span in spans]
    for start, end in found:
        start, end = start + passage.start, end + passage.start
        if all(end <= span.start or start >= span.end for span in spans):
            kinds.append((start, end, "matched"))
    pieces, place = list[PassagePiece](), passage.start
    for start, end, kind in sorted(kinds):
        start, end = max(start, place), max(end, place)  # quoted words may overlap
        pieces += [PassagePiece(text[place:start], "plain"), PassagePiece(text[start:end], kind)]
        place = end
    pieces.append(PassagePiece(text[place : passage.end], "plain"))
    blocks = article.blocks_within(passage.start, passage.end)
    return _cells(pieces) if blocks and all(block.kind in _OF_TABLES for block in blocks) else pieces


def around(citation: Citation) -> tuple[str, str]:
    """The words of a sentence before and after the quoted ones; a row by its cells, an item without its mark."""
    text, (start, end), span = citation.article.text, citation.sentence, citation.span
    before, after = text[start : span.start], text[span.end : end]
    kinds = {block.kind for block in citation.article.blocks_within(start, end)}
    if kinds and kinds <= set(_OF_TABLES):
        return _BARS.sub(" · ", before).lstrip(" ·"), _BARS.sub(" · ", after).rstrip(" ·")
    return (_BULLET.sub("", before) if kinds == {"list item"} else before), after


def _cells(pieces: Sequence[PassagePiece]) -> list[PassagePiece]:
    """The pieces of a row without the bars between its cells; what is quoted stays what it is."""
    shown = [
        piece if piece.kind == "quoted" else piece._replace(words=_BARS.sub(" · ", piece.words)) for piece in pieces
    ]
    # The first and the last are plain, if only empty.
    shown[0] = shown[0]._replace(words=shown[0].words.lstrip(" ·"))
    shown[-1] = shown[-1]._replace(words=shown[-1].words.rstrip(" ·"))
    return shown


def heading_words(article: Article, heading: Block) -> str:
    """A heading in words; the head of a table by its cells."""
    if heading.kind in _OF_TABLES:
        return " · ".join(article.text[start:end] for start, end in cells_of(article, heading) if start < end)
    return article.readable(heading.start, heading.end).text
