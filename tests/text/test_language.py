"""The language of short questions: without accents, in capitals, with typos."""

import unicodedata

import pytest

from text.language import language_of, language_of_question

CLEAR = {  # each has a clear function word: all must be right
    "fr": """Qui est Koen Geens ?|Quand ?|Et quand ?|Et pourquoi ?|Où est-il ?|Pourquoi Rabat ?|quel age a theo francken
        |qui a signe|QUI EST LE MINISTRE ?|QUAND A EU LIEU LA VISITE|Que fait Jan Jambon ?|qu'est-ce que la DGSN
        |Quel est le nom du directeur ?|Charles Michel est resté combien de temps ?|le directeur de la DSITI ?
        |nom de l'ambassadeur|Avec qui ?|depuis quand|ki est le ministre|au Maroc ?|qui etait la
        |Combien de jours Charles Michel est-il reste au Maroc|Est-ce que Jambon est content ?""",
    "en": """Who is Koen Geens?|When?|And when?|And why?|Where is Rabat?|Why Rabat?|who is theo francken|who signed
        |WHO IS THE MINISTER?|WHEN WAS THE VISIT|What does Jan Jambon do?|what's DSITI|What is the director's name?
        |How long did Charles Michel stay?|the director of the DSITI?|name of the ambassador|With whom?|since when
        |whos the minister|in Morocco?|who was there|How many days did Charles Michel stay in Morocco
        |Is Jambon happy?""",
}
HARD = {
    "fr": """visite a Bruxelles|sejour Charles Michel duree|coopération Maroc Belgique|accord signé ?
        |combiens de tems|Ou ca ?""",
    "en": """visit to Brussels|Charles Michel stay length|Morocco Belgium cooperation|agreement signed?
        |wich minster came|How?""",
}


def table(questions):
    return [(q.strip(), language) for language, lines in questions.items() for q in lines.split("|")]


def wrong(pairs):
    return [(question, language) for question, language in pairs if language_of_question(question) != language]


def test_the_table_is_large():
    assert len(table(CLEAR)) + len(table(HARD)) >= 40


def test_every_question_with_a_clear_function_word_is_right():
    assert wrong(table(CLEAR)) == []


def test_nearly_all_short_questions_are_right():
    pairs = table(CLEAR) + table(HARD)
    assert len(wrong(pairs)) <= len(pairs) // 20, wrong(pairs)


def test_accents_do_not_decide():
    def plain(text):
        return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))

    assert wrong([(plain(question), language) for question, language in table(CLEAR)]) == []


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Qui est Maud Ellery ?", "fr"), ("Où est Harrow Point ?", "fr"), ("Wells Cross, c'est où ?", "fr"),
        ("Que dit The Guardian ?", "fr"), ("qui a ecrit Of Mice and Men", "fr"), ("Et Shirley Hardcastle ?", "fr"),
        ("Who is Bérengère Tassin?", "en"),
        ("When is the festival de l'Ombrelle?", "en"), ("Who wrote La Peste?", "en"),
        ("Bourg-Chenu trains when?", "en"), ("And the mairie de Rocheval?", "en"), ("any comment from Le Monde?", "en"),
    ],
)  # fmt: skip
def test_names_of_the_other_language_do_not_decide(question, language):
    assert language_of_question(question) == language


@pytest.mark.parametrize("usual", ["fr", "en"])
def test_words_that_hardly_tell_go_by_who_asks(usual):
    for text in ("budget festival", "asdf qwer zxcv", "Koen Geens", "zzz"):
        assert language_of_question(text, usual) == usual
    for text, language in (("prime minister visit", "en"), ("premier ministre visite", "fr"), ("Who is he?", "en")):
        assert language_of_question(text, usual) == language


@pytest.mark.parametrize("file", ["000_1b679d63f97ba4d4.txt", "004_b156fcef65e57a33.txt"])
def test_the_seeds_are_french(seeds, file):
    assert language_of((seeds / file).read_text(encoding="utf-8")) == "fr"


@pytest.mark.parametrize("text", ["", "   ", "???", "123", "🙂", "日本語", "\x00"])
def test_words_of_neither_language_get_one_of_the_two(text):
    assert language_of(text) in {"fr", "en"}


def test_the_beginning_decides_for_a_long_text():
    assert language_of("The minister signed the agreement. " * 100 + "Le ministre est venu. " * 1000) == "en"
