"""What a sentence denies, « X n'a pas signé », "neither", "except": no answer to who signed; and the other way round.

Only what is certain is told: the verb that is denied is one of the question's own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.hit import Hit
from qa.answer_type import form_asked
from qa.types import Question, Span
from text.analyzer import question_terms, term, terms_to_find, words
from text.language import Language
from text.lists import word_list
from text.nationalities import nations

_BUT = r"mais|but|tandis que|alors que|while|whereas"
_BOUND = re.compile(rf"(?i)[;:—–]|,? (?:{_BUT})\b")
# "not only", "not more than", « pas avant » deny nothing of what follows.
_NO_DENIAL = (
    r"(?! (?:(?:seulement|uniquement|que|plus|moins|avant|only|just|merely|having|more|less|fewer|until|before)\b"
    r"|qu['’]))"
)
_DENIAL: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(
        r"(?i)(?<!\w)(?:(?:ne |n['’])(?P<verb>(?:[\w’'-]+ ){1,4}?)(?:pas|plus|jamais|guère|nullement|ni|aucune?)\b"
        rf"|(?:(?:a|ont|avait|avaient) (?:refusé|omis|oublié|négligé)|refusent?|refusait) (?:de |d['’])){_NO_DENIAL}"
    ),
    "en": re.compile(
        r"(?i)\b(?P<verb>)"
        r"(?:(?:did|does|do|has|have|had|was|were|is|are|will|would|could|can|should)(?: not\b|n['’]t\b)"
        rf"|cannot\b|(?:(?:has|have|had|was|were|is|are|will|would) )?never\b"
        rf"|(?:(?:has|have|had) )?(?:failed|refused|declined|neglected|forgot) to\b){_NO_DENIAL}"
    ),
}
# Where what is denied ends.
_END = re.compile(
    rf"(?i)[,;:.!?()»”\"—–]| (?:{_BUT}|et|and|qui|que|that|who|which|depuis|since|for|pour|parce|car|because|if|si|when"
    r"|quand|lorsque|until|till|avant|before|except|sauf|hormis|more|less|fewer|plus|moins)\b| qu['’]| jusqu"
)
# What is denied up to some time is often done then, "had never won until this year", or was done before.
_UNTIL = re.compile(r"(?i)\b(?:since|until|till|before|any ?more|any longer|depuis|avant|jusqu\w*)\b")
_NOW = re.compile(r"(?i)\b(?:is|are|isn|aren|will|won['’]t|est|sont|sera|seront)\b")
_THEN = re.compile(r"(?i)\b(?:was|were|did|had|\w{2,}ed|était|étaient|avait|avaient|fut|furent|été)\b")
# « n'est plus maire »: was once; « n'a plus payé », « ne vendait plus »: of the past, where nothing is certain.
_NO_LONGER = re.compile(
    r"(?i)(?:ne |n['’])(?P<verb>(?!\w*(?:ait|aient)\b)[\w-]+) plus\b(?! (?:\w+ )?\w+(?:é|i|u|is|it)e?s?\b)"
)
# « X, le trésorier, », "X (61)": what stands between a subject and its verb. No relative clause: "who never won, won".
_BESIDE = re.compile(r"(?: ?\([^()]{1,60}\))?(?:, [^,;:.()]{1,80},|,)? ?")
_DONE_BY = re.compile(
    rf"(?i){_BESIDE.pattern}(?:(?:l['’]|(?:les?|la) )?(?:a|ont|avait|avaient|est|sont|has|have|had|was|were|is|are) )?"
    r"(?:(?:tous|toutes|aussi|déjà|bien|all|also|already) )?"
)
# In front of an infinitive, or of a noun.
_NO_FINITE = re.compile(
    r"(?i)(?:\b(?:to|will|would|shall|should|may|might|must|can|could|the|an?|its|their|his|her|no|de|à|pour|sans|une?|le"
    r"|la|les|du|des|sa|son|ses|leurs?)|\b[ld]['’]) ?\Z"
)
_THE = r"(?:(?:à|au|aux|de|du|des|par|by|to|of|in|at|on|for|a|an|un|une|the|le|la|les) |[ld]['’])*"
_NEITHER = re.compile(rf"(?i)\b(?:ni|neither|nor) {_THE}\Z")
_BUT_NOT = re.compile(rf"(?i)(?:\b(?:mais|et|but|and) (?:pas|non|non pas|not)|, not) {_THE}\Z")
_EXCEPT = re.compile(
    r"(?i)\b(?:sauf|hormis|excepté|à part|à l['’]exception (?=d)|except(?: for)?|apart from|with the exception of)"
    rf" ?{_THE}\Z"
)
_RIGHT_BEHIND = re.compile(rf" {_THE}")
_NEGATIVE = re.compile(
    r"(?i)\b(?:ne|non|pas|plus|jamais|ni|aucune?|personne|rien|sans|sauf|hormis|excepté|exception|seule?s?|contre"
    r"|not|never|neither|nor|no|none|nobody|cannot|without|except|only|alone|apart|against|last|missing|absent\w*|refus\w*"
    r"|declin\w*|fail\w*|reject\w*|rejet\w*|oppos\w*|abst\w*|boycott\w*|den(?:y|ies|ied)|dém(?:ent|enti)\w*|manqu\w*)\b"
    r"|n['’]t\b|\bn['’]"
)
_NOT = re.compile(r"(?i)\bn(?:e\b|['’]).*?\b(?:pas|plus|jamais|aucune?|ni)\b|\bnot\b|n['’]t\b|\bnever\b|\bcannot\b")
_NOT_DONE = re.compile(r"(?i)(?:\b(?:not|never|cannot)\b|n['’]t\b)(?! (?:to|only|\w+ing)\b)")
# Where a question's main clause ends: behind its first two words, « qui », "in which".
_SUBORDINATE = re.compile(
    r"(?i)(?<=\w )(?:qui|que|dont|où|quand|lorsque|si|parce|après|who|whom|whose|that|which|when|where|if|because|after"
    r"|although|though|before|avant)\b|(?<=\w )qu['’]"
)
_OPENING = re.compile(r"(?i)\W*(?:(?:et|and|mais|but) )?\w+\W+\w+")
_KIND = re.compile(r"(?i)\b(?:which|what|quel(?:le)?s?) ([\w-]+)")
_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Ý][\w-]*\w")
_LEANS = re.compile(r"(?i)\b(?:ils?|elles?|it|he|she|they|we|i|nous|je)\b")
_PRESENT = dict(pair.split(":") for pair in word_list("irregular_verbs"))
_LITTLE = word_list("function.fr") | word_list("function.en") | {"a", "encore", "toujours", "yet", "even"}


@dataclass(frozen=True, slots=True)
class Denial:
    """What a sentence denies.

    Attributes:
        start: where the negation begins.
        behind: where it ends: what follows is denied.
        end: of what is denied.
        verb: the term of what is not done; empty where nothing but being is denied.
    """

    start: int
    behind: int
    end: int
    verb: str


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
        return _affirms(question, sentence, start, end, language)
    if _NEGATIVE.search(question.text) or _NEGATIVE.search(sentence, start, end):
        return False
    return (
        any(_is_denied_by(denial, question, sentence, start, end) for denial in denials(sentence, language))
        or _is_excepted(question, sentence, start, end)
        or _is_of_another(question, hit, sentence, start, end)
    )


def denials(sentence: str, language: Language) -> Iterator[Denial]:
    """What a sentence denies, in order.

    Example:
        >>> [denial.verb for denial in denials("Il n’a pas signé, et ne paiera jamais.", "fr")]
        ['sign', 'pai']
    """
    for match in _DENIAL[language].finditer(sentence):
        end = _END.search(sentence, match.end())
        last = end.start() if end else len(sentence)
        told = [*_content(match["verb"] or "", language), *_content(sentence[match.end() : last], language), ""]
        yield Denial(match.start(), match.end(), last, told[0])


def _content(text: str, language: Language) -> list[str]:
    return [term(_PRESENT.get(word, word), language) for word in words(text, language) if word not in _LITTLE]


def _asked(question: Question) -> set[str]:
    """The terms of a question, its verbs in the present, too."""
    return {*question_terms(question.text, question.language), *_content(question.text, question.language)}


def _is_denied_by(denial: Denial, question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether words are the subject of what is denied, or what it is denied of."""
    if _is_of_a_time(denial, question, sentence) or denial.verb in _affirmed(sentence, question.language):
        return False
    is_asked = denial.verb in _asked(question)
    if end <= denial.start:
        return is_asked and _BESIDE.fullmatch(sentence, end, denial.start) is not None
    if not denial.behind <= start < denial.end:
        return False
    is_being = re.search(r"(?i)\b(?:est|était|sera|is|was|are|were)\b", sentence[denial.start : denial.behind])
    return is_asked or bool(is_being and _RIGHT_BEHIND.fullmatch(sentence, denial.behind, start))


