"""Questions after who somebody is, or who holds an office, and what rules words out for certain."""

import pytest

from articles.types import Article, Passage
from index.hit import Hit
from qa.extraction.holders import asked_of
from qa.extraction.tellings import tellings, with_tellings
from qa.rules.other_holders import is_of_another_holder
from qa.types import Question, Span
from tests.qa.one_text import hit_of, span_of
from text.language import language_of_question

AGREEMENT = (
    "A l’invitation de Jan Jambon, ministre de l’Intérieur du Royaume de Belgique, le ministre de l’Intérieur, "
    "Mohammed Hassad, est venu. Du côté belge, le ministre de la justice Koen Geens a parlé. "
    "Jean Jambon a signé avec le Maroc."
)
DELEGATION = "Une délégation belge, conduite par le Premier ministre, Luc Roy, est là. Le Maroc s’en félicite."
SAFETY = "Le directeur général de la Sûreté nationale et de la Surveillance du Territoire"


def asked(text: str) -> Question:
    return Question(text, language_of_question(text))


def told(question: str, text: str) -> list[str]:
    return [text[start:end] for start, end in tellings(asked(question), hit_of(text, "fr"))]


def is_other(question: str, text: str, words: str) -> bool:
    return is_of_another_holder(asked(question), hit_of(text, "fr"), span_of(text, words))


@pytest.mark.parametrize(
    "question",
    [
        "Who is the mayor's wife?",
        "Who is the mayor's spokesman?",
        "Qui est le chef de cabinet du maire ?",
        "Which mayor resigned?",
        "Quel maire a démissionné ?",
        "Who is the mayor who resigned?",
    ],
)
def test_holding_an_office_is_no_answer_to_what_asks_for_more(question):
    assert told(question, "Le maire de Lignac, Paul Verrier, a parlé. Un ministre a démissionné.") == []


def test_a_name_that_begins_like_a_title_is_whole():
    assert told("Qui est Guillaume Tell ?", "Le guide, Guillaume Tell, et le guide de Lignac, Tom Roux, parlent.") == []
    assert asked_of(asked("Who is Tom Hanks?")).name == "Tom Hanks"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Qui dirige le musée de Lignac ?", ["Ana Ruiz"]),
        ("Who runs the musée de Lignac?", ["Ana Ruiz"]),
        ("qui preside l'association", ["Luc Roy"]),
        ("Qui dirige le musée de Thorel ?", []),
        ("Who heads the library?", []),
    ],
)
def test_who_leads_is_its_director_or_whatever_its_head_is_called(question, words):
    text = (
        "La directrice du musée de Lignac, Ana Ruiz, a reçu Luc Roy, président de l’association, et le maire, Guy Tuy."
    )
    assert told(question, text) == words


@pytest.mark.parametrize(
    ("question", "name", "office"),
    [
        ("Who is Koen Geens?", "Koen Geens", ""),
        ("who is jan jambon", "jan jambon", ""),
        ("C'est qui Jan Jambon ?", "Jan Jambon", ""),
        ("Qui est M. Jambon ?", "Jambon", ""),
        ("Qui est le maire de Lignac ?", "", "maire de Lignac"),
        ("Qui est maire de Lignac ?", "", "maire de Lignac"),
        ("Who is Morocco's interior minister?", "", "Morocco's interior minister"),
        ("Quel est le nom du ministre belge ?", "", "ministre belge"),
        ("Quel ministre belge a vu son homologue ?", "", "ministre belge"),
        ("Which Moroccan minister visited Brussels?", "", "Moroccan minister"),
        ("Quel est le poste de Freddy Roosemont ?", "Freddy Roosemont", ""),
        ("Quelle est la fonction d'Ana Ruiz ?", "Ana Ruiz", ""),
        ("Quelle fonction occupe Hamid Chabar ?", "Hamid Chabar", ""),
        ("Quel poste Hamid Chabar occupe-t-il ?", "Hamid Chabar", ""),
        ("Quel était le métier de Paul Roy ?", "Paul Roy", ""),
        ("What is Hamid Chabar's job?", "Hamid Chabar", ""),
        ("What is the title of Koen Geens?", "Koen Geens", ""),
        ("What position does Ana Ruiz hold?", "Ana Ruiz", ""),
        ("What was Paul Roy’s role?", "Paul Roy", ""),
    ],
)
def test_whom_or_what_a_question_asks_after(question, name, office):
    found = asked_of(asked(question))
    assert found is not None
    assert (found.name, found.office) == (name, office)


