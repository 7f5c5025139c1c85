"""Puts a text into the other language word for word, by the alignment: poor prose, but its words are the other's."""

import random

from tokenizers import Tokenizer

from training.encoder.alignment import Alignment, words_of

OTHER = {"fr": "en", "en": "fr"}


class Glosser:
    """Knows the partners of each word."""

    def __init__(self, tokenizer: Tokenizer, alignment: Alignment) -> None:
        """Takes the tokenizer that the alignment was made with: words are what it sees."""
        self._tokenizer = tokenizer
        self._lexicons = {"fr": alignment.french_to_english, "en": alignment.english_to_french}

    def gloss(self, text: str, language: str, chance: random.Random, share: float = 0.9) -> str:
        """The text with a share of its words, chosen by chance, in the other language.

        Example:
            "Le chien dort !", "fr" → "the dog sleeps !"
        """
        lexicon = self._lexicons[language]
        words = []
        for word in words_of(text, self._tokenizer):
            partners = lexicon.get(word, [])
            words.append(partners[0][0] if partners and chance.random() < share else word)
        return " ".join(words)
