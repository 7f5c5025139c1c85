"""From what was typed to a Question."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.questions.follow_up import LONGEST_CONTEXT, follows_up
from qa.questions.question import LONGEST, clean, understand
from runtime.errors import EmptyQuestion, QuestionTooLong, WrongInput

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
PREVIOUS = "Combien de temps Charles Michel est-il resté au Maroc ?"

FOLLOW_UPS = """Et quand ?|Et pourquoi ?|et combien|Pourquoi ?|Why?|When?|And when?|Où ?|Ou ?|Et au Maroc ?|And where?
    |When did he leave?|Why did she sign?|What about Morocco?|How about Brussels?|Quand est-il parti ?
    |Qu'en est-il de la police ?
    |Qui l’accompagnait, lui ?|Who came with them?|Et Jan Jambon ?|Mais pourquoi ?|How many?|What did they say?
    |Quelle est sa fonction et que dit-elle ?|Que dit ce dernier ?|But why?|Quand est-il venu au Maroc ?
    |Depuis quand est-il fermé ?|Quelle est sa longueur ?|Qui en a payé la moitié ?|Depuis quand ?|À quelle date ?
    |Dessinée par qui ?|Combien par an ?|Until when?|By whom?|Et la directrice du musée ?|For how long?
    |Quel livre a-t-il écrit ?|Quels pays a-t-il visités ?|Quelle date a-t-elle choisie ?|Who is his wife?
    |Combien coûtera-t-il ?|À quelle heure commence-t-il ?|Qui s’occupera d’eux ?|Qui les préside ?|Qui l’a mené ?
    |Qui la dirige depuis 2010 ?|Que dit-on d’elle ?|How wide is it?|Where is it?|Is it open to visitors?
    |Which company did he found?|What was its name?|Who were their allies?|Combien de livres ont-ils lus ?
    |Where did his brother live?|Quel jour est-il parti ?|Which company owns it?"""
SELF_CONTAINED = """Who is Koen Geens?|Qui est le ministre belge de la Justice ?|When did Charles Michel leave Morocco?
    |Quand Charles Michel est-il venu à Rabat ?|What is the DSITI?|Que fait la police belge ?
    |Combien de jours a duré la visite ?
    |Qui a signé le mémorandum ?|Where was the agreement signed?|Pourquoi la Belgique a-t-elle remercié Rabat ?
    |How many people work at the office?|De quoi s'agit-il ?|Y a-t-il un accord ?|Is it possible to renew a card?
    |Who runs the ministry of Justice?|Quel ministre a rencontré le roi ?|When was the treaty signed?
    |Pourquoi le ministre a-t-il démissionné ?|Quand la maire a-t-elle signé ?|Did the minister say he would resign?
    |Is it true that the mayor left?|Is it safe to swim at Harrow Point?|What time is it in Tokyo?
    |Qui l’emporte au tournoi de Lignac ?|Qui les habitants ont-ils élu ?|Quand le Saint Brannock ?
    |Combien fait-il à Oslo ?
    |Is it true that the ferry can carry 24 cars?|Combien de bateaux reste-t-il au port ?|Qui a perdu son emploi ?
    |Who signed?|Quel musée rouvrira ?|Whose fingerprints were compared?|Est-il prévu de fermer la frontière ?
    |Combien de salariés ont-ils été licenciés ?|Quels pays ont-ils signé l'accord ?|Tant de visiteurs sont-ils venus ?
    |Quelle entreprise a-t-elle racheté Valmont ?|Who sold his house?|Which company lost its licence?
    |When did scientists say they found water?|Which countries have closed their borders?
    |Quelles villes ont-elles fermé leurs écoles et les parcs ?|Why did farmers block their own roads?"""


def lines(block):
    return [question.strip() for question in block.split("|")]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "   \t\n",
        "?",
        "?!…",
        "« »",
        "—",
        "\u00a0\u202f",
        "\x00\x01",
        "\ud800",
        "\u200b\u200d",
        "🙂",
        "'’\"",
        "\u0301",
    ],
)
def test_nothing_to_search_for_is_an_empty_question(typed):
    with pytest.raises(EmptyQuestion) as raised:
        understand(typed)
    assert isinstance(raised.value, WrongInput)
    assert str(raised.value).startswith("The question is empty")


@pytest.mark.parametrize("typed", ["Qui " * 25_000, "é" * 100_000, "e\u0301" * 50_000, "a" * (LONGEST + 1)])
def test_too_long_a_question_is_refused_with_its_length(typed):
    with pytest.raises(QuestionTooLong) as raised:
        understand(typed)
    assert str(len(clean(typed))) in str(raised.value)
    assert str(LONGEST) in str(raised.value)


def test_the_longest_question_is_understood():
    assert len(understand("a" * LONGEST).text) == LONGEST


def test_white_space_does_not_make_a_question_long():
    assert understand("Qui" + " " * 100_000 + "vient ?").text == "Qui vient ?"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  Qui\x00 est\ud800 là ?\n", "Qui est là ?"),
        ("Qui\u00a0est\u202flà\u00a0?", "Qui est là ?"),
        ("Qui\tvient\r\nici\u2028?", "Qui vient ici ?"),
        ("Qui\u200best\u2060-ce\ufeff ?", "Quiest-ce ?"),
        ("Ou\u0300 est le\u0301le\u0300ve ?", "Où est lélève ?"),
        ("Qui est 👩\u200d👧 ?", "Qui est 👩\u200d👧 ?"),
        ("Qui\u202e est \u2066là\u2069 ?", "Qui est là ?"),
        ("co\u00adopération ?", "coopération ?"),
        ("\x1b[31mQui ?\x07", "[31mQui ?"),
        ("e\u200b\u0301t\x00\u0301 ?", "ét\u0301 ?"),
    ],
)
def test_what_cannot_be_seen_is_cleaned_away(typed, text):
    assert clean(typed) == text


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(typed):
    assert clean(clean(typed)) == clean(typed)


@given(ANY_TEXT)
def test_what_is_clean_is_one_visible_line_of_valid_unicode(typed):
    text = clean(typed)
    text.encode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text == text.strip()
    assert "  " not in text
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in text)
    assert len(text.splitlines()) <= 1


@given(st.text("abcdéèç àô'?!,.-«»œŒÉ1", max_size=40))
def test_ordinary_words_are_kept(typed):
    assert clean(typed).split() == typed.split()


@given(ANY_TEXT)
def test_any_text_is_understood_or_refused(typed):
    try:
        question = understand(typed, previous=typed)
    except WrongInput:
        return
    question.query.encode("utf-8")
    assert question.language in {"fr", "en"}


@pytest.mark.parametrize("text", lines(FOLLOW_UPS))
def test_follows_up(text):
    assert follows_up(text)


@pytest.mark.parametrize("text", lines(SELF_CONTAINED))
def test_stands_on_its_own(text):
    assert not follows_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "Que s'est-il passé ?",
        "Quand a-t-il été décidé de fermer la frontière ?",
        "Quel temps fera-t-il demain à Tokyo ?",
        "Quelle heure est-il à Tokyo ?",
    ],
)
def test_il_that_stands_for_nothing_is_no_follow_up(text):
    assert not follows_up(text)  # the two examples of the comment in qa/questions/question.py


def test_a_follow_up_carries_the_question_before():
    question = understand("Et quand ?", PREVIOUS)
    assert question.text == "Et quand ?"
    assert question.context == "Charles Michel est-il resté au Maroc."
    assert question.query == "Charles Michel est-il resté au Maroc. Et quand ?"
    assert question.search_query == f"{PREVIOUS} Et quand ?"


def test_the_question_before_is_cleaned_too():
    assert understand("Et quand ?", " Qui\x00 est\ud800 là ?\n").before == "Qui est là ?"


def test_a_question_of_its_own_carries_nothing():
    assert understand("Who is Koen Geens?", PREVIOUS).context == ""


def test_a_first_question_carries_nothing():
    assert understand("Et quand ?").context == ""


def test_the_language_is_that_of_the_question_not_of_the_one_before():
    assert understand("And when did he leave?", PREVIOUS).language == "en"
    assert understand("Et quand ?", "Who is Koen Geens?").language == "fr"


def test_a_follow_up_with_a_name_of_its_own_leaves_the_names_of_the_one_before():
    question = understand("Et Theo Francken ?", "Qui est Koen Geens ?")
    assert question.query == "Qui est ? Et Theo Francken ?"


def test_a_follow_up_without_a_name_keeps_the_whole_question_before():
    assert understand("Et quand ?", "Qui est Koen Geens ?").query == "Koen Geens. Et quand ?"


@pytest.mark.parametrize(
    ("previous", "text", "context"),
    [
        ("Qui est le préfet maritime ?", "Et la directrice du musée ?", "Qui est ?"),
        ("Combien de bateaux sont concernés ?", "Et de visiteurs au musée ?", "Combien ?"),
        ("Who is the keeper of the lighthouse?", "And the ferry's captain?", "Who is ?"),
        ("Combien de gens la foire a-t-elle attirés en 2017 ?", "Et en 2018 ?",
         "Combien de gens la foire a-t-elle attirés en ?"),
        ("Combien de visiteurs le zoo de Lignac reçoit-il par an ?", "En quelle année a-t-il ouvert ?",
         "le zoo de Lignac."),
        ("Combien de gens travaillent au tunnel ?", "Où logent-ils ?", "de gens travaillent au tunnel."),
        ("Quand la halle a-t-elle rouvert ?", "Pourquoi ?", "la halle a-t-elle rouvert."),
        ("La halle est-elle ouverte ?", "Depuis quand ?", "La halle est-elle ouverte ?"),
        ("When did the tannery close?", "Who bought it?", "the tannery close."),
        ("How many passengers can the ferry carry?", "Since when?", "the ferry carry."),
        ("What time did the market open?", "And why?", "the market open."),
        ("Qui a signé ?", "Et en quelle année ?", "a signé."),
        ("Qui a signé ? Et quand ?", "Où ?", "a signé."),
        ("How long did Charles Michel stay in Morocco?", "And in Tunisia?", "How long did Charles Michel stay ?"),
        ("Qui dirige le musée ?", "Depuis quand ?", "dirige le musée."),
    ],
)  # fmt: skip
def test_a_follow_up_takes_what_it_needs_of_the_question_before(previous, text, context):
    assert understand(text, previous).context == context


def test_joined_questions_do_not_grow_without_end():
    query = "Qui est Koen Geens ?"
    for number in range(40):
        query = understand(f"Et quand est-il venu, {number} ?", query).query
        assert len(query) <= LONGEST_CONTEXT + 60
    assert query.startswith("Koen Geens.")


def test_a_chain_of_new_subjects_keeps_the_frame_of_the_first():
    first = understand("Et le maire ?", "Qui est la directrice du musée de Lignac ?")
    second = understand("Et le préfet ?", first.search_query)
    assert (first.query, second.query) == ("Qui est ? Et le maire ?", "Qui est ? Et le préfet ?")
    assert "musée de Lignac" in second.search_query


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("combien de temps charles michel est il reste au maroc", False),
        ("quand theo francken a-t-il signe", False),
        ("dans quelle ville est-il ne", True),
        ("pourquoi a-t-il signe", True),
        ("dans quelle ville habite-t-il", True),
    ],
)
def test_a_name_typed_small_is_what_an_inverted_pronoun_stands_for(text, leans):
    assert (understand(text, PREVIOUS).context != "") is leans


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("who is jan jambon", False),
        ("when did koen geens visit rabat", False),
        ("when will koen geens say if he resigns", False),
        ("Quel temps fera-t-il demain à Tokyo ?", False),
        ("Pleuvra-t-il demain à Rabat ?", False),
        ("Va-t-il neiger à Oslo ?", False),
        ("Combien fait-il à Tokyo ?", False),
        ("Will it rain tomorrow in Paris?", False),
        ("Will it be cold in Oslo?", False),
        ("Will he come?", True),
        ("who will sign it", True),
        ("Que fait-il ?", True),
        ("Fera-t-il un discours ?", True),
    ],
)
def test_the_weather_and_names_typed_small_need_no_question_before(text, leans):
    assert follows_up(text) == leans