@pytest.mark.parametrize(
    "question",
    [
        "Qui a visité Rabat ?",
        "Who met the mayor?",
        "Who is afraid of the mayor?",
        "Quel âge a le maire ?",
        "Who is in charge?",
        "Quel est le titre du livre ?",
        "What is the job of a wali?",
        "What is the role of Morocco in the fight against terror?",
        "What role does Morocco play?",
    ],
)
def test_other_questions_ask_after_nobody(question):
    assert asked_of(asked(question)) is None


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Qui est Paul Verrier ?", "Le maire, Paul Verrier, est venu.", ["Le maire"]),
        ("Who is Verrier?", "Le maire, Paul Verrier, est venu.", ["Le maire"]),
        ("Qui est Luc Verrier ?", "Le maire, Paul Verrier, est venu.", []),
        ("Qui est le maire de Valmontois ?", "À Valmontois, le maire, Paul Verrier, est là.", ["Paul Verrier"]),
        ("Qui est le maire de Lignac ?", "À Valmontois, le maire, Paul Verrier, est là.", []),
        (
            "Who is the Belgian justice minister?",
            "Le ministre belge de la Justice, Koen Geens, est là.",
            ["Koen Geens"],
        ),
        ("Who is the Belgian energy minister?", "Le ministre belge de la Justice, Koen Geens, est là.", []),
        ("Who is the director of the DGSN?", f"{SAFETY}, Luc Roy, est là.", ["Luc Roy"]),
        ("Qui dirige la DGSN ?", f"{SAFETY}, Luc Roy, est là.", ["Luc Roy"]),
        ("Who is the Belgian prime minister?", DELEGATION, ["Luc Roy"]),
        ("Who is the Moroccan prime minister?", DELEGATION, []),
        ("Qui est le Premier ministre belge ?", DELEGATION, ["Luc Roy"]),
        ("Qui est le Premier ministre marocain ?", DELEGATION, []),
        ("Qui dirige la DGSN ?", "Le directeur général de la Santé, Luc Roy, est là.", []),
        ("Qui est le directeur de la DGSN ?", "Le directeur de la DSITI, Luc Roy, est là.", []),
    ],
)
def test_what_is_told_beside_a_name(question, text, words):
    assert told(question, text) == words


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        (
            "Qui est l’ambassadeur belge ?",
            "Ana Ruiz, ambassadrice du Maroc à Lignac, et Luc Roy, directeur du musée, sont là.",
            "Luc Roy",
        ),
        ("Who is the Moroccan interior minister?", AGREEMENT, "Jan Jambon"),
        ("Qui est le ministre de l’Intérieur du Maroc ?", AGREEMENT, "Jan Jambon"),
        (
            "Qui est le ministre marocain de l’Intérieur ?",
            AGREEMENT,
            "Jean Jambon",
        ),  # of whom another sentence tells it
        ("Qui est le ministre marocain de la Justice ?", AGREEMENT, "Koen Geens"),
        ("Qui est le maire de Lignac ?", "Le maire de Rocheval, Luc Roy, est allé à Lignac.", "Luc Roy"),
        ("Qui est le ministre de la Justice ?", "Le ministre de l’Intérieur, Luc Roy, est là.", "Luc Roy"),
        ("Who is the king of Belgium?", "Le roi Mohammed VI et le roi Philippe de Belgique ont parlé.", "Mohammed VI"),
        ("Qui est le ministre français de l’Intérieur ?", AGREEMENT, "Mohammed Hassad"),
        ("Who is the French interior minister?", AGREEMENT, "Mohammed Hassad"),
        ("Which French minister came?", "Luc Roy, ministre belge, est venu de France.", "Luc Roy"),
        ("Who is the director of the DGSN?", "Le directeur de la DSITI, Luc Roy, est venu à la DGSN.", "Luc Roy"),
        ("Qui dirige la DGSN ?", "Le directeur de la DSITI, Luc Roy, est là.", "Luc Roy"),
        ("Who is the prime minister of Belgium?", "Luc Roy, vice-Premier ministre belge, est venu.", "Luc Roy"),
        ("Qui est le Premier ministre ?", "Le ministre de la Santé, Luc Roy, est là.", "Luc Roy"),
        ("Qui est le maire de Lignac ?", "L’ancien maire de Lignac, Luc Roy, est là.", "Luc Roy"),
        ("Who is the mayor of Lignac?", "L’adjointe au maire de Lignac, Ana Roy, est là.", "Ana Roy"),
        ("Qui est la directrice du musée ?", "Ana Roy, directrice adjointe du musée, est là.", "Ana Roy"),
        ("Qui est le préfet ?", "Le sous-préfet, Luc Roy, est là.", "Luc Roy"),
        ("Who is the ambassador?", "Le ministre belge de la Santé est là.", "Le ministre belge de la Santé"),
        ("Who is the ambassador?", "Le ministre de la Santé, Luc Roy, est là. Luc Roy a parlé.", " Luc Roy a"),
        ("Qui est le vice-président ?", "Le président, Luc Roy, est là.", "Luc Roy"),
        ("Who is the director?", "Luc Roy, directeur général adjoint, est là.", "Luc Roy"),
        (
            "Who is the prime minister of Belgium?",
            "Luc Roy, vice-Premier ministre, est là. Outre Luc Roy, le Premier ministre belge a amené Ana Lys.",
            " Luc Roy, le",
        ),
    ],
)
def test_the_holder_of_another_nations_office_or_of_another_town_is_no_answer(question, text, words):
    assert is_other(question, text, words)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Who is the Belgian interior minister?", AGREEMENT, "Jan Jambon"),
        ("Qui est le ministre de l’Intérieur du Maroc ?", AGREEMENT, "Mohammed Hassad"),
        ("Qui est le ministre de l’Intérieur ?", AGREEMENT, "Jan Jambon"),
        ("Qui est l’ambassadeur du Maroc ?", "Luc Roy, ambassadeur du Maroc en Belgique, est là.", "Luc Roy"),
        ("Qui est le maire de Lignac ?", "Le maire, Luc Roy, est allé à Rocheval.", "Luc Roy"),
        ("Qui est l’entraîneur de Denver ?", "L’entraîneur des Broncos, Luc Roy, est là.", "Luc Roy"),
        ("Qui a vu le ministre marocain ?", "Luc Roy, ministre belge, a vu le ministre marocain.", "Luc Roy"),
        ("Who is the king of Belgium?", "Le roi Mohammed VI et le roi Philippe de Belgique ont parlé.", "Philippe"),
        ("Who is the French minister?", "Le ministre, Luc Roy, est allé en Belgique.", "Luc Roy"),
        ("Who is the mayor of Lignac?", "Luc Roy, ministre, est là. Luc Roy tient aussi la mairie.", " Luc Roy tient"),
        ("Who is the first minister of Scotland?", "Le Premier ministre d’Écosse, Luc Roy, est là.", "Luc Roy"),
        ("Qui est l’adjoint au maire ?", "Le premier adjoint au maire, Luc Roy, est là.", "Luc Roy"),
        ("Who was the mayor of Lignac?", "L’ancien maire de Lignac, Luc Roy, est là.", "Luc Roy"),
        ("Quel maire a ouvert l’école ?", "L’ancien maire de Lignac, Luc Roy, a ouvert l’école.", "Luc Roy"),
        ("Who is the deputy mayor?", "L’adjoint au maire de Lignac, Luc Roy, est là.", "Luc Roy"),
        ("Who is the deputy mayor?", "Le maire adjoint de Lignac, Luc Roy, est là.", "Luc Roy"),
        (
            "Who is the interior minister?",
            "Le vice-Premier ministre et ministre de l’Intérieur, Luc Roy, vint.",
            "Luc Roy",
        ),
        ("Who is the deputy prime minister?", "Le vice-Premier ministre, Luc Roy, est là.", "Luc Roy"),
        ("Qui dirige le musée ?", "Ana Roy, présidente et directrice générale du musée, est là.", "Ana Roy"),
        ("Who is the chief of the UN?", "Le chef de l’ONU, Luc Roy, est là.", "Luc Roy"),
        ("Who is the director of the DGSN?", f"{SAFETY} (SNST), Luc Roy, est venu à la DGSN.", "Luc Roy"),
        ("Qui est le directeur de la DGSN ?", "Le DG, Luc Roy, est là.", "Luc Roy"),
        ("Qui dirige la DSITI ?", "Le directeur de la DSITI de la DGSN, Luc Roy, est là.", "Luc Roy"),
    ],
)
def test_who_may_hold_it_stays(question, text, words):
    assert not is_other(question, text, words)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is the mayor of Hexley?", "The museum opened in Hexley. Its curator is Lavinia Frome."),
        ("Qui est le préfet ?", "Le musée a ouvert. Sa conservatrice est Lavinia Frome."),
        ("Which mayor opened it?", "Le musée a été ouvert par Lavinia Frome."),
    ],
)
def test_an_office_that_an_article_never_tells_has_no_holder_there(question, text):
    assert is_other(question, text, "Lavinia Frome")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Qui est le maire de Hexley ?", "La mairie de Hexley est dirigée par Lavinia Frome."),
        ("Qui est le maire de Hexley ?", "Le mai-\nre de Hexley est Lavinia Frome."),
        ("Who is the minister?", "Les deux ministres sont venus. Lavinia Frome a parlé."),
        ("Who is the finance minister?", "The Chancellor of the Exchequer, Lavinia Frome, spoke."),
        ("Who is the queen?", "La souveraine, Lavinia Frome, est venue."),
        ("Who is the director?", "The museum is run by Lavinia Frome."),
    ],
)
def test_an_office_that_an_article_tells_in_other_words_may_have_one(question, text):
    assert not is_other(question, text, "Lavinia Frome")


