"""Questions after who led a delegation, a team or a meeting, where a text says « conduite par », "headed by"."""

import re
from collections.abc import Iterator

from index.hit import Hit
from qa.appositions import appositions
from qa.offices import plain_words
from qa.types import Question
from text.accents import CAPITALS
from text.lists import LITTLE_WORDS
from text.nationalities import nations

_ASKS = re.compile(
    r"(?i)(?:et |mais |and |but )?(?:qui|who)"
    r" (?:(?:a|avait|has|had) )?(?:condui\w+|dirig\w+|men(?:ait|é|a|ent)|mène|emm[eè]n\w+|pr[ée]sid\w+"
    r"|[ée]tait [àa] la t[êe]te|est [àa] la t[êe]te|leads?|led|heads?|headed|chair(?:s|ed)"
    r"|(?:was|is) (?:leading|heading|at the head of|in charge of))"
    r" (?P<what>\S.*?)[\s?!.]*$"
)
_DETERMINER = re.compile(r"(?i)\A(?:(?:de |d['’])?(?:la |le |les |l['’]|the |an? |une? )|du |des )")
_WHERE = re.compile(r"(?i) (?:à|au|aux|en|dans|lors|pendant|in|to|at|during|on)\b.*")  # « au Maroc »
_LED_BY = re.compile(r"(?i)\b(?:condui|dirig|men|emmen|présid|pilot|led|head|chair)(?:te?|ée?|ed)?s? (?:par|by) ")
_NAME = re.compile(rf"[{CAPITALS}][\w’'-]+(?:[ \u00a0][{CAPITALS}][\w’'-]+)+")
_NEAR = 60  # characters in front in which the group is named
_COGNATE = 5  # letters that a word has in common with the other language's: delegation, délégation


def leaders(question: Question, hit: Hit) -> Iterator[tuple[int, int]]:
    """Where a passage names who is told to lead the group that a question asks about.

    Args:
        question: what is asked.
        hit: the passage.
    """
    asks = _ASKS.match(question.text)
    if not asks:
        return
    text, what = hit.readable.text, _WHERE.sub("", _DETERMINER.sub("", asks["what"]))
    for match in _LED_BY.finditer(text):
        in_front = text[max(0, match.start() - _NEAR) : match.start()].rpartition(". ")[2]
        if _is_named(what, in_front) and (name := _name_behind(text, match.end())):
            yield hit.readable.original(*name)


def _is_named(what: str, text: str) -> bool:
    wanted = {word[:_COGNATE] for word in plain_words(what) if not (word in LITTLE_WORDS or nations(word))}
    return wanted <= {word[:_COGNATE] for word in plain_words(text)} and nations(what) <= nations(text)


def _name_behind(text: str, place: int) -> tuple[int, int] | None:
    """The name that stands at a place, by itself or behind its role."""
    beside = next((one for one in appositions(text) if place in (one.role[0], one.name[0])), None)
    name = _NAME.match(text, place)
    return beside.name if beside else name and name.span()
