"""How evidence becomes a probability."""

import json
import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.types import Article, Passage
from index.hit import Hit
from qa.types import Question, Span
from qa.weighing.confidence import BUNDLED, RISKS, Confidence, Promise
from qa.weighing.evidence import FEATURES, Candidate, evidence
from runtime.errors import ModelUnusable

NUMBERS = st.lists(st.floats(-10, 10), min_size=len(FEATURES), max_size=len(FEATURES))
READERS = ["extractive", "picker"]
TEXT = "Le ministre Koen Geens est venu.\n\nIl est resté deux jours à Rabat."


def candidate(words, score, *, cosine=0.8, fused=0.5, language="fr", title="Un titre", text=TEXT):
    article = Article("a", "/a.txt", "0" * 64, title, None, language, None, None, text)
    start = text.index(words)
    cut = text.index("\n\n")
    passage = Passage("a", 1, 0, cut) if start < cut else Passage("a", 2, cut + 2, len(text))
    hit = Hit(1, article, passage, fused, cosine, 1, None, (), ((passage.start, passage.end),))
    return Candidate(hit, Span(start, start + len(words), score))


def told(question, chosen):
    return dict(zip(FEATURES, evidence(question, chosen), strict=True))


def alone(confidence, numbers):
    """The probability of the only candidate."""
    (found,) = confidence.probabilities([numbers], ["words"])
    return found


@given(st.floats(-5, 5), NUMBERS, NUMBERS)
def test_the_probability_of_a_candidate_alone_is_the_logistic_of_the_weighted_sum(intercept, weights, numbers):
    logit = intercept + math.fsum(w * x for w, x in zip(weights, numbers, strict=True))
    found = alone(Confidence(intercept, weights), numbers)
    assert found == pytest.approx(1 / (1 + math.exp(-max(-30, min(30, logit)))), rel=1e-6, abs=1e-12)


@given(
    NUMBERS, st.lists(st.lists(st.floats(-1e300, 1e300), min_size=len(FEATURES), max_size=len(FEATURES)), max_size=4)
)
def test_candidates_and_none_of_them_share_one(weights, rows):
    found = Confidence(0.0, weights).probabilities(rows, [str(number) for number in range(len(rows))])
    assert all(0 <= chance <= 1 for chance in found)
    assert sum(found) <= 1 + 1e-9


def test_a_rival_takes_from_the_probability_and_the_same_words_add_to_it():
    confidence = Confidence(0.0, [1.0, *[0.0] * (len(FEATURES) - 1)])
    strong, weak = [1.0] * len(FEATURES), [0.0] * len(FEATURES)
    only, rivals = alone(confidence, strong), confidence.probabilities([strong, weak], ["Koen Geens", "Jan Jambon"])
    same = confidence.probabilities([strong, weak], ["Koen Geens", "« Koen Geens »"])
    assert only == pytest.approx(math.e / (math.e + 1))
    assert rivals == pytest.approx([math.e / (math.e + 2), 1 / (math.e + 2)])
    assert same == pytest.approx([(math.e + 1) / (math.e + 2)] * 2)


def test_of_the_same_words_the_passage_with_most_evidence_comes_first():
    weights = {"reading": 0.1, "fused": 4.0}
    confidence = Confidence(0.0, [weights.get(name, 0.0) for name in FEATURES])
    read_well, found_well = candidate("Koen Geens", 9.0, fused=0.1), candidate("Koen Geens", 5.0, fused=1.0)
    other = candidate("deux jours", 1.0, fused=0.9)
    first, second, third = confidence.weigh(Question("Qui ?", "fr"), [read_well, other, found_well])
    assert [first.candidate, second.candidate, third.candidate] == [found_well, read_well, other]
    assert first.probability == second.probability > third.probability
    assert first.standalone_probability > third.standalone_probability > second.standalone_probability


def test_words_of_which_nothing_is_left_are_told_apart():
    one, other = Confidence(0.0, [0.0] * len(FEATURES)).probabilities([[0.0] * len(FEATURES)] * 2, ["un", "des"])
    assert one == other == pytest.approx(1 / 3)


