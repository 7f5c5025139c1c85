"""Which of the two languages a text is written in: French or English."""

import re
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, Literal

from text.lists import word_list

if TYPE_CHECKING:
    from lingua import LanguageDetector

Language = Literal["fr", "en"]

_ENOUGH = 2000  # characters that settle the language of a longer text
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=[\w,;:’'-] )[A-ZÀ-ÖØ-Ý][\w’'-]*")
_INTERROGATIVE = {"fr": word_list("interrogative.fr"), "en": word_list("interrogative.en")}
_FUNCTION = {"fr": word_list("function.fr"), "en": word_list("function.en")}


@cache
def _detector() -> "LanguageDetector":
    from lingua import Language as Known
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(Known.FRENCH, Known.ENGLISH).build()


def language_of(text: str) -> Language:
    """The language of a text, right for short questions typed without accents too.

    Example:
        >>> language_of("quel age a theo francken"), language_of("who is theo francken")
        ('fr', 'en')
    """
    found = _detector().detect_language_of(text[:_ENOUGH])
    return "en" if found is not None and found.iso_code_639_1.name == "EN" else "fr"


def language_of_question(text: str) -> Language:
    """The language of a question, by its own words: the names in it may be of the other language.

    What it asks with decides; then its little words, then all of its words but the names.

    Example:
        >>> language_of_question("Qui est Maud Ellery ?"), language_of_question("Bourg-Chenu trains when?")
        ('fr', 'en')
    """
    words = [word.lower() for word in _WORD.findall(text)]
    for known in (_INTERROGATIVE, _FUNCTION):
        french, english = _count(words, known["fr"]), _count(words, known["en"])
        if french != english and (known is _FUNCTION or not (french and english)):
            return "fr" if french > english else "en"
    return language_of(_NAME.sub("", text) if any(word.islower() for word in text.split()) else text)


def _count(words: list[str], known: Collection[str]) -> int:
    return sum(word in known for word in words)
