"""The page's own words, in both languages. What articles say is never translated."""

from datetime import date
from typing import TYPE_CHECKING

from qa.question import LONGEST
from qa.types import When
from runtime.errors import EmptyQuestion, QuestionTooLong, WrongInput
from text.calendar import MONTHS, long_date
from text.language import Language

if TYPE_CHECKING:
    import gradio as gr

LABELS: dict[Language, dict[str, str]] = {
    "fr": {
        "ask": "Posez une question sur vos articles…",
        "chat": "Questions et réponses",
        "conversations": "Autres conversations",
        "add": "Ajouter des articles",
        "drop": "Fichiers",
        "path": "Chemin d’un dossier de cette machine",
        "usual": "habituelle",
        "risk": "Part d’erreurs acceptée parmi les réponses montrées",
        "what risk": "Plus elle est basse, plus souvent les articles sont dits ne pas répondre.",
        "tagline": (
            "Interrogez vos articles : ils répondent dans leurs propres mots. Rien n’est inventé, rien ne sort d’ici."
        ),
    },
    "en": {
        "ask": "Ask a question about your articles…",
        "chat": "Questions and answers",
        "conversations": "Other conversations",
        "add": "Add articles",
        "drop": "Files",
        "path": "Path of a folder on this machine",
        "usual": "usual",
        "risk": "Share of wrong answers, among those shown, that you can bear",
        "what risk": "The lower it is, the more often the reply is: “The articles do not answer that.”",
        "tagline": (
            "Ask your articles: they answer in their own words. Nothing is made up, nothing leaves this machine."
        ),
    },
}

REPLIES: dict[Language, dict[str, str]] = {
    "fr": {
        "no answer": "Les articles n’y répondent pas.",
        "beyond": "Ibid cite des passages\u00a0: il ne compte pas, ne compare pas, ne résume pas et ne traduit pas.",
        "nearest": "Les passages les plus proches, qui ne répondent pas :",
        "see nearest": "Les passages les plus proches sont parmi les sources.",
        "open": "Ouvrir l’article",
        "original": "Fichier d’origine",
        "gone": "Le fichier n’est plus là, ou ce n’est plus le même. Mettez l’index à jour\u00a0: ibid index DOSSIER",
        "paragraph": "paragraphe",
        "copy": "Copier avec la source",
        "copied": "Copié",
        "added": "Ajoutés\u00a0: {}",
        "updated": "mis à jour\u00a0: {}",
        "unchanged": "inchangés\u00a0: {}",
        "removed": "retirés\u00a0: {}",
        "failed": "illisibles\u00a0: {}",
        "not read": "{} n’est pas lu ({})",
        "take out": "Retirer {}",
        "reading files": "Lecture",
        "encoding files": "Indexation",
        "file gone": "Le fichier n’est plus là. Voici ce qui en a été lu. Pour mettre à jour\u00a0: ibid index DOSSIER",
        "file changed": (
            "Le fichier a changé depuis qu’il a été lu. Voici ce qui en a été lu. "
            "Pour mettre à jour\u00a0: ibid index DOSSIER"
        ),
        "searching": "Recherche dans les articles…",
        "reading": "Lecture des passages…",
        "new": "Nouvelle conversation",
        "forget": "Supprimer la conversation «\u00a0{}\u00a0»",
        "room": (
            "Gardées dans ce navigateur seulement\u00a0: {} réponses en tout, puis les plus anciennes "
            "conversations cèdent la place."
        ),
        "alone": "Reposer la question seule, sans ce qui précède",
        "link": "Copier un lien vers la question",
        "likely": "Probable",
        "plausible": "Plausible",
        "uncertain": "Incertain\u00a0: vérifiez le passage",
        "others": "Autres passages proches",
        "also in": "Aussi dans\u00a0:",
        "why": "Rang {} par le sens",
        "why words": "rang {} par les mots\u00a0: {}",
        "confidence": "confiance",
        "what confidence": "Probabilité que ces mots répondent à la question, calculée sur la recherche et la lecture.",
        "differ": "Les articles diffèrent :",
        "when": "{}, d’après la date de l’article",
        "following": "Compris à la suite de\u00a0:",
        "articles": "Articles indexés",
        "one more": "et 1 autre",
        "more": "et {} autres",
        "undated": "sans date",
        "in title": "dans un titre ou une légende",
        "found": "Trouvé dans le fichier\u00a0:",
        "french": "français",
        "english": "anglais",
        "not found": "Cet article n’est plus dans l’index.",
        "changed": "L’article a changé depuis\u00a0: les mots cités n’y sont peut-être plus, ou plus au même endroit.",
        "empty": "La question est vide. Écrivez-la en quelques mots.",
        "too long": f"La question est trop longue : {LONGEST} caractères au plus.",
        "right": "Juste",
        "wrong": "Faux",
        "passage": "C’est ce passage qui répond",
        "what feedback": "La question et votre avis sont gardés dans le dossier de l’index, sans votre nom.",
        "noted": "Noté, merci.",
        "not noted": "Votre avis n’a pas pu être noté.",
        "too often": "Trop de demandes en une minute. Réessayez dans {}\u00a0s.",
        "one passage": "Trouvé dans {} passage",
        "passages": "Trouvé dans {} passages",
        "of one article": "de {} article.",
        "of articles": "de {} articles.",
        "first places": "Les {} premiers, des articles les plus récents.",
        "nowhere": "Ces mots ne se trouvent pas dans les articles.",
        "nearly": "Ces mots ne s’y trouvent pas tels quels. Le plus proche\u00a0:",
        "nearly the same": "Ces mots s’y trouvent, à la ponctuation près\u00a0:",
        "typed": "votre texte",
        "written": "l’article",
    },
    "en": {
        "no answer": "The articles do not answer that.",
        "beyond": "Ibid quotes passages: it does not count, compare, sum up or translate.",
        "nearest": "The nearest passages, which do not answer:",
        "see nearest": "The nearest passages are among the sources.",
        "open": "Open the article",
        "original": "Original file",
        "gone": "The file is gone, or another by now. Bring the index up to date: ibid index FOLDER",
        "paragraph": "paragraph",
        "copy": "Copy with its source",
        "copied": "Copied",
        "added": "Added: {}",
        "updated": "updated: {}",
        "unchanged": "unchanged: {}",
        "removed": "removed: {}",
        "failed": "unreadable: {}",
        "not read": "{} is not read ({})",
        "take out": "Remove {}",
        "reading files": "Reading",
        "encoding files": "Indexing",
        "file gone": "The file is gone: this is what the index has read of it. Bring it up to date: ibid index FOLDER",
        "file changed": (
            "The file has changed since it was indexed, and this is what was read of it. Bring the index up to date: "
            "ibid index FOLDER"
        ),
        "searching": "Searching the articles…",
        "reading": "Reading the passages…",
        "new": "New conversation",
        "forget": "Delete the conversation “{}”",
        "room": "Kept in this browser alone: {} answers in all, then the oldest conversations give way.",
        "alone": "Ask the question again on its own, without what came before",
        "link": "Copy a link to the question",
        "likely": "Likely",
        "plausible": "Possible",
        "uncertain": "Uncertain: check the passage",
        "others": "Other passages near the question",
        "also in": "Also in:",
        "why": "Rank {} by meaning",
        "why words": "rank {} by words: {}",
        "confidence": "confidence",
        "what confidence": "Probability that these words answer the question, by the evidence of search and reading.",
        "differ": "The articles differ:",
        "when": "{}, by the article’s own date",
        "following": "Understood as following:",
        "articles": "Articles in the index",
        "one more": "and 1 more",
        "more": "and {} more",
        "undated": "undated",
        "in title": "in a title, a heading or a caption",
        "found": "Found in the file:",
        "french": "French",
        "english": "English",
        "not found": "That article is no longer in the index.",
        "changed": "The article has changed since: the quoted words may be gone, or stand elsewhere.",
        "empty": "The question is empty. Write it in a few words.",
        "too long": f"The question is too long: {LONGEST} characters at most.",
        "right": "Right",
        "wrong": "Wrong",
        "passage": "This is the passage that answers",
        "what feedback": "The question and your opinion are kept in the index folder, without your name.",
        "noted": "Noted, thank you.",
        "not noted": "Your opinion could not be noted.",
        "too often": "Too many requests within a minute. Try again in {} s.",
        "one passage": "Found in {} passage",
        "passages": "Found in {} passages",
        "of one article": "of {} article.",
        "of articles": "of {} articles.",
        "first places": "The first {}, of the newest articles.",
        "nowhere": "These words are not in the articles.",
        "nearly": "These words are not there as they are. The nearest:",
        "nearly the same": "These words are there, but for punctuation:",
        "typed": "your text",
        "written": "the article",
    },
}

