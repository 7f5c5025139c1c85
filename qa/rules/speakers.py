"""Who says something, « Qui a dit que le pont est sûr ? », "Who wants a moratorium?": no one but who says so.

Where a quotation's own sentence names nobody, « a-t-il dit », its speaker is told in the last sentence before that
names somebody; the speaker of a turn of an interview or a debate in front of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.hit import Hit
from qa.offices import same_name
from qa.quotation import with_speaker
from qa.spans import overlapping
from qa.types import Question, Span
from text.accents import CAPITALS
from text.analyzer import question_terms, term, terms_to_find
from text.language import Language
from text.lists import any_of
from text.roles import roles
from text.sentences import sentences

_SAYS = (
    rf"(?:{any_of('saying')}|call(?:s|ed)|parl(?:e|é|ait)|juge|qualifi(?:e|é|ait)|dénonc(?:e|é|ait)"
    r"|trait(?:e|é)|prétend(?:u|ait)?)"
)
_ASKS = re.compile(
    r"(?i)(?:et |and )?(?:selon qui|d['’]après qui|according to whom|(?:qui|who)"
    rf"(?: (?:l['’])?(?:a|avait|aurait|has|had))? (?P<verb>{_SAYS}))\b,? ?(?:.*?(?:\bthat | que | qu['’]))?(?P<said>.+)"
)
_WHO = re.compile(r"(?i)(?:et |and )?(?:qui|who)\b")
_NAME = re.compile(rf"[{CAPITALS}][\w’'-]+(?:[ \u00a0][{CAPITALS}][\w’'-]+)*")
_QUOTED = re.compile(r"«[^»]*»?|“[^”]*”?|\"[^\"]*\"?")
_PRONOUN = re.compile(r"(?i)(?<!\w)(?:il|elle|he|she)\b")
_LED = re.compile(r"(?i)\W*(?:il|elle|he|she|his|her|son|sa)\b")
_SOURCE = re.compile(r"(?i)\b(?:selon|d['’]après|according to) [^.;:]*?(?:, [^,.;:]*?)?, ")
_AUXILIARY = r"(?:,(?: [^,]{1,80},)?)?(?: (?:a|ont|avait|aurait|has|have|had))? \Z"
_LABEL = re.compile(
    r"[*_\s]*(?P<who>\w[\w.’'-]*(?:[ \u00a0]\w[\w.’'-]*){0,4}(?:, [^:.!?]{1,60})?)[*_]*[ \u00a0]?:[*_]* "
)
_LOOKED_BACK = 600  # characters in front of a passage in which its first speaker may be named
_MOST = 2 / 3  # of a question's words that a saying has
_NO_NAMES = {
    "The",
    "A",
    "An",
    "Le",
    "La",
    "Les",
    "L",
    "Un",
    "Une",
    "He",
    "She",
    "It",
    "We",
    "I",
    "Il",
    "Elle",
    "Nous",
    "Selon",
}


@dataclass(frozen=True, slots=True)
class _Saying:
    """Words, as terms, and the places of the article in one of which whoever says them is told."""

    terms: frozenset[str]
    speakers: tuple[tuple[int, int], ...]


def is_of_another_speaker(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a question asks who says something, and words name somebody who does not say it."""
    language = hit.article.language
    words = hit.article.readable(span.start, span.end).text
    if language != question.language or not _WHO.search(question.text) and not _ASKS.match(question.text):
        return False
    if not (_names(words) or roles(words)):
        return False
    if asks := _ASKS.match(question.text):
        if _is_source(asks["verb"], hit, span):
            return True
        said = asks["said"]
        sayings = [_saying(hit, place, asks["verb"] or "") for place in _whole_sayings(hit)]
    else:
        said = question.text
        sayings = list(_turns(hit))
        if not any(overlapping((span.start, span.end), one.speakers) for one in sayings):
            return False
    return _is_another(hit, span, words, frozenset(question_terms(said, language)), sayings)