def _is_of_a_time(denial: Denial, question: Question, sentence: str) -> bool:
    """Whether what is denied may have been done before, or was done after all."""
    if _UNTIL.search(sentence, denial.behind):
        return True
    denied, asked = sentence[denial.start : denial.behind], words(question.text, question.language)
    if _NOW.search(denied) and (_THEN.search(question.text) or not _PRESENT.keys().isdisjoint(asked)):
        return True
    if not denied.lower().endswith("plus"):
        return False
    no_longer = _NO_LONGER.match(sentence, denial.start)
    return not no_longer or no_longer["verb"].lower() not in asked


def _affirmed(sentence: str, language: Language) -> list[str]:
    """The terms of a sentence without what it denies."""
    rest, behind = "", 0
    for denial in denials(sentence, language):
        rest, behind = f"{rest} {sentence[behind : denial.start]}", denial.end
    return _content(f"{rest} {sentence[behind:]}", language)


def _is_excepted(question: Question, sentence: str, start: int, end: int) -> bool:
    """Whether words stand behind "neither", "but not" or "except", in a sentence that tells what is asked."""
    before, others = sentence[:start], f"{sentence[:start]} {sentence[end:]}"
    asked = set(question_terms(_KIND.sub(" ", question.text), question.language))
    told = set(terms_to_find(others, question.language))
    if _NEITHER.search(before):
        return bool(asked & told)
    excepted = _EXCEPT.search(before)
    is_other = _BUT_NOT.search(before) or (excepted and not _NEGATIVE.search(before, 0, excepted.start()))
    return bool(is_other) and asked <= told


