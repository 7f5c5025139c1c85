"""Words that were cited are found again wherever they moved to, and no change of them is overlooked."""

import random

import pytest

from qa.verification import CONTEXT, Quoted, verify

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
