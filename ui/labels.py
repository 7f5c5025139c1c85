"""The page's own words, in both languages. What articles say is never translated."""

from datetime import date

import gradio as gr

from qa.errors import EmptyQuestion, QuestionTooLong, WrongInput
from qa.question import LONGEST
from qa.types import Language

LABELS: dict[Language, dict[str, str]] = {
    "fr": {
        "ask": "Posez une question sur vos articles…",
        "chat": "Questions et réponses",
        "sources": "Sources",
        "tagline": "Pose des questions à vos articles, et répond en les citant. Rien n’est inventé, rien ne sort de cette machine.",
        "send": "Envoyer",
    },
    "en": {
        "ask": "Ask a question about your articles…",
        "chat": "Questions and answers",
        "sources": "Sources",
        "tagline": "Ask your articles, and be answered in their own words. Nothing is made up, nothing leaves this machine.",
        "send": "Send",
    },
}

REPLIES: dict[Language, dict[str, str]] = {
    "fr": {
        "no answer": "Les articles n’y répondent pas.",
        "nearest": "Les passages les plus proches, qui ne répondent pas :",
        "see nearest": "Les passages les plus proches sont parmi les sources.",
        "also": "Dit aussi par",
        "open": "Ouvrir l’article",
        "paragraph": "paragraphe",
        "confidence": "confiance",
        "what confidence": "Probabilité que ces mots répondent à la question, d’après le retriever et le lecteur",
        "following": "Compris à la suite de",
        "articles": "Articles indexés",
        "more": "et {} autres",
        "undated": "sans date",
        "close": "Fermer",
        "words": "Les mots cités",
        "french": "français",
        "english": "anglais",
        "not found": "Cet article n’est plus dans l’index.",
        "empty": "La question est vide. Écrivez-la en quelques mots.",
        "too long": f"La question est trop longue : {LONGEST} caractères au plus.",
    },
    "en": {
        "no answer": "The articles do not answer that.",
        "nearest": "The nearest passages, which do not answer:",
        "see nearest": "The nearest passages are among the sources.",
        "also": "Also said by",
        "open": "Open the article",
        "paragraph": "paragraph",
        "confidence": "confidence",
        "what confidence": "Probability that these words answer the question, from the retriever's and the reader's evidence",
        "following": "Understood as following",
        "articles": "Articles in the index",
        "more": "and {} more",
        "undated": "undated",
        "close": "Close",
        "words": "The quoted words",
        "french": "French",
        "english": "English",
        "not found": "That article is no longer in the index.",
        "empty": "The question is empty. Write it in a few words.",
        "too long": f"The question is too long: {LONGEST} characters at most.",
    },
}

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def i18n() -> gr.I18n:
    """The labels that follow the browser's language."""
    return gr.I18n(fr=LABELS["fr"], en=LABELS["en"])


def browser_language(accepted: str) -> Language:
    """The first of the two languages in an Accept-Language header; English when it names neither."""
    for choice in accepted.lower().split(","):
        if choice.strip().startswith("fr"):
            return "fr"
        if choice.strip().startswith("en"):
            return "en"
    return "en"


def long_date(day: date, language: Language) -> str:
    """A date in words.

    Example:
        >>> long_date(date(2016, 3, 1), "fr"), long_date(date(2016, 3, 1), "en")
        ('1er mars 2016', '1 March 2016')
    """
    if language == "en":
        return f"{day.day} {day:%B} {day.year}"
    return f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"


def apology(error: WrongInput, language: Language) -> str:
    """What to tell someone whose question cannot be used."""
    if isinstance(error, EmptyQuestion):
        return REPLIES[language]["empty"]
    if isinstance(error, QuestionTooLong):
        return REPLIES[language]["too long"]
    return str(error)
