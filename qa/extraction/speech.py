"""Questions after what somebody said, « Que dit X de Y ? », "What did X say?": the whole saying, and no one else's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.extraction.offices import appositions_of, is_elsewhere, is_same_office, same_name
from qa.extraction.sayings import NAME, OPENING, PRONOUN, SAYS, Saying, sayings_in
from qa.reading.spans import overlapping
from qa.types import Question, Span
from text.analyzer import question_terms, terms_to_find
from text.nationalities import nations
from text.roles import roles

_ABOUT = r"(?: (?:about|on|of|regarding|à propos|au sujet|sur|de|du|des|d['’]|concernant) ?(?P<about>.+?))?[\s?!.]*$"
_ASKS = tuple(
    re.compile(rf"(?i)(?:et |and |mais |but )?{asks}{_ABOUT}")
    for asks in (
        rf"what (?:did|does|do|has|have|had) (?P<who>\S.*?) (?:{SAYS})",
        rf"qu['’](?:a|ont|avait|avaient) (?:{SAYS}) (?P<who>\S.*?)",
        rf"que (?:{SAYS}) (?P<who>\S.*?)",
        rf"qu['’]est-ce qu(?:e |['’])(?P<who>\S.*?)(?: a| ont| avait)? (?:{SAYS})",
        rf"qu(?:e |['’])(?P<who>\S.*?) (?:a|ont)-t-(?:ils?|elles?) (?:{SAYS})",
    )
)
_OF = re.compile(rf"\b(?:(?:de|du|des|of|à|in)[ \u00a0](?:(?:la|les|the)[ \u00a0]|l['’])?|d['’]){NAME.pattern}")
_SCRAP = 3  # words that a saying has at least


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose words a question asks for, and about what; `about` is empty where it does not say."""

    who: str
    about: str


def words_asked(question: Question) -> Asked | None:
    """Whose words a question asks for; None where it asks for something else.

    Example:
        >>> words_asked(Question("Que dit le maire du pont ?", "fr"))
        Asked(who='le maire', about='pont')
        >>> words_asked(Question("Qui a vu le maire ?", "fr"))
    """
    match = next((match for asks in _ASKS if (match := asks.match(question.text))), None)
    if not match:
        return None
    who, about = match["who"], match["about"] or ""
    if not (_named(who) or roles(who) or PRONOUN.search(who)):
        return None  # "What does the law say?"
    return Asked(who, "" if roles(who) and NAME.match(about) else about)  # « le maire de Lyon »


def sayings(question: Question, hit: Hit) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where a passage has the words of the one asked about, about what is asked, and where it has anybody else's."""
    asked = words_asked(question)
    if not asked:
        return [], []
    names, offices = _names_of(asked.who, hit), _offices_of(asked.who, hit)
    own, others = list[Saying](), list[Saying]()
    for saying in sayings_in(hit):
        (own if _is_by(saying.speaker, names, asked.who, offices) else others).append(saying)
    about = [one for one in own if _speaks_of(asked.about, hit, one.start, one.end)] if asked.about else []
    best = about or own
    # A quotation that tells who says it is the better one.
    with_speaker = [one for one in best if not one.goes_on]
    return [(one.start, one.end) for one in with_speaker or best], [(one.start, one.end) for one in others]


def is_saying_asked(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words are of the one asked about, and, where a question says about what, have a word of that."""
    asked = words_asked(question)
    if not asked or not overlapping((span.start, span.end), sayings(question, hit)[0]):
        return False
    return _speaks_of(asked.about, hit, span.start, span.end)


def _speaks_of(about: str, hit: Hit, start: int, end: int) -> bool:
    """Whether words have one of those that a question asks about, or its nation in the other language."""
    words, language = hit.article.text[start:end], hit.article.language
    topic = set(question_terms(about, language))
    return not topic or bool(topic & set(terms_to_find(words, language)) or nations(about) & nations(words))


def with_sayings(question: Question, hit: Hit, spans: Sequence[Span]) -> list[Span]:
    """A reader's spans of a passage, made whole sayings of the one whose words are asked for, and no one else's."""
    if not words_asked(question) or not spans:
        return list(spans)
    own, others = sayings(question, hit)
    if not own:
        return [
            one
            for one in spans
            if not (
                overlapping((one.start, one.end), others)
                or _is_scrap(hit, one)
                or _tells_of_speaker(question, hit, one)
            )
        ]
    lowest = min(one.score for one in spans)
    whole = [
        Span(*place, max((one.score for one in spans if overlapping((one.start, one.end), [place])), default=lowest))
        for place in own
    ]
    return sorted(whole, key=lambda one: -one.score)


def _is_scrap(hit: Hit, span: Span) -> bool:
    """Whether words are too few for a saying, and are no quotation: « chef de cabinet »."""
    quoted = hit.article.text[max(0, span.start - 2) : span.start + 1]
    return len(hit.article.text[span.start : span.end].split()) <= _SCRAP and not set(quoted) & set(OPENING)


def _tells_of_speaker(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words name the one asked about, or her office: they tell of her, and are not hers."""
    asked, words = words_asked(question), hit.article.text[span.start : span.end]
    if not asked:
        return False
    named = any(same_name(name, other) for name in _named(asked.who) for other in NAME.findall(words))
    return named or any(is_same_office(office, words) for office in _offices_of(asked.who, hit))


def _names_of(who: str, hit: Hit) -> list[str]:
    """The names of whoever a question names, or of those that the passage says hold the office."""
    if named := _named(who):
        return named
    text = hit.readable.text
    return [text[slice(*one.name)] for one in appositions(text) if _is_office(who, text[slice(*one.role)])]


def _named(who: str) -> list[str]:
    """The names in words for a person, those of places and nations aside.

    Example:
        >>> _named("le ministre Koen Geens"), _named("the mayor of Leeds"), _named("the Belgian minister")
        (['Koen Geens'], [], [])
    """
    return [name for name in NAME.findall(_OF.sub("", who)) if not (nations(name) or roles(name))]


def _offices_of(who: str, hit: Hit) -> list[str]:
    """What the article says that the person is whom a question names: the passage may call her that alone."""
    article = hit.article.text
    return [text[slice(*one.role)] for name in _named(who) for text, one in appositions_of(name, article)]


def _is_by(speaker: str, names: Sequence[str], who: str, offices: Sequence[str]) -> bool:
    speakers = NAME.findall(speaker)
    if any(same_name(name, other) for name in names for other in speakers):
        return True
    if _named(who):
        return any(is_same_office(office, speaker) for office in offices)
    return _is_office(who, speaker)


def _is_office(who: str, role: str) -> bool:
    return bool(roles(who) & roles(role)) and not is_elsewhere(who, role, same_language=True)
