"""What is shown: one quotation, the items of a list, or answers that differ."""

from collections import Counter
from datetime import date

import pytest

from articles.layout import lay_out
from articles.passages import passages_of, sentences_of
from articles.types import Article, Passage
from index.hit import Hit
from qa.citing.citations import cite
from qa.questions.answer_type import form_asked
from qa.questions.question import understand
from qa.types import Span
from qa.weighing.confidence import Weighed
from qa.weighing.evidence import Candidate
from qa.weighing.statements import statements


def candidates(*sentences: tuple[str, str, str]) -> list[Candidate]:
    """Of each (article, sentence, words), the words."""
    found = []
    for name, sentence, words in sentences:
        article = Article(name, f"/{name}.txt", "0" * 64, name, date(2016, 3, 1), "fr", None, None, f"{sentence} Fin.")
        start = sentence.index(words)
        hit = Hit(1, article, Passage(name, 1, 0, len(article.text)), 1.0, 0.9, 1, None, (), ((0, len(sentence)),))
        found.append(Candidate(hit, Span(start, start + len(words), 1.0)))
    return found


def shown(question: str, *ranked: tuple[Candidate, float], threshold: float = 0.3) -> tuple[str, list[str]]:
    """Of candidates with the probability that each would have alone."""
    odds = [alone / (1 - alone) for _, alone in ranked]
    together: Counter[str] = Counter()
    for (candidate, _), of_candidate in zip(ranked, odds, strict=True):
        together[candidate.words] += of_candidate
    weighed = [Weighed(c, together[c.words] / (1 + sum(odds)), alone) for c, alone in ranked]
    form, chosen = statements(understand(question), weighed, threshold)
    return form, [of_chosen.candidate.words for of_chosen in chosen]


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("Qui a signé l'accord ?", "words"),
        ("Quand a eu lieu la visite ?", "words"),
        ("Combien de personnes ont été arrêtées ?", "words"),
        ("Comment s'appelle le ministre ?", "words"),
        ("Quel ministre est venu ?", "words"),
        ("Qui est-ce ?", "words"),
        ("Qu'est-ce que la DGSN ?", "words"),
        ("How many people were arrested?", "words"),
        ("How long did it take?", "words"),
        ("What is the name of the minister?", "words"),
        ("Which minister came?", "words"),
        ("Pourquoi est-il venu ?", "sentence"),
        ("Comment la police a-t-elle fait ?", "sentence"),
        ("Why did he come?", "sentence"),
        ("How did the police find him?", "sentence"),
        ("Est-ce que l'accord est signé ?", "sentence"),
        ("Koen Geens a-t-il signé l'accord ?", "sentence"),
        ("Did Koen Geens sign the agreement?", "sentence"),
        ("Is the agreement signed?", "sentence"),
        ("Quels responsables ont participé à la réunion ?", "list"),
        ("Quelles sont les mesures prises ?", "list"),
        ("Qui sont les ministres présents ?", "list"),
        ("Which countries took part?", "list"),
        ("What Belgian ministers were there?", "list"),
        ("Who were the ministers?", "list"),
        ("What kinds of boats came?", "list"),
        ("What measures did the council take?", "list"),
        ("Which rules apply?", "list"),
        ("What happens on 4 May?", "words"),
        ("What causes the floods?", "words"),
        ("What causes floods?", "words"),
        ("What did James say?", "words"),
        ("What makes people happy?", "words"),
        ("What remains of the castle?", "words"),
        ("Which did James choose?", "words"),
    ],
)
def test_the_form_that_a_question_asks_for(question: str, form: str) -> None:
    assert form_asked(understand(question)) == form


def test_the_best_words_alone() -> None:
    geens, jambon = candidates(("a", "Koen Geens est venu.", "Koen Geens"), ("a", "Jan Jambon parle.", "Jan Jambon"))
    assert shown("Qui est venu ?", (geens, 0.9), (jambon, 0.8)) == ("one", ["Koen Geens"])
    assert shown("Qui est venu ?", (geens, 0.2), (jambon, 0.1)) == ("one", [])
    assert shown("Qui est venu ?") == ("one", [])


def test_why_and_yes_or_no_get_the_sentence() -> None:
    (reason,) = candidates(("a", "Il est venu parce que l’accord était prêt.", "parce que l’accord"))
    for question in ("Pourquoi est-il venu ?", "Est-il venu ?", "Did he come?"):
        assert shown(question, (reason, 0.9)) == ("one", ["Il est venu parce que l’accord était prêt."])


