"""Questions find their passages in both languages, and each hit says truly why it was found."""

import pytest

from index.folder import IndexFolder
from index.retriever import Retriever
from index.sync import sync
from runtime.errors import IndexUnusable
from text.analyzer import words
from text.language import Language, language_of

KNOWN = [
    ("Qui a invité les responsables marocains à Bruxelles ?", "A l’invitation de Jan Jambon"),
    ("Qui est le ministre belge de la justice ?", "Koen Geens"),
    ("Quand les deux rois se sont-ils parlé au téléphone ?", "23 novembre 2015"),
    ("Quel document les deux pays ont-ils signé ?", "Mémorandum d’Entente"),
    ("Qui est l'ambassadeur du Maroc en Belgique ?", "Samir Addahre"),
    ("De quoi la Belgique veut-elle s'inspirer ?", "s'inspirer de l'expérience marocaine"),
    ("Qui dirige la DSITI ?", "Mourad Naimi"),
    ("qui est le directeur de l'office des etrangers", "Freddy Roosemont"),
    ("Who invited the Moroccan officials to Brussels?", "A l’invitation de Jan Jambon"),
    ("Who is the Belgian minister of justice?", "Koen Geens"),
    ("When did the two kings speak on the telephone?", "23 novembre 2015"),
    ("What did the two countries sign?", "Mémorandum d’Entente"),
    ("Who is the director general of the immigration office?", "Freddy Roosemont"),
    ("Which database are the fingerprints compared with?", "base de données marocaine"),
]


def asked(text: str) -> tuple[str, Language]:
    return text, language_of(text)


@pytest.fixture(scope="module")
def retriever(seed_index, encoder) -> Retriever:
    return Retriever(seed_index, encoder)


@pytest.mark.parametrize(("question", "words_there"), KNOWN, ids=lambda value: value[:30])
def test_known_question_finds_its_passage_among_the_first_five(retriever, question, words_there):
    assert any(words_there in hit.text for hit in retriever.search(*asked(question), 5))


@pytest.mark.parametrize("question", [question for question, _ in KNOWN])
def test_hits_are_ranked_and_true(retriever, question):
    hits = retriever.search(*asked(question), 10)
    assert [hit.rank for hit in hits] == list(range(1, 11))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1 and -1 <= hit.cosine <= 1 for hit in hits)
    assert len({hit.passage for hit in hits}) == 10
    for hit in hits:
        assert hit.text == hit.article.text[hit.passage.start : hit.passage.end]
        assert hit.passage.article_id == hit.article.id


def test_sentences_of_a_hit_tile_its_passage(retriever):
    for hit in retriever.search(*asked("Qui est Jan Jambon ?"), 20):
        assert (hit.sentences[0][0], hit.sentences[-1][1]) == (hit.passage.start, hit.passage.end)
        joined = "".join(hit.article.text[start:end] for start, end in hit.sentences)
        assert "".join(joined.split()) == "".join(hit.text.split())


@pytest.mark.parametrize("question", [question for question, _ in KNOWN])
def test_matched_terms_are_words_of_the_question_that_the_passage_has(retriever, question):
    typed = {word for language in ("fr", "en") for word in words(question, language)}
    for hit in retriever.search(*asked(question), 10):
        assert {term.lower() for term in hit.matched_terms} <= typed
        assert (hit.lexical_rank is not None) == bool(hit.matched_terms)


def test_name_typed_is_a_matched_term(retriever):
    best = retriever.search(*asked("Que fait Mourad Naimi ?"), 1)[0]
    assert {term.lower() for term in best.matched_terms} >= {"mourad", "naimi"}


def test_dense_ranks_follow_the_cosines(retriever):
    hits = retriever.search(*asked("Quel accord a été signé ?"), 50)
    by_rank = sorted((hit for hit in hits if hit.dense_rank), key=lambda hit: hit.dense_rank)
    assert all(one.cosine >= other.cosine - 1e-3 for one, other in zip(by_rank, by_rank[1:], strict=False))


def test_search_after_reopening_gives_identical_hits(retriever, seed_index, encoder):
    again = IndexFolder.open(seed_index.path)
    reopened = Retriever(again, encoder)
    for question, _ in KNOWN:
        assert reopened.search(*asked(question), 10) == retriever.search(*asked(question), 10)
    again.close()


def test_no_more_hits_than_asked_and_no_more_than_there_are(retriever, seed_index):
    question = asked("Jan Jambon ?")
    assert len(retriever.search(*question, 3)) == 3
    assert len(retriever.search(*question, 1000)) == seed_index.store.count()[1]


def test_more_hits_begin_with_the_fewer(retriever):
    question = asked("Qui est Jan Jambon ?")
    assert retriever.search(*question, 10)[:3] == retriever.search(*question, 3)


def test_words_of_the_question_before_lead_to_its_passage(retriever):
    before = "Quand les rois Mohammed VI et Philippe se sont-ils parlé au téléphone ?"
    assert "23 novembre 2015" in retriever.search(f"{before} Et quand ?", "fr", 1)[0].text
    assert retriever.search(f"{before} Et quand ?", "fr", 5) != retriever.search("Et quand ?", "fr", 5)


@pytest.mark.parametrize("question", ["?", "😀", "a" * 3000, "' OR 1=1 --", "\x00"])
def test_odd_question_is_searched_like_any_other(retriever, question):
    assert len(retriever.search(question, "fr", 5)) == 5


def test_index_of_another_encoder_is_refused(encoder, tmp_path):
    folder = IndexFolder.create(tmp_path / "index", encoder)
    with folder.store.change():
        folder.store.set_meta("encoder", "another@0")
    with pytest.raises(IndexUnusable, match="ibid index --rebuild"):
        Retriever(folder, encoder)
    folder.close()


def test_empty_index_has_no_hit(encoder, tmp_path):
    folder = IndexFolder.create(tmp_path / "index", encoder)
    assert Retriever(folder, encoder).search(*asked("Qui est Jan Jambon ?"), 5) == []
    folder.close()


@pytest.mark.parametrize("question", ["Qu'a dit Solène Guivarch ?", "What did Solène Guivarch say?"])
def test_a_name_leads_to_its_passage_in_either_language(encoder, tmp_path, question):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "snail.txt").write_text(
        "A snail of glass\n\nThe snail was found by a robot at night.\n\n“I thought of Christmas,” said Solène"
        " Guivarch, who steered the robot.\n",
        encoding="utf-8",
    )
    for number in range(12):
        (folder / f"{number}.txt").write_text(
            f"La réunion numéro {number}\n\nLe maire a dit que Solène viendrait. La préfète a dit le contraire.\n",
            encoding="utf-8",
        )
    index = IndexFolder.create(tmp_path / "index", encoder)
    sync(index, [folder], encoder)
    first, *_ = Retriever(index, encoder).search(*asked(question), 5)
    assert "Guivarch" in first.text
    index.close()
