"""Which of the two languages a text is written in: French or English."""

from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lingua import LanguageDetector

Language = Literal["fr", "en"]

_ENOUGH = 2000  # characters that settle the language of a longer text


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