def test_a_list_gets_every_item_once() -> None:
    ranked = zip(
        candidates(
            ("a", "Koen Geens est venu.", "Koen Geens"),
            ("a", "Jan Jambon parle.", "Jan Jambon"),
            ("b", "Geens parle.", "Geens"),
            ("b", "Theo Francken écoute.", "Theo Francken"),
            ("b", "Personne d’autre.", "Personne"),
        ),
        (0.9, 0.8, 0.7, 0.6, 0.4),
        strict=True,
    )
    assert shown("Quels ministres sont venus ?", *ranked) == ("list", ["Koen Geens", "Jan Jambon", "Theo Francken"])


def test_a_long_list_is_told_though_each_item_has_many_rivals() -> None:
    names = ("Koen Geens", "Jan Jambon", "Theo Francken", "Freddy Roosemont", "Samir Addahre", "Mourad Naimi")
    ranked = [(candidate, 0.95) for candidate in candidates(*(("a", f"{name} est venu.", name) for name in names))]
    assert shown("Quels ministres sont venus ?", *ranked) == ("list", list(names))
    unsure = [(candidate, 0.05) for candidate, _ in ranked]
    assert shown("Quels ministres sont venus ?", *unsure) == ("one", [])


def test_figures_that_differ_stand_side_by_side_once() -> None:
    one, two, again = candidates(
        ("a", "L’accord compte 12 articles.", "12"),
        ("b", "L’accord compte 14 articles.", "14"),
        ("c", "L’accord a 14 articles.", "14"),
    )
    asked = "Combien d'articles compte l'accord ?"
    assert shown(asked, (one, 0.9), (two, 0.9), (again, 0.9)) == ("differ", ["12", "14"])
    assert shown(asked, (two, 0.9), (again, 0.9), (one, 0.9)) == ("differ", ["14", "12"])


def test_figures_that_differ_stand_side_by_side() -> None:
    first, second, same, other = candidates(
        ("a", "L’accord compte 12 articles.", "12"),
        ("b", "L’accord compte 14 articles.", "14"),
        ("c", "L’accord a 12 articles.", "12"),
        ("d", "L’accord est long.", "long"),
    )
    asked = "Combien d'articles compte l'accord ?"
    assert shown(asked, (first, 0.9), (second, 0.8), (same, 0.8), (other, 0.8)) == ("differ", ["12", "14"])
    assert shown(asked, (first, 0.9), (second, 0.5)) == ("one", ["12"])
    assert shown("Qui a signé ?", (first, 0.9), (second, 0.9)) == ("one", ["12"])


def test_another_event_is_no_differing_answer() -> None:
    first, second = candidates(
        ("a", "Il y eut 12 blessés à Rabat.", "12"),
        ("b", "Il y eut 14 blessés à Bruges.", "14"),
    )
    assert shown("Combien de blessés à Rabat ?", (first, 0.9), (second, 0.9)) == ("one", ["12"])


def test_citations_of_several_statements_are_numbered_through() -> None:
    geens, jambon, again = candidates(
        ("a", "Koen Geens est venu.", "Koen Geens"),
        ("a", "Jan Jambon parle.", "Jan Jambon"),
        ("b", "Hier, Koen Geens parlait.", "Koen Geens"),
    )
    cited = cite([geens, jambon], [geens, jambon, again])
    assert [(c.number, c.statement, c.article.id, c.quote) for c in cited] == [
        (1, 1, "a", "Koen Geens"),
        (2, 1, "b", "Koen Geens"),
        (3, 2, "a", "Jan Jambon"),
    ]


def test_a_day_without_a_year_is_told_in_full_beside_the_words() -> None:
    (day,) = candidates(("a", "Il vint mardi 1er mars à Rabat.", "mardi 1er mars"))
    (citation,) = cite([day], [])
    assert citation.quote == "mardi 1er mars"
    assert citation.when
    assert citation.when.iso == "2016-03-01"


