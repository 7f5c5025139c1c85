"""Questions after who led a delegation, a team or a meeting, where a text says « conduite par », "headed by"."""

import re
from collections.abc import Iterator

from index.hit import Hit
from qa.extraction.appositions import appositions
from qa.extraction.offices import plain_words
from qa.types import Question
from text.accents import CAPITALS, cognate
from text.lists import LITTLE_WORDS, any_of
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
# Right behind the group: « une délégation belge, conduite par », "the delegation to Rabat, led by"
_LED_BY = re.compile(
    r"(?i)(?<!pas )(?<!not )\b(?:condui|dirig|men|emmen|présid|pilot|led|head|chair)(?:te?|ée?|ed)?s? (?:par|by) "
)
_PARTICLE = rf"(?:(?:{any_of('name_particles')})[ \u00a0])"
_NAME = re.compile(rf"[{CAPITALS}][\w’'-]+(?:[ \u00a0]{_PARTICLE}*[{CAPITALS}][\w’'-]+)+")
_NEAR = 60  # characters in front in which the group is named
_BETWEEN = 2  # words that may stand between the group and « conduite »: its nation, where it went


def leaders(question: Question, hit: Hit) -> Iterator[tuple[int, int]]:
    """Where a passage names who is told to lead the group that a question asks about.

    Args:
        question: what is asked.
        hit: the passage.
    """
    asks = _ASKS.match(question.text)
    if not asks:
        return
    text, what = hit.readable.text, _DETERMINER.sub("", asks["what"])
    same_language = hit.article.language == question.language
    for match in _LED_BY.finditer(text):
        in_front = re.split(r"[.;:!?] ", text[max(0, match.start() - _NEAR) : match.start()])[-1]
        if _is_named(what, in_front, same_language=same_language) and (name := _name_behind(text, match.end())):
            yield hit.readable.original(*name)


def _is_named(what: str, text: str, *, same_language: bool) -> bool:
    """Whether a group stands right at the end of a text, and is of no other nation and went to no other country."""
    alike = str if same_language else cognate
    group = _WHERE.sub("", what)
    wanted = {alike(word) for word in plain_words(group) if not (word in LITTLE_WORDS or nations(word))}
    words = [word for word in plain_words(text) if word not in LITTLE_WORDS]
    near = [alike(word) for word in words[-len(wanted) - _BETWEEN :]]
    where, others = nations(what) - nations(group), nations(text) - nations(group)
    is_elsewhere = where and others and where.isdisjoint(others)
    return bool(wanted) and wanted <= set(near) and nations(group) <= nations(text) and not is_elsewhere


def _name_behind(text: str, place: int) -> tuple[int, int] | None:
    """The name that stands at a place, by itself or behind its role."""
    beside = next((one for one in appositions(text) if place in (one.role[0], one.name[0])), None)
    if beside:
        return beside.name
    name = _NAME.match(text, place)
    return name.span() if name and not re.search(r"['’]s\Z", name[0]) else None  # "Paul Roy's deputy"
