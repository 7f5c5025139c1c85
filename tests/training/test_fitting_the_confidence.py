"""Fitting the confidence: the weights find what tells right from wrong, the thresholds keep to their risks."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.sets import read_press
from qa.weighing.confidence import RISKS, Confidence, Promise
from qa.weighing.evidence import FEATURES
from qa.weighing.second_reading import READ_AGAIN
from text.nationalities import nations
from training.confidence import COVERAGE, HARDLY_EVER, SIGNS, fit, fitted, late, promise_of
from training.labelled import Row, of_exercises, read_all, rows_of, second_reading

LATE = np.array([False, False, False, True])


def drawn(questions: int, seed: int, telling: float) -> list[Row]:
    """Four candidates a question, of which one is right in two thirds of them; "reading" tells it, more or less."""
    chance = np.random.default_rng(seed)
    rows = []
    for number in range(questions):
        evidence = chance.standard_normal((4, len(FEATURES)))
        right = np.zeros(4, dtype=bool)
        right[0] = number % 3 > 0
        evidence[:, FEATURES.index("reading")] += telling * right
        rows.append(Row(evidence, ("one", "two", "three", "four"), right, bool(right.any()), LATE))
    return rows


def chances_of(confidence: Confidence, row: Row) -> list[float]:
    return confidence.probabilities(row.evidence.tolist(), row.words)


def test_the_weight_is_on_what_tells() -> None:
    found = fit(drawn(150, 1, telling=3.0), COVERAGE)
    reading = found["weights"].pop("reading")
    assert reading > 1
    assert all(abs(weight) < reading / 3 for weight in found["weights"].values())


@pytest.mark.parametrize("both", [False, True])
def test_the_weights_are_those_that_made_the_answers(both: bool) -> None:
    """Answers drawn with known weights, none of them among what may be drawn: the fit finds the weights again.

    Also where the last two candidates are right together, whichever of them is drawn.
    """
    chance = np.random.default_rng(5)
    signs = np.array([SIGNS.get(name, 0) for name in FEATURES])
    known, intercept = np.linspace(-1, 1, len(FEATURES)), -0.5
    known = np.where(signs == 0, known, np.abs(known) * signs)
    rows = []
    for _ in range(4000):
        evidence = chance.standard_normal((4, len(FEATURES)))
        likely = np.append(np.exp(evidence @ known + intercept), 1.0)
        answer = chance.choice(5, p=likely / likely.sum())
        right = np.arange(4) == answer
        if both and answer in {2, 3}:
            right[2:] = True
        rows.append(Row(evidence, ("one", "two", "three", "four"), right, answer < 4, LATE))
    confidence = fitted(rows)
    assert confidence.weights == pytest.approx(known, abs=0.1)
    assert confidence.intercept == pytest.approx(intercept, abs=0.15)


@pytest.mark.parametrize("risk", RISKS)
def test_the_risk_is_kept_on_questions_never_seen(risk: float) -> None:
    found = fit(drawn(1800, 2, telling=2.5), COVERAGE)
    confidence = Confidence(found["intercept"], [found["weights"][name] for name in FEATURES])
    promise = next(promise for promise in found["risks"] if promise["risk"] == risk)
    wrong = []
    for row in drawn(4000, 4, telling=2.5):
        chances = chances_of(confidence, row)
        if max(chances) >= promise["threshold"]:
            wrong.append(not row.right[int(np.argmax(chances))])
    assert wrong
    assert np.mean(wrong) <= promise["bound"]
    assert np.mean(wrong) == pytest.approx(promise["wrong"], abs=0.05)


def test_where_no_risk_is_chosen_questions_never_seen_are_answered_as_often_as_wanted() -> None:
    found = fit(drawn(1600, 2, telling=1.5), COVERAGE)
    confidence = Confidence(found["intercept"], [found["weights"][name] for name in FEATURES])
    best = [max(chances_of(confidence, row)) for row in drawn(1600, 3, telling=1.5) if row.answerable]
    answered = np.mean([chance >= found["usual"]["threshold"] for chance in best])
    assert answered == pytest.approx(COVERAGE, abs=0.06)


def test_a_promise_by_hand() -> None:
    best, right = np.array([0.9, 0.8, 0.7, 0.6, 0.5]), np.array([True, True, False, True, False])
    assert promise_of(0.1, best, right) == Promise(0.1, 0.8, 0.0, pytest.approx(1 - 0.05**0.5, abs=1e-4), 2)
    assert promise_of(0.25, best, right).shown == 4
    assert promise_of(0.25, best, right).threshold == 0.6
    nothing = promise_of(0.1, best, ~right)
    assert (nothing.threshold, nothing.shown, nothing.kept) == (1.0, 0, False)


def test_hardly_anything_in_the_later_passages_is_scored_higher_than_what_they_are_taken_to_hold() -> None:
    rows = drawn(400, 5, telling=3.0)
    weights = [2.0 if name == "reading" else 0.5 if name == "alone" else 1.0 for name in FEATURES]
    reading, alone = FEATURES.index("reading"), FEATURES.index("alone")
    of_late = np.array([2 * row.evidence[-1, reading] + row.evidence[-1, alone] / 2 for row in rows])
    assert np.mean(of_late <= late(rows, Confidence(0.0, weights))) == pytest.approx(HARDLY_EVER, abs=0.005)


def test_a_weight_that_nothing_tells_of_is_hardly_any() -> None:
    rows = [replace(row, evidence=row.evidence * (np.array(FEATURES) != "alone")) for row in drawn(150, 1, telling=3.0)]
    assert abs(fit(rows, COVERAGE)["weights"]["alone"]) <= 0.02


def test_what_is_read_again_is_as_good_as_expected_in_the_mean(retriever, reader) -> None:
    asked = (
        "Qui est le ministre belge de la Justice ?|Who is the director of the DSITI?|Où a eu lieu la réunion ?"
        "|Combien de temps Charles Michel est-il resté au Maroc ?|When was the phone call between the two kings?"
    )
    found = read_all([(question, ["Koen Geens"]) for question in asked.split("|")], retriever, reader, counted=True)
    expected, again = second_reading(found, reader, Confidence.of_reader(reader.name))
    alone = FEATURES.index("alone")
    for before, row in zip(found, rows_of(again), strict=True):
        assert len(row.words) == len(before.candidates)
        assert np.count_nonzero(row.evidence[:, alone]) == READ_AGAIN
        assert row.counted
    best = [candidate for one in again for candidate in one.candidates[:READ_AGAIN]]
    assert np.mean([candidate.alone for candidate in best]) == pytest.approx(0, abs=0.01)
    assert expected.of(10) > expected.of(0)


def test_exercises_are_on_articles_that_no_model_was_trained_on_and_name_what_they_are_about():
    press = read_press()
    chosen = dict(of_exercises(press))
    assert 500 < len(chosen) < 1000 and 0.2 < sum(not words for words in chosen.values()) / len(chosen) < 0.5
    assert chosen.keys() <= {asked.question for asked in press if asked.held_out}
    assert "Who was the referee?" not in chosen and "Qui était le juge ?" not in chosen
    assert "Qui est le ministre des Transports ?" not in chosen
    assert all(nations(asked) or any(one.isupper() or one.isdigit() for one in asked[1:]) for asked in chosen)
