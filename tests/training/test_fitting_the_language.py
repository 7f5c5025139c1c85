"""The weights by which a text's language is told."""

import random

import numpy as np

from text.character_grams import BUCKETS, buckets_of
from training.language import fitted, pieces

FRENCH = ["Le ministre est venu à Rabat", "Les deux rois se sont parlé", "Une réunion a eu lieu hier"]
ENGLISH = ["The minister came to Rabat", "The two kings spoke to each other", "A meeting took place yesterday"]


def test_weights_are_above_zero_for_english_alone():
    weights = fitted([*((text, "fr") for text in FRENCH), *((text, "en") for text in ENGLISH)] * 50)
    assert weights.shape == (BUCKETS,) and weights.dtype == np.int8
    assert all(weights[list(buckets_of(text))].sum(dtype=int) < 0 for text in (*FRENCH, "le roi est à la réunion"))
    assert all(weights[list(buckets_of(text))].sum(dtype=int) > 0 for text in (*ENGLISH, "the king at the meeting"))


def test_pieces_are_words_of_the_text_in_its_language():
    texts = [(text, "fr") for text in FRENCH]
    found = pieces(texts, random.Random(1))
    assert len(found) == len(texts)
    for (piece, language), (text, _) in zip(found, texts, strict=True):
        assert language == "fr" and piece in text and 1 <= len(piece.split()) <= 4