@pytest.mark.parametrize("reader", READERS)
@given(
    numbers=st.lists(st.floats(0, 1), min_size=len(FEATURES), max_size=len(FEATURES)),
    place=st.integers(0, len(FEATURES) - 1),
)
def test_more_evidence_moves_the_probability_as_its_weight_says(reader, numbers, place):
    fitted = Confidence.of_reader(reader)
    more = [x + (i == place) for i, x in enumerate(numbers)]
    change = alone(fitted, more) - alone(fitted, numbers)
    assert change * fitted.weights[place] >= 0
    assert change != 0 or fitted.weights[place] == 0


def test_no_evidence_at_all_is_the_intercept():
    assert alone(Confidence(0.0, [0.0] * len(FEATURES)), [9.0] * len(FEATURES)) == 0.5
    assert Confidence(0.0, [0.0] * len(FEATURES)).probabilities([], []) == []


def test_as_many_numbers_as_weights_are_needed():
    with pytest.raises(ValueError, match="zip"):
        alone(Confidence(0.0, [1.0] * len(FEATURES)), [1.0])


@pytest.mark.parametrize("reader", READERS)
def test_the_file_has_all_features_the_date_and_the_data(reader):
    fitted = json.loads(BUNDLED.read_text(encoding="utf-8"))[reader]
    assert set(fitted["weights"]) == set(FEATURES)
    assert date(2020, 1, 1) < date.fromisoformat(fitted["fitted"])
    assert "questions" in fitted["data"]
    risks = [promise["risk"] for promise in fitted["risks"]]
    thresholds = [promise["threshold"] for promise in fitted["risks"]]
    assert tuple(risks) == RISKS
    assert thresholds == sorted(thresholds, reverse=True)
    assert all(promise["wrong"] <= promise["risk"] for promise in fitted["risks"])
    assert all(promise["wrong"] < promise["bound"] <= 1 for promise in fitted["risks"])
    assert 0 < fitted["usual"]["threshold"] < min(thresholds)


@pytest.mark.parametrize("reader", READERS)
def test_the_model_is_that_of_the_file(reader):
    fitted = json.loads(BUNDLED.read_text(encoding="utf-8"))[reader]
    loaded = Confidence.of_reader(reader)
    assert loaded.weights == tuple(fitted["weights"][name] for name in FEATURES)
    assert loaded.intercept == fitted["intercept"]
    assert [loaded.threshold(risk) for risk in RISKS] == [promise["threshold"] for promise in fitted["risks"]]
    assert loaded.threshold(None) == fitted["usual"]["threshold"]


def test_a_risk_is_promised_only_where_the_data_are_enough():
    assert Promise(risk=0.1, threshold=0.5, wrong=0.02, bound=0.09, shown=90).kept
    assert not Promise(risk=0.1, threshold=0.5, wrong=0.08, bound=0.17, shown=40).kept


@pytest.mark.parametrize("reader", READERS)
def test_weights_have_the_sign_of_their_meaning(reader):
    weights = dict(zip(FEATURES, Confidence.of_reader(reader).weights, strict=True))
    assert weights["reading"] > 0 and weights["fused"] > 0 and weights["kind"] > 0
    assert weights["missing"] < 0


def without(*keys):
    content = json.loads(BUNDLED.read_text(encoding="utf-8"))
    place = content
    for key in keys[:-1]:
        place = place[key]
    del place[keys[-1]]
    return json.dumps(content)


@pytest.mark.parametrize(
    "content",
    [
        None,
        "",
        "not JSON",
        "[]",
        "null",
        '{"extractive": null}',
        b"\xff\xfe\x00",
        without("extractive"),
        without("extractive", "intercept"),
        without("extractive", "usual"),
        without("extractive", "risks"),
        without("extractive", "risks", 0, "threshold"),
        without("extractive", "weights"),
        *(without("extractive", "weights", name) for name in FEATURES),
    ],
)
def test_a_file_that_lacks_something_is_unusable(tmp_path, content):
    path = tmp_path / "confidence.json"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ModelUnusable, match="git checkout") as raised:
        Confidence.of_reader("extractive", path)
    assert str(path) in str(raised.value)


def test_an_unknown_reader_has_no_coefficients():
    with pytest.raises(ModelUnusable, match="nobody"):
        Confidence.of_reader("nobody")


def test_evidence_is_one_number_a_feature():
    found = evidence(Question("Qui est venu ?", "fr"), candidate("Koen Geens", 5.0))
    assert len(found) == len(FEATURES)
    assert all(isinstance(x, float) for x in found)


