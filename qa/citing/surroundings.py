"""Whether the sentence around quoted words that still stand is the one that was: words may stay and their sense go."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from articles.passages import sentences_around
from articles.types import Article
from index.hit import sentence_at
from qa.citing.verification import joined
from qa.lookup.alignment import WORD, words_of
from text.readable import plain

Edit = tuple[str, str]
"""Words, and those in their stead now; either may be none."""


def edits_around(sentence: str, quote: str, place: int, article: Article, start: int, end: int) -> tuple[Edit, ...]:
    """What was changed in a sentence beside quoted words; line ends, and what is not seen, are no change.

    Args:
        sentence: as it was.
        quote: the words.
        place: of them in it.
        article: as it is.
        start: of the words in it.
        end: of them.

    Example:
        >>> from articles.types import Block
        >>> text = "Ils ne sont plus en grève."
        >>> blocks = (Block("paragraph", 0, len(text)),)
        >>> now = Article("a", "a.txt", "", "A", None, "fr", None, None, text, None, blocks)
        >>> edits_around("Ils sont en grève.", "en grève", 9, now, 17, 25)
        (('', 'ne'), ('', 'plus'))
    """
    text = article.text
    first, last = sentence_at(text, sentences_around(article, start, end), start, end)
    before, after = plain(sentence[:place]), plain(sentence[place + len(quote) :])
    # A line that was broken may end a paragraph now: the same words as before are read on over its end.
    near = 2 * len(sentence)
    above, below = words_of(plain(text[max(0, start - near) : start])), words_of(plain(text[end : end + near]))
    still = above[len(above) - len(words_of(before)) :], below[: len(words_of(after))]
    return (*_edits(before, plain(text[first:start]), still[0]), *_edits(after, plain(text[end:last]), still[1]))


def _edits(before: str, after: str, still: Sequence[str]) -> Iterator[Edit]:
    """Those that make the one of the other; none where that is but a part of what is `still` there of the first."""
    was, now = list(WORD.finditer(before)), list(WORD.finditer(after))
    words = [match[0] for match in was]
    if words == still and len(now) <= len(was):
        return
    for kind, a, b, c, d in SequenceMatcher(None, words, [match[0] for match in now], autojunk=False).get_opcodes():
        if kind != "equal":
            yield joined(before, was[a:b]), joined(after, now[c:d])
