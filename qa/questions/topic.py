"""What a question is about, told without asking: what a question after it needs of it."""

import re
from collections.abc import Iterable

from text.lists import word_list

ASKS = "|".join(
    sorted((word_list("interrogative.fr") | word_list("interrogative.en") | {"comment", "pourquoi"}) - {"que", "qu"})
)
BEFORE = r"(?:(?:en|à|de|depuis|pour|par|avec|dans|in|at|on|since|for|by|with|to|from) )?"
_OPENING = r"(?i)^(?:(?:et|and|mais|but) )?"
_ASKING = re.compile(
    rf"{_OPENING}{BEFORE}(?:{ASKS})\b(?: (?:much|many|old|long|far|tall|wide|high|deep|big|large))?"
    r"(?: (?:est|sont|était|is|are|was|were|do|does|did)\b)? ?"
)
_SUBJECT = (
    r"(?=(?:le|la|les|un|une|ce|cet|cette|ces|son|sa|ses|leurs?|the|an?|this|that|its|his|her|their)\b"
    r"|l['’]|(?-i:[A-ZÀ-Ý]))"
)
# What is counted or chosen, in front of a subject of its own: « Combien de visiteurs | le zoo reçoit-il ? ».
_OF_A_SUBJECT = re.compile(
    rf"{_OPENING}{BEFORE}(?:(?:combien d(?:e |['’])|quel(?:le)?s? )[\w-]+ "
    r"|(?:how (?:many|much)|what|which) [\w-]+ (?:do|does|did|is|are|was|were|has|have|had|will|would|can|could) )"
    rf"{_SUBJECT}"
)
_INVERTED = re.compile(r"(?i)(?:^|(?<=\w) )(?:[ns]['’]|y )?\w+-(?:t-)?(?:ils?|elles?)\b.*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LITTLE = word_list("interrogative.fr") | word_list("interrogative.en") | word_list("function.fr")
_BETWEEN = re.compile(r"(?<=[?!.])\s+(?=\S)")


def without_asking(question: str) -> str:
    """What a question leaves for the next to be understood by, no longer a question.

    Example:
        >>> without_asking("Qui est la directrice du musée ?"), without_asking("How much did the works cost?")
        ('la directrice du musée', 'the works cost')
        >>> without_asking("Combien de visiteurs le zoo reçoit-il ?"), without_asking("Le zoo est-il ouvert ?")
        ('le zoo reçoit-il', 'Le zoo est-il ouvert ?')
    """
    told, asking = _OF_A_SUBJECT.subn("", question, count=1)
    if not asking:
        told, asking = _ASKING.subn("", question, count=1)
    return told.rstrip(" \u00a0\u202f?") if asking else question


def told_of(questions: str) -> str:
    """The same of several questions, each a sentence: with a full stop it is read as told, not as asked."""
    return _sentences(without_asking(one) for one in _BETWEEN.split(questions))


def subjects_of(questions: str) -> str:
    """What a pronoun of the next question can stand for: a French subject ends where its verb is turned round.

    Example:
        >>> subjects_of("Quand l'enclos des loutres sera-t-il inauguré ?"), subjects_of("Who found the Roman kiln?")
        ("l'enclos des loutres.", 'found the Roman kiln.')
    """
    return _sentences(_subject_of(without_asking(one)) for one in _BETWEEN.split(questions))


def _subject_of(told: str) -> str:
    """What stands in front of a verb turned round; all where that is nothing: « y a-t-il un maire »."""
    subject = _INVERTED.sub("", told)
    return subject if any(word.lower() not in _LITTLE for word in _WORD.findall(subject)) else told


def _sentences(told: Iterable[str]) -> str:
    return " ".join(one if one.endswith(("?", ".", "!")) else f"{one}." for one in told if one)
