"""Numbers as both languages write them: 12 500 is 12,500 is 12.500; 3,50 is 3.5; douze is 12."""

import re

from text_to_num import alpha2digit

from text.language import Language

_FIGURE = re.compile(r"(?<![\d,.])\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+(?:[.,]\d{1,2})?(?![\d])|\d+(?:[.,]\d+)?")
_PARTED = re.compile(r"[ \u00a0\u202f.,’'](?=\d{3}(?!\d))")
# What text_to_num makes of « 3,5 millions »: the factor stays apart.
_FACTOR = re.compile(r"[ \u00a0\u202f](1000(?:000)*)\b")


def numbers_in(text: str, language: Language) -> list[float]:
    """The values of the numbers in a text, in order.

    Example:
        >>> numbers_in("12 500, 12,500, 12.500 ou 3,50 millions", "fr")
        [12500.0, 12500.0, 12500.0, 3500000.0]
        >>> numbers_in("two hundred and five", "en")
        [205.0]
    """
    written = alpha2digit(text, language)
    values: list[float] = []
    place = 0
    while figure := _FIGURE.search(written, place):
        place = figure.end()
        value = float(_PARTED.sub("", figure[0]).replace(",", "."))
        if factor := _FACTOR.match(written, place):
            value, place = value * int(factor[1]), factor.end()
        values.append(value)
    return values
