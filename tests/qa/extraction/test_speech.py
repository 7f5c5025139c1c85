"""What somebody said: the whole saying with its speaker, about what is asked, and never another's words."""

import pytest

from qa.extraction.speech import Asked, sayings, words_asked
from qa.types import Question

BRIDGE = """A new bridge for Thornby

The mayor, Ann Hill, welcomed the plan on Monday. “The bridge will change the life of this town, and we shall pay for it
without a loan,” said Ann Hill. “I do not believe a word of it,” replied Peter Marsh, leader of the opposition.

About the school, Hill said that it would open in September. Marsh told reporters: “The school is too small for the
children of the valley.”

The engineer, Rose Dale, spoke for an hour. The work begins in May.
"""
PONT = """Un nouveau pont à Lignac

« Le pont changera la vie de la ville, et nous le paierons sans emprunt », a déclaré lundi le maire, Paul Verrier.
« Je n’en crois pas un mot », a répondu Luc Morel, chef de l’opposition.

À propos de l’école, Paul Verrier a indiqué qu’elle ouvrirait en septembre. Selon Luc Morel, l’école est trop petite
pour les enfants de la vallée.

L’ingénieure, Rose Vial, a parlé une heure. Les travaux commencent en mai.
"""


@pytest.fixture(scope="module")
def pipeline(asking_about):
    return asking_about(BRIDGE, PONT)


@pytest.mark.parametrize(
    ("question", "begins", "ends"),
    [
        ("What did Ann Hill say about the bridge?", "“The bridge will change", "said Ann Hill."),
        ("What did the mayor say about the bridge?", "“The bridge will change", "said Ann Hill."),
        ("What did Hill say about the school?", "About the school, Hill said", "in September."),
        ("What did Peter Marsh reply?", "“I do not believe a word", "leader of the opposition."),
        ("What did Peter Marsh say about the school?", "Marsh told reporters", "of the valley.”"),
        ("Qu'a déclaré Paul Verrier à propos du pont ?", "« Le pont changera", "le maire, Paul Verrier."),
        ("Que dit Paul Verrier de l’école ?", "À propos de l’école", "en septembre."),
        ("Qu'a répondu Luc Morel ?", "« Je n’en crois pas un mot », a", "chef de l’opposition."),
        ("Que dit Luc Morel de l’école ?", "Selon Luc Morel", "de la vallée."),
    ],
)
def test_a_saying_is_quoted_whole_with_its_speaker(pipeline, question, begins, ends):
    quote = pipeline.ask(question).text or ""
    assert (quote.startswith(begins), quote.endswith(ends)) == (True, True), quote


@pytest.mark.parametrize(
    "question",
    [
        "What did Rose Dale say about the bridge?",
        "What did John Smith say about the school?",
        "Qu'a déclaré Rose Vial ?",
        "Que dit Anne Petit de l’école ?",
    ],
)
def test_the_words_of_another_are_no_answer(pipeline, question):
    assert pipeline.ask(question).citations == ()


@pytest.mark.parametrize(
    ("question", "quote"),
    [("Who is the mayor?", "Ann Hill"), ("Quand commencent les travaux du pont de Lignac ?", "mai")],
)
def test_what_asks_for_no_saying_is_answered_as_before(pipeline, question, quote):
    assert pipeline.ask(question).text == quote


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Que dit Theo Francken ?", Asked("Theo Francken", "")),
        ("Que dit le maire de Lignac ?", Asked("le maire de Lignac", "")),
        ("Qu’est-ce que Theo Francken a déclaré à propos du Maroc ?", Asked("Theo Francken", "du Maroc")),
        ("Que le maire a-t-il annoncé ?", Asked("le maire", "")),
        ("What does the mayor say on prices?", Asked("the mayor", "prices")),
        ("Que dit le ministre de la Justice sur l'accord ?", Asked("le ministre de la Justice", "l'accord")),
        ("What does the report say on prices?", None),
        ("qu a dit koen geens", Asked("koen geens", "")),
        ("what did koen geens say about the deal", Asked("koen geens", "the deal")),
        ("que dit l'article du pont", None),
        ("What did the mayor sign?", None),
        ("Qu'a signé le maire ?", None),
    ],
)
def test_whose_words_a_question_asks_for(question, asked):
    assert words_asked(Question(question, "fr")) == asked


ACCORD = """Un accord à Rabat

Le ministre de la Justice, Koen Verhaegen, et le ministre de l’Intérieur, Jean Roland, étaient à Rabat lundi.

« Nous protégerons mieux les libertés », a affirmé de son côté le ministre belge de la Justice.

« Les policiers travailleront ensemble », a ajouté le ministre de l’Intérieur. La visite dure trois jours.
"""
DEAL = """A deal in Leeds

The mayor of Leeds, Ann Hill, met the head of the port, Peter Marsh, on Monday.

“We shall build a second quay,” said the head of the port. “The town will pay nothing,” the mayor said.
"""


@pytest.fixture(scope="module")
def by_office(asking_about):
    return asking_about(ACCORD, DEAL)


@pytest.mark.parametrize(
    ("question", "saying"),
    [
        ("Qu'a déclaré Koen Verhaegen ?", "« Nous protégerons"),
        ("Qu'a déclaré Jean Roland ?", "« Les policiers"),
        ("What did Peter Marsh say?", "“We shall build"),
    ],
)
def test_a_speaker_may_be_called_by_an_office_that_the_article_gives_her(by_office, question, saying):
    answer = by_office.ask(question)
    own = [hit.article.text[slice(*place)] for hit in answer.hits for place in sayings(answer.question, hit)[0]]
    assert [words[: len(saying)] for words in own] == [saying]
    assert (answer.text or saying).startswith(saying)  # not « le ministre de la Justice »: that tells of him


UNION = """Strike at Thornby

“The offer of the firm stands until Friday,” said Ann Hill. “We will strike for a week from Monday,” the union said.
The law says that children under twelve must not work there.
"""


def test_a_speaker_without_a_name_is_another(asking_about):
    strike = asking_about(UNION)
    assert "strike" not in (strike.ask("What did Ann Hill say about the strike?").text or "")
    assert words_asked(Question("What does the law say about children?", "en")) is None