def test_the_town_may_stand_where_the_article_begins():
    text = "Le musée de Valmontois rouvrira." + " Il pleut." * 60 + " Le maire, Paul Verrier, est là."
    article = Article("a", "/a.txt", "0" * 64, "", None, "fr", None, None, text)
    passage = Passage("a", 2, len(text) - 31, len(text))
    hit = Hit(1, article, passage, 1.0, 1.0, 1, 1, (), ((passage.start, passage.end),))
    found = tellings(asked("Qui est le maire de Valmontois ?"), hit)
    assert [text[start:end] for start, end in found] == ["Paul Verrier"]
    assert tellings(asked("Qui est le maire de Lignac ?"), hit) == []


def test_a_role_that_was_cut_is_whole_and_one_passed_over_is_added():
    text = (
        "L’architecte lyonnais Odilon Ferrandi l’a dessinée. Luc Roy, maire, et Odilon Ferrandi, l’architecte, sont là."
    )
    place = text.index("lyonnais")
    found = with_tellings(
        asked("Qui est Odilon Ferrandi ?"), hit_of(text, "fr"), [Span(place, place + 8, 4.0), Span(0, 1, -2.0)]
    )
    assert [(text[span.start : span.end], span.score) for span in found] == [
        ("L’architecte lyonnais", 4.0),
        ("l’architecte", 4.0),
    ]


