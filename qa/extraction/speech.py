"""Questions after what somebody said, « Que dit X de Y ? », "What did X say?": the whole saying, and no one else's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.extraction.offices import (
    OF_A_PLACE,
    appositions_of,
    head_of,
    is_elsewhere,
    is_same_office,
    names_in_office,
    plain_words,
    same_name,
    without_title,
)
from qa.extraction.sayings import NAME, OPENING, PRONOUN, SAYS, Saying, names_of_speakers, sayings_in
from qa.reading.spans import overlapping
from qa.types import Question, Span
from text.accents import folded_in_place
from text.analyzer import question_terms, terms_to_find
from text.lists import LITTLE_WORDS
from text.nationalities import nations, nations_of_places
from text.persons import full_names, spelt_alike
from text.roles import ROLE, marked, roles

# What is told about: « du pont »; not « le maire du port », where « sur le pont » is told as well.
_ABOUT = (
    r" (?:about|on|regarding|à propos|au sujet|sur|concernant) ?(?P<about>.+?)[\s?!.]*$",
    r"(?: (?:of|de|du|des|d['’]) ?(?P<about>.+?))?[\s?!.]*$",
)
_ASKS = tuple(
    re.compile(rf"(?i)(?:et |and |mais |but )?{asks}{about}")
    for about in _ABOUT
    for asks in (
        rf"what (?:did|does|do|has|have|had) (?P<who>\S.*?) (?:{SAYS})",
        rf"qu['’ ](?:a|ont|avait|avaient) (?:{SAYS}) (?P<who>\S.*?)",
        rf"que (?:{SAYS}) (?P<who>\S.*?)",
        rf"qu['’ ]est[- ]ce qu(?:e |['’ ])(?P<who>\S.*?)(?: a| ont| avait)? (?:{SAYS})",
        rf"qu(?:e |['’ ])(?P<who>\S.*?) (?:a|ont)[- ]t[- ](?:ils?|elles?) (?:{SAYS})",
    )
)
# « le ministre », in a marked text; not « le ministre de la Justice ».
_BARE_ROLE = re.compile(rf"(?<!\w)(?:(?i:le|la|the) |(?i:l)['’]){ROLE}(?! (?:d[eu]s?\b|d['’]|of\b|for\b))")
_SCRAP = 3  # words that a saying has at least
_OF_A_TOWN = OF_A_PLACE - roles("ministre")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose words a question asks for, and about what; `about` is empty where it does not say."""

    who: str
    about: str


@lru_cache(maxsize=64)  # of a question it is asked for each of its candidates
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
    if roles(who) and NAME.match(about):  # « le maire de Lyon »
        return Asked(question.text[match.start("who") : match.end("about")], "")
    return Asked(who, about)


def sayings(question: Question, hit: Hit) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where a passage has the words of the one asked about, about what is asked, and where it has anybody else's."""
    asked = words_asked(question)
    if not asked:
        return [], []
    is_by = partial(_is_by, who=asked.who, names=_names_of(asked.who, hit), hit=hit)
    own, others = list[Saying](), list[Saying]()
    for saying in sayings_in(hit):
        if saying.speaker:
            (own if is_by(saying.speaker) else others).append(saying)
    shared = [_shared(asked.about, hit, one.start, one.end) for one in own]
    best = [one for one, of_one in zip(own, shared, strict=True) if of_one == max(shared)]
    # A quotation that tells who says it is the better one.
    with_speaker = [one for one in best if not one.goes_on]
    return [(one.start, one.end) for one in with_speaker or best], [(one.start, one.end) for one in others]


def is_saying_asked(question: Question, hit: Hit, span: Span) -> bool:
    """Whether words are of the one asked about, and, where a question says about what, have a word of that."""
    asked = words_asked(question)
    if not asked or not overlapping((span.start, span.end), sayings(question, hit)[0]):
        return False
    untold = not question_terms(asked.about, hit.article.language)  # « de lui »
    return untold or _shared(asked.about, hit, span.start, span.end) > 0


