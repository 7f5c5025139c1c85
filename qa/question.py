"""From what was typed to a Question: checked, cleaned, its language known, follow-ups joined."""

import re
import unicodedata

from qa.types import Question
from runtime.errors import EmptyQuestion, QuestionTooLong
from text.language import language_of_question

LONGEST = 2000  # characters; the readers see the first tokens only, so more would be lost unsaid

_FOLLOW_UP = re.compile(
    r"(et|and|but|mais|pourquoi|why|quand|when|where|où|ou|combien|how many|comment|how)\b[\s?!.]*$"
    r"|(et|and|but|mais|what about|how about|qu['’]en est-il)\b"
    r"|.*\b(il|elle|ils|elles|lui|he|she|they|him|her|them|his|their|it|its"
    r"|celui-ci|celle-ci|ce dernier|cette dernière)\b",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r"(?<=\s)[A-ZÀ-Ý][\w’'-]+")
# "il" and "it" that stand for nothing: "Que s'est-il passé ?", "Quand a-t-il été décidé ?"
_IMPERSONAL = re.compile(
    r"(?i)\b(y a-t-il|il y a|s['’]agit-il|s['’]est-il passé|se passe-t-il|faut-il"
    r"|a-t-il été (?:décidé|prévu|question|convenu)|est-il (?:prévu|possible|vrai)|is it|it is)\b"
)


def understand(typed: str, previous: str = "") -> Question:
    """Makes a Question of what was typed.

    Args:
        typed: the user's words, of any origin: control characters and lone surrogates are dropped.
        previous: the question before in the same conversation, if any.

    Raises:
        EmptyQuestion: nothing to search for is left.
        QuestionTooLong: more than `LONGEST` characters.
    """
    text = clean(typed)
    if not any(c.isalnum() for c in text):
        raise EmptyQuestion('The question is empty. Ask for something, such as: ibid ask "Who visited Rabat?"')
    if len(text) > LONGEST:
        raise QuestionTooLong(
            f"The question has {len(text)} characters; {LONGEST} at most. Ask one thing, in a sentence."
        )
    context = _context(clean(previous), text) if previous and follows_up(text) else ""
    return Question(text=text, language=language_of_question(text), context=context)


def _context(previous: str, text: str) -> str:
    """What a follow-up keeps of the question before: all of it, or all but its names when it brings its own.

    Example:
        >>> _context("Qui est Koen Geens ?", "Et Theo Francken ?")
        'Qui est ?'
    """
    if not _NAME.search(text):
        return previous
    return re.sub(r" +", " ", _NAME.sub("", previous)).strip()


def clean(typed: str) -> str:
    r"""NFC, one line, no control characters, no lone surrogates.

    Example:
        >>> clean("  Qui\x00 est\ud800 là ?\n")
        'Qui est là ?'
    """
    kept = "".join(" " if c.isspace() else c for c in typed if unicodedata.category(c) not in {"Cs", "Cn"})
    visible = "".join(c for c in kept if unicodedata.category(c) not in {"Cc", "Cf"} or c == "\u200d")
    return unicodedata.normalize("NFC", re.sub(r" +", " ", visible)).strip()


def follows_up(text: str) -> bool:
    """Whether a question leans on the one before: it opens with "et", or a pronoun stands for a name.

    Example:
        >>> follows_up("Et quand ?"), follows_up("Who is Koen Geens?")
        (True, False)
    """
    if _NAME.search(text) or _IMPERSONAL.search(text):
        return bool(re.match(r"(?i)(et|and|what about|how about)\b", text)) and len(text.split()) <= 4
    return bool(_FOLLOW_UP.match(text))