def test_of_several_holders_each_is_quoted_alone():
    text = "Un entretien entre le Roi Mohammed VI et le Roi Philippe de Belgique a eu lieu."
    both = span_of(text, "Roi Mohammed VI et le Roi Philippe de Belgique")
    alone = with_tellings(asked("Who is the king of Morocco?"), hit_of(text, "fr"), [both])
    assert {text[one.start : one.end] for one in alone} == {"Mohammed VI", "Philippe de Belgique"}


def test_a_king_s_country_may_stand_behind_the_name():
    text = "Un entretien entre le Roi Mohammed VI et le Roi Philippe de Belgique a eu lieu."
    found = tellings(asked("Who is the King of Belgium?"), hit_of(text, "fr"))
    assert [text[start:end] for start, end in found] == ["Philippe de Belgique"]


def test_a_follow_up_asks_after_an_office_too():
    assert asked_of(Question("Et la maire de Lignac ?", "fr", context="Qui est ?")) == asked_of(
        asked("Qui est la maire de Lignac ?")
    )
    assert asked_of(Question("And the mayor of Leeds?", "en", context="Who is ?")) == asked_of(
        asked("Who is the mayor of Leeds?")
    )
    assert asked_of(Question("Et la maire de Lignac ?", "fr", context="Quand est venue ?")) is None
