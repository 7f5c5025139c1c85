"""A question, a passage that is one text, and words of it: what tests of single rules are made of."""

from datetime import date

from articles.types import Article, Passage
from index.hit import Hit
from qa.types import Question, Span
from text.language import Language, language_of_question
from text.sentences import sentences


def asked(question: str, text: str, words: str, title: str = "") -> tuple[Question, Hit, Span]:
    """What is asked of words of a text in the same language, with a title above it."""
    language = language_of_question(question)
    return Question(question, language), hit_of(text, language, title), span_of(text, words)


def hit_of(text: str, language: Language, title: str = "", day: date | None = None) -> Hit:
    """The passage that is the whole text."""
    article = Article("a", "/a.txt", "0" * 64, title, day, language, None, None, text)
    return Hit(1, article, Passage("a", 1, 0, len(text)), 1.0, 1.0, 1, 1, (), tuple(sentences(text, language)))


def span_of(text: str, words: str) -> Span:
    """The first place of words in a text."""
    start = text.index(words)
    return Span(start, start + len(words), 1.0)
