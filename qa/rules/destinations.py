"""Visits to another country than the one asked about: when he came to Brussels is not when he went to Morocco."""

import re

from index.hit import Hit
from qa.extraction.missing import sentence_around
from qa.types import Question, Span
from text.accents import CAPITALS
from text.calendar import months_in
from text.nationalities import nations, nations_of_places

_GOES = (
    r"(?i:visit|rend(?:u|re|ait|it)|all(?:é|er|ait)|voyag|séjour|déplac|arriv|(?:est|sont|était|sera) parti|ven(?:u|ir)"
    r"|travel|trip|went|go\b|going|gone|came|come\b|fl[ey]w?\b|flown|stay)"
)
_PLACE = rf"(?:la |le |l['’]|the )?([{CAPITALS}][\w’'-]+)"
# « s'est rendu au Maroc », « une visite de travail ce vendredi à Bruxelles », "visited Morocco"
_GOES_TO = re.compile(
    rf"\b{_GOES}\w*(?:[ ,][^.;]{{0,80}}?)?[ (](?i:à|au|aux|en|in|to) {_PLACE}|\b[Vv]isit\w* {_PLACE}",
)
_ANY_PLACE = re.compile(rf"(?<!\w)(?:à|au|aux|en|in|to) {_PLACE}")


def is_of_another_destination(question: Question, hit: Hit, span: Span) -> bool:
    """Whether a question tells to which country somebody goes, and the sentence of some words another alone."""
    asked = _goes_to(question.query)
    if not asked:
        return False
    sentence = sentence_around(hit, span).replace("\n", " ").replace("\u00a0", " ")
    told = _goes_to(sentence)
    if not told or not asked.isdisjoint(nations(sentence) | nations_of_places(sentence)):
        return False
    # Of another town nobody knows here where it lies.
    return all(nations_of_places(place) or months_in(place) for place in _ANY_PLACE.findall(sentence))


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
