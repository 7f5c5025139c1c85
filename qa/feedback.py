"""What people say of answers: right, wrong, or which passage is the right one. A file beside the index.

Nothing is kept of who said it, or when.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from runtime.errors import IndexUnusable
from text.language import language_of_question

FILE = "feedback.sqlite"

Verdict = Literal["right", "wrong", "passage"]
"""Of an answer that it is right or wrong; of a passage that it is the one that answers."""

_TABLE = """CREATE TABLE IF NOT EXISTS feedback (
    row INTEGER PRIMARY KEY, question TEXT NOT NULL, verdict TEXT NOT NULL,
    words TEXT NOT NULL -- in JSON: pairs of an article's id and words of it
)"""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article."""

    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What was said of the answer to a question.

    Attributes:
        question: it, with what it needs of the one before.
        words: the quotations of the answer, none where it was that the articles do not answer; or the passage.
    """

    question: str
    verdict: Verdict
    words: tuple[Words, ...] = ()


class Feedback:
    """The file that keeps it."""

    def __init__(self, path: Path) -> None:
        """Names the file; it is made when something is said."""
        self._path = path

    def add(self, opinion: Opinion) -> None:
        """Keeps what was said.

        Raises:
            IndexUnusable: it cannot be written.
        """
        words = json.dumps([(some.article, some.text) for some in opinion.words], ensure_ascii=False)
        try:
            with closing(sqlite3.connect(self._path)) as db, db:
                db.execute(_TABLE)
                values = (opinion.question, opinion.verdict, words)
                db.execute("INSERT INTO feedback (question, verdict, words) VALUES (?, ?, ?)", values)
        except sqlite3.Error as error:
            raise IndexUnusable("{} cannot be written: {}. Check who may write there.", self._path, error) from error

    def every(self) -> list[Opinion]:
        """All that was said, in its order.

        Raises:
            IndexUnusable: it cannot be read.
        """
        if not self._path.is_file():
            return []
        try:
            with closing(sqlite3.connect(self._path)) as db:
                rows = db.execute("SELECT question, verdict, words FROM feedback ORDER BY row").fetchall()
        except sqlite3.Error as error:
            raise IndexUnusable("{} cannot be read: {}. Delete it to begin anew.", self._path, error) from error
        return [
            Opinion(question, verdict, tuple(Words(*pair) for pair in json.loads(words)))
            for question, verdict, words in rows
        ]


@dataclass
class _Known:
    """What was said of one question in all; the last word counts.

    Attributes:
        right: the words that answer, none where it is right that nothing does; None while nobody said.
    """

    right: tuple[Words, ...] | None = None
    passage: Words | None = None
    wrong: dict[str, None] = field(default_factory=dict)

    def hear(self, opinion: Opinion) -> None:
        texts = [some.text for some in opinion.words]
        match opinion.verdict:
            case "passage":
                self.passage = opinion.words[0]
            case "right":
                self.right = opinion.words
                self.wrong = {text: None for text in self.wrong if text not in texts}
            case "wrong":
                self.wrong |= dict.fromkeys(texts)
                if self.right is not None and set(texts) >= {some.text for some in self.right}:
                    self.right = None


def as_questions(every: Iterable[Opinion]) -> list[dict[str, Any]]:
    """What was said, as lines of a file that `ibid evaluate` reads.

    `answers` is None where nobody said what is right; then there is a `passage` to find, or words known to be `wrong`.

    Example:
        >>> wrong = Opinion("Qui ?", "wrong", (Words("a", "Léa"),))
        >>> row = as_questions([wrong, Opinion("Qui ?", "passage", (Words("b", "Ana vint."),))])[0]
        >>> row["answers"], row["article"], row["passage"], row["wrong"]
        (None, 'b', 'Ana vint.', ['Léa'])
    """
    known: dict[str, _Known] = {}
    for opinion in every:
        known.setdefault(opinion.question, _Known()).hear(opinion)
    told = ((question, of_it) for question, of_it in known.items() if of_it != _Known())
    return [_row(number, question, of_it) for number, (question, of_it) in enumerate(told, start=1)]


def _row(number: int, question: str, known: _Known) -> dict[str, Any]:
    right, passage = known.right, known.passage
    articles = {some.article for some in right or ([passage] if passage else [])}
    return {
        "id": f"feedback-{number}",
        "question": question,
        "lang": language_of_question(question),
        "answers": None if right is None else [some.text for some in right],
        "article": articles.pop() if len(articles) == 1 else None,
        **({"passage": passage.text} if passage else {}),
        **({"wrong": list(known.wrong)} if known.wrong else {}),
    }
