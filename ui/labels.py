"""The page's own words, in both languages (`words/`), and what errors say. What articles say is never translated."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from qa.questions.question import LONGEST
from qa.types import When
from runtime.errors import EmptyQuestion, IbidError, NoMatchingArticle, NoQuestions, NoSuchDay, QuestionTooLong
from text.calendar import MONTHS, long_date
from text.language import Language
from ui.reasons import in_french

if TYPE_CHECKING:
    import gradio as gr

Words = dict[Language, dict[str, str]]

_HERE = Path(__file__).parent / "words"


def _words(table: str) -> Words:
    return {language: _FILES[language][table] for language in _LANGUAGES}


_LANGUAGES: tuple[Language, ...] = ("fr", "en")
_FILES = {language: tomllib.loads((_HERE / f"{language}.toml").read_text(encoding="utf-8")) for language in _LANGUAGES}

LABELS = _words("page")
"""By name: what stands on the page in the browser's language."""
REPLIES = _words("replies")
"""By name: what is said in the language of the question, or of whoever reads an article."""
FOUND = _words("found")
"""What is known of an article, and where it was found."""
ERRORS = tomllib.loads((_HERE / "errors.fr.toml").read_text(encoding="utf-8"))
"""What errors say in French, by what they say in English."""


def i18n() -> "gr.I18n":
    """The labels that follow the browser's language."""
    import gradio as gr  # slow to import, and the command line has no use for it

    return gr.I18n(fr=LABELS["fr"], en=LABELS["en"])


def browser_language(accepted: str) -> Language:
    """The first of the two languages in an Accept-Language header; English when it names neither."""
    for choice in accepted.lower().split(","):
        if choice.strip().startswith("fr"):
            return "fr"
        if choice.strip().startswith("en"):
            return "en"
    return "en"


def language_of(headers: Mapping[str, str]) -> Language:
    """The language that was chosen on the page, else that of the browser which sent these headers.

    Example:
        >>> language_of({"accept-language": "en-GB", "cookie": "ibid-language=fr"})
        'fr'
    """
    for language in _LANGUAGES:
        if f"ibid-language={language}" in headers.get("cookie", "").split("; "):
            return language
    return browser_language(headers.get("accept-language", ""))


def long_when(when: When, language: Language) -> str:
    """A day or a month in words.

    Example:
        >>> long_when(When(2016, 3), "fr")
        'mars 2016'
    """
    if when.day:
        return long_date(date(when.year, when.month, when.day), language)
    return f"{MONTHS[language][when.month - 1]} {when.year}"


def grouped(many: int, language: Language) -> str:
    """A number with its thousands parted as the language does.

    Example:
        >>> grouped(12500, "fr"), grouped(12500, "en")
        ('12\u202f500', '12,500')
    """
    return f"{many:,}".replace(",", "\u202f") if language == "fr" else f"{many:,}"


def reason(value: str, language: Language) -> str:
    """Why something cannot be done, or whatever else an error speaks of."""
    return in_french(value) if language == "fr" else value


def apology(error: IbidError, language: Language) -> str:
    r"""What to tell whoever asked for something that cannot be done.

    Example:
        >>> from runtime.errors import UnreadableArticle
        >>> apology(UnreadableArticle("{}: no page in it.", "a.mhtml"), "fr")
        'a.mhtml\xa0: aucune page dedans.'
    """
    if isinstance(error, EmptyQuestion):
        return REPLIES[language]["no question"]
    if isinstance(error, QuestionTooLong):
        return REPLIES[language]["too long"].format(LONGEST)
    if isinstance(error, NoQuestions):
        return REPLIES[language]["no questions"]
    if isinstance(error, NoMatchingArticle):
        return REPLIES[language]["no article"]
    if isinstance(error, NoSuchDay):
        return REPLIES[language]["no day"]
    message, *values = error.args
    told = [apology(value, language) if isinstance(value, IbidError) else reason(value, language) for value in values]
    said = ERRORS.get(message, message) if language == "fr" else message
    return str(said.format(*told)) if values else str(said)
