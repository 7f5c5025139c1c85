"""The offices that a text calls people by: « le ministre belge de la Justice », "the head of the port"."""

import re

from text.accents import folded_in_place
from text.roles import ROLE, marked

_MENTION = re.compile(  # in a marked text
    rf"(?<![\w'’-])(?:(?i:le|la|the) |(?i:l)['’])(?:[\w-]+ )??{ROLE}\b"
    r"(?: \w*(?:aise?|oise?|ien|ienne|aine?|een|eenne|ale?|elle?|ique|belge|suisse|russe|adjointe?|deleguee?)\b)?"
    r"(?: (?:(?i:de la|du|des|de|of the|of) |(?i:de l|d)['’])[\w’'-]+)?"
)


def mentions(text: str) -> list[str]:
    """What a text calls people by, each as it stands there.

    Example:
        >>> mentions("a affirmé le ministre belge de la Justice"), mentions("said the head of the port on Monday")
        (['le ministre belge de la Justice'], ['the head of the port'])
    """
    return [text[slice(*match.span())] for match in _MENTION.finditer(marked(folded_in_place(text)))]