FOUND: dict[Language, dict[str, str]] = {
    "fr": {
        "title": "titre", "date": "date", "language": "langue", "source": "source", "author": "auteur",
        "address": "adresse",
        "front matter": "en-tête", "page's head": "en-tête de la page", 
        "file's properties": "propriétés du fichier", "mail head": "en-tête du message", "date line": "ligne de date",
        "dateline": "début de la dépêche", "byline": "signature", "file name": "nom du fichier",
        "first line": "première ligne", "its words": "texte", "its columns": "colonnes du tableau",
    },
    "en": {
        "title": "title", "date": "date", "language": "language", "source": "source", "author": "author",
        "address": "address",
        "front matter": "front matter", "page's head": "head of the page", 
        "file's properties": "properties of the file", "mail head": "head of the mail", "date line": "date line",
        "dateline": "dateline", "byline": "byline", "file name": "name of the file",
        "first line": "first line", "its words": "text", "its columns": "columns of the table",
    },
}  # fmt: skip
"""What is known of an article, and where it was found."""


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


def long_when(when: When, language: Language) -> str:
    """A day or a month in words.

    Example:
        >>> long_when(When(2016, 3), "fr")
        'mars 2016'
    """
    if when.day:
        return long_date(date(when.year, when.month, when.day), language)
    return f"{MONTHS[language][when.month - 1]} {when.year}"


def apology(error: WrongInput, language: Language) -> str:
    """What to tell someone whose question cannot be used."""
    if isinstance(error, EmptyQuestion):
        return REPLIES[language]["empty"]
    if isinstance(error, QuestionTooLong):
        return REPLIES[language]["too long"]
    return str(error)
