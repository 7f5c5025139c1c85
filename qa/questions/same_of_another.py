"""Follow-ups that ask the same of another place or thing, « Et à Harwell ? », "And the one in Leeds?"."""

import re

from qa.rules.named_things import NamedThing, named_things
from text.analyzer import term
from text.calendar import MONTH, WEEKDAY
from text.language import Language, language_of_question
from text.lists import word_list
from text.roles import roles

_SPACE = r"[ \u00a0\u202f]"
_PLACED = rf"(?:(?:de|du|des|à|au|aux|en|in|at|of|from|near){_SPACE}(?:(?:la|les|the){_SPACE}|l['’])?|d['’])"
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Ý])[\w-]*\w"
_OPENING = r"(?i)(?:et|and|mais|but|what about|how about|qu['’]en est-il)\b"
_OTHER = re.compile(
    rf"{_OPENING}{_SPACE}(?:de{_SPACE})?(?P<one>(?:celle|celui|ceux|celles|the{_SPACE}ones?){_SPACE})?"
    rf"(?P<placed>{_PLACED})?(?:the{_SPACE})?(?P<name>{_CAPITAL}(?:{_SPACE}{_CAPITAL})*)(?P<own>['’]s)?[\s?!.]*$"
)
_NO_NAME = re.compile(rf"(?i)(?:{MONTH}|{WEEKDAY})\b.*")
_OF_A_DOMAIN = {term(word, "fr") for word in ("ministre", "secrétaire")} | {
    term(word, "en") for word in ("minister", "secretary")
}
_ASKING = word_list("interrogative.fr") | word_list("interrogative.en") | {"comment"}
_ASKS = re.compile(rf"{_OPENING} (?:{'|'.join(sorted(_ASKING))})\b")


def asked_of_another(previous: str, text: str) -> str | None:
    """The last question before, as it would be asked of what a follow-up names; None where this asks something else.

    Example:
        >>> asked_of_another("Quand l'usine de Lyon a-t-elle fermé ?", "Et celle de Grenoble ?")
        "Quand l'usine de Grenoble a-t-elle fermé ?"
        >>> asked_of_another("When did the Didcot plant close?", "And in Harwell?")
        'When did the Harwell plant close?'
        >>> asked_of_another("When did the Didcot plant close?", "And why?")
    """
    other, question = _OTHER.match(text), _last_whole(previous)
    if not other:
        return None
    language = language_of_question(question)
    thing = _thing_to_replace(question, language)
    if not thing:
        return question if other["one"] else None
    if _NO_NAME.fullmatch(other["name"]) or (thing.nouns & _OF_A_DOMAIN and not other["one"]):
        return None  # "And in May?", « Et en Belgique ? » after « Qui est le ministre de la Justice ? »
    if not (other["one"] or other["placed"] or other["own"]) and _may_be_a_person(question, thing, other["name"]):
        return None
    return _with(question, thing, other, language)


def _may_be_a_person(question: str, thing: NamedThing, name: str) -> bool:
    """Whether a name alone may be of somebody: « Et Koen Geens ? », « Et Dupont ? » after « Quand Verrier… »."""
    others = question[1:].replace(thing.name, "")
    return bool(roles(" ".join(thing.nouns))) or " " in name or re.search(_CAPITAL, others) is not None


def asks_anew(previous: str, text: str) -> bool:
    """Whether a question opens as a follow-up and names itself another thing of the kind that was asked about.

    Example:
        >>> asks_anew("When did the Didcot plant close?", "And when did the Harwell plant close?")
        True
        >>> asks_anew("When did the Didcot plant close?", "And when did Harwell close?")
        False
    """
    language = language_of_question(text)
    return _ASKS.match(text) is not None and any(
        one.nouns & before.nouns and one.form == before.form
        for one in named_things(text, language)
        for before in named_things(previous, language)
    )


def _last_whole(previous: str) -> str:
    """The last of the questions before that is no follow-up by its opening."""
    questions = re.split(r"(?<=[?!.])\s+(?=\S)", previous)
    return next((question for question in reversed(questions) if not re.match(_OPENING, question)), previous)


def _thing_to_replace(question: str, language: Language) -> NamedThing | None:
    """What a question's thing is told by: its place behind a preposition, or the name in front."""
    placed = [thing for thing in named_things(question, language) if thing.form == "place"]
    behind = [thing for thing in placed if not question.startswith(thing.name, thing.start + len("the "))]
    return max(behind or placed, key=lambda thing: thing.start, default=None)


def _with(question: str, thing: NamedThing, other: re.Match[str], language: Language) -> str:
    place = question.index(thing.name, thing.start)
    name, end = other["name"], place + len(thing.name)
    if language == "fr" and other["placed"] and not re.match(r"(?i)(?:in|at|of|from|near)\b", other["placed"]):
        joined = re.search(rf"(?i){_PLACED}$", question[:place])
        place, name = (joined.start() if joined else place), other["placed"] + name
    return f"{question[:place]}{name}{question[end:]}"
