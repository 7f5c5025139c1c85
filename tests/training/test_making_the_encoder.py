"""Making the encoder: what it learns from, how its pieces start, and that an interruption changes nothing."""

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

from benchmarks.sets import DATA, Asked, held_out_tatoeba
from index.encoder import BUNDLED
from tests.training.small import small_config
from training.encoder.alignment import Alignment, align
from training.encoder.corpus import Corpus, Example, _joined, _paragraphs, _without_marks, read_corpus, read_parallel
from training.encoder.gloss import Glosser
from training.encoder.neighbours import nearest
from training.encoder.retrieval import Retrieval, retrieval_batches
from training.encoder.student import Student, starting_rows
from training.encoder.train import RETRIEVED, Batch, Trainer, plan, rate
from training.encoder.vocabulary import SPECIAL, bilingual_tokenizer
from training.log import Log

PAIRS = [
    ("the dog sleeps", "le chien dort"),
    ("the dog eats", "le chien mange"),
    ("the cat sleeps", "le chat dort"),
    ("the cat eats", "le chat mange"),
    ("a dog sees a cat", "un chien voit un chat"),
    ("a cat sees a dog", "un chat voit un chien"),
    ("a man sleeps and eats", "un homme dort et mange"),
    ("the man sees the man", "le homme voit le homme"),
    ("a man and a dog", "un homme et un chien"),
] * 2

QUESTIONS = [
    Asked(f"what does animal {number} do ?", f"animal {number} sleeps and eats", f"a{number // 4}", "en", "set", True)
    for number in range(16)
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))


@pytest.fixture(scope="module")
def alignment(tokenizer: Tokenizer) -> Alignment:
    return align(PAIRS, tokenizer)


def small_student(tokenizer: Tokenizer) -> Student:
    return Student(small_config(tokenizer, 32), Tokenizer.from_str(tokenizer.to_str()))


def small_corpus() -> Corpus:
    english = [pair[0] for pair in PAIRS[:9]]
    examples = [Example(french, number) for number, (_, french) in enumerate(PAIRS[:9])]
    return Corpus(english, examples, QUESTIONS)


def small_trainer(tokenizer: Tokenizer, alignment: Alignment) -> Trainer:
    vectors = np.random.default_rng(5).standard_normal((9, 32)).astype(np.float32)
    unit = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)
    neighbours = np.argsort(-(unit @ unit.T), axis=1)[:, 1:4].astype(np.int32)
    return Trainer(small_student(tokenizer), small_corpus(), unit, neighbours, Glosser(tokenizer, alignment))


BATCHES = [
    Batch(1, imitate=(0, 1, 2)),
    Batch(1, imitate=(3, 4, 5, 6)),
    Batch(2, retrieve=(0, 1, 4, 5)),
    Batch(2, imitate=(6, 7, 8)),
    Batch(2, retrieve=(8, 9, 12, 13)),
]


def test_words_that_come_together_are_partners(alignment: Alignment) -> None:
    assert alignment.french_to_english["chien"][0] == ("dog", 1.0)
    assert alignment.english_to_french["sleeps"][0][0] == "dort"
    assert alignment.pieces_to_english["homme"][0][0] == "man"


def test_dice_is_twice_the_common_over_the_sum(tokenizer: Tokenizer) -> None:
    pairs = [("dog", "chien")] * 3 + [("dog cat", "chien chat")] * 3
    found = dict(align(pairs, tokenizer).french_to_english["chien"])
    assert found["dog"] == 1.0
    assert found["cat"] == pytest.approx(2 * 3 / (6 + 3))


def test_a_new_piece_starts_where_its_english_words_are(tokenizer: Tokenizer) -> None:
    new = bilingual_tokenizer(BUNDLED, ["the dog"], ["un zzgrandmot zzgrandmot zzgrandmot"], added=1)
    table = np.random.default_rng(1).standard_normal((tokenizer.get_vocab_size(), 8)).astype(np.float32)
    aligned = Alignment({"zzgrandmot": [("dog", 0.4), ("house", 0.2)]}, {}, {})
    row = starting_rows(table, tokenizer, new, aligned)[new.token_to_id("zzgrandmot")]
    dog, house = table[tokenizer.token_to_id("dog")], table[tokenizer.token_to_id("house")]
    np.testing.assert_allclose(row, 0.8 * dog + 0.2 * house, rtol=1e-5)


