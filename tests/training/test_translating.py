"""Putting texts into the other language by rules: each text becomes its own translation, and is kept."""

from pathlib import Path

import pytest

from training.translation import missing_rules, translations

pytestmark = pytest.mark.skipif(bool(missing_rules()), reason="Apertium or its rules are not installed")


@pytest.mark.parametrize(
    ("language", "text", "known"),
    [
        ("en", "The white house is old.", "La maison blanche est vieille."),
        ("en", "The president has a dog.", "Le président a un chien."),
        ("fr", "Le président a un chien.", "The president has a dog."),
    ],
)
def test_known_translations(language: str, text: str, known: str, tmp_path: Path) -> None:
    assert translations([text], language, tmp_path) == {text: known}


def test_no_word_goes_from_one_text_to_the_next(tmp_path: Path) -> None:
    texts = ["the white house", "The dog sleeps\nand eats", "", "who sleeps in the white house", "the white house"]
    together = translations(texts, "en", tmp_path)
    assert set(together) == set(texts)
    for number, text in enumerate(texts[:2] + texts[3:4]):
        alone = tmp_path / str(number)
        alone.mkdir()
        assert translations([text], "en", alone)[text] == together[text]


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    first = translations(["the dog"], "en", tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_text(kept.read_text(encoding="utf-8").replace("chien", "loup"), encoding="utf-8")
    assert translations(["the dog", "the cat"], "en", tmp_path)["the dog"] == first["the dog"].replace("chien", "loup")
