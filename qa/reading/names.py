"""Names made whole: « Geens » is « Koen Geens », « Jean » is « Jean de La Tour », "Kennedy" is "John F. Kennedy"."""

import re

from text.accents import CAPITALS
from text.lists import any_of, word_list

_SPACE = r"[ \u00a0\u202f]"
_CAPITAL = rf"[{CAPITALS}]"
_ARABIC = r"(?:a[ln]|el|a[drstz]|ash)-"
# « le ministre d’État Berge », "Secretary of State Blinken": of the title, not of the name.
_NAME = rf"(?!(?:[ÉE]tat|(?<=of )State)\b)(?:{_ARABIC})?{_CAPITAL}[\w’'-]*"
_INITIAL = rf"{_CAPITAL}\.{_SPACE}?"
_ANY = rf"(?:(?:{any_of('name_particles')}){_SPACE})"
_CERTAIN = rf"(?:(?:{'|'.join(sorted(word_list('name_particles') - {'de', 'du', 'la', 'le'}))}){_SPACE})"
_NO_NAME = rf"(?!(?i:{any_of('function.fr')}|{any_of('function.en')})\b)"  # « la vitamine A. Le lait »
_AFTER = re.compile(rf"(?:{_SPACE}(?:(?:{_INITIAL}){{1,2}}{_SPACE}?{_NO_NAME}|{_CERTAIN}{{0,3}}){_NAME}){{1,3}}")
_BEFORE = re.compile(rf"(?:(?<!\w){_NAME}{_SPACE}(?:{_INITIAL}){{0,2}}{_ANY}{{0,3}}){{1,3}}\Z")
_START = re.compile(rf"{_CERTAIN}{{0,3}}{_NAME}")
# Parts of one word: « Baptiste » of « Jean-Baptiste », "Neil" of "O'Neil".
_PARTS_BEFORE = re.compile(rf"(?:(?<![\w-])(?:{_CAPITAL}\w*-|{_ARABIC}|{_CAPITAL}['’]))+\Z")
_PARTS_AFTER = re.compile(rf"(?:-{_CAPITAL}\w*)+")
# « Jean de La Tour », « Marie d’Hérouville »; but not « à Paris de Luc Roy », « la Belgique d’Albert ».
_OF = rf"(?:d['’]|(?:de|du){_SPACE}(?:la{_SPACE}|l['’])?)"
_OF_AFTER = re.compile(rf"{_SPACE}{_OF}{_NAME}(?:{_SPACE}{_NAME}){{0,2}}")
_OF_BEFORE = re.compile(rf"(?<!\w){_NAME}{_SPACE}{_OF}\Z")
_OF_A_PLACE = re.compile(
    rf"(?<!\w)(?:(?i:les?|la|une?|des|du|de|aux?|à|en|dans|vers|sur|depuis|ce|cette|son|sa|the|in|at|to|from|of|near)"
    rf"{_SPACE}|[ldLD]['’])\Z|{_CAPITAL}[\w’'-]*{_SPACE}\Z"
)
_WHAT_IT_IS = re.compile(rf"(?:(?:[Ll][ae]|[Uu]ne?|[Ss]on|[Ss]a){_SPACE}|[Ll]['’])(?:[a-zà-ÿœ][\w-]+{_SPACE}?){{1,2}}")
_NAMED = re.compile(rf"{_SPACE}{_NO_NAME}{_NAME}")
_LOOKED_BACK = 120  # characters


def whole_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Widens words that cut a name: « Geens » in « le ministre Koen Geens » becomes « Koen Geens ».

    A word that opens its sentence is taken for a name only where the text has it inside a sentence, too.

    Example:
        >>> text = "À l’éleveur Jean de La Tour-Morin, hier."
        >>> [text[slice(*whole_name(text, *one))] for one in ((12, 16), (23, 33))]
        ['Jean de La Tour-Morin', 'Jean de La Tour-Morin']
    """
    end = _end_of_name(text, start, end)
    if _START.match(text, start, end):
        start = _start_of_name(text, start, end)
    return start, end


def with_its_name(text: str, start: int, end: int, asked: str) -> int:
    """Where French words that only say what something is end with its name: « l’union » of « l’union Sillon d’Or ».

    A name that the question has is none that it asks for.
    """
    name = _NAMED.match(text, end) if _WHAT_IT_IS.fullmatch(text, start, end) else None
    known = name is None or any(word in asked for word in name[0].split())
    return end if known or name is None else whole_name(text, start, name.end())[1]


def _end_of_name(text: str, start: int, end: int) -> int:
    last = max(text.rfind(space, start, end) for space in " \u00a0\u202f\n") + 1 or start
    if not text[last:end][:1].isupper():
        return end
    end = _end_of(_PARTS_AFTER, text, end)
    end_of_words = _end_of(_AFTER, text, end)
    if end_of_words > end or text[last:end].isupper() or _OF_A_PLACE.search(text[max(0, last - 40) : last]):
        return end_of_words
    return _end_of(_OF_AFTER, text, end)


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _start_of_name(text: str, start: int, end: int) -> int:
    start -= len(_found_before(_PARTS_BEFORE, text, start))
    if not any(c in text[start:end] for c in " \u00a0\u202f"):
        of = _found_before(_OF_BEFORE, text, start)
        if of and not _OF_A_PLACE.search(text[max(0, start - len(of) - 40) : start - len(of)]):
            return start - len(of)
    before = _found_before(_BEFORE, text, start)
    if before and _opens_sentence(text, start - len(before)) and not _is_name(text, before.split()[0]):
        before = before[len(before.split()[0]) + 1 :]
    return start - len(before)


def _found_before(pattern: re.Pattern[str], text: str, place: int) -> str:
    """What ends at a place; nothing where it may begin before what is looked at."""
    since = max(0, place - _LOOKED_BACK)
    found = pattern.search(text[since:place])
    return found[0] if found and (since == 0 or found.start() > 0) else ""


def _is_name(text: str, word: str) -> bool:
    return re.search(rf"[\w,;] {re.escape(word)}\b", text) is not None


def _opens_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - 20) : place].rstrip(' \u00a0\u202f«“"(')
    return not before or before[-1] in ".!?\n"
