"""Questions after who said something, « Qui a dit que … ? », "Who said …?": whoever says most of its words."""

import re

from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.extraction.mentions import mentions
from qa.extraction.sayings import NAME, SAYS, Saying, sayings_in
from qa.types import Question
from text.accents import CAPITALS
from text.analyzer import question_terms, terms_to_find
from text.calendar import WEEKDAY
from text.persons import full_names

_ASKS = re.compile(
    rf"(?i)(?:et |and |mais |but )?(?:qui|who|whom) (?:a |has |had )?(?:{SAYS})"
    r" (?:que |qu['’]|that )(?P<what>.+?)[\s?!.]*$"
)
_DENIES = re.compile(r"(?i)\b(?:ne|pas|jamais|aucune?|not|never|no)\b|\bn['’]|n['’]t\b")
_DAY = rf"(?:(?:ce |on )?(?i:{WEEKDAY}) )?"
# Behind the verb and a day, or in front of it.
_BESIDE = re.compile(
    rf"(?:(?:s['’]est |l['’])?[a-zà-ÿ]+(?:, [a-zà-ÿ ]{{1,30}},)? {_DAY})?"
    rf"(?P<who>(?:[lL]['’]|[{CAPITALS}]|(?:[lL][ea]|[tT]he) ).*)"
)
_FEWEST = 2  # words that the saying has of those asked about
_SHARE = 0.75  # of them


def speakers(question: Question, hit: Hit) -> list[tuple[int, int]]:
    """Who, by name or office, says in a passage most of the words that a question asks about."""
    match = _ASKS.match(question.text)
    if not match or match["what"][:1] in '«“"':
        return []
    wanted = set(question_terms(match["what"], hit.article.language))
    found = [
        (_shared(wanted, saying, hit), saying)
        for saying in sayings_in(hit)
        if saying.speaker and _is_denied(saying, hit) == bool(_DENIES.search(question.text))
    ]
    shared, best = max(found, key=lambda one: one[0], default=(0, None))
    if not best or shared < max(_FEWEST, _SHARE * len(wanted)):
        return []
    place = _place_of(best, hit)
    return [place] if place else []


def _is_denied(saying: Saying, hit: Hit) -> bool:
    return _DENIES.search(hit.article.readable(saying.start, saying.end).text) is not None


def _shared(wanted: set[str], saying: Saying, hit: Hit) -> int:
    words = hit.article.readable(saying.start, saying.end).text
    return len(wanted & set(terms_to_find(words, hit.article.language)))


def _place_of(saying: Saying, hit: Hit) -> tuple[int, int] | None:
    """Where the passage names whoever says something, or else tells the office: the last time before its end."""
    words = _directly(saying.speaker)
    start = hit.article.text.rfind(words, hit.passage.start, saying.end) if words else -1
    return (start, start + len(words)) if start >= 0 else None


def _directly(speaker: str) -> str:
    """The name, or else the office, that stands right beside the verb; a spokesman for somebody is another.

    Example:
        >>> [_directly(by) for by in ("dit lundi Luc Roy", "dit le maire, Luc Roy", "dit l’avocat de Luc Roy")]
        ['Luc Roy', 'Luc Roy', '']
    """
    beside = _BESIDE.fullmatch(speaker.partition(" ; ")[0])
    if not beside:
        return ""
    who: str = beside["who"]
    names: list[str] = [name for name in NAME.findall(who) if full_names(name)]
    offices = mentions(who)
    if len(names) == 1 and (who.startswith(names[0]) or appositions(who)):
        return names[0]
    return offices[0] if offices and not names and who.startswith(offices[0]) else ""
