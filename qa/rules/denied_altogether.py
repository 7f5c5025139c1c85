"""What an article denies altogether, « Saurat n'a pas augmenté le prix »: no other sentence tells by how much.

Where the whole of a question is denied, in its own words, whatever stands in a clause that lacks some of them is told
of something else.
"""

import re
from functools import lru_cache

from index.hit import Hit
from qa.questions.answer_type import form_asked, is_of_kind, kind_asked
from qa.rules.denials import clause, content, denials
from qa.rules.not_done import NEGATIVE
from qa.types import Question, Span
from text.analyzer import question_terms
from text.language import Language
from text.sentences import sentences

_AROUND = 1500  # characters on each side of some words in which what is asked may be denied
_KIND = re.compile(r"(?i)\b(?:which|what|quel(?:le)?s?) ([\w-]+)")
_TO_COME = re.compile(r"(?i)\b(?:\w{2,}r(?:a|ont)|will|won(?=['’]t)|shall)\b")
_NOT_YET = re.compile(r"(?i)\b(?:yet|encore|until|till|avant|before|since|depuis|plus|longer|at first|d['’]abord)\b")
# Of nothing at all, where « pas » and "not" may be of what is told beside them: "not in May".
_AT_ALL = re.compile(r"(?i)\b(?:aucune?|ni|jamais|never|rien|nothing|no)\b")
_LEANS = re.compile(r"(?i)\b(?:ils?|elles?|it|he|she|they)\b")
_COUNTED = {"number", "date", "age", "duration"}


def is_denied_altogether(question: Question, hit: Hit, span: Span) -> bool:
    """Whether what is asked is denied near some words, and their own clause lacks its subject, or what is denied."""
    language = hit.article.language
    if language != question.language or form_asked(question) == "sentence" or NEGATIVE.search(question.text):
        return False
    asked = _terms(_KIND.sub(" ", question.query), language)
    text = hit.article.text
    around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
    first, last = hit.sentence_at(span.start, span.end)
    sentence = text[first:last].replace("\n", " ").replace("\u00a0", " ")
    since, until = clause(sentence, span.start - first, span.end - first)
    own = sentence[since:until]
    told = _terms(own, language)
    for subject, denied, behind in _denied(around, language):
        if (
            asked <= subject | denied
            and subject & asked
            and denied & asked
            and _is_whole(question, denied - asked, behind)
            and bool(_TO_COME.search(question.text)) == bool(_TO_COME.search(behind))
        ):
            lacks_subject = not (subject & asked & told or _LEANS.search(own))
            if lacks_subject or not (denied & asked) <= told:
                return True
    return False


def _is_whole(question: Question, others: frozenset[str], behind: str) -> bool:
    """Whether nothing is left of what is denied, as May is of "not in May" where a day is asked for."""
    if _AT_ALL.search(behind):
        return True
    kind = kind_asked(question)
    return not is_of_kind(behind, kind) if kind in _COUNTED else not others


@lru_cache(maxsize=256)  # for each candidate of a passage
def _denied(text: str, language: Language) -> tuple[tuple[frozenset[str], frozenset[str], str], ...]:
    """Of each denial the terms in front of it in its clause, those that are denied, and its words."""
    found = []
    for place in sentences(text, language) if NEGATIVE.search(text) else ():
        sentence = text[slice(*place)].replace("\n", " ").replace("\u00a0", " ")
        for one in denials(sentence, language):
            since, until = clause(sentence, one.start, one.behind)
            words = sentence[one.start : until]
            if not _NOT_YET.search(sentence):
                found.append((_terms(sentence[since : one.start], language), _terms(words, language), words))
    return tuple(found)


@lru_cache(maxsize=256)
def _terms(text: str, language: Language) -> frozenset[str]:
    """What carries meaning in a text, its verbs in the present, too."""
    return frozenset(content(" ".join(question_terms(text, language).values()), language))
