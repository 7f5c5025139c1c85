"""What replies to a question in an article that asks what is asked: an interviewer's « Quand ouvrirez-vous ? »."""

import re
from functools import lru_cache

from index.hit import Hit
from qa.questions.answer_type import Kind, expected_kind, form_asked, is_of_kind, kind_asked
from qa.types import Question
from text.analyzer import question_terms, terms_to_find
from text.language import Language

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ENDS = ' \u00a0\u202f»”"*_'
_LONGEST = 250  # characters of a question
# « R : », « — », « M. T. : », « Ann Lee, maire : », in front of what somebody says.
_SPEAKER = re.compile(
    r"[*_«“\"\s]*(?:[-–—]\s+|\w[\w.’'-]*(?:[ \u00a0]\w[\w.’'-]*){0,4}(?:, [^:.!?]{1,60})?[*_]*[ \u00a0]?:[*_]*\s+)?"
    r"[*_«“\"\s]*"
)
_CLAUSE = re.compile(r"(?:[^,;:.!?(\n]|[,.](?=\d)|(?<=\b[A-Z])\.)+")
_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\d)|(?<=\b[A-Z])\.)+")
_DENIES = re.compile(r"(?i)(?:pas|non|not|no)\b")
_BEGINNING = 4  # letters of a term: an interviewer says « ouvrirez-vous »
_SHARE = 2 / 3  # of what an article's question asks that the user's has, too


def replies(question: Question, hit: Hit) -> list[tuple[int, int]]:
    """Where a passage replies to what is asked, as far as the first mark that parts its words, or the first sentence.

    What the user's question has besides stands somewhere in the article.
    """
    article, kind = hit.article, kind_asked(question)
    if article.language != question.language or kind == "any" or form_asked(question) == "sentence":
        return []
    asked = frozenset(question_terms(question.query, question.language))
    found = (
        _first_words(article.text, reply, kind)
        for words, reply in _exchanges(article.text)
        if hit.passage.start <= reply[0] < hit.passage.end
        and expected_kind(words) == kind
        and _asks_the_same(asked, words, article.text, article.language)
    )
    return [
        place
        for place in found
        if is_of_kind(words := article.text[slice(*place)], kind) and not _DENIES.match(words)  # nor « On verra. »
    ]


def _asks_the_same(asked: frozenset[str], words: str, text: str, language: Language) -> bool:
    own = {term[:_BEGINNING] for term in question_terms(words, language)}
    shared = {term for term in asked if term[:_BEGINNING] in own}
    return len(shared) >= max(1, _SHARE * len(own)) and asked - shared <= _terms(text, language)


@lru_cache(maxsize=16)  # a text is asked about for each of its candidates
def _exchanges(text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """Each line that is a question, without its speaker, and where the next line stands, that is none."""
    lines = [match.span() for match in _LINE.finditer(text)] if "?" in text else []
    found = []
    for (start, end), (begin, until) in zip(lines, lines[1:], strict=False):
        words = text[_behind_speaker(text, start, end) : end].rstrip(_ENDS)
        if end - start <= _LONGEST and words.endswith("?") and not text[begin:until].rstrip(_ENDS).endswith("?"):
            found.append((words, (_behind_speaker(text, begin, until), until)))
    return tuple(found)


def _behind_speaker(text: str, start: int, end: int) -> int:
    speaker = _SPEAKER.match(text, start, end)
    return speaker.end() if speaker else start


def _first_words(text: str, reply: tuple[int, int], kind: Kind) -> tuple[int, int]:
    clause = _CLAUSE.match(text, *reply)
    if clause and is_of_kind(clause[0], kind):
        return clause.start(), clause.start() + len(clause[0].rstrip())
    sentence = _SENTENCE.match(text, *reply)
    return (sentence.start(), sentence.start() + len(sentence[0].rstrip())) if sentence else reply


@lru_cache(maxsize=16)
def _terms(text: str, language: Language) -> frozenset[str]:
    return frozenset(terms_to_find(text, language))
