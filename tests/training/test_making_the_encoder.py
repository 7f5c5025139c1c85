"""Making the encoder: what it learns from, and that an interruption changes nothing."""

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer

from benchmarks.sets import DATA, Asked, held_out_tatoeba, read_reading
from tests.training.small import small_base
from training.encoder.corpus import chosen_pairs, read_parallel, without_marks
from training.encoder.retrieval import Retrieval, chosen_questions, retrieval_batches
from training.encoder.student import PASSAGE, QUERY, Student
from training.encoder.train import TOKENS, Batch, Trainer, batches_of_pairs, plan
from training.log import Log

PAIRS = [
    ("the dog sleeps", "le chien dort"),
    ("the dog eats", "le chien mange"),
    ("the cat sleeps", "le chat dort"),
    ("the cat eats", "le chat mange"),
    ("a dog sees a cat", "un chien voit un chat"),
    ("a cat sees a dog", "un chat voit un chien"),
    ("a man sleeps and eats", "un homme dort et mange"),
    ("a man and a dog", "un homme et un chien"),
]
QUESTIONS = [
    Asked(f"what does animal {number} do ?", f"animal {number} sleeps and eats", f"a{number // 4}", "en", "set", True)
    for number in range(16)
]
BATCHES = [
    Batch(pairs=(0, 1, 2)),
    Batch(questions=(0, 1, 4, 5)),
    Batch(pairs=(3, 4, 5, 6, 7)),
    Batch(questions=(8, 9, 12, 13)),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_base(tmp_path_factory.mktemp("base"), 32)


def small_trainer(base: Path) -> Trainer:
    student = Student(base)
    translated = {asked.question: f"que fait {asked.question}" for asked in QUESTIONS}
    return Trainer(student, Retrieval(student, QUESTIONS, translated), PAIRS)


def test_marks_of_enumerations_and_definitions_go() -> None:
    assert without_marks("(a) oil (pétrole)", "a) pétrole (oil)") == ("oil", "pétrole")
    assert without_marks("The Act (1995)", "La loi") == ("The Act (1995)", "La loi")


@pytest.mark.slow
@pytest.mark.skipif(not DATA.is_dir(), reason=f"the data folder is not at {DATA}")
def test_nothing_that_steers_is_learnt() -> None:
    learnt = {text.lower() for pair in chosen_pairs(DATA) for text in pair}
    held_out = {text.lower() for pair in held_out_tatoeba(DATA) for text in pair}
    in_other_files = {
        text.lower()
        for name, pairs in read_parallel(DATA).items()
        if name != "tatoeba"
        for pair in pairs
        for text in pair
    }
    assert not held_out & learnt - in_other_files
    questions = chosen_questions(read_reading(DATA))
    assert questions
    assert not any(asked.held_out or not asked.answered for asked in questions)


def test_a_plan_is_the_same_each_time_and_learns_everything_in_it() -> None:
    questions, lengths = [(0, 1), (2, 3), (4, 5)], [3, 40, 9, 12, 200, 7]
    batches = plan(questions, lengths)
    assert batches == plan(questions, lengths)
    assert [batch.questions for batch in batches if batch.questions] == questions  # in their order
    assert sorted(number for batch in batches for number in batch.pairs) == list(range(6))


def test_batches_of_pairs_hold_pairs_of_about_one_length_and_fit() -> None:
    chance = random.Random(3)
    lengths = [chance.randint(4, 250) for _ in range(500)]
    for batch in batches_of_pairs(lengths, random.Random(1)):
        own = [lengths[number] for number in batch]
        assert max(own) - min(own) <= 40
        assert len(own) == 1 or 2 * len(own) * max(own) <= TOKENS


def test_retrieval_batches_hold_whole_runs_of_an_article() -> None:
    batches = retrieval_batches(QUESTIONS * 6, random.Random(1))
    articles = [[QUESTIONS[number % 16].article for number in batch] for batch in batches]
    for names in articles:
        assert sum(one != other for one, other in pairwise(names)) < 9


def test_passages_computed_in_parts_keep_their_order(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.encoder.retrieval._AT_ONCE", 2)
    trainer = small_trainer(base)
    passages = [f"{word} " * times for word, times in (("the", 9), ("dog", 1), ("what", 30), ("does", 4), ("?", 17))]
    apart = torch.cat([trainer.student([passage]) for passage in passages])
    assert (trainer.retrieval._in_parts(passages) @ apart.T).argmax(dim=1).tolist() == [0, 1, 2, 3, 4]


def test_a_question_is_ranked_against_all_passages_of_both_languages(base: Path) -> None:
    others = [replace(asked, language="fr") for asked in QUESTIONS[1:]]
    translated = {asked.question: asked.question for asked in QUESTIONS}
    retrieval = Retrieval(Student(base), [QUESTIONS[0], *others], translated)
    alone = retrieval.loss((0,), 0).item()  # of 16 passages; of its own alone it would be 0
    assert alone > 0.1


def test_training_brings_questions_to_their_passages_and_sentences_to_their_translations(base: Path) -> None:
    trainer = small_trainer(base)
    before = trainer.retrieval.loss((0, 5, 10, 15), 0).item(), trainer._translate(tuple(range(8)), 0).item()
    for _ in range(60):
        (trainer.retrieval.loss((0, 5, 10, 15), 0) + trainer._translate(tuple(range(8)), 0)).backward()
        trainer.loop.update(20.0)
    assert trainer.retrieval.loss((0, 5, 10, 15), 0).item() < 0.7 * before[0]
    assert trainer._translate(tuple(range(8)), 0).item() < 0.7 * before[1]


def test_the_table_is_left_as_it_was(base: Path) -> None:
    trainer = small_trainer(base)
    table = trainer.student.layers.embeddings.word_embeddings.weight.clone()
    trainer._translate((0, 1, 2), 0).backward()
    trainer.loop.update(1.0)
    assert torch.equal(trainer.student.layers.embeddings.word_embeddings.weight, table)


def test_going_on_from_a_checkpoint_is_as_if_never_stopped(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, stopped, again = (small_trainer(base) for _ in range(3))
    whole.run(BATCHES, tmp_path / "whole.pt", Log(tmp_path / "whole"))
    monkeypatch.setattr("training.loop.SAVE_SECONDS", -1.0)
    loss = stopped.retrieval.loss

    def power_cut(numbers: tuple[int, ...], step: int) -> torch.Tensor:
        if step == 3:
            raise KeyboardInterrupt
        return loss(numbers, step)

    monkeypatch.setattr(stopped.retrieval, "loss", power_cut)
    with pytest.raises(KeyboardInterrupt):
        stopped.run(BATCHES, tmp_path / "stopped.pt", Log(tmp_path / "stopped"))
    again.loop.load(tmp_path / "stopped.pt")
    assert again.loop.step == 3
    again.retrieval._bank = stopped.retrieval._bank  # made anew it would be a little fresher
    again.run(BATCHES, tmp_path / "stopped.pt", Log(tmp_path / "stopped"))
    assert again.loop.step == whole.loop.step == len(BATCHES)
    torch.testing.assert_close(again.student.masters, whole.student.masters)


def test_saved_it_gives_the_same_vectors_by_plain_sentence_transformers(base: Path, tmp_path: Path) -> None:
    trainer = small_trainer(base)
    trainer.run(BATCHES, tmp_path / "checkpoint.pt", Log(tmp_path))
    trainer.student.save(tmp_path / "model")
    texts = ["Le chien dort.", "What does the dog do?", "L’été à Orléans « fin mars »"]
    model = SentenceTransformer(str(tmp_path / "model"), device="cpu", model_kwargs={"dtype": torch.float32})
    assert model.max_seq_length == 512
    for prompt, encode in ((QUERY, model.encode_query), (PASSAGE, model.encode_document)):
        expected = trainer.student([prompt + text for text in texts]).detach().numpy()
        found = encode(texts)
        np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=2e-3)
        assert (np.sum(found * expected, axis=1) > 0.999).all()
