"""Words that were cited are found again wherever they moved to, and no change of them is overlooked."""

import random
import re
import time
from pathlib import Path

import pytest

from qa.citing.verification import CONTEXT, Change, Quoted, verify

ROOT = Path(__file__).parents[3]
VOCABULARY = [
    a + b + c
    for a in ("ba", "cor", "di", "fal", "gre", "mo", "nu", "par", "sé", "tri")
    for b in ("lan", "me", "ri", "tou", "vé", "xo")
    for c in ("", "s", "tion", "ment", "que", "re")
]


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(VOCABULARY, k=chance.randint(6, 18))).capitalize() + "."


def quoted_of(text: str, start: int, end: int) -> Quoted:
    return Quoted(text[start:end], start, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


@pytest.mark.parametrize("seed", range(1000))
def test_of_random_changes_none_is_missed_and_none_is_invented(seed):
    chance = random.Random(seed)
    sentences = [sentence(chance) for _ in range(12)]
    place = chance.randrange(2, 10)
    words = sentences[place].split(" ")
    first = chance.randrange(0, len(words) - 2)
    last = chance.randrange(first + 1, min(first + 8, len(words)) + 1)
    text = " ".join(sentences)
    before = " ".join(sentences[:place]) + " " + "".join(f"{word} " for word in words[:first])
    quote = " ".join(words[first:last]).rstrip(".")
    quoted = quoted_of(text, len(before), len(before) + len(quote))
    assert text[len(before) :].startswith(quote)

    match chance.choice(("nothing", "added before", "added after", "taken out before", "within", "gone")):
        case "nothing":
            assert verify(quoted, text).status == "unchanged"
        case "added before":
            found = verify(quoted, f"{sentence(chance)} {text}")
            assert found.status == "moved" and found.now == quote
        case "added after":
            assert verify(quoted, f"{text} {sentence(chance)}").status == "unchanged"
        case "taken out before":
            shorter = " ".join(sentences[1:])
            found = verify(quoted, shorter)
            assert found.status == "moved" and found.start == quoted.start - len(sentences[0]) - 1
        case "within":
            other = " ".join(chance.choices([f"z{word}" for word in VOCABULARY], k=chance.randint(1, 4)))
            changed = text[: quoted.start] + other + text[quoted.start + len(quote) :]
            found = verify(quoted, changed)
            assert (found.status, found.now, found.start) == ("changed", other, quoted.start)
        case "gone":
            assert verify(quoted, " ".join(sentences[: place - 1] + sentences[place + 2 :])).status == "gone"


class Edited:
    """A text of paragraphs, words quoted from the middle of one, and what becomes of them."""

    def __init__(self, chance: random.Random, paragraphs: list[str]) -> None:
        self.chance, self.place = chance, chance.randrange(1, len(paragraphs) - 1)
        self.paragraphs, (first, last) = paragraphs, quotation(chance, paragraphs[self.place])
        paragraph = paragraphs[self.place]
        self.before, self.quote, self.after = paragraph[:first], paragraph[first:last], paragraph[last:]
        self.now = self.quote
        start = len("\n\n".join([*paragraphs[: self.place], ""])) + first
        self.quoted = quoted_of("\n\n".join(paragraphs), start, start + len(self.quote))

    @property
    def text(self) -> str:
        here = [self.before + self.now + self.after] if self.before + self.now + self.after else []
        return "\n\n".join([*self.paragraphs[: self.place], *here, *self.paragraphs[self.place + 1 :]])

    def beside(self) -> None:
        """The word on each side becomes another."""
        self.before = re.sub(r"\w+(\W*)\Z", r"zavant\1", self.before)
        self.after = re.sub(r"\A(\W*)\w+", r"\1zaprès", self.after)

    def inside(self) -> None:
        """A word of the quotation becomes another."""
        word = self.chance.choice(list(re.finditer(r"\w+", self.now)))
        self.now = f"{self.now[: word.start()]}zautre{self.now[word.end() :]}"

    def marks(self) -> None:
        """Punctuation comes beside the quotation."""
        self.before, self.after = f"{self.before.rstrip()}, ", f",{self.after}"

    def wrapped(self) -> None:
        """Lines are as long as a mail's."""
        self.before, self.now, self.after = (
            re.sub(r"[ \n]+", lambda _: self.chance.choice((" ", "\n", "  ", "\u00a0")), part)
            for part in (self.before, self.now, self.after)
        )

    def moved(self) -> None:
        """The paragraph goes elsewhere."""
        self.paragraphs = [*self.paragraphs[: self.place], *self.paragraphs[self.place + 1 :]]
        self.place = self.chance.randrange(len(self.paragraphs) + 1)
        self.paragraphs.insert(self.place, "")

    def deleted(self) -> None:
        """The paragraph is no more."""
        self.before = self.now = self.after = ""

    def more(self) -> None:
        """A paragraph comes before all others."""
        self.paragraphs, self.place = ["Zeste zélé, zinc zébré.", *self.paragraphs], self.place + 1


def quotation(chance: random.Random, paragraph: str) -> tuple[int, int]:
    """The bounds of one to nine words with two more on each side, which stand nowhere else in their paragraph."""
    words = list(re.finditer(r"\w+", paragraph))
    first = chance.randrange(2, len(words) - 3)
    return words[first].start(), words[min(first + chance.choice((0, 0, 1, 2, 4, 8)), len(words) - 3)].end()


def made_up(chance: random.Random) -> list[str]:
    return [" ".join(sentence(chance) for _ in range(chance.randint(2, 5))) for _ in range(6)]


SEEDS = [path.read_text(encoding="utf-8").strip() for path in sorted((ROOT / "seeds").glob("*.txt"))]


def of_the_seeds(chance: random.Random) -> list[str]:
    """Paragraphs as people write them, of several articles, where words and turns of phrase come again."""
    paragraphs = [part for text in SEEDS for part in re.split(r"\n\s*\n", text) if len(part.split()) > 25]
    return chance.sample(paragraphs, 12)


@pytest.mark.parametrize("paragraphs", [made_up, of_the_seeds])
@pytest.mark.parametrize("seed", range(1000))
def test_edits_beside_the_words_within_them_and_both_are_told_apart(seed, paragraphs):
    chance = random.Random(seed)
    edited = Edited(chance, paragraphs(chance))
    edits = chance.sample(("beside", "inside", "marks", "wrapped", "moved", "more"), chance.randint(0, 4))
    for edit in edits:
        getattr(edited, edit)()
    found = verify(edited.quoted, edited.text)
    if "inside" not in edits:
        start = len("\n\n".join([*edited.paragraphs[: edited.place], ""])) + len(edited.before)
        status = "unchanged" if start == edited.quoted.start else "moved"
        assert (found.status, found.start, found.now.split()) == (status, start, edited.now.split()), edits
    elif found.status == "gone":  # of all that told the place less than half is left
        assert {"inside", "beside", "moved"} <= set(edits)
    elif found.status == "moved":  # one word, whose neighbours are others by now, stands elsewhere beside those it had
        assert {"inside", "beside"} <= set(edits) and found.now == edited.quote and len(edited.quote.split()) == 1
    else:
        assert (found.status, found.now.split()) == ("changed", edited.now.split()), edits
        assert [(change.before in edited.quote, change.after) for change in found.changes] == [(True, "zautre")]


@pytest.mark.parametrize("paragraphs", [made_up, of_the_seeds])
@pytest.mark.parametrize("seed", range(300))
def test_words_whose_paragraph_is_deleted_are_gone(seed, paragraphs):
    chance = random.Random(seed)
    edited = Edited(chance, paragraphs(chance))
    edited.deleted()
    found = verify(edited.quoted, edited.text)
    if found.status == "moved":  # they stand elsewhere, too
        assert edited.quote.split() == found.now.split()
    if found.status == "changed":  # others like them do
        shared = set(re.findall(r"\w+", edited.quote.lower())) & set(re.findall(r"\w+", found.now.lower()))
        assert shared
    if paragraphs is made_up and len(edited.quote.split()) > 1:
        assert found.status == "gone"


@pytest.mark.parametrize(
    ("now", "status"),
    [
        ("Le conseil a voté, avec 12 voix, contre trois hier soir.", "moved"),
        ("Le conseil l’a voté avec « 12 voix » contre trois hier soir.", "moved"),
        ("Le conseil l’a voté par\u00a012\nvoix pour trois hier soir.", "moved"),
        ("Le conseil l’a voté avec 13 voix contre trois hier soir.", "changed"),
        ("Le conseil l’a voté par 13 voix pour trois hier soir.", "changed"),
        ("Le conseil l’a voté avec 112 voix contre trois hier soir.", "changed"),
        ("Le conseil l’a voté avec contre trois hier soir.", "gone"),
        ("Le maire est parti sans voter, et rien d’autre ne fut dit.", "gone"),
    ],
)
def test_words_stand_whatever_stands_around_them(now, status):
    was = "Le conseil l’a voté avec 12 voix contre trois hier soir."
    assert verify(quoted_of(was, 25, 32), now).status == status


def test_where_and_how_words_were_changed_is_told():
    was = "Il dit : le pont, qui fuit depuis mars, a coûté 12 000 € à la ville."
    start = was.index("le pont")
    found = verify(quoted_of(was, start, was.index(" à la")), was.replace("mars", "le mois de mai").replace("12", "13"))
    assert [(change.before, change.after) for change in found.changes] == [("mars", "le mois de mai"), ("12", "13")]
    assert [found.now.index(change.after) + start for change in found.changes] == [c.start for c in found.changes]


def test_words_that_stand_twice_are_the_changed_ones_where_those_were_meant():
    text = "Le maire de Lignac compta 12 voix pour le pont. Le maire de Sarmeuse compta 12 voix pour la gare."
    start = text.index("12 voix")
    found = verify(quoted_of(text, start, start + 7), text.replace("12", "15", 1))
    assert (found.status, found.now) == ("changed", "15 voix")


def test_a_long_article_takes_no_longer_than_a_second():
    chance = random.Random(0)
    paragraphs = [paragraph for _ in range(200) for paragraph in made_up(chance)]
    edited = Edited(chance, paragraphs)
    edited.inside()
    assert len(edited.text) > 100_000
    begun = time.process_time()
    assert verify(edited.quoted, edited.text).status == "changed"
    assert time.process_time() - begun < 1


def test_of_two_alike_the_one_among_the_same_words_is_meant():
    text = "Le maire a dit oui. Le préfet a dit oui. Le juge a dit oui."
    start = text.index("oui", text.index("préfet"))
    found = verify(quoted_of(text, start, start + 3), f"Lundi. {text}")
    assert (found.status, found.start) == ("moved", start + 7)


def test_a_number_that_was_corrected_is_changed_not_moved_to_another_like_it():
    text = "Il y eut 12 morts à Lignac, dit-on. À Sarmeuse on compta 40 blessés."
    start = text.index("12")
    now = "Il y eut 15 morts à Lignac, dit-on. À Sarmeuse on compta 12 blessés."
    assert verify(quoted_of(text, start, start + 2), now).now == "15"


def test_an_article_that_is_nothing_but_the_words():
    assert verify(quoted_of("Oui.", 0, 4), "Oui.").status == "unchanged"
    assert verify(quoted_of("Oui.", 0, 4), "Non.").status == "changed"


def test_every_change_is_told_of_the_words_on_the_line():
    found = verify(quoted_of("Il eut 12 voix hier.", 7, 14), "Il eut 15 voix hier.")
    assert found.changes == (Change(7, "12", "15"),)
