"""The sentence picker: whole sentences, the known ones."""

import pytest

from articles.types import Article, Passage
from index.hit import Hit
from qa.questions.question import understand
from qa.reading.picker import SentencePicker


@pytest.fixture(scope="module")
def picker(encoder):
    return SentencePicker(encoder)


def hit_of(text, rank=1):
    """A passage whose sentences are its lines."""
    article = Article(f"a{rank}", "/a.txt", "0" * 64, "Un titre", None, "fr", None, None, text)
    places, start = [], 0
    for line in text.split("\n"):
        places.append((start, start + len(line)))
        start += len(line) + 1
    return Hit(rank, article, Passage(article.id, 1, 0, len(text)), 1.0, 0.5, rank, None, (), tuple(places))


def best(hit, spans):
    return hit.article.text[spans[0].start : spans[0].end]


FACTS = """La pluie est tombée toute la nuit sur les champs.
Le ministre belge de la Justice s’appelle Koen Geens.
L’accord a été signé à Rabat le 23 novembre 2015.
Le pain coûte 2 euros dans cette boulangerie."""


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("Qui est le ministre de la Justice ?", "Koen Geens"),
        ("Who is the minister of Justice?", "Koen Geens"),
        ("Quand l’accord a-t-il été signé ?", "23 novembre 2015"),
        ("When was the agreement signed?", "23 novembre 2015"),
        ("Combien coûte le pain ?", "2 euros"),
        ("How much does the bread cost?", "2 euros"),
        ("Quel temps a-t-il fait cette nuit ?", "pluie"),
    ],
)
def test_picks_the_known_sentence(picker, asked, known):
    hit = hit_of(FACTS)
    assert known in best(hit, picker.read(understand(asked), [hit])[0])


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("Combien de temps Charles Michel est-il resté au Maroc ?", "deux jours"),
        ("Who is the director of the DSITI?", "Mourad Naimi"),
        ("When did the two kings talk on the telephone?", "23 novembre 2015"),
    ],
)
def test_picks_the_known_sentence_of_the_seeds(picker, retriever, asked, known):
    question = understand(asked)
    hit = next(h for h in retriever.search(question.query, question.language, 20) if known in h.text)
    assert known in best(hit, picker.read(question, [hit])[0])


def test_picks_whole_sentences_only(picker, retriever):
    question = understand("Qui a signé le mémorandum ?")
    hits = retriever.search(question.query, question.language, 10)
    found = picker.read(question, hits)
    assert len(found) == len(hits)
    assert found[0]
    for hit, spans in zip(hits, found, strict=True):
        assert {(s.start, s.end) for s in spans} <= set(hit.sentences)
        assert [s.score for s in spans] == sorted((s.score for s in spans), reverse=True)


def test_all_sentences_of_a_read_passage_are_candidates(picker):
    hit = hit_of(FACTS)
    assert {(s.start, s.end) for s in picker.read(understand("Qui ?"), [hit])[0]} == set(hit.sentences)


def test_later_passages_are_not_read(picker):
    hits = [hit_of(FACTS, rank) for rank in range(1, 7)]
    found = picker.read(understand("Qui est le ministre de la Justice ?"), hits)
    assert [bool(spans) for spans in found] == [True, True, True, False, False, False]


def test_the_passages_own_nearness_counts(picker):
    near, far = hit_of(FACTS), hit_of(FACTS)
    far = Hit(2, far.article, far.passage, 0.5, 0.1, 2, None, (), far.sentences)
    of_near, of_far = picker.read(understand("Qui est le ministre ?"), [near, far])
    assert of_near[0].score > of_far[0].score


def test_no_hits_no_spans(picker):
    assert picker.read(understand("Qui ?"), []) == []


def test_hits_without_sentences_have_no_spans(picker):
    hit = Hit(1, hit_of(FACTS).article, Passage("a1", 1, 0, 9), 1.0, 0.5, 1, None, (), ())
    assert picker.read(understand("Qui ?"), [hit]) == [[]]


def test_reading_twice_gives_the_same(picker):
    hit = hit_of(FACTS)
    assert picker.read(understand("Qui ?"), [hit]) == picker.read(understand("Qui ?"), [hit])


def test_cut_words_are_read_joined(picker):
    asked = understand("Qui est le ministre de la Justice ?")
    whole, cut = "Le ministre de la Justice est Koen Geens.", "Le mi\u00adnistre de la Jus\u00adtice est Koen Geens."
    (of_whole,), (of_cut,) = picker.read(asked, [hit_of(whole), hit_of(cut)])
    assert of_cut.score == pytest.approx(of_whole.score)
    assert (of_cut.start, of_cut.end) == (0, len(cut))