def test_evidence_by_hand():
    assert told(Question("Qui est Theo Geens ?", "fr"), candidate("Koen Geens", 5.0)) == {
        "reading": 5.0, "cosine": 0.8, "fused": 0.5, "same_language": 1.0, "english_question": 0.0,
        "english_article": 0.0, "kind": 1.0, "missing": 0.5, "missing_in_sentence": 0.5, "aside": 0.0,
        "in_apposition": 0.0, "saying": 0.0, "alone": 0.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "title", "missing"),
    [
        ("Who came from Brussels?", "Une visite à Bruxelles", 0.0),
        ("Who came from Belgium?", "Une visite belge", 0.0),
        ("Who left Germany for London?", "D’Allemagne à Londres", 0.0),
        ("Who came from Brussels on a Monday in May?", "Une visite à Bruxelles", 0.0),
        ("Who came from Nantes?", "Une visite à Bruxelles", 1.0),
        ("Who came from Brussels in 2016?", "Une visite à Bruxelles", 0.5),
    ],
)
def test_names_in_the_other_language_may_be_spelt_otherwise(asked, title, missing):
    assert told(Question(asked, "en"), candidate("deux jours", 5.0, title=title))["missing"] == missing
    assert told(Question(asked, "en"), candidate("deux jours", 5.0, language="en"))["missing"] == 1.0


@pytest.mark.parametrize(
    ("asked_in", "written_in", "expected"),
    [("fr", "fr", (1, 0, 0)), ("fr", "en", (0, 0, 1)), ("en", "fr", (0, 1, 0)), ("en", "en", (1, 1, 1))],
)
def test_each_direction_is_told_apart(asked_in, written_in, expected):
    chosen = candidate("Koen Geens", 5.0, language=written_in)
    found = told(Question("Koen ?", asked_in), chosen)
    assert (found["same_language"], found["english_question"], found["english_article"]) == expected


def test_evidence_knows_language_kind_and_title():
    french = Question("Combien de jours à Tanger ?", "fr")
    days = candidate("deux jours", 5.0, language="en", title="Visite de Tanger")
    found = told(french, days)
    assert (found["same_language"], found["kind"], found["missing"]) == (0.0, 1.0, 0.0)
    man = candidate("ministre", 5.0)
    found = told(french, man)
    assert (found["same_language"], found["kind"], found["missing"]) == (1.0, 0.0, 1.0)


@pytest.mark.parametrize("follow_up", ["Quand est-il venu ?", "Pourquoi ?", "When did he come?"])
def test_the_first_word_of_a_follow_up_is_no_name(follow_up):
    chosen = candidate("Koen Geens", 5.0)
    found = told(Question(follow_up, "fr", context="Qui est Koen Geens ?"), chosen)
    assert found["missing"] == 0.0


def settled(confidence, *, cosine, threshold=0.5, language="fr"):
    """Whether « Koen Geens » settles the question while a passage of some cosine is not read."""
    question = Question("Qui est venu ?", "fr")
    ranked = confidence.weigh(question, [candidate("Koen Geens", 10.0, cosine=0.8), candidate("deux jours", -5.0)])
    unread = candidate("Rabat", 0.0, cosine=cosine, language=language).hit
    return confidence.is_settled(question, ranked, [unread], threshold)


def test_a_question_is_settled_where_no_passage_that_is_not_read_can_outdo_the_best_or_hide_it():
    told = json.loads(BUNDLED.read_text(encoding="utf-8"))["extractive"]
    weights = [told["weights"][name] for name in FEATURES]
    confidence = Confidence(told["intercept"], weights, late=2.5)
    assert settled(confidence, cosine=0.6)
    assert not settled(confidence, cosine=0.99)  # what it may hold is likelier than the best
    assert not settled(confidence, cosine=0.6, threshold=0.99)  # it is not shown
    assert not settled(Confidence(told["intercept"], weights), cosine=0.6)  # all is read at once
    assert not confidence.is_settled(Question("Qui est venu ?", "fr"), [], [], 0.5)


def test_a_higher_score_that_later_passages_may_have_settles_less():
    told = json.loads(BUNDLED.read_text(encoding="utf-8"))["extractive"]
    weights = [told["weights"][name] for name in FEATURES]
    found = [
        [settled(Confidence(told["intercept"], weights, late=late), cosine=c / 100) for c in range(60, 100)]
        for late in (2.5, 3.0, 3.5)
    ]
    assert sum(found[0]) > sum(found[1]) > sum(found[2])