def _shared(about: str, hit: Hit, start: int, end: int) -> int:
    """How many words have those that a question asks about, or its nations in the other language."""
    words, language = hit.article.text[start:end], hit.article.language
    topic = set(question_terms(about, language))
    return len(topic & set(terms_to_find(words, language)) or nations(about) & nations(words))


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
    best = max(one.score for one in spans)
    whole = [
        Span(*place, max((one.score for one in spans if overlapping((one.start, one.end), [place])), default=best))
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
    return [text[slice(*one.name)] for one in appositions(text) if _is_office(who, text[slice(*one.role)], hit)]


def _named(who: str) -> list[str]:
    """The names in words for a person, those of places and nations aside; or all of them, typed small.

    Example:
        >>> _named("le ministre Koen Geens"), _named("the mayor of Leeds"), _named("the Belgian minister")
        (['Koen Geens'], [], [])
        >>> _named("le secrétaire d’État à l’Asile et la Migration")
        []
        >>> _named("koen geens"), _named("le rapport"), _named("ministre")
        (['koen geens'], [], [])
    """
    if who.islower() and not (roles(who) or nations(who) or LITTLE_WORDS & set(re.findall(r"\w+", who))):
        return [who]
    return [name for name in names_of_speakers(who) if not (nations(name) or roles(name))]


def _offices_of(who: str, hit: Hit) -> list[str]:
    """What the article says that the person is whom a question names: the passage may call her that alone."""
    article = hit.article.text
    return [text[slice(*one.role)] for name in _named(who) for text, one in appositions_of(name, article)]


def _is_by(speaker: str, who: str, names: Sequence[str], hit: Hit) -> bool:
    """Whether a speaker is whom a question asks about, by one of the names or by office."""
    if any(_is_one(name, other, hit) for name in names for other in names_of_speakers(speaker)):
        return True
    if _is_alone_in_office(speaker, names, hit):
        return True
    if _named(who):
        return any(is_same_office(office, speaker) for office in _offices_of(who, hit))
    return _is_office(who, speaker, hit)


def _is_one(asked: str, name: str, hit: Hit) -> bool:
    """Whether a name is the one asked about; "Mr Lee" is not Ann Lee where the article tells of Luke Lee alone."""
    if not same_name(asked, name):
        return False
    *first, last = plain_words(without_title(asked))
    if not first or set(first) & set(plain_words(name)):
        return True
    first_names = {
        part for other, of_name in full_names(hit.article.text) if of_name == last for part in other.split("-")
    }
    return not first_names or any(spelt_alike(one, other) for one in first for other in first_names)


def _is_alone_in_office(speaker: str, names: Sequence[str], hit: Hit) -> bool:
    """Whether « le ministre », and no more, says so in a passage that calls one of some names so, and nobody else."""
    if not _BARE_ROLE.search(marked(folded_in_place(speaker))) or nations(speaker):
        return False
    text = hit.readable.text
    alike = [one for one in appositions(text) if roles(head_of(text[slice(*one.role)])) & roles(speaker)]
    holders = {text[slice(*one.name)] for one in alike}
    return bool(holders) and all(any(same_name(name, holder) for name in names) for holder in holders)


def _is_office(who: str, role: str, hit: Hit) -> bool:
    """Whether a role is the office asked about; a mayor's town, but not a ministry, is told in the article."""
    alike = roles(who) & roles(role)
    if not alike or is_elsewhere(who, role, same_language=True):
        return False
    return alike.isdisjoint(_OF_A_TOWN) or all(_is_told(place, hit.article.text) for place in names_in_office(who))


def _is_told(place: str, article: str) -> bool:
    """Whether an article tells of a place, or spells it nearly so: Bruxelles is Brussels."""
    return bool(nations_of_places(place) & nations_of_places(article)) or any(
        spelt_alike(place, word) for word in set(plain_words(article))
    )
