"""Terms meet across inflections, accents and apostrophes, and do not meet where meanings differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.accents import fold
from text.analyzer import question_terms, term, terms, terms_to_find, words


def meet(one: str, other: str, language: str) -> bool:
    return terms(one, language) == terms(other, language)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
@pytest.mark.parametrize(
    ("elided", "plain"),
    [
        ("l{}attentat", ["attentat"]),
        ("d{}Orléans", ["orléans"]),
        ("qu{}il", ["il"]),
        ("L{}INTÉRIEUR", ["intérieur"]),
        ("jusqu{}aux arrivées", ["aux", "arrivées"]),
        ("aujourd{}hui", ["aujourd'hui"]),
        ("d{}aujourd{}hui", ["aujourd'hui"]),
        ("Aujourd{}hui, l{}Aïd", ["aujourd'hui", "aïd"]),
    ],
)
def test_french_elision(elided, plain, apostrophe):
    assert words(elided.replace("{}", apostrophe), "fr") == plain


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_english_possessive_is_taken_off(apostrophe):
    assert words(f"Belgium{apostrophe}s minister", "en") == ["belgium", "minister"]
    assert meet(f"the minister{apostrophe}s visit", "the minister visit", "en")


@pytest.mark.parametrize("cat", ["chat", "chats", "Chat"])
@pytest.mark.parametrize("punishment", ["châtiment", "châtiments", "chatiment", "chatiments", "CHÂTIMENT"])
def test_punishment_never_meets_cat(punishment, cat):
    assert not set(terms(punishment, "fr")) & set(terms(cat, "fr"))


def test_punishment_meets_itself_however_typed():
    assert len({term(word, "fr") for word in ("châtiment", "châtiments", "chatiment", "chatiments")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ministère", "ministères"),
        ("renforcé", "renforcer"),
        ("renforcée", "renforcées"),
        ("coopération", "coopérations"),
        ("signature", "signatures"),
        ("belge", "belges"),
        ("sécuritaire", "sécuritaires"),
        ("arrivée", "arrivées"),
        ("chien", "chiens"),
    ],
)
def test_french_inflections_meet(one, other):
    assert meet(one, other, "fr")


@pytest.mark.parametrize(
    ("one", "other"), [("visit", "visits"), ("visited", "visiting"), ("minister", "ministers"), ("turbine", "turbines")]
)
def test_english_inflections_meet(one, other):
    assert meet(one, other, "en")


@pytest.mark.parametrize(
    "word",
    "sécurité identité société université autorité décès première arrivée arrivées ministère préfecture délégation"
    " coopération générale fédéral élections forêt hôpital médecin été tués blessés œuvre évêque Noël français"
    " reçu août île arrêté congrès entrée année années employée musée armée succès procès accès".split(),
)
def test_word_typed_without_accents_meets_the_accented_one(word):
    assert set(terms(fold(word), "fr")) <= set(terms_to_find(word, "fr"))


@pytest.mark.parametrize(("one", "other"), [("police", "politique"), ("maire", "maritime"), ("roi", "royaume")])
def test_different_words_do_not_meet(one, other):
    assert not set(terms(one, "fr")) & set(terms(other, "fr"))


@pytest.mark.parametrize(
    ("question", "language", "kept"),
    [
        ("Qui est le ministre de la Justice ?", "fr", ["ministre", "Justice"]),
        ("Qu’est-ce que la DSITI ?", "fr", ["DSITI"]),
        ("Quand la délégation est-elle arrivée à Rabat ?", "fr", ["délégation", "arrivée", "Rabat"]),
        ("Combien d'articles y a-t-il ?", "fr", ["articles"]),
        ("Who is the Belgian minister of justice?", "en", ["Belgian", "minister", "justice"]),
        ("How many turbines will there be?", "en", ["turbines"]),
        ("Where did Theo Francken go?", "en", ["Theo", "Francken", "go"]),
        ("Qui ?", "fr", []),
        ("", "en", []),
    ],
)
def test_words_a_question_is_asked_with_are_dropped(question, language, kept):
    assert list(question_terms(question, language).values()) == kept


def test_question_terms_give_the_word_as_typed():
    assert "Geens" in question_terms("Qui est Koen Geens ?", "fr").values()


def test_numbers_and_names_are_terms():
    assert terms("LX-217, 22 avril 2016", "fr") == ["lx", "217", "22", "avril", "2016"]


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_terms_of_any_text_are_single_words(text, language):
    found = terms(text, language)
    assert len(found) == len(words(text, language))
    assert all(term.split() == [term] for term in found)


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_terms_of_a_question_are_terms_of_its_text(text, language):
    assert set(question_terms(text, language)) <= set(terms(text, language))


@pytest.mark.parametrize(("word", "plain"), [("œuvré", "oeuvre"), ("Noël", "Noel"), ("Æneas", "AEneas"), ("ça", "ca")])
def test_fold_takes_accents_and_ligatures_off(word, plain):
    assert fold(word) == plain