def test_two_holders_of_one_office_differ() -> None:
    first, second, same = candidates(
        ("a", "Le directeur du port est Yves Tanguy.", "Yves Tanguy"),
        ("b", "Le directeur du port est Marc Bolloch.", "Marc Bolloch"),
        ("c", "Le directeur du port, M. Tanguy, parle.", "Tanguy"),
    )
    office = "Qui est le directeur du port ?"
    assert shown(office, (first, 0.9), (second, 0.85)) == ("differ", ["Yves Tanguy", "Marc Bolloch"])
    assert shown(office, (first, 0.9), (same, 0.85)) == ("one", ["Yves Tanguy"])
    assert shown("Qui est venu au port ?", (first, 0.9), (second, 0.85)) == ("one", ["Yves Tanguy"])


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("Qui est maire de Lignac ?", "differ"), ("Qui dirige le musée ?", "differ"), ("Who won the race?", "differ"),
        ("Qui a remporté la course ?", "differ"), ("Quel est le nom du maire ?", "differ"),
        ("What is the name of the mayor?", "differ"), ("Who is mayor of Lignac?", "differ"),
        ("Who was elected?", "one"), ("Qui est venu de Lignac ?", "one"), ("Qui est membre du conseil ?", "one"),
        ("Who works there?", "one"), ("Qui a signé ?", "one"), ("Who runs the museum?", "differ"),
        ("Qui préside la région ?", "differ"), ("Qui est son directeur ?", "differ"),
        ("Qui est resté de garde ?", "one"),
    ],
)  # fmt: skip
def test_two_names_differ_where_one_person_is_asked_for(question: str, form: str) -> None:
    first, second = candidates(
        ("a", "Le maire de Lignac, qui dirige le musée, est Yves Tanguy.", "Yves Tanguy"),
        ("b", "Le maire de Lignac, qui dirige le musée, est Marc Bolloch.", "Marc Bolloch"),
    )
    assert shown(question, (first, 0.9), (second, 0.85))[0] == form


def test_days_of_two_months_differ() -> None:
    may, june, longer = candidates(
        ("a", "Le musée rouvre le 4 mai.", "4 mai"),
        ("b", "Le musée rouvre le 4 juin.", "4 juin"),
        ("c", "Le musée rouvre le 4 mai 2016.", "4 mai 2016"),
    )
    asked = "Quand rouvre le musée ?"
    assert shown(asked, (may, 0.9), (june, 0.9), (longer, 0.9)) == ("differ", ["4 mai", "4 juin"])
    assert shown(asked, (may, 0.9), (longer, 0.9)) == ("one", ["4 mai"])


def test_an_articles_own_list_is_told_whole() -> None:
    items = "- Armand Guivarch, préfet ;\n- Solange Meunier ;\n- Paul Verrier."
    text = f"Accord\n\nLes signataires sont :\n{items}\n\nIl pleut."
    article = Article("a", "/a.md", "0", "Accord", None, "fr", None, None, text, blocks=tuple(lay_out(text)))
    passage = passages_of(article, lambda texts: [1] * len(texts), 200)[0]
    sentences = tuple(sentences_of(article, passage.start, passage.end))
    hit = Hit(1, article, passage, 1.0, 0.9, 1, 1, (), sentences)
    start = text.index("Solange")
    candidate = Candidate(hit, Span(start, start + len("Solange Meunier"), 5.0))
    asked = "Qui sont les signataires de l’accord ?"
    assert shown(asked, (candidate, 0.9)) == ("list", ["Armand Guivarch, préfet", "Solange Meunier", "Paul Verrier"])
    assert shown("Qui a signé ?", (candidate, 0.9)) == ("one", ["Solange Meunier"])
    assert shown(asked, (candidate, 0.2)) == ("one", [])


def test_two_figures_of_one_sentence_do_not_differ_unless_two_tell_them() -> None:
    made = "L’usine a produit 27 500 poêles l’an dernier, contre 48 000 en 2022."
    last, before = candidates(("a", made, "27 500"), ("b", made, "48 000"))
    asked = "Combien de poêles l’usine a-t-elle produits ?"
    assert shown(asked, (last, 0.9), (before, 0.85)) == ("one", ["27 500"])
    told = "Ils étaient 140 grévistes selon le syndicat, 95 selon la direction."
    many, few = candidates(("a", told, "140"), ("a", told, "95"))
    assert shown("Combien de grévistes étaient-ils ?", (many, 0.9), (few, 0.85)) == ("differ", ["140", "95"])


def test_winners_and_figures_of_different_years_do_not_differ() -> None:
    first, second = candidates(
        ("a", "Anne Roy a remporté la course de 2018.", "Anne Roy"),
        ("b", "Luc Bel a remporté celle de 2019.", "Luc Bel"),
    )
    assert shown("Qui a remporté la course ?", (first, 0.9), (second, 0.85)) == ("one", ["Anne Roy"])
    few, many = candidates(("a", "Ils étaient 120 en 2018.", "120"), ("b", "En 2019, ils étaient 180.", "180"))
    assert shown("Combien étaient-ils ?", (few, 0.9), (many, 0.85)) == ("one", ["120"])
    may, june = candidates(
        ("a", "Le musée rouvre le 4 mai 2018.", "4 mai 2018"), ("b", "Le musée rouvre en juin 2019.", "juin 2019")
    )
    assert shown("Quand rouvre le musée ?", (may, 0.9), (june, 0.85))[0] == "differ"
