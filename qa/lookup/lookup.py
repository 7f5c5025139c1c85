"""Where words stand, for those who look words up instead of asking: exactly, or nearly, or not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from index.exact import Place, Places, Wanted
from index.filter import Filter
from index.hit import Hit
from qa.lookup.operators import wanted_of
from qa.questions.indirect import outright
from qa.questions.question import alone, clean, understand
from qa.questions.quotation import LONG, nearest, pasted, quoted_question, with_speaker
from qa.types import Answer, Citation, Found, Question, Span
from text.language import Language

LISTED = 20  # places that are told at least
_READ = 20  # passages that are read for a wording that is nearly the one typed


class Finder(Protocol):
    """Finds words and passages; `index.retriever` does."""

    def search(self, query: str, language: Language, top: int, filter: Filter) -> list[Hit]:
        """The best passages of the articles that a filter lets through, best first."""

    def find(self, wanted: Wanted, top: int, filter: Filter) -> Places:
        """Every place that has exact words; `top` of them are told."""


def looked_up(finder: Finder, typed: str, top: int, filter: Filter, usual: Language | None = None) -> Answer | None:
    """Where words stand; None where a question was asked.

    Args:
        finder: over the articles.
        typed: the user's words.
        top: how many places are told, if it is more than `LISTED`.
        filter: which articles are looked through.
        usual: the language of whoever asks, see `qa.questions.question`.

    Raises:
        WrongInput: nothing was typed, or too much.
    """
    question, wanted, text = understand(typed, usual=usual), wanted_of(typed), alone(typed)
    quotation = "" if wanted else pasted(text) or pasted(question.text) or ""
    words = wanted or Wanted(phrases=(quotation.rstrip(" .!…"),))
    if not (wanted or quotation):
        return None
    if quoted_question(clean(typed)) or outright(text) != text:  # looked up only where an article asks it itself
        found = _places(question, finder.find(words, max(top, LISTED), filter))
    else:
        found = _found(finder, question, words, quotation, top, filter)
    return replace(found, filter=filter) if found else None


def _found(
    finder: Finder, question: Question, wanted: Wanted, quotation: str, top: int, filter: Filter
) -> Answer | None:
    """Where words stand, exactly or nearly: those that were marked as such, or a quotation that was pasted."""
    marked = " ".join(wanted.phrases) if wanted == Wanted(phrases=wanted.phrases[:1]) else ""
    places = _places(question, finder.find(wanted, max(top, LISTED), filter))
    return places or _nearly(finder, question, quotation or marked, top, filter, certain=not quotation)


def _places(question: Question, places: Places) -> Answer | None:
    if not places.passages:
        return None
    citations = [_citation(place, number) for number, place in enumerate(places.first, start=1)]
    found = Found(places.passages, places.articles)
    return _answer(question, citations, [place.hit for place in places.first], found, 1.0)


def _nearly(
    finder: Finder, question: Question, quotation: str, top: int, filter: Filter, *, certain: bool
) -> Answer | None:
    """The nearest wording; where there is none, the passages nearest in meaning, in either language.

    Args:
        finder: over the articles.
        question: what was typed.
        quotation: the words that it looks for; empty where they are no single quotation.
        top: how many passages are told.
        filter: which articles are looked through.
        certain: whether it is a quotation; if not and no wording is near, it is None: a question, then.
    """
    asked = quotation or question.text
    hits = finder.search(asked, question.language, max(top, _READ), filter)
    near = nearest(quotation, hits) if len(quotation.split()) >= LONG - 1 else None
    if near:
        citation = _citation(Place(near.hit, near.start, near.end), 1)
        return _answer(question, [citation], hits[:top], Found(0, 0, near.pieces), near.alike)
    return _answer(question, [], hits[:top], Found(0, 0), 0.0) if certain else None


def _answer(
    question: Question, citations: Sequence[Citation], hits: Sequence[Hit], found: Found, confidence: float
) -> Answer:
    text = citations[0].quote if citations else None
    return Answer(question, text, confidence, tuple(citations), tuple(hits), shown="places", found=found)


def _citation(place: Place, number: int) -> Citation:
    hit, (start, end) = place.hit, with_speaker(place.hit, place.start, place.end)
    return Citation(number, hit.article, Span(place.start, place.end, 0.0), (start, end), hit.passage, number)