def test_kept_pieces_keep_their_rows_and_marks_their_meaning(tokenizer: Tokenizer) -> None:
    new = bilingual_tokenizer(BUNDLED, ["the dog"], ["un zzgrandmot zzgrandmot zzgrandmot"], added=1)
    table = np.random.default_rng(1).standard_normal((tokenizer.get_vocab_size(), 8)).astype(np.float32)
    rows = starting_rows(table, tokenizer, new, Alignment({}, {}, {}))
    assert (rows[new.token_to_id("dog")] == table[tokenizer.token_to_id("dog")]).all()
    assert new.encode("The dog").tokens == ["[CLS]", "the", "dog", "[SEP]"]
    assert [new.id_to_token(number) for number in range(5)] == list(SPECIAL)
    assert new.encode("Un zzgrandmot").tokens == ["[CLS]", "un", "zzgrandmot", "[SEP]"]


def test_accents_and_capitals_change_nothing(tokenizer: Tokenizer) -> None:
    new = bilingual_tokenizer(BUNDLED, ["the dog"], ["l'été à Orléans, les élèves"] * 3, added=5)
    assert new.encode("ÉTÉ à Orléans").ids == new.encode("ete a orleans").ids


def test_marks_of_enumerations_and_definitions_go() -> None:
    assert _without_marks("(a) oil (pétrole)", "a) pétrole (oil)") == ("oil", "pétrole")
    assert _without_marks("The Act (1995)", "La loi") == ("The Act (1995)", "La loi")


def test_paragraphs_are_neighbours_joined_on_both_sides_alike() -> None:
    pairs = [(f"one two three {n}", f"un deux trois {n}") for n in range(300)]
    for english, french in map(_joined, _paragraphs(pairs, random.Random(1))):
        assert english.split()[3::4] == french.split()[3::4]
        assert 60 <= len(french.split()) <= 200


@pytest.mark.slow
@pytest.mark.skipif(not DATA.is_dir(), reason=f"the data folder is not at {DATA}")
def test_nothing_that_steers_is_learnt(tokenizer: Tokenizer, alignment: Alignment) -> None:
    corpus = read_corpus(DATA, Glosser(tokenizer, alignment))
    learnt = {example.text.lower() for example in corpus.examples} | {text.lower() for text in corpus.english}
    held_out = {text.lower() for pair in held_out_tatoeba(DATA) for text in pair}
    in_other_files = {
        text.lower()
        for name, pairs in read_parallel(DATA).items()
        if name != "tatoeba"
        for pair in pairs
        for text in pair
    }
    assert not held_out & learnt - in_other_files
    assert not any(asked.held_out for asked in corpus.questions if asked.language != "both")


def test_the_rate_rises_stays_and_falls_to_nothing() -> None:
    rates = [rate(step, first=1000, total=1500) for step in range(1500)]
    assert rates[0] < 0.01
    assert rates[299] == rates[999] == 1.0
    assert rates[1000:] == sorted(rates[1000:], reverse=True)
    assert 0 < rates[-1] < 0.01