def _affirms(question: Question, sentence: str, start: int, end: int, language: Language) -> bool:
    """Whether the clause around words tells plainly as done, by them or to them, what is asked for as not done."""
    if _NEGATIVE.search(sentence[slice(*_clause(sentence, start, end))]):
        return False
    asked = _main_clause(question.text)
    not_done = [denial.verb for denial in denials(asked, language)]
    if behind := _NOT_DONE.search(asked):
        not_done += _content(asked[behind.end() :], language)[:1]
    told = re.finditer(r"\w+", sentence)
    verbs = [word for word in told if not set(not_done).isdisjoint(_content(word[0], language))]
    return any(
        _DONE_BY.fullmatch(sentence, end, verb.start())
        or (_RIGHT_BEHIND.fullmatch(sentence, verb.end(), start) and _is_finite(verb, language))
        for verb in verbs
    )


def _main_clause(question: str) -> str:
    """A question up to its first subordinate clause.

    Example:
        >>> _main_clause("Qui a vu la bague que la police ne trouvait pas ?")
        'Qui a vu la bague '
    """
    opening = _OPENING.match(question)
    subordinate = _SUBORDINATE.search(question, opening.end() if opening else 0)
    return question[: subordinate.start()] if subordinate else question


def _is_finite(verb: re.Match[str], language: Language) -> bool:
    """Whether a verb is no infinitive and no noun, as far as its ending and the word before it tell."""
    is_infinitive = language == "fr" and verb[0].lower().endswith(("er", "ir", "re"))
    return not is_infinitive and not _NO_FINITE.search(verb.string[: verb.start()])


def _is_of_another(question: Question, hit: Hit, sentence: str, start: int, end: int) -> bool:
    """Whether a clause names somebody else, where the passage denies that the one asked about did it at all."""
    names = _names(question.text[1:])
    since, _ = _clause(sentence, start, end)
    told = sentence[since:start]
    if not names or not _names(told) or names & _names(told) or _LEANS.search(told):
        return False
    return any(
        denial.verb in _asked(question)
        and not _is_of_a_time(denial, question, text)
        and names <= _names(text[_clause(text, denial.start, denial.end)[0] : denial.start])
        for text in (hit.article.readable(*place).text for place in hit.sentences)
        for denial in denials(text, question.language)
    )


def _names(text: str) -> set[str]:
    return {m[0] for m in _CAPITAL.finditer(text) if m[0].lower() not in _LITTLE and not nations(m[0])}


def _clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around some words begins and ends, as far as « mais » and marks tell."""
    bounds = list(_BOUND.finditer(sentence))
    since = max((bound.end() for bound in bounds if bound.end() <= start), default=0)
    return since, min((bound.start() for bound in bounds if bound.start() >= end), default=len(sentence))
