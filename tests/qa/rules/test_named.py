"""What a question names, and that words about another year, number or person are not taken for an answer."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa.extraction.missing import missing_in_sentence, missing_names
from qa.rules.named import is_of_another
from qa.types import Question, Span
from tests.qa.one_text import hit_of, span_of
from text.persons import is_person


def told(question: str, text: str, words: str, *, title: str = "", day: date | None = None) -> bool:
    """Whether the words are told of another than the question asks about."""
    return is_of_another(Question(question, "fr"), hit_of(text, "fr", title, day), span_of(text, words))


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Combien de personnes le salon a-t-il attirées en 2018 ?", "En 2019, le salon a attiré 700 personnes.", "700"),
        ("Combien en 2018 ?", "Ils étaient 600 en 2019. En 2018, il pleuvait.", "600"),
        ("How many visitors came in 2021?", "In 2020, it drew 5,000 visitors.", "5,000"),
        ("Qui suit le dossier 4471 ?", "Le dossier 4472 est suivi par Ana Ruiz.", "Ana Ruiz"),
        ("Qui suit le dossier 4471 ?", "Le 4472 est suivi par Ana Ruiz. Le 4471 attend.", "Ana Ruiz"),
        ("Quel âge a Marthe Vasseur ?", "Luc Vasseur a 40 ans.", "40 ans"),
        ("Who is Peter Holt?", "Sir Peregrine Holt chairs the board.", "chairs the board"),
        ("Quel âge a Rémi Delmas ?", "Hugo Delmas a gagné à Tours. Il a 22 ans.", "22 ans"),
        ("How many times has Ann Lee won?", "Another Sue Lee is no relation. She has won 8 times.", "8 times"),
        ("Où est né Jean de Broca ?", "Marie de Broca est née à Nantes.", "Nantes"),
        ("Qui est la ministre française ?", "La ministre belge, Ana Ruiz, a signé.", "Ana Ruiz"),
        ("Who is the German ambassador?", "L’ambassadrice marocaine Ana Ruiz est venue.", "Ana Ruiz"),
        ("Who visited Rabat in March?", "Luc Roy est venu à Rabat le 22 avril.", "Luc Roy"),
        ("Qui a signé lundi ?", "Ana Ruiz a signé vendredi à Rabat.", "Ana Ruiz"),
        ("Qui est l'ambassadeur allemand ?", "Parti hier en Algérie, le diplomate belge Luc Roy se tait.", "Luc Roy"),
    ],
)
def test_another_year_number_or_first_name_is_no_answer(question, text, words):
    assert told(question, text, words)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Quel âge a Rémi Delmas ?", "Hugo Delmas aime son frère Rémi. Il a 22 ans.", "22 ans"),
        ("Quel âge a Rémi Delmas ?", "Hugo Delmas a gagné. Le vainqueur a 22 ans.", "22 ans"),
        ("Quel âge a Rémi Delmas ?", "Hugo Delmas a gagné.\n\nIl a 22 ans.", "22 ans"),
        ("When did Paul Roy die?", "He married Anne Roy in 1950. He died in 2010.", "2010"),
        ("Où est née Marie Curie ?", "Elle a épousé Pierre Curie. Elle est née à Varsovie.", "Varsovie"),
        ("When did Paul Roy die?", "In 1950 his wife, Anne Roy, left. He died in 2010.", "2010"),
        ("Combien de personnes en 2018 ?", "En 2018, le salon a attiré 700 personnes.", "700"),
        ("Combien de personnes en 2018 ?", "Ils étaient 700 en 2018, contre 600 en 2017.", "700"),
        (
            "Quand a-t-il rouvert après l’incendie de 2014 ?",
            "L’incendie de 2014 l’a fermé. Il a rouvert en 2017.",
            "2017",
        ),
        ("Qui a donné 12500 euros ?", "Ana Ruiz a donné 12 500 euros.", "Ana Ruiz"),
        ("Who gave 12,500 euros?", "Ana Ruiz a donné 12\u202f500 euros.", "Ana Ruiz"),
        ("Quel âge a Jean Jambon ?", "Jan Jambon a 56 ans.", "56 ans"),
        ("Que dit Mohamed Hassad ?", "Mohammed Hassad se dit heureux.", "heureux"),
        ("Quel âge a Marthe Vasseur ?", "Elle a 40 ans.", "40 ans"),
        ("Quel âge a Marthe Vasseur ?", "Mme Vasseur a 40 ans.", "40 ans"),
        ("Who is President Macron?", "Emmanuel Macron est venu.", "est venu"),
        ("Que dit le roi ?", "Le Roi Mohammed VI a parlé.", "a parlé"),
        ("Qui est la ministre française ?", "Au palais, la ministre Ana Ruiz a signé pour la France.", "Ana Ruiz"),
        ("Quel ministre belge a vu son homologue marocain ?", "Luc Roy a vu son homologue marocain.", "Luc Roy"),
        ("Qui est la ministre française ?", "La ministre Ana Ruiz est en Belgique.", "Ana Ruiz"),  # but not of it
        ("Qui est venu en mars ?", "Ana Ruiz est venue en avril, Luc Roy en mars.", "Ana Ruiz"),
        ("Quand rouvrira le musée fermé en mars ?", "Le musée rouvrira en juin.", "en juin"),
        ("Qui est venu lundi ?", "Lundi, tous attendaient. Ana Ruiz est venue, et mardi repartie.", "Ana Ruiz"),
        ("Qui est venu le 12 mars ?", "Ana Ruiz est venue.", "Ana Ruiz"),  # short numbers are often words
    ],
)
def test_what_may_be_the_same_stays(question, text, words):
    assert not told(question, text, words)


def test_a_year_may_stand_in_the_title_or_be_that_of_the_article():
    text = "Le salon a attiré 700 personnes."
    assert told("Combien en 2018 ?", text, "700")
    assert not told("Combien en 2018 ?", text, "700", title="Salon 2018")
    assert not told("Combien en 2018 ?", text, "700", day=date(2018, 5, 2))
    assert told("Combien en 2018 ?", "En 2017, il a attiré 700 personnes.", "700", day=date(2016, 5, 2))


def test_a_month_or_a_weekday_may_be_that_of_the_article():
    text = "Ana Ruiz est venue avant la fête d’avril, un vendredi."
    assert told("Qui est venu en mars ?", text, "Ana Ruiz")
    assert not told("Qui est venu en mars ?", text, "Ana Ruiz", day=date(2016, 3, 1))
    assert told("Qui est venu lundi ?", text, "Ana Ruiz", day=date(2016, 3, 1))
    assert not told("Qui est venu mardi ?", text, "Ana Ruiz", day=date(2016, 3, 1))


def test_the_year_of_a_follow_up_takes_the_place_of_the_one_before():
    text = "Ils étaient 700 en 2018. Ils étaient 600 en 2017."
    asked = Question("Et en 2017 ?", "fr", context="Combien étaient-ils en 2018 ?")
    span = {words: Span(text.index(words), text.index(words) + 3, 1.0) for words in ("700", "600")}
    assert is_of_another(asked, hit_of(text, "fr"), span["700"])
    assert not is_of_another(asked, hit_of(text, "fr"), span["600"])


def test_names_are_looked_for_in_the_sentence_and_the_title():
    text = "Le maire de Lignac est Paul Verrier. Le maire a signé."
    asked, late = Question("Que fait le maire de Lignac ?", "fr"), text.index("a signé")
    assert missing_in_sentence(asked, hit_of(text, "fr"), Span(0, 5, 1.0)) == 0.0
    assert missing_in_sentence(asked, hit_of(text, "fr"), Span(late, late + 7, 1.0)) == 1.0
    assert missing_in_sentence(asked, hit_of(text, "fr", "Lignac vote"), Span(late, late + 7, 1.0)) == 0.0


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("Who is Koen Geens?", "Le ministre Geens", 0.5),
        ("Who is Koen Geens?", "Koen Geens, ministre", 0.0),
        ("Who is Koen Geens?", "KOEN GEENS", 0.0),
        ("Où est Hélène Évrard ?", "helene evrard est là", 0.0),
        ("Où est Helene Evrard ?", "Hélène Évrard est là", 0.0),
        ("Où est Hélène ?", "He\u0301le\u0300ne", 0.0),
        ("Qui est venu en 2016 ?", "le 1er mars 2015", 1.0),
        ("Qui est venu en 2016 ?", "le 1er mars 2016", 0.0),
        ("2016 fut-elle une bonne année ?", "rien", 1.0),
        ("qui est venu ?", "rien", 0.0),
        ("Qui est venu ?", "rien", 0.0),  # the first word has a capital anyway
        ("Charles est-il parti ?", "rien", 0.0),
        ("Qui a vu Rabat, Anvers et Bruxelles ?", "Rabat", 2 / 3),
        ("WHO IS THEO FRANCKEN?", "Theo Francken", 0.0),  # capitals throughout: "IS" is no name
        ("WHO IS THEO FRANCKEN?", "Koen Geens is minister", 1.0),
        ("WHO CAME IN 2016?", "2015", 1.0),
        ("", "rien", 0.0),
        ("À quoi vont 2 500 000 € ?", "2,5 millions d’euros", 0.0),
        ("À quoi vont 2,5 millions d’euros ?", "2 500 000 €", 0.0),
        ("À quoi vont 2 500 000 € ?", "2,4 millions d’euros", 1.0),
        ("Qui gère 32.000 ha ?", "32 000 hectares", 0.0),
        ("Qui gère 32000 ha ?", "32.000 hectares", 0.0),
        ("Qui compte 12 clubs ?", "douze clubs", 0.0),
        ("Où est Lætitia Oelmann ?", "Laetitia Œlmann", 0.0),
        ("Où est Vandijck ?", "Vandĳck est là", 0.0),
        ("Où est Ostergaard ?", "Østergaard est là", 0.0),
        ("Où est Weisshaupt ?", "Weißhaupt est là", 0.0),
        ("Où est Œlmann ?", "rien", 1.0),
    ],
)
def test_missing_names_by_hand(question, text, share):
    assert missing_names(question, text, "fr", "fr") == pytest.approx(share)


@pytest.mark.parametrize(
    ("question", "text"),
    [("Qui est venu le 2 mars ?", "Il est venu le 22 mars."), ("Where is Jan?", "Il est venu en janvier.")],
)
def test_a_name_inside_another_word_is_missing(question, text):
    assert missing_names(question, text, "fr", "fr") == 1.0


@given(st.text(max_size=60), st.text(max_size=60))
@example(":A0\u0300a", "")
def test_missing_names_is_a_share(question, text):
    assert 0 <= missing_names(question, text, "en", "en") <= 1
    assert missing_names(question, f"{question} {text}", "en", "en") == 0


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Jan Jambon", True),
        ("Nadia Cherkaoui", True),
        ("Moyen Âge", False),
        ("Rabat", False),
        ("4 mai", False),
        ("M. Roy", False),
    ],
)
def test_a_person_has_a_first_and_a_family_name(words, is_one):
    assert is_person(words) is is_one