def _is_another(hit: Hit, span: Span, words: str, asked: frozenset[str], sayings: Sequence[_Saying]) -> bool:
    """Whether the saying that has most of what is asked, as no other has, is certainly not of whom the words name."""
    ranked = sorted(((len(asked & one.terms), one) for one in sayings), key=lambda pair: -pair[0])
    if not asked or not ranked or ranked[0][0] < _MOST * len(asked):
        return False
    best = [one for count, one in ranked if count == ranked[0][0]]
    places = [place for one in best for place in one.speakers]
    if not all(one.speakers for one in best) or overlapping((span.start, span.end), places):
        return False
    text = hit.article.text
    return not any(
        same_name(name, other) for name in _names(words) for place in places for other in _names(text[slice(*place)])
    )


def _is_source(verb: str | None, hit: Hit, span: Span) -> bool:
    """Whether words stand in « selon X, », and another does in that sentence what is asked: « selon X, Y a promis »."""
    start, end = hit.sentence_at(span.start, span.end)
    source = _SOURCE.search(hit.article.text, start, end)
    if not verb or not source or not source.start() <= span.start < source.end():
        return False
    language = hit.article.language
    return term(verb.lower(), language) in terms_to_find(hit.article.text[source.end() : end], language)


def _whole_sayings(hit: Hit) -> Iterator[tuple[int, int]]:
    """The sentences of a passage, quotations whole, with who says so."""
    end = hit.passage.start
    for first, last in hit.sentences:
        if first >= end:
            start, end = with_speaker(hit, first, min(first + 1, last))
            yield start, end


def _saying(hit: Hit, place: tuple[int, int], verb: str) -> _Saying:
    text, language = hit.article.text, hit.article.language
    start, end = place
    terms = frozenset(terms_to_find(text[start:end], language))
    outside = _without_quotations(text[start:end])
    if subject := _subject(outside, verb, language):
        return _Saying(terms, ((start + subject[0], start + subject[1]),))
    is_named = bool(_names(outside))
    leans = bool(_PRONOUN.search(outside)) or not any(map(str.isalpha, outside))
    if is_named and not leans:
        return _Saying(terms, (place,))
    if not (is_named or leans):
        return _Saying(terms, ())
    return _Saying(terms, (*([place] if is_named else []), *_before(hit, start)))


def _subject(outside: str, verb: str, language: Language) -> tuple[int, int] | None:
    """The name right in front of a question's own verb: "Ann Lee had called the quarry a wound"."""
    for match in re.finditer(r"\w+", outside) if verb else ():
        if term(match[0].lower(), language) == term(verb.lower(), language):
            named = re.search(rf"(?P<name>{_NAME.pattern}){_AUXILIARY}", outside[: match.start()])
            if named and _names(named["name"]):
                return named.span("name")
    return None


def _before(hit: Hit, start: int) -> list[tuple[int, int]]:
    """The sentences back to the last one that names somebody, and opens with no pronoun."""
    since = max(0, min(hit.passage.start, start) - _LOOKED_BACK)
    before = hit.article.text[since:start]
    places = []
    for first, last in reversed(sentences(before, hit.article.language)):
        outside = _without_quotations(before[first:last])
        places.append((since + first, since + last))
        if _names(outside) and not _LED.match(outside):
            break
    return places


def _turns(hit: Hit) -> Iterator[_Saying]:
    """The turns of an article in which each has its speaker in front; those of one speaker are one."""
    text = hit.article.text
    of_speaker: dict[str, tuple[set[str], list[tuple[int, int]]]] = {}
    for block in hit.article.blocks:
        if block.kind not in {"paragraph", "quote"}:
            continue
        if label := _LABEL.match(text, block.start, block.end):
            terms, places = of_speaker.setdefault(label["who"].partition(",")[0].strip(), (set(), []))
            terms.update(terms_to_find(text[label.end() : block.end], hit.article.language))
            places.append(label.span("who"))
    return (_Saying(frozenset(terms), tuple(places)) for terms, places in of_speaker.values())


def _without_quotations(text: str) -> str:
    """As long as before."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


def _names(text: str) -> list[str]:
    return [name for name in _NAME.findall(text) if name not in _NO_NAMES]
