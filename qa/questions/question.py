"""From what was typed to a Question: checked, cleaned, its language known, follow-ups joined."""

import re
import unicodedata

from qa.questions.asking import bare
from qa.questions.follow_up import context_of, follows_up, shortened
from qa.questions.indirect import outright
from qa.questions.same_of_another import asked_of_another, asks_anew
from qa.types import Question
from runtime.errors import EmptyQuestion, QuestionTooLong
from text.language import Language, language_of_question
from text.readable import plain

LONGEST = 2000  # characters; the readers see the first tokens only, so more would be lost unsaid


def understand(typed: str, previous: str = "", usual: Language | None = None) -> Question:
    """Makes a Question of what was typed.

    Args:
        typed: the user's words, of any origin: control characters and lone surrogates are dropped.
        previous: the question before in the same conversation, if any.
        usual: the language of whoever asks, for questions whose words hardly tell.

    Raises:
        EmptyQuestion: nothing to search for is left.
        QuestionTooLong: more than `LONGEST` characters.
    """
    text = outright(alone(typed))
    if not any(c.isalnum() for c in text):
        raise EmptyQuestion("The question is empty: no letter and no digit is in it.")
    language = language_of_question(text, usual)
    before = outright(bare(clean(previous)[:LONGEST])) if previous and follows_up(text) else ""
    if not before or asks_anew(before, text):
        return Question(text, language)
    if same := asked_of_another(before, text):
        return Question(text, language, same, same)
    return Question(text, language, context_of(before, text), shortened(before))


def alone(typed: str) -> str:
    """What was typed, clean and without what is put around a question.

    Raises:
        QuestionTooLong: more than `LONGEST` characters; no pattern is tried on them.
    """
    whole = clean(typed)
    if len(whole) > LONGEST:
        raise QuestionTooLong(
            "The question has {} characters; {} at most. Ask one thing, in a sentence.", len(whole), LONGEST
        )
    return bare(whole)


def clean(typed: str) -> str:
    r"""NFC, one line, no control characters, no lone surrogates.

    Example:
        >>> clean("  Qui\x00 est\ud800 là ?\n")
        'Qui est là ?'
    """
    kept = "".join(" " if c.isspace() else c for c in typed if unicodedata.category(c) not in {"Cs", "Cn"})
    visible = "".join(c for c in kept if unicodedata.category(c) not in {"Cc", "Cf"} or c == "\u200d")
    return plain(unicodedata.normalize("NFC", re.sub(r" +", " ", visible)).strip())
