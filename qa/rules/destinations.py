"""Visits to another country than the one asked about: when he came to Brussels is not when he went to Morocco."""

import re

from index.hit import Hit
from qa.missing import sentence_around
from qa.types import Question, Span
from text.accents import CAPITALS
from text.nationalities import nations_of_places

_GOES = (
    r"(?i:visit|visité|rend(?:u|re|ait|it)?|all(?:é|er|ait|a)|voyag|séjour|déplac|arriv|part(?:i|ir|it)e?\b|ven(?:u|ir)"
    r"|travel|trip|went|go\b|going|gone|came|come\b|fl[ey]w?\b|flown|stay|tour)"
)
_PLACE = rf"(?:la |le |l['’]|the )?([{CAPITALS}][\w’'-]+)"
# « s'est rendu au Maroc », « une visite de travail ce vendredi à Bruxelles », "visited Morocco"
_GOES_TO = re.compile(
    rf"\b{_GOES}\w*(?:[ ,][^.;]{{0,80}}?)?[ (](?i:à|au|aux|en|in|to) {_PLACE}|\b[Vv]isit\w* {_PLACE}",
)


def is_of_another_destination(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a question tells to which country somebody goes, and the sentence of some words another alone."""
    asked = _goes_to(question.query)
    if not asked:
        return False
    told = _goes_to(sentence_around(hit, span).replace("\n", " ").replace("\u00a0", " "))
    return bool(told) and told.isdisjoint(asked)


def _goes_to(text: str) -> frozenset[str]:
    """The countries that a text says somebody goes to, by name or by capital.

    Example:
        >>> sorted(_goes_to("Il a fait une visite de travail ce vendredi à Bruxelles."))
        ['belge']
        >>> sorted(_goes_to("When did the Belgian minister visit Morocco?"))
        ['marocain']
    """
    places = [match[1] or match[2] for match in _GOES_TO.finditer(text)]
    return frozenset(nation for place in places for nation in nations_of_places(place))
