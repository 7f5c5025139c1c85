"""Readers: a question and passages → the spans that may answer. The extractive one is here."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.hit import Hit
from qa.reading.names import whole_name, with_its_name
from qa.reading.nouns import with_its_noun
from qa.reading.span_models import load
from qa.reading.spans import best_spans, overlapping, trimmed, whole_figure, whole_quotation, whole_words, with_part
from qa.reading.wording import as_written
from qa.types import Question, Span
from runtime.errors import ModelUnusable
from runtime.models import MODELS

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BUNDLED = MODELS / "reader-fr-en"

WINDOW = 384  # tokens of question and passage together
STRIDE = 128  # tokens that two windows of one passage share
_LONGEST_QUESTION = 96  # tokens; of a longer question the last ones are read
_SPANS = 3  # of each passage


class Reader(Protocol):
    """Finds the words of passages that may answer a question."""

    name: str

    def read(self, question: Question, hits: Sequence[Hit], titled: bool = False) -> list[list[Span]]:
        """The candidate spans of each hit, best first, with scores comparable across hits.

        Args:
            question: what is asked.
            hits: the passages.
            titled: whether they are read under their titles and headings.
        """


class ExtractiveReader:
    """A question-answering BERT that scores each token as the first and as the last of the answer.

    Devlin et al., NAACL 2019; a span's score is its margin over the null span of the same window.
    """

    name = "extractive"

    def __init__(self, folder: Path = BUNDLED) -> None:
        """Loads the model of a folder.

        Raises:
            ModelUnusable: it cannot be loaded.
        """
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._model = load(folder)
        except Exception as error:
            raise ModelUnusable("The reader in {} cannot be loaded: {}\nRun `ibid doctor`.", folder, error) from error
        self._folder = folder
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(WINDOW, stride=STRIDE, strategy="only_second")

    def read(self, question: Question, hits: Sequence[Hit], titled: bool = False) -> list[list[Span]]:
        """The candidate spans of each hit: the margin over the window's null span is the score.

        With titles, and for a model that learnt with them, as its configuration says, the context is read in front of
        the passage: the article's title and the headings above; they are never quoted as a part of it.
        """
        if not hits:
            return []
        texts = [hit.readable for hit in hits]
        titled = titled or self._model.reads_titles
        contexts = [f"{hit.context}\n" if titled and hit.context else "" for hit in hits]
        encodings = self._tokenizer.encode_batch(
            [
                (self._shortened(as_written(question.query, context + text.text)), context + text.text)
                for context, text in zip(contexts, texts, strict=True)
            ]
        )
        windows = [(place, window) for place, first in enumerate(encodings) for window in (first, *first.overflowing)]
        scores = self._model.scores([window for _, window in windows])
        candidates: list[list[Span]] = [[] for _ in hits]
        for (place, window), (start_scores, end_scores) in zip(windows, scores, strict=True):
            context = len(contexts[place])
            allowed = np.array(
                [seq == 1 and end > context for seq, (_, end) in zip(window.sequence_ids, window.offsets, strict=True)]
            )
            null = float(start_scores[0] + end_scores[0])
            for first, last, score in best_spans(start_scores, end_scores, allowed, _SPANS):
                start, end = max(0, window.offsets[first][0] - context), window.offsets[last][1] - context
                if start >= end:
                    continue
                bounds = texts[place].original(start, end)
                span = _in_article(hits[place], *bounds, score - null, question.query)
                if span.start < span.end:
                    candidates[place].append(span)
        return [_merged(spans) for spans in candidates]

    @cached_property
    def _question_tokenizer(self) -> "Tokenizer":
        """One that cuts nothing off."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_truncation()
        return tokenizer

    def _shortened(self, question: str) -> str:
        """The question's last words, where what is asked mostly stands, so that a window has room for the passage."""
        if len(question) <= _LONGEST_QUESTION:  # no token is less than a character
            return question
        offsets = self._question_tokenizer.encode(question, add_special_tokens=False).offsets
        return question if len(offsets) <= _LONGEST_QUESTION else question[offsets[-_LONGEST_QUESTION][0] :]


def _in_article(hit: Hit, start: int, end: int, score: float, asked: str) -> Span:
    """A span of a hit's article, brought within one sentence, names whole, and trimmed to sensible edges."""
    text = hit.article.text
    start, end = trimmed(text, *whole_words(text, start, end))
    sentence = next((bounds for bounds in hit.sentences if bounds[0] <= start < bounds[1]), (start, end))
    start, end = trimmed(text, start, min(end, sentence[1]))
    if start < end:
        start, end = whole_name(text, start, end)
        end = with_its_name(text, start, end, asked)
        if hit.article.language == "fr":  # an English adjective stands in front
            start = with_its_noun(text, start, end, asked)
        start, end = whole_quotation(text, *with_part(text, *whole_figure(text, start, end)), sentence)
    return Span(max(start, hit.passage.start), min(end, hit.passage.end), score)


def _merged(spans: list[Span]) -> list[Span]:
    """Best first; of spans that overlap, as they do across windows, the best alone."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: -s.score):
        if not overlapping((span.start, span.end), [(k.start, k.end) for k in kept]):
            kept.append(span)
    return kept[:_SPANS]
