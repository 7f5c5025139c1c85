"""Fits by what the language of a text is told: `python -m training.language`. Writes models/language.npy.

From the public sets, French and English: sentences, questions, paragraphs, and pieces of them as people type them. It
says what the fit is worth on texts that it never saw.
"""

import argparse
import random
import sys
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier
from sklearn.preprocessing import normalize

from benchmarks.sets import SEED, held_out_tatoeba, read_pairs, read_reading, with_public_sets
from text.accents import fold
from text.character_grams import BUCKETS, buckets_of
from text.language import WEIGHTS, language_of
from training.typed import as_typed

Text = tuple[str, str]
"""Words, and the language that they are written in: "fr" or "en"."""

SAMPLE = 15_000  # pairs of each parallel set
PIECES = 2  # of one to four words, that are taken of each text, too
STRENGTH = 1e-7  # of the penalty
LARGEST = 0.9999  # share of the weights up to the one that becomes 127; those above it, too


def main() -> None:
    """Fits, writes, and says how many texts of each kind it takes for the other language."""
    options = with_public_sets(argparse.ArgumentParser(prog="python -m training.language", description=__doc__))
    chance = random.Random(SEED)
    held_out = held_out_tatoeba(options.data)
    unseen = {*held_out}
    pairs = [
        pair
        for path in sorted((options.data / "parallel").glob("*.en-fr.tsv.gz"))
        for pair in sampled(read_pairs(path), chance)
        if pair not in unseen
    ]
    asked = read_reading(options.data)
    learnt = [*of_pairs(pairs), *((each.question, each.language) for each in asked if not each.held_out)]
    learnt = typed([*learnt, *(piece for _ in range(PIECES) for piece in pieces(learnt, chance))], chance)
    np.save(WEIGHTS, fitted(learnt))
    questions: list[Text] = [(each.question, each.language) for each in asked if each.held_out]
    news = of_pairs(read_pairs(options.data / "dev" / "wmt_newstests_2008-2015.en-fr.tsv.gz")[:3000])
    unseen_texts: dict[str, list[Text]] = {"sentences": of_pairs(held_out), "questions": questions, "news": news}
    for name, texts in unseen_texts.items():
        tell(name, texts)
        tell(f"{name} without accents and capitals", [(fold(text).lower(), language) for text, language in texts])
        tell(f"pieces of {name}", pieces(texts, chance))


def tell(name: str, texts: Sequence[Text]) -> None:
    """Says how many are taken for the other language."""
    wrong = sum(language_of(text) != language for text, language in texts)
    sys.stdout.write(f"{name}: {wrong} of {len(texts)} wrong\n")


def sampled(pairs: Sequence[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    """Some of a set's pairs."""
    return chance.sample(pairs, min(SAMPLE, len(pairs)))


def of_pairs(pairs: Iterable[tuple[str, str]]) -> list[Text]:
    """Both sides of English and French pairs, where they differ."""
    return [text for english, french in pairs if english != french for text in ((english, "en"), (french, "fr"))]


def typed(texts: Iterable[Text], chance: random.Random) -> list[Text]:
    """The same texts, some of them typed carelessly."""
    return [(as_typed(text, chance), language) for text, language in texts]


def pieces(texts: Iterable[Text], chance: random.Random) -> list[Text]:
    """One to four words of each text that has more."""
    found = list[Text]()
    for text, language in texts:
        words = text.split()
        if len(words) > 4:
            start = chance.randrange(len(words) - 3)
            found.append((" ".join(words[start : start + chance.randint(1, 4)]), language))
    return found


def fitted(texts: Sequence[Text]) -> NDArray[np.int8]:
    """Weights of the buckets as whole numbers, shape (BUCKETS,): above zero for English."""
    counts = [list(buckets_of(text)) for text, _ in texts]
    ends = np.cumsum([0, *map(len, counts)])
    columns = np.concatenate([np.array(each, dtype=np.int32) for each in counts])
    matrix = normalize(csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(texts), BUCKETS)))
    model = SGDClassifier(loss="log_loss", alpha=STRENGTH, fit_intercept=False, max_iter=5, tol=None, random_state=SEED)
    weights = model.fit(matrix, [language == "en" for _, language in texts]).coef_[0]
    whole: NDArray[np.int8] = np.round(np.clip(weights / np.quantile(np.abs(weights), LARGEST), -1, 1) * 127).astype(
        np.int8
    )
    return whole


if __name__ == "__main__":
    main()
