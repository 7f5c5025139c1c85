"""Everything that can go wrong for the person at the keyboard.

    IbidError
    ├── WrongInput           the question or an option cannot be used       (exit status 2)
    │   ├── EmptyQuestion
    │   ├── QuestionTooLong
    │   ├── NoMatchingArticle
    │   ├── NoQuestions
    │   └── NoSuchDay
    ├── UnreadableArticle    one file cannot become an article
    ├── NoArticles           a folder is missing or holds no article
    ├── UnknownArticle       no article, or several, by that id
    ├── IndexMissing         no index where one was expected
    ├── IndexUnusable        damaged, read-only, or another encoder's
    │   └── IndexOfAnotherVersion
    ├── IndexBusy            another process is changing it
    ├── ModelUnusable        a model cannot be loaded
    ├── PortInUse            the chat's port is taken
    ├── AccountsUnusable     the file of accounts cannot be read or written, or has none
    └── ExtraMissing         a library is not installed that only some need

A message says what is wrong, with which value, and the command that helps.
"No answer in these articles" is a value, never an error.
"""

from typing import Any, Self


class IbidError(Exception):
    """Base of all errors that a user is shown, without a stack trace."""

    def __init__(self, message: str, *values: object) -> None:
        """Keeps the message apart from what it speaks of, so that it can be told in another language.

        Args:
            message: in English, `{}` where a value goes.
            values: in this order; another IbidError is told within this one.

        Example:
            >>> print(WrongInput("{} has no {!r}.", "a.csv", "question"))
            a.csv has no 'question'.
        """
        super().__init__(message, *(value if isinstance(value, IbidError) else str(value) for value in values))

    def __str__(self) -> str:
        """In English."""
        message, *values = self.args
        return str(message.format(*values)) if values else str(message)

    def as_json(self) -> list[Any]:
        """As it is kept."""
        return [value.as_json() if isinstance(value, IbidError) else value for value in self.args]

    @classmethod
    def from_json(cls, kept: list[Any]) -> Self:
        """The error that was kept.

        Example:
            >>> print(WrongInput.from_json(WrongInput("{}: {}", "a.zip", WrongInput("no {}.", 1)).as_json()))
            a.zip: no 1.
        """
        message, *values = kept
        return cls(message, *(cls.from_json(value) if isinstance(value, list) else value for value in values))


class WrongInput(IbidError):
    """The question or an option cannot be used."""


class EmptyQuestion(WrongInput):
    """The question has no letter and no digit."""


class QuestionTooLong(WrongInput):
    """The question is longer than a question can be."""


class NoMatchingArticle(WrongInput):
    """No article is let through by what is searched alone."""


class NoQuestions(WrongInput):
    """A file that should have questions has none."""


class NoSuchDay(WrongInput):
    """What should be a day is none."""


class UnreadableArticle(IbidError):
    """One file cannot become an article."""


class NoArticles(IbidError):
    """A folder is missing or holds no article."""


class UnknownArticle(IbidError):
    """No article, or more than one, by that id."""


class IndexMissing(IbidError):
    """There is no index where one was expected."""


class IndexUnusable(IbidError):
    """The index is damaged, cannot be written, or another version or another encoder made it."""


class IndexOfAnotherVersion(IndexUnusable):
    """Another version of the program made the index."""


class IndexBusy(IbidError):
    """Another process is changing the index."""


class ModelUnusable(IbidError):
    """A model cannot be loaded."""


class PortInUse(IbidError):
    """The chat's port is taken."""


class AccountsUnusable(IbidError):
    """The file of accounts cannot be read or written, or has none."""


class ExtraMissing(IbidError):
    """A library is not installed that only some need."""