def test_a_plan_is_the_same_each_time_and_learns_everything_in_it() -> None:
    corpus = small_corpus()

    def count(texts: list[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    batches = plan(corpus, count)
    assert batches == plan(corpus, count)
    imitated = [number for batch in batches for number in batch.imitate]
    assert sorted(imitated) == sorted(2 * list(range(9)))  # two passes
    assert sorted(n for batch in batches for n in batch.retrieve) == sorted(RETRIEVED * list(range(16)))


def test_training_brings_the_vectors_to_the_teachers(tokenizer: Tokenizer, alignment: Alignment) -> None:
    trainer = small_trainer(tokenizer, alignment)
    everything = tuple(range(9))
    before = trainer._imitate(everything, 0).item()
    for _ in range(150):
        trainer._imitate(everything, 0).backward()
        trainer.loop.update(1.0)
    assert trainer._imitate(everything, 0).item() < 0.7 * before


def test_passages_computed_in_parts_keep_their_order(
    tokenizer: Tokenizer, alignment: Alignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.encoder.retrieval._AT_ONCE", 2)
    trainer = small_trainer(tokenizer, alignment)
    passages = [f"{word} " * times for word, times in (("the", 9), ("dog", 1), ("what", 30), ("does", 4), ("?", 17))]
    apart = torch.cat([trainer.student([passage]) for passage in passages])
    assert (trainer.retrieval._in_parts(passages) @ apart.T).argmax(dim=1).tolist() == [0, 1, 2, 3, 4]


def test_a_gloss_is_in_the_other_language_word_for_word(tokenizer: Tokenizer, alignment: Alignment) -> None:
    glosser = Glosser(tokenizer, alignment)
    assert (
        glosser.gloss("Le chien dort, zut !", "fr", random.Random(1), share=1.0).split()[1:]
        == "dog sleeps , zut !".split()
    )
    assert glosser.gloss("The dog", "en", random.Random(1), share=0.0) == "the dog"
    halves = {glosser.gloss("chien", "fr", random.Random(seed), share=0.5) for seed in range(20)}
    assert halves == {"chien", "dog"}


def test_a_question_is_ranked_against_all_passages_not_those_of_its_batch_alone(
    tokenizer: Tokenizer, alignment: Alignment
) -> None:
    trainer = small_trainer(tokenizer, alignment)
    alone = trainer.retrieval.loss((0,), 0).item()  # of 16 passages; of its own alone it would be 0
    assert alone > 0.1


def test_a_passage_of_the_other_language_is_no_wrong_answer(tokenizer: Tokenizer, alignment: Alignment) -> None:
    others = [replace(asked, language="fr") for asked in QUESTIONS[1:]]
    retrieval = Retrieval(small_student(tokenizer), [QUESTIONS[0], *others], Glosser(tokenizer, alignment))
    assert retrieval.loss((0,), 0).item() == pytest.approx(0)
    assert retrieval.loss((1,), 0).item() > 0.1


def test_retrieval_batches_hold_whole_runs_of_an_article() -> None:
    batches = retrieval_batches(QUESTIONS * 6, random.Random(1))
    articles = [[QUESTIONS[number % 16].article for number in batch] for batch in batches]
    for names in articles:
        assert sum(one != other for one, other in pairwise(names)) < 5


def test_training_brings_questions_to_their_passages(tokenizer: Tokenizer, alignment: Alignment) -> None:
    trainer = small_trainer(tokenizer, alignment)
    before = trainer.retrieval.loss((0, 5, 10, 15), 0).item()
    for _ in range(60):
        trainer.retrieval.loss((0, 5, 10, 15), 0).backward()
        trainer.loop.update(1.0)
    assert trainer.retrieval.loss((0, 5, 10, 15), 0).item() < 0.7 * before


def test_going_on_from_a_checkpoint_is_as_if_never_stopped(
    tokenizer: Tokenizer, alignment: Alignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(student: Student) -> dict[str, float]:
        raise KeyboardInterrupt

    whole, stopped, again = (small_trainer(tokenizer, alignment) for _ in range(3))
    whole.run(BATCHES, tmp_path / "whole.pt", Log(tmp_path / "whole"), lambda student: {})
    monkeypatch.setattr("training.loop.SAVE_SECONDS", -1.0)
    with pytest.raises(KeyboardInterrupt):
        stopped.run(BATCHES, tmp_path / "stopped.pt", Log(tmp_path / "stopped"), power_cut)
    again.loop.load(tmp_path / "stopped.pt")
    assert again.loop.step == 1
    again.run(BATCHES, tmp_path / "stopped.pt", Log(tmp_path / "stopped"), lambda student: {})
    assert again.loop.step == whole.loop.step == len(BATCHES)
    torch.testing.assert_close(again.student.masters, whole.student.masters)
    torch.testing.assert_close(again.student.table.weight, whole.student.table.weight)


def test_saved_it_gives_the_same_vectors_by_plain_sentence_transformers(
    tokenizer: Tokenizer, alignment: Alignment, tmp_path: Path
) -> None:
    trainer = small_trainer(tokenizer, alignment)
    trainer.run(BATCHES, tmp_path / "checkpoint.pt", Log(tmp_path), lambda student: {})
    trainer.student.save(tmp_path / "model")
    texts = ["Le chien dort.", "What does the dog do?", "L’été à Orléans « fin mars »"]
    model = SentenceTransformer(str(tmp_path / "model"), device="cpu")
    assert model.max_seq_length == 256
    expected = trainer.student(texts).detach().numpy()
    found = model.encode(texts, normalize_embeddings=False)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=2e-3)
    assert (np.sum(found * expected, axis=1) > 0.999).all()


def test_neighbours_are_those_of_a_full_search_and_never_the_text_itself(tmp_path: Path) -> None:
    vectors = np.random.default_rng(1).standard_normal((200, 8)).astype(np.float32)
    unit = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)
    found = nearest(unit, tmp_path)
    cosines = unit.astype(np.float32) @ unit.astype(np.float32).T
    np.fill_diagonal(cosines, -2)
    expected = np.sort(cosines, axis=1)[:, ::-1][:, :8]
    np.testing.assert_allclose(np.take_along_axis(cosines, found, axis=1), expected, atol=1e-5)
    np.testing.assert_array_equal(nearest(unit, tmp_path), found)  # from the file
