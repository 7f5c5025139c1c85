"""Who says each sentence of a passage, and which sentences go on with the saying before."""

import pytest

from qa.extraction.sayings import sayings_in
from qa.extraction.speech import sayings
from qa.types import Question
from tests.qa.one_text import hit_of
from text.language import Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“The bridge holds,” Ann Lee told Luc Roy. He replied that it is old.", "en"),
        ("« Le pont tient », a dit Ann Lee à Luc Roy. Il a répondu qu’il est vieux.", "fr"),
        ("« Le pont tient », a affirmé le maire. Il a été annoncé que la gare ferme.", "fr"),
        ("« Le pont tient », a affirmé le maire. Il a lancé une pétition.", "fr"),
        ("“The bridge holds,” said Ann Lee. She takes notes at every meeting.", "en"),
    ],
)
def test_what_may_be_another_s_does_not_go_on(text: str, language: Language):
    first, *others = sayings_in(hit_of(text, language))
    assert all(saying.speaker != first.speaker for saying in others)


@pytest.mark.parametrize(
    ("text", "language", "speaker", "counted"),
    [
        ("« Le pont tient », a affirmé le maire. Il a indiqué qu’il reste ouvert.", "fr", "affirmé le maire", 2),
        ("« Le pont tient », a affirmé le maire. Et d’ajouter : « Il est vieux. »", "fr", "affirmé le maire", 2),
        ("« Le pont tient », a affirmé le maire. Puis de conclure : « Il est vieux. »", "fr", "affirmé le maire", 2),
        ("“The bridge holds,” said Ann Lee. She added that it is old.", "en", "said Ann Lee", 2),
        ("“The bridge holds,” said Ann Lee. It rained all day.", "en", "said Ann Lee", 1),
        ("« Le pont tient », a affirmé le maire. Et la pluie tombe.", "fr", "affirmé le maire", 1),
        ("« Le pont tient », a affirmé le maire. Et d’autre part, le musée ferme lundi.", "fr", "affirmé le maire", 1),
    ],
)
def test_a_saying_goes_on_with_its_speaker(text: str, language: Language, speaker: str, counted: int):
    assert [saying.speaker for saying in sayings_in(hit_of(text, language))] == [speaker] * counted


def test_the_saying_with_most_of_what_is_asked_about_is_quoted():
    text = "« Le Maroc avance », a dit Jan Roy. Ce dernier a salué la politique migratoire du Maroc. Il pleut au Maroc."
    hit = hit_of(text, "fr")
    ((start, end),), _ = sayings(Question("Que pense Jan Roy de la politique migratoire du Maroc ?", "fr"), hit)
    assert text[start:end].startswith("Ce dernier a salué")


