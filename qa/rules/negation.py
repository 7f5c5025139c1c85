"""What a sentence denies, « X n'a pas signé », "neither", "except": no answer to who signed; and the other way round.

Only what is certain is told: the verb that is denied is one of the question's own words.
"""

import re
from collections.abc import Sequence
from os.path import commonprefix

from index.hit import Hit
from qa.questions.answer_type import form_asked
from qa.reading.spans import trimmed
from qa.rules.denials import LITTLE, PRESENT, Denial, clause, content, denials
from qa.rules.not_done import BESIDE, NEGATIVE, RIGHT_BEHIND, THE, affirms
from qa.types import Question, Span
from text.accents import CAPITALS
from text.analyzer import question_terms, terms_to_find, words
from text.language import Language
from text.nationalities import nations

# What is denied up to some time is often done then, "had never won until this year", or was done before.
_UNTIL = re.compile(r"(?i)\b(?:since|until|till|before|any ?more|any longer|depuis|avant|jusqu\w*)\b")
# What is denied of the manner is done: "did not sign alone".
_MANNER = re.compile(
    r"(?i)\b(?:alone|easily|lightly|willingly|immediately|at once|right away|in vain|without|seule?s?|facilement"
    r"|aussitôt|immédiatement|tout de suite|en vain|sans)\b"
)
_NOW = re.compile(r"(?i)\b(?:is|are|isn|aren|will|won['’]t|est|sont|sera|seront)\b")
_THEN = re.compile(r"(?i)\b(?:was|were|did|had|\w{2,}ed|était|étaient|avait|avaient|fut|furent|été)\b")
# « n'est plus maire »: was once; « n'a plus payé », « ne vendait plus »: of the past, where nothing is certain.
_NO_LONGER = re.compile(
    r"(?i)(?:ne |n['’])(?P<verb>(?!\w*(?:ait|aient)\b)[\w-]+) plus\b(?! (?:\w+ )?\w+(?:é|i|u|is|it)e?s?\b)"
)
_NEITHER = re.compile(rf"(?i)\b(?:ni|neither|nor) {THE}\Z")
_BUT_NOT = re.compile(
    r"(?i)(?:\b(?:(?:mais|et|but|and) (?:pas|non|non pas|not)|rather than|instead of|au lieu|plutôt que) |, not "
    rf"|\bplutôt qu['’]){THE}\Z"
)
# « non pas par X mais par Y », "not X but Y"; "did not" is a denial.
_NOT_ONE = re.compile(rf"(?i)(?<!\bdid )(?<!\bdoes )(?<!\bdo )\b(?:not|non(?: pas)?|pas) {THE}\Z")
_BUT_ANOTHER = re.compile(r"(?i),? (?:but|mais) (?!also\b|also,|aussi\b)")
_BOUND_OF_PHRASE = re.compile(r"[;:.!?]")
_EXCEPT = re.compile(
    r"(?i)\b(?:sauf|hormis|excepté|à part|à l['’]exception (?=d)|except(?: for)?|apart from|with the exception of)"
    rf" ?{THE}\Z"
)
_NOT = re.compile(r"(?i)\bn(?:e\b|['’]).*?\b(?:pas|plus|jamais|aucune?|ni)\b|\bnot\b|n['’]t\b|\bnever\b|\bcannot\b")
_KIND = re.compile(r"(?i)\b(?:which|what|quel(?:le)?s?) ([\w-]+)")
_CAPITAL = re.compile(rf"\b[{CAPITALS}][\w-]*\w")
_BEGINNING = 6  # letters that two forms of a verb have in common
_LEANS = re.compile(r"(?i)\b(?:ils?|elles?|it|he|she|they|we|i|nous|je)\b")


