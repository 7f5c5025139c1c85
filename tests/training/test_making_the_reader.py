"""Making the reader: where answers stand, what windows hold, and that the trained one reads."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from benchmarks.reader import best_span
from benchmarks.sets import Asked
from index.encoder import BUNDLED, Encoder
from qa.reading.reader import WINDOW, ExtractiveReader
from tests.training.small import small_base
from training.loop import Loop
from training.reader.examples import (
    Example,
    pieces,
    read_examples,
    searched,
    translated_passage,
)
from training.reader.model import LearningReader, span_loss
from training.reader.rounds import Round
from training.reader.variants import beside_answer, place_of_answer, without_answer
from training.reader.windows import TOKENS, batches_of, windows_of

ALL = Round(
    rate=1e-4, dropout=0.0, shares={}, times={}, searched=1.0, without=0.0, alone=0.0, beside=0.0, part=1.0, most=100
)


def asked(question: str, passage: str, *answers: tuple[int, str], article: str = "a") -> Asked:
    return Asked(question, passage, article, "fr", "piaf-v1", bool(answers), answers)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))


def plain(texts: Sequence[str], language: str) -> dict[str, str]:
    return {text: text for text in texts}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_base(tmp_path_factory.mktemp("base"), 64)


def test_of_several_places_the_one_among_the_questions_words_is_learnt() -> None:
    passage = f"France lost the cup in 1986. {'Nothing else happened. ' * 10}In 1998 it was France that won."
    start, end = place_of_answer(asked("Who won in 1998?", passage, (0, "France"))) or (0, 0)
    assert passage[start:end] == "France"
    assert start > 100
    assert place_of_answer(asked("Who won in 2002?", passage)) is None
    assert place_of_answer(asked("Who won?", passage, (0, "Brazil"))) is None


def test_another_passage_of_the_article_is_the_likest_that_does_not_answer() -> None:
    told = asked("Qui a dormi dans la gare ?", "Le chien a dormi là.", (0, "Le chien"))
    others = [told.passage, "Il pleuvait.", "La gare a rouvert. Qui le savait ?", "Le chien a dormi dans la gare."]
    beside = beside_answer(told, others)
    assert beside is not None
    assert (beside.question, beside.passage, beside.answers) == (told.question, others[2], ())
    assert not beside.answered
    assert beside_answer(told, [others[0], others[3]]) is None
    assert beside_answer(asked("Qui a dormi ?", "Il pleuvait."), others) is None


def test_tokens_of_a_window_cover_the_answers_words(tokenizer: Tokenizer) -> None:
    passage = "« L’été à Orléans », dit-il 😀 ; le ministre Koen Geens l’a signé le 22 avril 2016."
    for answer in ("Orléans", "Koen Geens", "22 avril 2016", "été"):
        place = passage.index(answer)
        (window,) = windows_of([Example("Qui ?", passage, (place, place + len(answer)))], tokenizer)
        start, end = window.encoding.offsets[window.first][0], window.encoding.offsets[window.last][1]
        assert passage[start:end].strip(" .") == answer  # a mark may be of the word's piece


def test_a_window_without_the_answer_learns_the_null_span(tokenizer: Tokenizer) -> None:
    passage = "le chien dort bien ici . " * 200 + "Le chat mange."
    place = passage.index("chat")
    windows = windows_of([Example("Qui mange ?", passage, (place, place + 4))] * 20, tokenizer)
    assert all(len(window.encoding.ids) <= WINDOW for window in windows)
    held = [window for window in windows if window.first]
    assert len(held) == 20
    assert 10 < len(windows) - len(held) < 20 * 3
    assert {(window.first, window.last) for window in windows if not window.first} == {(0, 0)}
    (none, *_) = windows_of([Example("Qui ?", "Le chien dort.", None)], tokenizer)
    assert (none.first, none.last) == (0, 0)


def test_a_round_reads_every_window_once_in_batches_that_fit(tokenizer: Tokenizer) -> None:
    chance = random.Random(1)
    examples = [Example("Qui ?", "mot " * chance.randint(5, 350), None) for _ in range(150)]
    windows = windows_of(examples, tokenizer)
    batches = batches_of(windows, random.Random(1))
    assert batches == batches_of(windows, random.Random(1)) != batches_of(windows, random.Random(2))
    assert sorted(number for batch in batches for number in batch) == list(range(len(windows)))
    for batch in batches:
        lengths = [-(-len(windows[number].encoding.ids) // 16) * 16 for number in batch]
        assert max(lengths) * len(lengths) <= TOKENS


def test_trained_and_saved_it_finds_the_words_and_knows_when_they_are_not_there(base: Path, tmp_path: Path) -> None:
    names = ["Anne", "Bruno", "Claire", "David", "Elise", "Farid"]
    beasts = ["chien", "chat", "cheval", "lapin"]
    examples = []
    for name in names:
        for beast in beasts:
            passage = f"Le {beast} de la ville appartient à {name}."
            place = passage.index(name)
            examples.append(Example(f"À qui appartient le {beast} ?", passage, (place, place + len(name))))
            examples.append(Example(f"À qui appartient le {beast} ?", f"Le {beast} de la ville dort.", None))
    reader = LearningReader(base)
    windows = windows_of(examples, reader.tokenizer)
    reader.begin(torch.device("cpu"))
    loop = Loop(reader, 2e-3)
    loop.run(150, lambda step: span_loss(reader, windows), lambda step: 1.0, lambda step, loss: None, tmp_path / "c.pt")
    reader.save(tmp_path / "model")
    read = ExtractiveReader(tmp_path / "model")
    told = asked("À qui appartient le chat ?", "Le chat de la ville appartient à Farid.")
    untold = asked("À qui appartient le chat ?", "Le chat de la ville dort.")
    found, missing = best_span(read, told), best_span(read, untold)
    assert found
    assert told.passage[found.start : found.end] == "Farid"
    assert found.score > 0
    assert missing is None or missing.score < 0


def test_the_mean_of_two_ends_is_what_is_saved(base: Path, tmp_path: Path) -> None:
    reader = LearningReader(base)
    reader.begin(torch.device("cpu"))
    first = [master.clone() for master in reader.masters]
    reader.take_mean([master + 4 for master in first], share=3 / 4)
    for master, weight, begun in zip(reader.masters, reader.computing(), first, strict=True):
        assert torch.allclose(master, begun + 1)
        assert torch.equal(weight, master.to(weight.dtype))
    reader.save(tmp_path)
    assert torch.allclose(load_file(tmp_path / "model.safetensors")["qa_outputs.bias"].float(), first[-1] + 1)


def test_with_dropout_states_differ_each_time_and_without_they_do_not(base: Path) -> None:
    reader = LearningReader(base)
    windows = windows_of([Example("Qui ?", "Le chien dort.", (3, 8))], reader.tokenizer)
    assert span_loss(reader, windows) == span_loss(reader, windows)
    reader.drop(0.3)
    assert span_loss(reader, windows) != span_loss(reader, windows)
    assert all(layer.attention.self.dropout.p == 0 for layer in reader.layers.encoder.layer)
    reader.drop(0.0)
    assert span_loss(reader, windows) == span_loss(reader, windows)


def test_a_title_is_read_and_never_learnt_as_an_answer(tokenizer: Tokenizer) -> None:
    passage = "Koen Geens a signé."
    (window,) = windows_of([Example("Qui ?", passage, (0, 10), "Koen Geens à Rabat")], tokenizer)
    text = f"Koen Geens à Rabat\n{passage}"
    start, end = window.encoding.offsets[window.first][0], window.encoding.offsets[window.last][1]
    assert (text[start:end].strip(), start) == ("Koen Geens", text.rindex("Koen") - (text[start] == "\n"))
    quotable = [offsets for offsets, allowed in zip(window.encoding.offsets, window.allowed, strict=True) if allowed]
    assert min(start for start, _ in quotable) >= len("Koen Geens à Rabat")


def test_the_lowest_quarter_of_the_layers_and_the_table_do_not_learn(base: Path) -> None:
    reader = LearningReader(base)
    reader.begin(torch.device("cpu"))
    learning = {name for name, weight in reader.layers.named_parameters() if weight.requires_grad}
    assert {name.split(".")[2] for name in learning} == {"1", "2", "3"}
    assert len(reader.masters) == len(learning) + 2


def test_passages_that_do_not_answer_come_from_our_retriever(encoder: Encoder) -> None:
    told = "Le chat noir de la voisine s'appelle Minou et il dort tout le jour sur le toit de la grange."
    near = "Le chat noir du facteur, lui, n'a pas de nom ; il chasse la nuit dans les champs voisins."
    questions = [asked("Comment s'appelle le chat noir ?", told, (told.index("Minou"), "Minou")) for _ in range(9)]
    questions += [asked("Que fait le chat noir du facteur ?", near, article="b")]
    found = searched(questions, {}, encoder)
    assert found
    assert all(example.answer is None for example in found)
    for example in found:
        assert ("Minou" not in example.passage) or example.question.startswith("Que fait")


def marked(texts: Sequence[str], language: str) -> dict[str, str]:
    return {text: f"translated {text}" for text in texts}


def test_a_passage_is_cut_into_sentences_and_around_its_answer() -> None:
    passage = "A dog sleeps. A cat eats."
    assert pieces(passage, None, "en") == [(0, 13), (14, 25)]
    assert pieces(passage, (16, 19), "en") == [(0, 13), (14, 15), (16, 19), (20, 25)]
    assert pieces(passage, (2, 19), "en") == [(0, 1), (2, 13), (14, 19), (20, 25)]


def test_a_translated_passage_keeps_the_place_of_its_answer() -> None:
    passage = "The dog sleeps. The cat eats."
    words = {"The dog sleeps.": "Le chien dort.", "The": "le", "cat": "chat", "eats.": "mange.", "": ""}
    told, place = translated_passage(passage, (20, 23), "en", words)
    assert told == "Le chien dort. le chat mange."
    assert place
    assert told[slice(*place)] == "chat"
    both = {"The": "le", "dog sleeps.": "chien dort.", "The cat": "le chat", "eats.": "mange."}
    told, place = translated_passage(passage, (4, 23), "en", both)
    assert place
    assert told[slice(*place)] == "chien dort. le chat"
    assert translated_passage("The dog sleeps.", None, "en", words) == ("Le chien dort.", None)
    told, place = translated_passage("The cat eats.", (4, 7), "en", words | {"cat": ""})  # untranslatable
    assert (told, place) == ("le cat mange.", (3, 6))


def test_french_questions_are_seen_four_times_some_of_them_in_english() -> None:
    questions = [asked(f"question {n}", "le mot juste", (3, "mot")) for n in range(50)]
    examples = read_examples(questions, replace(ALL, times={"piaf-v1": 4}), marked, [], random.Random(1))
    assert len(examples) == 200
    assert 50 < sum(example.question.startswith("translated") for example in examples) < 110
    assert 10 < sum(example.passage.startswith("translated") for example in examples) < 50
    for example in examples:
        assert example.answer
        assert example.passage[slice(*example.answer)].removeprefix("translated ") == "mot"


def test_press_exercises_ask_in_both_languages_as_they_are_and_tell_where_the_answer_stands() -> None:
    passage = "Le mot est là. Le mot juste est ici."
    press = [replace(asked(f"question {n}", passage, (18, "mot"), article="Titre"), source="press") for n in range(50)]
    examples = read_examples(press, replace(ALL, times={"press": 2}), marked, [], random.Random(1))
    assert len(examples) == 100
    assert {(example.passage, example.answer) for example in examples} == {(passage, (18, 21))}
    assert {example.title for example in examples} == {"Titre", ""}
    examples = read_examples(press, replace(ALL, times={"press": 0}, alone=1.0), marked, [], random.Random(1))
    assert {(e.title, e.passage, e.answer) for e in examples} == {("Titre", "Le mot juste est ici.", (3, 6))}


def test_a_reader_goes_on_from_its_own_head_and_writes_its_own_tokenizer(base: Path, tmp_path: Path) -> None:
    first = LearningReader(base)
    first.save(tmp_path / "first")
    second = LearningReader(tmp_path / "first")
    assert torch.equal(second.head.weight.half(), first.head.weight.half())
    second.begin(torch.device("cpu"))
    second.save(tmp_path / "second")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        assert (tmp_path / "second" / name).read_bytes() == (base / name).read_bytes()


def test_of_a_set_far_from_the_press_only_a_share_is_learnt_from() -> None:
    far = [replace(asked(f"far {n}", "le mot", (3, "mot")), source="far", language="en") for n in range(200)]
    near = [replace(asked(f"near {n}", "le mot", (3, "mot")), source="near", language="en") for n in range(50)]
    plan = replace(ALL, shares={"far": 0.2})
    examples = read_examples([*far, *near], plan, plain, [], random.Random(1))
    kinds = [example.question.casefold().split()[0] for example in examples]  # some are in capitals, as typed
    assert 20 < kinds.count("far") < 60
    assert kinds.count("near") == 50


def test_a_near_miss_is_the_own_passage_less_every_sentence_that_answers() -> None:
    passage = "Le ministre Geens est venu lundi. Le roi est venu mardi. « Geens a signé », dit-il."
    whole = asked("Qui a signé ?", passage, (12, "Geens"))
    untold = without_answer(whole)
    assert untold
    assert (untold.passage, untold.answers, untold.answered) == ("Le roi est venu mardi.", (), False)
    assert without_answer(asked("Qui ?", "Geens a signé.", (0, "Geens"))) is None  # nothing is left
    assert without_answer(asked("Qui ?", passage)) is None  # no answer to take away
    assert without_answer(asked("Qui ?", "Il pleut. Il vente.", (0, "Il pleut. Il"))) is None  # across sentences


def test_near_misses_and_searched_passages_are_as_many_as_the_round_says() -> None:
    questions = [replace(asked(f"q{n}", "Le mot. La chose.", (3, "mot")), language="en") for n in range(200)]
    found = [Example(f"searched {n}", "passage", None) for n in range(100)]
    plan = replace(ALL, searched=0.5, without=0.3)
    examples = read_examples(questions, plan, plain, found, random.Random(1))
    assert 30 < sum(example.question.startswith("searched") for example in examples) < 70
    near = [example for example in examples if example.passage == "La chose."]
    assert 35 < len(near) < 85
    assert all(example.answer is None for example in near)
