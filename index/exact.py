"""Where exact words stand: in passages, titles and headings that have some and lack others, of certain articles."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from articles.passages import sentences_of
from articles.types import Article, Passage
from index.filter import EVERY, Filter
from index.folder import IndexFolder
from index.hit import Hit
from index.rows import StoredPassage
from text.analyzer import question_terms
from text.phrase import Phrase

_AT_ONCE = 500  # passages that are looked through, with their articles' texts, before the next are read


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, as typed.

    Attributes:
        phrases: that a passage has, all of them.
        without: words or phrases that it lacks.
        titles: that its article's title has.
        sources: that its article's source has.
    """

    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Words in a passage, `article.text[start:end]`."""

    hit: Hit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where they stand.

    Attributes:
        first: those in the newest articles, as many as were asked for.
        passages: how many have them in all; of an article found by title or source alone, its title counts as one.
        articles: how many these are of.
    """

    first: tuple[Place, ...]
    passages: int
    articles: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A place, without the text around it: there may be many."""

    article: str
    passage: Passage
    start: int
    end: int


def find(folder: IndexFolder, wanted: Wanted, top: int, filter: Filter = EVERY) -> Places:
    """Finds every place, and tells of the first.

    Args:
        folder: to look in.
        wanted: with a phrase, a title or a source at least.
        top: how many places are told, of the newest articles first.
        filter: which articles are looked through.
    """
    known = {article.id: place for place, article in enumerate(_articles(folder, wanted, filter))}
    found = _by_words(folder, wanted, known) if wanted.phrases else _by_article(folder, wanted, known)
    places = {(one.article, one.start): one for one in found}
    newest = sorted(places.values(), key=lambda one: (known[one.article], one.start))
    first = [_place_of(folder, one, rank, wanted) for rank, one in enumerate(newest[:top], start=1)]
    return Places(tuple(first), len(newest), len({one.article for one in newest}))


def _articles(folder: IndexFolder, wanted: Wanted, filter: Filter) -> list[Article]:
    """Those of the titles and sources that are wanted, and let through, newest first."""
    titles, sources = [Phrase(words) for words in wanted.titles], [Phrase(words) for words in wanted.sources]
    return [
        article
        for article in folder.store.articles(filter)
        if all(phrase.is_in(article.title) for phrase in titles)
        and all(phrase.is_in(article.source) for phrase in sources)
    ]


def _by_words(folder: IndexFolder, wanted: Wanted, known: Collection[str]) -> Iterator[_Found]:
    """The lexical index names the passages with the terms of all phrases; whether they stand so, the text tells."""
    phrases, without = [Phrase(words) for words in wanted.phrases], [Phrase(words) for words in wanted.without]
    rows = folder.derived()[1].rows_with(wanted.phrases)
    for first in range(0, len(rows), _AT_ONCE):
        for stored in folder.store.passages(rows[first : first + _AT_ONCE]).values():
            if stored.article.id in known:
                yield from _in_passage(stored, phrases, without)


def _in_passage(stored: StoredPassage, phrases: list[Phrase], without: list[Phrase]) -> Iterator[_Found]:
    """In a passage, or in the title and the headings above it, which are in no passage."""
    article, passage = stored.article, stored.passage
    above = [block for block in article.blocks if block.kind == "title"] + list(article.headings_above(passage.start))
    headings = [Passage(article.id, 0, block.start, block.end) for block in above if block.kind in {"title", "heading"}]
    for one in (passage, *headings):
        read = article.readable(one.start, one.end)
        places = [phrase.place_in(read.text) for phrase in phrases]
        if all(places) and not any(phrase.is_in(read.text) for phrase in without):
            yield _Found(article.id, one, *read.original(*(places[0] or (0, 1))))


def _by_article(folder: IndexFolder, wanted: Wanted, known: Collection[str]) -> Iterator[_Found]:
    """The title of each article, or its first words where the text does not begin with one."""
    titles, without = [Phrase(words) for words in wanted.titles], [Phrase(words) for words in wanted.without]
    for name in known:
        article = folder.store.article(name)
        if any(phrase.is_in(article.text) for phrase in without):
            continue
        kinds = {block.kind: block for block in reversed(article.blocks)}
        block = kinds.get("title") or kinds.get("heading") or kinds.get("paragraph") or article.blocks[0]
        passage = Passage(name, 0 if block.kind != "paragraph" else 1, block.start, block.end)
        read = article.readable(block.start, block.end)
        place = titles[0].place_in(read.text) if titles else None
        bounds = read.original(*place) if place else sentences_of(article, block.start, block.end)[0]
        yield _Found(name, passage, *bounds)


def _place_of(folder: IndexFolder, one: _Found, rank: int, wanted: Wanted) -> Place:
    article = folder.store.article(one.article)
    words = tuple(dict.fromkeys(w for p in wanted.phrases for w in question_terms(p, article.language).values()))
    sentences = tuple(sentences_of(article, one.passage.start, one.passage.end))
    hit = Hit(rank, article, one.passage, 1.0, 0.0, None, None, words, sentences)
    return Place(hit, one.start, one.end)
