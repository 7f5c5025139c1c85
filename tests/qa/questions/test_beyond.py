"""Questions that no quotation can answer are told apart from those that look like them."""

import json

import numpy as np
import pytest

from benchmarks.quality import QUESTIONS
from benchmarks.sets import read_press
from cli.evaluation import load_questions
from index.encoder import Encoder
from qa.pipeline import Pipeline
from qa.questions.beyond import BUNDLED, Beyond
from qa.weighing.confidence import Confidence
from runtime.errors import ModelUnusable


@pytest.fixture(scope="module")
def beyond(encoder: Encoder) -> Beyond:
    found = Beyond.for_encoder(encoder)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "asked",
    [
        "Résume tous les articles.",
        "Combien d'articles as-tu ?",
        "Translate the second article into English.",
        "What is the total of all the sums in the folder?",
        "Quel est l'article le plus long ?",
    ],
)
def test_no_quotation_answers_these(beyond: Beyond, asked: str) -> None:
    assert asked in beyond


@pytest.mark.parametrize(
    "asked",
    [
        "Qui est le ministre belge de la Justice ?",
        "How long did Charles Michel stay in Morocco?",
        "Combien de personnes ont été blessées ?",
        "What did the works cost?",
        "Who translated the speech?",
        "Combien coûteront les travaux ?",
        "Avec qui Charles Michel a-t-il eu des entretiens ?",
        "Quelle rafale est prévue à Alnwick ?",
    ],
)
def test_a_quotation_may_answer_these(beyond: Beyond, asked: str) -> None:
    assert asked not in beyond


@pytest.mark.parametrize("labelled", ["seeds.jsonl", "fresh.jsonl"])
def test_hardly_a_question_that_has_an_answer_is_taken_for_such_a_one(beyond: Beyond, labelled: str) -> None:
    asked = [question.question for question in load_questions(QUESTIONS / labelled) if question.answers]
    assert sum(question in beyond for question in asked) <= 0.02 * len(asked)


@pytest.mark.slow
def test_hardly_a_question_on_an_article_of_the_press_is_taken_for_such_a_one(beyond: Beyond) -> None:
    held_out = sorted({asked.question for asked in read_press() if asked.held_out})
    assert sum(question in beyond for question in held_out[::6]) <= 0.004 * len(held_out[::6])


def test_such_a_question_gets_passages_and_no_answer(retriever, reader, beyond: Beyond) -> None:
    pipeline = Pipeline(retriever, reader, Confidence.of_reader(reader.name), threshold=0.0, beyond=beyond)
    answer = pipeline.ask("Résume tous les articles.")
    assert (answer.text, answer.citations, answer.beyond) == (None, (), True)
    assert answer.hits
    assert pipeline.ask("Qui est le ministre belge de la Justice ?").beyond is False
    assert pipeline.ask("Et le Roi ?", previous="Qui a téléphoné au président ?").beyond is False  # alone it would be


def test_another_encoder_has_no_such_model() -> None:
    class Other:
        identity = "other@1"

        def encode_queries(self, queries):
            return np.zeros((len(queries), 3), np.float32)

    assert Beyond.for_encoder(Other()) is None


@pytest.mark.parametrize("lacking", ["encoder", "weights", "intercept", "threshold"])
def test_a_damaged_file_is_unusable(encoder: Encoder, tmp_path, lacking: str) -> None:
    fitted = json.loads(BUNDLED.read_text(encoding="utf-8"))
    del fitted[lacking]
    path = tmp_path / "beyond.json"
    path.write_text(json.dumps(fitted), encoding="utf-8")
    with pytest.raises(ModelUnusable, match="git checkout"):
        Beyond.for_encoder(encoder, path)