@pytest.mark.parametrize(
    ("question", "begins"),
    [("Qu'a dit Paul Verrier ?", ["« Le pont"]), ("Que dit Paul Verrier de l'école ?", ["Il a ajouté"])],
)
def test_what_goes_on_is_quoted_where_it_alone_tells_of_what_is_asked(question: str, begins: list[str]):
    hit = hit_of("« Le pont tient », a affirmé Paul Verrier. Il a ajouté que l’école ouvrira.", "fr")
    own, _ = sayings(Question(question, "fr"), hit)
    assert [
        hit.article.text[start:end][: len(begin)] for (start, end), begin in zip(own, begins, strict=True)
    ] == begins


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("« L’argent n’ira pas au stade », tranche le maire, Luc Roy.", "fr", "tranche le maire, Luc Roy"),
        ("« Rien ne sera fermé ! », s’est émue Ana Ruiz.", "fr", "s’est émue Ana Ruiz"),
        ("“They had promised a cake,” quips Ann Lee.", "en", "quips Ann Lee"),
        ("Le mareyeur Luc Roy fournit Madrid. « Mes clients ne partiront pas », soupire-t-il.", "fr", "Luc Roy"),
        ("Ana Ruiz, préfète, a tranché. Elle a choisi vite. « Il le fallait », a-t-elle dit à Lyon.", "fr", "Ana Ruiz"),
        ("On Sunday, in Leeds, Ann Lee won. The last game was short. “I was hungry,” she said.", "en", "Ann Lee"),
        ("Ann Lee won. On Sunday she beat Luc Roy. “I was hungry,” she said.", "en", "Ann Lee"),
        ("Luc Roy préside les Vitrines. « Beaucoup ont tenu », tranche ce libraire.", "fr", "Luc Roy"),
        ("Ana Ruiz said no. The mayor, Ann Lee, was blunter: every euro, she claimed, comes back.", "en", "Ann Lee"),
        ("Luc Roy a rencontré Ana Ruiz. « Il le fallait », a-t-elle dit.", "fr", ""),
        ("Luc Roy, of the Institut Curie, spoke of New Zealand. “It is over,” he said.", "en", "Luc Roy"),
        ("Le maire, Luc Roy, m’a reçu. — Qu’a-t-il dit ? — « Vous êtes fatigué. »", "fr", "Luc Roy"),
        ("« Rien ne sera fermé », a tonné Luc Roy.", "fr", "a tonné Luc Roy"),
        (
            "« Le pont tient », a dit Ana Ruiz. « Il ferme en mars », a répondu ce mardi le maire.",
            "fr",
            "répondu ce mardi le maire",
        ),
        ("Ana Ruiz sera jugée en mars, a annoncé le procureur.", "fr", "annoncé le procureur"),
        ("Ann Lee will leave in March, Luc Roy said.", "en", "Luc Roy"),
        ("“The bridge holds,” said Ann Lee. Asked about Luc Roy, he said the bridge closes.", "en", "said Ann Lee"),
        ("La police a arrêté Luc Roy. « Il est dangereux », a-t-il dit.", "fr", ""),
        ("Le maire a reçu Ana Ruiz. « Le pont ferme en mars », a-t-il dit.", "fr", ""),
        ("Luc Roy est venu. Le commissaire a parlé. « Il est dangereux », a-t-il dit.", "fr", ""),
        ("« Oui », a dit Luc Roy. « Non, jamais », a-t-elle répondu.", "fr", ""),
        ("« Oui », a dit Ana Ruiz à Luc Roy. Ce dernier a ajouté que le pont ferme.", "fr", ""),
        ("Luc Roy est venu. Ana Ruiz a vu Anne Lee. « Il le fallait », a-t-elle dit.", "fr", ""),
        ("“The bridge holds,” Ann Lee told Luc Roy. “It is old.” He replied that it stays.", "en", ""),
    ],
)
def test_who_says_the_last_quotation(text: str, language: Language, speaker: str):
    assert [saying.speaker for saying in sayings_in(hit_of(text, language))][-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "« Nous avons dit que Luc Roy viendrait. »",
        "Le musée retrace l’histoire de l’« or blanc », dans la ville où Luc Roy est né.",
        "Le « plan », Luc Roy l’a voulu.",
        "« La vie est belle », réalisé par Luc Roy, sort mercredi.",
        "Dans « Le Grand Bleu Profond », Luc Roy joue un plongeur.",
    ],
)
def test_what_is_quoted_or_told_of_a_quotation_names_no_speaker(text: str):
    assert not any("Luc Roy" in saying.speaker for saying in sayings_in(hit_of(text, "fr")))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Qu'a dit Édouard Lamar ?", True),
        ("Qu'a dit Luc Roy ?", False),
    ],
)
def test_the_minister_of_a_passage_is_the_one_it_names(question: str, found: bool):
    text = (
        "La réforme est portée par le ministre de l’École, Édouard Lamar. « C’est la fin », s’est félicité le ministre."
    )
    own, _ = sayings(Question(question, "fr"), hit_of(text, "fr"))
    assert bool(own) is found


def test_a_saying_by_the_family_name_is_hers():
    own, _ = sayings(Question("What did Ann Lee say?", "en"), hit_of("“It is mine,” said Mrs Lee.", "en"))
    assert own


@pytest.mark.parametrize("question", ["Qu'a dit Charles Michel ?", "Qu'a dit le Premier ministre ?"])
def test_who_stands_beside_the_speaker_does_not_speak(question: str):
    text = (
        "« Le pont tient », a dit à la presse Jean Roland en marge d'une visite conduite par le Premier ministre,"
        " Charles Michel, à Rabat."
    )
    assert sayings(Question(question, "fr"), hit_of(text, "fr"))[0] == []
    assert sayings(Question("Qu'a dit Jean Roland ?", "fr"), hit_of(text, "fr"))[0]


def test_an_office_in_capitals_is_no_name():
    text = "Le Secrétaire d’État belge à l’Asile et la Migration a indiqué que tout va bien."
    question = Question("What did le secrétaire d’État à l’Asile et la Migration say?", "en")
    assert sayings(question, hit_of(text, "fr"))[0]


def test_words_of_nobody_known_are_nobody_s():
    hit = hit_of("Luc Roy a rencontré Ana Ruiz. « Il le fallait », a-t-elle dit.", "fr")
    assert sayings(Question("Qu'a dit Luc Roy ?", "fr"), hit) == ([], [])


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("What did Martha Lee say?", "Luke Lee runs it. “It is mine,” said Mr Lee.", False),
        ("What did Luke Lee say?", "Luke Lee runs it. “It is mine,” said Mr Lee.", True),
        ("What did the mayor of York say?", "Leeds votes today. “We shall win,” said the mayor.", False),
        ("What did the mayor of Leeds say?", "Leeds votes today. “We shall win,” said the mayor.", True),
        ("Qu'a dit le maire de Bruxelles ?", "Brussels votes today. “We shall win,” said the mayor.", True),
    ],
)
def test_words_of_a_namesake_or_of_another_town_s_mayor_are_others(question: str, text: str, found: bool):
    own, others = sayings(Question(question, "en"), hit_of(text, "en"))
    assert (bool(own), bool(others)) == (found, not found)
