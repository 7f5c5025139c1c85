"""No change in the sentence around quoted words is overlooked, and what changes elsewhere is none."""

import random
import re

import pytest

from articles.layout import lay_out
from articles.types import Article
from qa.citing.surroundings import edits_around
from qa.citing.verification import verify
from tests.qa.citing.test_verification import VOCABULARY, quoted_of, sentence


def article_of(text: str) -> Article:
    blocks = tuple(lay_out(text))
    return Article("a", "/a.txt", "f" * 64, "A", None, "fr", None, None, text, blocks=blocks)


def edits(text: str, bounds: tuple[int, int], first: int, last: int, now: str):
    """What is told of words at `[first, last)` of a text, in the sentence at `bounds`, when the text is another."""
    found = verify(quoted_of(text, first, last), now)
    end = found.start + len(found.now)
    quoted = text[first:last]
    return found.status, edits_around(
        text[slice(*bounds)], quoted, first - bounds[0], article_of(now), found.start, end
    )


class Told:
    """A text of twelve sentences, words quoted from one, and what is told when that text is another."""

    def __init__(self, chance: random.Random) -> None:
        self.sentences, self.place = [sentence(chance) for _ in range(12)], chance.randrange(2, 10)
        self.sentences[self.place] = f"Alors {self.sentences[self.place].lower()}"
        words = self.sentences[self.place][:-1].split(" ")[1:]
        first = chance.randrange(0, len(words) - 2)
        last = chance.randrange(first + 2, min(first + 5, len(words)) + 1)
        self.sides, self.quote = [words[:first], words[last:]], " ".join(words[first:last])
        self.text = " ".join(self.sentences)
        self.start = len(" ".join([*self.sentences[: self.place], ""]))
        self.first = self.start + len(" ".join(["Alors", *words[:first], ""]))

    def of(self, now: str):
        bounds = self.start, self.start + len(self.sentences[self.place])
        return edits(self.text, bounds, self.first, self.first + len(self.quote), now)[1]

    def of_sentence(self, now: str):
        return self.of(" ".join([*self.sentences[: self.place], now, *self.sentences[self.place + 1 :]]))


@pytest.mark.parametrize("seed", range(1000))
def test_of_random_changes_in_the_sentence_none_is_missed(seed):
    chance = random.Random(seed)
    told = Told(chance)
    words = told.sides[chance.randrange(2)]
    other = " ".join(chance.choices([f"z{word}" for word in VOCABULARY], k=chance.randint(1, 3)))
    match chance.choice(("put in", "taken out", "replaced")) if words else "put in":
        case "put in":
            where = chance.randrange(len(words) + 1)
            expected, words[where:where] = ("", other), [other]
        case "taken out":
            expected = words.pop(chance.randrange(len(words))), ""
        case "replaced":
            where = chance.randrange(len(words))
            expected, words[where] = (words[where], other), other
    assert told.of_sentence(" ".join(["Alors", *told.sides[0], told.quote, *told.sides[1]]) + ".") == (expected,)


@pytest.mark.parametrize("seed", range(300))
def test_of_random_changes_elsewhere_none_is_told(seed):
    chance = random.Random(seed)
    told = Told(chance)
    elsewhere = [*told.sentences[: told.place - 1], sentence(chance), told.sentences[told.place]]
    assert told.of(" ".join([*elsewhere, *told.sentences[told.place + 2 :]])) == ()
    wrapped = re.sub(" ", lambda _: chance.choice((" ", "\n", "  ", "\u00a0")), told.sentences[told.place])
    assert told.of_sentence(wrapped) == ()


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("Les cheminots sont en grève.", "Les cheminots ne sont plus en grève.", (("", "ne"), ("", "plus"))),
        ("Les cheminots sont en grève.", "Faux que les cheminots sont en grève.", (("Les", "Faux que les"),)),
        ("Les cheminots sont en grève.", "Les cheminots sont en grève, dit-on.", (("", ", dit-on"),)),
        ("Les cheminots sont en grève.", "Les cheminots sont en grève ?", ((".", "?"),)),
        ("Les cheminots sont en grève.", "Les cheminots sont en grève. Mais pas tous.", ()),
        ("Les cheminots sont en grève.", "Rien.\n\nLes cheminots\nsont en grève.", ()),
        ("Les chemi-\nnots sont en grève.", "Les cheminots sont en grève.", ()),
    ],
)  # fmt: skip
def test_the_change_is_told(was, now, told):
    first = was.index("en grève")
    text, meanwhile = (f"Le rail\n\nC’était lundi. {words} On attend.\n" for words in (was, now))
    start = text.index("Les chemi")
    status, around = edits(text, (start, start + len(was)), start + first, start + first + 8, meanwhile)
    assert (status in {"unchanged", "moved"}, around) == (True, told)
