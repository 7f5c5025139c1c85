"""The second reading: likely words read once more, each in its sentence alone, under its title."""

from dataclasses import replace

import pytest

from qa.questions.question import understand
from qa.types import Span
from qa.weighing.candidates import read
from qa.weighing.confidence import Confidence
from qa.weighing.second_reading import Expected, read_again, scores_alone

MINISTER = "Qui est le ministre belge de la Justice ?"


@pytest.fixture(scope="module")
def asked(retriever, reader):
    question = understand(MINISTER)
    hits = retriever.search(question.query, question.language, 5)
    weighed = Confidence.of_reader(reader.name).weigh(question, read(reader, question, hits))
    return question, [one.candidate for one in weighed]


def test_words_are_read_in_their_sentence_under_its_title(reader, asked):
    question, candidates = asked
    for candidate, score in zip(candidates, scores_alone(reader, question, candidates), strict=True):
        hit = candidate.hit
        start, end = hit.sentence_at(candidate.span.start, candidate.span.end)
        text = f"{hit.context}\n{hit.article.readable(start, end).text}"
        encoding = reader._tokenizer.encode(question.query, text)
        ((starts, ends),) = reader._model.scores([encoding])
        best = max(starts[a] + max(ends[a : a + 40]) for a in range(1, len(starts)))
        assert score is not None
        assert score <= best - (starts[0] + ends[0]) + 1e-3
    alone = scores_alone(reader, question, candidates[:1])
    assert alone == pytest.approx(scores_alone(reader, question, candidates)[:1], abs=0.3)  # int8, in another batch


def test_what_reads_better_than_expected_is_likelier(reader, asked):
    question, candidates = asked
    score = scores_alone(reader, question, candidates[:1])[0]
    better, worse = Expected(0.0, score - 4), Expected(0.0, score + 4)
    chances = []
    for expected in (better, worse):
        again = read_again(reader, question, candidates[:1], expected)
        assert again[0].alone == pytest.approx(score - expected.of(0), abs=0.3)
        assert again[0].words == candidates[0].words == "Koen Geens"
        chances.append(Confidence.of_reader(reader.name).weigh(question, again)[0].probability)
    assert chances[0] > chances[1]


def test_the_score_is_that_of_the_words_and_of_words_passed_over_the_lowest(reader, asked):
    question, (candidate, *_) = asked
    hit = candidate.hit
    start, end = hit.sentence_at(candidate.span.start, candidate.span.end)
    sentence = replace(hit, passage=replace(hit.passage, start=start, end=end), sentences=((start, end),))
    (spans,) = reader.read(question, [sentence], titled=True)
    assert hit.article.text[spans[0].start : spans[0].end] == candidate.words  # the best there, too
    assert scores_alone(reader, question, [candidate]) == [pytest.approx(spans[0].score)]
    free = next(n for n in range(start, end) if not any(span.start <= n < span.end for span in spans))
    passed_over = replace(candidate, span=Span(free, free + 1, 0.0))
    assert scores_alone(reader, question, [passed_over]) == [pytest.approx(spans[-1].score)]
    assert spans[-1].score < spans[0].score
