"""Which of the two languages a text is written in: French or English."""

import re
from collections.abc import Collection
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from runtime.models import MODELS
from text.character_grams import buckets_of
from text.lists import word_list

Language = Literal["fr", "en"]

WEIGHTS = MODELS / "language.npy"
_ENOUGH = 2000  # characters that settle the language of a longer text
# Below this sum of weights one to three of a question's words are of the language told in 57 to 94 of 100, above in 98.
_SURE = 150
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=[\w,;:’'-] )[A-ZÀ-ÖØ-Ý][\w’'-]*")
_INTERROGATIVE = {"fr": word_list("interrogative.fr"), "en": word_list("interrogative.en")}
_FUNCTION = {"fr": word_list("function.fr"), "en": word_list("function.en")}


@cache
def _weights() -> NDArray[np.int8]:
    return np.asarray(np.load(WEIGHTS))


def language_of(text: str) -> Language:
    """The language of a text, with or without accents.

    By weights of its runs of characters, see `training/language.py`.

    Example:
        >>> language_of("quelle est la duree du sejour"), language_of("how long was the stay")
        ('fr', 'en')
    """
    return "en" if _english(text) > 0 else "fr"


def _english(text: str) -> int:
    """How much speaks for English; against it, where it is negative."""
    return int(_weights()[list(buckets_of(text[:_ENOUGH]))].sum(dtype=np.int64))


def language_of_question(text: str, usual: Language | None = None) -> Language:
    """The language of a question, by its own words: the names in it may be of the other language.

    What it asks with decides; then its little words, then all of its words but the names.

    Args:
        text: the question.
        usual: the language of whoever asks, as far as it is known: where the words hardly tell, it decides. Without it
            names alone go as French.

    Example:
        >>> language_of_question("Qui est Maud Ellery ?"), language_of_question("Bourg-Chenu trains when?")
        ('fr', 'en')
        >>> language_of_question("budget festival"), language_of_question("budget festival", "fr")
        ('en', 'fr')
    """
    words_as_typed = _WORD.findall(text)
    words = [word.lower() for word in words_as_typed]
    for known in (_INTERROGATIVE, _FUNCTION):
        french, english = _count(words, known["fr"]), _count(words, known["en"])
        if french != english and (known is _FUNCTION or not (french and english)):
            return "fr" if french > english else "en"
    telling = text if text.isupper() else _NAME.sub("", text)
    if not text.isupper() and not any(word.islower() for word in words_as_typed):
        return usual or "fr"
    return usual if usual and abs(_english(telling)) < _SURE else language_of(telling)


def _count(words: list[str], known: Collection[str]) -> int:
    return sum(word in known for word in words)
