"""The numbers that tell how likely a candidate is to answer; `qa/weighing/confidence.py` weighs them."""

import re
from dataclasses import dataclass

from index.hit import Hit
from qa.extraction.missing import missing_in, missing_in_sentence
from qa.extraction.speech import is_saying_asked, sayings
from qa.extraction.tellings import tellings
from qa.questions.answer_type import Kind, is_of_kind, kind_asked
from qa.reading.spans import overlapping
from qa.types import Question, Span
from text.accents import CAPITALS

_BARE = re.compile(r"[1-9]\d?|1[01]\d")
# « Ana Ruiz (46) », "Ann Lee, now 86 and a widow"
_BEHIND_NAME = re.compile(r"[^\W\d](?:,|[ \u00a0]?\()[ \u00a0]?(?:(?:now|then|aged|aujourd['’]hui|alors)[ \u00a0])?\Z")
_BEFORE_MORE = re.compile(r"[,;.)]|[ \u00a0](?:and|et)[ \u00a0]")
# "She is 61 and lives there", "Ann Lee was 46 when", "Ann Lee Jr turned 30."
_IS_AGED = re.compile(
    rf"(?:\b(?:[Hh]e|[Ss]he|who)|[{CAPITALS}][\w’'-]+[ \u00a0][{CAPITALS}][\w’'.-]+)[ \u00a0]"
    r"(?:is|was|turn(?:s|ed)|will be|would be)(?:[ \u00a0](?:now|only|just|about|nearly|almost))?[ \u00a0]\Z"
)
_BEHIND_AGE = re.compile(r"\Z|\n|[.,;:)!?”\"](?!\d)|[ \u00a0](?:and|but|when|at|this|last|next|or|–|—)(?!\w)")
_LOOKED_BACK = 60  # characters

FEATURES = (
    "reading",  # the reader's score
    "cosine",  # of question and passage
    "fused",  # the passage's retrieval score
    "same_language",  # these three tell the four directions apart, each with an intercept of its own
    "english_question",
    "english_article",
    "kind",  # whether the words can be the kind of answer that the question asks for
    "missing",  # share of the question's names and numbers that the passage, of the same language, and its title lack
    "missing_in_sentence",  # the same of the sentence around the words, and the title
    "aside",  # whether the words stand in a title, a heading or a caption
    "in_apposition",  # whether they stand beside a name as its role, or a role as its holder's name, as is asked
    "saying",  # whether whoever is asked about says them
    "alone",  # how much better than expected the words do when their sentence is read alone, under its title
)


@dataclass(frozen=True)
class Candidate:
    """Words that may answer, and the passage they stand in.

    Attributes:
        hit: the passage.
        span: the words.
        alone: the reader's score of them in their sentence alone, less what it mostly gives such words there; 0 where
            that was not read.
    """

    hit: Hit
    span: Span
    alone: float = 0.0

    @property
    def words(self) -> str:
        """The words as they are read."""
        return self.hit.article.readable(self.span.start, self.span.end).text


def evidence(question: Question, candidate: Candidate) -> tuple[float, ...]:
    """The numbers that the probability is made from, in the order of `FEATURES`."""
    hit, span = candidate.hit, candidate.span
    saying = is_saying_asked(question, hit, span)  # by somebody whom the passage may call by the office alone
    return (
        span.score,
        hit.cosine,
        hit.score,
        *_languages(question, hit),
        float(is_of_kind_asked(candidate, kind_asked(question))),
        0.0 if saying else missing_in(question, hit),
        0.0 if saying else missing_in_sentence(question, hit, span),
        float(hit.passage.number == 0),
        float(overlapping((span.start, span.end), tellings(question, hit))),
        float(saying),
        candidate.alone,
    )


def is_of_kind_asked(candidate: Candidate, kind: Kind) -> bool:
    """Whether the words can be of a kind: by themselves, or as an age is told, "Ann Hill, 46, said", "She is 46."."""
    if kind == "age" and _BARE.fullmatch(candidate.words):
        text, span = candidate.hit.article.text, candidate.span
        before = text[max(0, span.start - _LOOKED_BACK) : span.start]
        behind_name = _BEHIND_NAME.search(before) and _BEFORE_MORE.match(text, span.end)
        return bool(behind_name or (_IS_AGED.search(before) and _BEHIND_AGE.match(text, span.end)))
    return is_of_kind(candidate.words, kind)


def evidence_at_most(question: Question, hit: Hit) -> tuple[float, ...]:
    """The numbers of the best candidate that a passage not yet read may hold, less the reader's own."""
    languages, of_kind = _languages(question, hit), 1.0
    in_apposition, saying = float(bool(tellings(question, hit))), float(bool(sayings(question, hit)[0]))
    missing = 0.0 if saying else missing_in(question, hit)  # no sentence has more of the names than its passage
    return (0.0, hit.cosine, hit.score, *languages, of_kind, missing, missing, 0.0, in_apposition, saying, 0.0)


def _languages(question: Question, hit: Hit) -> tuple[float, float, float]:
    asked, answers = question.language, hit.article.language
    return float(answers == asked), float(asked == "en"), float(answers == "en")
