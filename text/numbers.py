"""Numbers as both languages write them: 12 500 is 12,500; 3,50 is 3.5; douze is 12; $1.2bn is « 1,2 milliard »."""

import re
from collections.abc import Iterator
from fractions import Fraction

from text_to_num import alpha2digit

from text.language import Language

_SPACE = r"[ \u00a0\u202f]"
_PART = r"[ \u00a0\u202f.,’']"
# Of a number that begins with 0 no thousands are parted: 0,125 is an eighth.
_FIGURE = rf"(?<![\d,.])(?!0)\d{{1,3}}(?:{_PART}\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d)|\d+(?:[.,]\d+)?"
_PARTED = re.compile(rf"(?<!^0){_PART}(?=\d{{3}}(?!\d))")
_FACTOR = r"1000(?:000)*\b"
# What text_to_num makes of « 3,5 millions » and « un million ½ »: the factor and the half stay apart.
_NUMBER = re.compile(
    rf"(?P<figure>{_FIGURE})(?P<half>(?:{_SPACE}[^\W\d]+)?{_SPACE}?½)?"
    rf"(?:{_SPACE}(?P<factor>{_FACTOR})(?P<more>{_SPACE}½)?)?|½{_SPACE}(?P<halved>{_FACTOR})"
)
_HALF = re.compile(r"(?i)\b(?:and a half|et demie?|half an?|(?:une? )?demi)\b[ -]?")
# Two by itself, which text_to_num leaves in letters: « deux blessés », not « les deux ».
_TWO = re.compile(r"(?i)(?<!\bles )(?<!\bces )(?<!\btous )(?<!\bthe )(?<!\bthese )\b(?:deux|two)\b")
_SHORT = re.compile(
    r"(?i)(?P<before>[€$£]\s?)?(?P<figure>\d[\d.,]*)\s?(?P<factor>bn|tn|mrds?|mds?|mn|[kmb])\b"
    r"(?P<after>\s?(?:[€$£]|d['’]euros|euros?\b|dollars?\b))?"
)
_WORTH = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "md": 10**9, "mrd": 10**9, "tn": 10**12}
_FACTORS = _WORTH | {"thousand": 10**3, "mille": 10**3, "million": 10**6, "milliard": 10**9, "billion": 10**9}
_OF_MONEY = {"k", "m", "mn", "b"}  # by themselves kilometres, metres, minutes…


# A figure with its factor, as it stands in a text: 12 500; 1.2 million; 3 Md.
_WRITTEN = re.compile(
    rf"(?i)(?<!\w)(?P<figure>{_FIGURE})(?:{_SPACE}?(?P<factor>thousand|mille|millions?|milliards?|billions?|bn|mrds?|mds?|mn))?\b"
)


def figures_in(text: str) -> Iterator[tuple[int, int, float]]:
    """The numbers that a text has in figures, each with its place: start, end, value.

    Example:
        >>> list(figures_in("£1.2 million, 12 500 ha"))
        [(1, 12, 1200000.0), (14, 20, 12500.0)]
    """
    for match in _WRITTEN.finditer(text):
        value = Fraction(_PARTED.sub("", match["figure"]).replace(",", "."))
        factor = (match["factor"] or "").lower()
        yield *match.span(), float(value * _FACTORS.get(factor.rstrip("s"), 1))


def numbers_in(text: str, language: Language) -> list[float]:
    """The values of the numbers in a text, in order.

    Example:
        >>> numbers_in("12 500, 12,500, 12.500 ou 3,50 millions", "fr")
        [12500.0, 12500.0, 12500.0, 3500000.0]
        >>> numbers_in("two hundred and five, half a million, £2.5m", "en")
        [205.0, 500000.0, 2500000.0]
    """
    written = alpha2digit(_HALF.sub("½ ", _SHORT.sub(_in_full, text)), language)
    return [float(_value(match)) for match in _NUMBER.finditer(_TWO.sub("2", written))]


def _in_full(match: re.Match[str]) -> str:
    """With its factor in figures: « 3 Md€ » → « 3 1000000000 € »."""
    factor = match["factor"].lower()
    if factor in _OF_MONEY and not (match["before"] or match["after"]):
        return match[0]
    return f"{match['before'] or ''}{match['figure']} {_WORTH[factor.removesuffix('s')]} {match['after'] or ''}"


def _value(match: re.Match[str]) -> Fraction:
    if match["halved"]:
        return Fraction(int(match["halved"]), 2)
    value = Fraction(_PARTED.sub("", match["figure"]).replace(",", "."))
    if match["half"]:
        value += _half_of(value)
    if match["factor"]:
        value *= int(match["factor"])
    return value + _half_of(value) if match["more"] else value


def _half_of(value: Fraction) -> Fraction:
    """What a half behind a number is worth: of 2 a half, of 3 000 000 half a million."""
    unit = 1
    while value and value % (unit * 1000) == 0:
        unit *= 1000
    return Fraction(unit, 2)