def is_denied(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a sentence certainly denies of some words what is asked, or affirms what is asked as not done.

    Not across languages, and not where yes or no is asked, or why.
    """
    language = hit.article.language
    if language != question.language or form_asked(question) == "sentence":
        return False
    first, last = hit.sentence_at(span.start, span.end)
    sentence = hit.article.text[first:last].replace("\n", " ").replace("\u00a0", " ")
    start, end = span.start - first, span.end - first
    if _NOT.search(question.text):
        return affirms(question.text, sentence, start, end, language)
    if NEGATIVE.search(question.text) or NEGATIVE.search(sentence, start, end):
        return False
    return (
        any(_is_denied_by(denial, question, sentence, start, end) for denial in denials(sentence, language))
        or _is_excepted(question, sentence, start, end)
        or _is_put_right(sentence, start, end)
        or _is_of_another(question, hit, sentence, start, end)
    )


def _is_asked(verb: str, question: Question) -> bool:
    """Whether a question has a verb, in the present, too: « construit » is of « construire »."""
    asked = {*question_terms(question.text, question.language), *content(question.text, question.language)}
    return verb in asked or any(
        len(commonprefix([verb, word])) >= max(_BEGINNING, len(verb) - 2, len(word) - 2) for word in asked
    )


def _is_denied_by(denial: Denial, question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether words are the subject of what is denied, or what it is denied of."""
    if _may_be_done(denial, question, sentence) or denial.verb in _affirmed(sentence, question.language):
        return False
    is_asked = _is_asked(denial.verb, question)
    if end <= denial.start:
        return is_asked and BESIDE.fullmatch(sentence, end, denial.start) is not None
    if not denial.behind <= start < denial.end:
        return False
    is_being = re.search(r"(?i)\b(?:est|était|sera|is|was|are|were)\b", sentence[denial.start : denial.behind])
    return is_asked or bool(is_being and RIGHT_BEHIND.fullmatch(sentence, denial.behind, start))


def _may_be_done(denial: Denial, question: Question, sentence: str) -> bool:
    """Whether what is denied may have been done before, was done after all, or is denied of its manner alone."""
    if _UNTIL.search(sentence, denial.behind) or _MANNER.search(sentence, denial.behind, denial.end):
        return True
    denied, asked = sentence[denial.start : denial.behind], words(question.text, question.language)
    if _NOW.search(denied) and (_THEN.search(question.text) or not PRESENT.keys().isdisjoint(asked)):
        return True
    if denied.lower().endswith("no longer"):
        return bool(_THEN.search(question.text)) or not PRESENT.keys().isdisjoint(asked)
    if not denied.lower().endswith("plus"):
        return False
    no_longer = _NO_LONGER.match(sentence, denial.start)
    return not no_longer or no_longer["verb"].lower() not in asked


def _affirmed(sentence: str, language: Language) -> list[str]:
    """The terms of a sentence without what it denies."""
    rest, behind = "", 0
    for denial in denials(sentence, language):
        rest, behind = f"{rest} {sentence[behind : denial.start]}", denial.end
    return content(f"{rest} {sentence[behind:]}", language)


def _is_excepted(question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether words stand behind "neither", "but not" or "except", in a sentence that tells what is asked."""
    before, others = sentence[:start], f"{sentence[:start]} {sentence[end:]}"
    asked = set(question_terms(_KIND.sub(" ", question.text), question.language))
    told = set(terms_to_find(others, question.language))
    if _NEITHER.search(before):
        return bool(asked & told)
    excepted = _EXCEPT.search(before)
    is_other = _BUT_NOT.search(before) or (excepted and not NEGATIVE.search(before, 0, excepted.start()))
    return bool(is_other) and asked <= told


def _is_put_right(sentence: str, start: int, end: int) -> bool:
    """Whether words are what a sentence puts right: "not £2 million but £3 million"."""
    if not _NOT_ONE.search(sentence, 0, start):
        return False
    behind = _BUT_ANOTHER.search(sentence, end)
    return behind is not None and not _BOUND_OF_PHRASE.search(sentence, end, behind.start())


def without_what_is_put_right(hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """A reader's spans, cut to what is said to be so: « en juin » of « non en mai, mais en juin »."""
    return [_as_put_right(hit, span) for span in spans]


def _as_put_right(hit: Hit, span: Span) -> Span:
    text = hit.article.text
    first, _ = hit.sentence_at(span.start, span.end)
    behind = _BUT_ANOTHER.search(text, span.start, span.end)
    if not behind or not _NOT_ONE.search(text, first, span.start):
        return span
    return Span(*trimmed(text, behind.end(), span.end), span.score)


def _is_of_another(question: Question, hit: Hit, sentence: str, start: int, end: int) -> bool:
    """Whether a clause names somebody else, where the passage denies that the one asked about did it at all."""
    names = _names(question.text[1:])
    since, _ = clause(sentence, start, end)
    told = sentence[since:start]
    others = _names(told)
    if not names or not others - names or _LEANS.search(told):
        return False
    return any(
        _is_asked(denial.verb, question)
        and not _may_be_done(denial, question, text)
        and others.isdisjoint(_denied_of(denial, text, names) or others)
        for text in (hit.article.readable(*place).text for place in hit.sentences)
        for denial in denials(text, question.language)
    )


def _denied_of(denial: Denial, text: str, names: set[str]) -> set[str]:
    """Which of a question's names a sentence denies something of; none where it does not name them all."""
    subject = names & _names(text[clause(text, denial.start, denial.end)[0] : denial.start])
    return subject if names - subject <= _names(text[denial.behind : denial.end]) else set()


def _names(text: str) -> set[str]:
    return {m[0] for m in _CAPITAL.finditer(text) if m[0].lower() not in LITTLE and not nations(m[0])}
