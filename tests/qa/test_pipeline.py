"""From a question to an Answer over the seeds: quotations, abstention, follow-ups."""

import itertools
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from articles.types import Article, Passage
from index.hit import Hit
from qa.pipeline import AT_ONCE, Pipeline
from qa.reading.picker import SentencePicker
from qa.types import Question
from qa.weighing.candidates import READ, READ_FIRST, read, titles_and_headings
from qa.weighing.confidence import RISKS, Confidence, Promise
from qa.weighing.second_reading import READ_AGAIN
from runtime.errors import EmptyQuestion, QuestionTooLong, WrongInput
from text.normalisation import contains

QUESTIONS = """Qui est le ministre belge de la Justice ?|Who is the Belgian minister of Justice?
    |When was the phone call between the two kings?|Quand les deux rois se sont-ils parlé au téléphone ?
    |Combien de temps Charles Michel est-il resté au Maroc ?|How long did Charles Michel stay in Morocco?
    |Who is the director of the DSITI?|Qui dirige la DSITI ?|Où a eu lieu la réunion ?|Where did the meeting take place?
    |Qui est Samir Addahre ?|Who is Hamid Chabar?|Quel document a été signé ?|What was signed?|Pourquoi ?|Why?
    |Quel est le rôle de Freddy Roosemont ?|Who accompanied the Prime Minister?|Que dit Theo Francken ?
    |What did Jan Jambon say about Morocco?|Combien coûte un vélo ?|How tall is the Eiffel Tower?|qui a gagne le match
    |which countries is samir addahre the envoy to|Quand ?|DSITI|carte nationale d’identité électronique
    |«Nous avons accompli»|22 avril 2016|combattants étrangers|L’accord est-il signé ?|🙂 Rabat ?"""
KNOWN = [
    ("Qui est le ministre belge de la Justice ?", "Koen Geens"),
    ("Quand a eu lieu l’entretien téléphonique entre les deux rois ?", "23 novembre 2015"),
    ("When was the phone call between the two kings?", "23 novembre 2015"),
    ("Combien de temps Charles Michel est-il resté au Maroc ?", "deux jours"),
    ("How long did Charles Michel stay in Morocco?", "deux jours"),
    ("Qui est le directeur de la DSITI ?", "Mourad Naimi"),
]
FIRST = "Combien de temps Charles Michel est-il resté au Maroc ?"


@pytest.fixture(scope="module")
def open_pipeline(retriever, reader):
    """Never abstains."""
    return Pipeline(retriever, reader, Confidence.of_reader(reader.name), threshold=0.0)


@pytest.fixture(scope="module")
def shy_pipeline(retriever, reader):
    """Always abstains."""
    return Pipeline(retriever, reader, Confidence.of_reader(reader.name), threshold=1.0)


@pytest.fixture(scope="module")
def picking_pipeline(retriever, encoder):
    picker = SentencePicker(encoder)
    return Pipeline(retriever, picker, Confidence.of_reader(picker.name), threshold=0.0)


@pytest.fixture(scope="module")
def answers(open_pipeline):
    return [open_pipeline.ask(question.strip()) for question in QUESTIONS.split("|")]


def quotation_is_exact(answer, seeds):
    for citation in answer.citations:
        text, span = citation.article.text, citation.span
        assert text[span.start : span.end] == citation.quote != ""
        assert text == (seeds / f"{citation.article.id}.txt").read_text(encoding="utf-8")
        assert citation.passage.start <= span.start < span.end <= citation.passage.end
        start, end = citation.sentence
        assert start <= span.start < span.end <= end
    assert answer.text == (answer.citations[0].quote if answer.citations else None)


def test_every_citation_is_an_exact_quotation(answers, seeds):
    assert len(answers) >= 30
    for answer in answers:
        quotation_is_exact(answer, seeds)


def test_picked_sentences_are_exact_quotations_too(picking_pipeline, seeds):
    for question in QUESTIONS.split("|")[:8]:
        answer = picking_pipeline.ask(question)
        quotation_is_exact(answer, seeds)
        assert answer.citations[0].sentence == (answer.citations[0].span.start, answer.citations[0].span.end)


@pytest.mark.parametrize(("asked", "words"), KNOWN)
def test_known_answers(pipeline, asked, words):
    answer = pipeline.ask(asked)
    assert answer.text is not None, f"abstained at {answer.confidence:.3f}"
    assert contains(answer.text, [words])


@pytest.mark.parametrize(
    "asked",
    ["Combien coûte un kilo de tomates à Marseille ?", "How tall is the Eiffel Tower?", "Who won the 2014 World Cup?",
     "Quelle est la capitale du Japon ?"],
)  # fmt: skip
def test_says_nothing_when_the_articles_do_not_answer(pipeline, asked):
    answer = pipeline.ask(asked)
    assert answer.text is None
    assert answer.citations == ()
    assert answer.hits


@pytest.mark.parametrize("asked", ["Quel âge a le roi Philippe ?", "How old is King Philippe?"])
def test_a_date_is_never_given_for_an_age(open_pipeline, asked):
    assert "2015" not in (open_pipeline.ask(asked).text or "")


def test_a_question_whose_answer_is_there_is_surer_than_one_whose_is_not(open_pipeline):
    there = min(open_pipeline.ask(asked).confidence for asked, _ in KNOWN)
    assert open_pipeline.ask("How tall is the Eiffel Tower?").confidence < there


def test_an_unreachable_threshold_abstains_and_keeps_the_hits(shy_pipeline, open_pipeline):
    for asked, _ in KNOWN[:4]:
        answer = shy_pipeline.ask(asked)
        assert answer.text is None
        assert answer.citations == ()
        assert answer.hits == open_pipeline.ask(asked).hits != ()


def test_a_threshold_of_nothing_always_answers(answers):
    assert all(answer.text and answer.citations for answer in answers)


def test_the_threshold_is_that_of_the_risk_unless_told(retriever, reader):
    fitted = Confidence.of_reader(reader.name)
    promises = [Promise(risk, float(risk < 0.2), 0.0, 1.0, 1) for risk in RISKS]
    shy = Confidence(fitted.intercept, fitted.weights, 1.0, promises)
    assert Pipeline(retriever, reader, shy).ask(FIRST).text is None
    assert Pipeline(retriever, reader, shy, risk=0.2).ask(FIRST).text is not None
    assert Pipeline(retriever, reader, shy).ask(FIRST, risk=0.2).text is not None
    assert Pipeline(retriever, reader, shy, threshold=0.0).ask(FIRST).text is not None
    with pytest.raises(WrongInput, match=r"0\.07"):
        Pipeline(retriever, reader, shy).ask(FIRST, risk=0.07)


def test_the_confidence_is_that_of_the_best_candidate(open_pipeline, answers):
    for answer in answers[:6]:
        assert answer.best is not None
        assert answer.text == answer.best.quote
        assert 0 <= answer.confidence <= 1


def test_what_is_quoted_stands_in_one_of_the_passages_read_or_in_a_title_above_them(answers):
    for answer in answers:
        read_passages = [hit.passage for hit in [*answer.hits[:READ], *titles_and_headings(answer.hits)]]
        assert {citation.passage for citation in answer.citations} <= set(read_passages)


class Noting:
    """A reader that notes which passages it was given for a question, and which sentences, under their titles."""

    def __init__(self, reader):
        self._reader, self.name, self.given, self.again = reader, reader.name, [], []

    def read(self, question, hits, titled=False):
        (self.again if titled else self.given).append([(question.text, hit.passage) for hit in hits])
        return self._reader.read(question, hits, titled)


def test_what_is_settled_by_the_first_passages_is_answered_as_if_all_were_read(retriever, reader):
    bundled = Confidence.of_reader(reader.name)
    noting = Noting(reader)
    staged = Pipeline(retriever, noting, bundled)
    at_once = Confidence(bundled.intercept, bundled.weights, bundled.usual, alone=bundled.alone)
    whole = Pipeline(retriever, reader, at_once)
    settled = 0
    for asked in QUESTIONS.split("|"):
        noting.given.clear()
        one, other = staged.ask(asked.strip()), whole.ask(asked.strip())
        assert (one.citations, one.shown) == (other.citations, other.shown)
        assert one.confidence == pytest.approx(other.confidence, abs=0.1)
        given = [(text, p.article_id, p.start, p.end) for part in noting.given for text, p in part]
        assert len(given) == len(set(given))
        settled += len(noting.given) == 1
        assert len(noting.again[-1]) <= READ_AGAIN
    assert settled > 0


def test_a_reader_without_a_bound_reads_all_at_once(retriever, encoder):
    noting = Noting(SentencePicker(encoder))
    assert len(Pipeline(retriever, noting, Confidence.of_reader("picker")).ask(FIRST).hits) > READ_FIRST
    assert [len([p for _, p in part if p.number]) for part in noting.given] == [READ]
    assert not noting.again


def test_what_is_held_back_is_known_all_the_same(open_pipeline, shy_pipeline):
    shown, held_back = open_pipeline.ask(FIRST), shy_pipeline.ask(FIRST)
    assert held_back.citations == ()
    assert held_back.best is not None and held_back.best.quote == shown.text


def test_searching_finds_what_answering_reads(open_pipeline):
    assert open_pipeline.search(FIRST, top=4) == open_pipeline.ask(FIRST, top=4).hits
    after = open_pipeline.search("Et où ?", previous=FIRST, top=4)
    assert after == open_pipeline.ask("Et où ?", previous=FIRST, top=4).hits
    with pytest.raises(WrongInput):
        open_pipeline.search(FIRST, top=0)


def test_words_of_a_sentence_that_two_passages_share_are_one_candidate(reader):
    text = "Il pleut à Rabat. Le ministre Koen Geens a signé l’accord. Il vente à Anvers."
    article = Article("a", "/a.txt", "0" * 64, "Accord", None, "fr", None, None, text)
    bounds = ((0, 17), (18, 58), (59, 77))
    hits = [
        Hit(rank, article, Passage("a", rank, start, end), 1.0, 0.9, rank, None, (), bounds)
        for rank, start, end in ((1, 0, 58), (2, 18, 77))
    ]
    spans = [candidate.span for candidate in read(reader, Question("Qui a signé l’accord ?", "fr"), hits)]
    said = [text[span.start : span.end] for span in spans]
    assert sum("Geens" in words for words in said) == 1
    assert all(a.end <= b.start or b.end <= a.start for a, b in itertools.combinations(spans, 2))


def test_a_follow_up_uses_the_question_before(open_pipeline):
    alone, following = open_pipeline.ask("Et où ?"), open_pipeline.ask("Et où ?", previous=FIRST)
    assert (following.question.context, following.question.before) == ("Charles Michel est-il resté au Maroc.", FIRST)
    assert alone.question.context == ""
    assert "séjour" in following.hits[0].text
    assert [h.passage for h in following.hits] != [h.passage for h in alone.hits]


def test_a_question_of_its_own_ignores_the_one_before(open_pipeline):
    asked = "Who is the director of the DSITI?"
    one, other = open_pipeline.ask(asked), open_pipeline.ask(asked, previous=FIRST)
    assert (one.question, one.text, one.hits) == (other.question, other.text, other.hits)


def test_asking_twice_gives_the_same(open_pipeline, answers):
    for answer in answers[:5]:
        again = open_pipeline.ask(answer.question.text)
        assert (again.text, again.confidence, again.citations, again.hits) == (
            answer.text, answer.confidence, answer.citations, answer.hits,
        )  # fmt: skip


@pytest.mark.parametrize("top", [1, 3, 10])
def test_the_answer_carries_as_many_hits_as_asked_for(open_pipeline, top):
    answer = open_pipeline.ask(FIRST, top=top)
    assert [hit.rank for hit in answer.hits] == list(range(1, top + 1))


def test_how_many_hits_are_carried_does_not_change_the_answer(open_pipeline):
    few, many = open_pipeline.ask(FIRST, top=1), open_pipeline.ask(FIRST, top=15)
    assert (few.text, few.confidence, few.citations) == (many.text, many.confidence, many.citations)


def test_the_timings_are_those_of_the_steps(pipeline):
    began = time.perf_counter()
    timings = pipeline.ask(FIRST).timings_ms
    took = (time.perf_counter() - began) * 1000
    assert set(timings) == {"understand", "retrieve", "read", "cite"}
    assert all(value >= 0 for value in timings.values())
    assert 0 < sum(timings.values()) <= took + 1


def test_wrong_input_is_told_before_any_work(pipeline):
    with pytest.raises(EmptyQuestion):
        pipeline.ask(" ?! ")
    with pytest.raises(QuestionTooLong):
        pipeline.ask("qui " * 25_000)


def test_words_of_a_question_in_the_article_are_no_answer(reader):
    text = "Le festival a-t-il deux millions d’euros de budget ? Il a trois millions d’euros de budget."
    article = Article("a", "/a.txt", "0" * 64, "Entretien", None, "fr", None, None, text)
    bounds = ((0, text.index("?") + 1), (text.index("?") + 2, len(text)))
    hit = Hit(1, article, Passage("a", 1, 0, len(text)), 1.0, 0.9, 1, None, (), bounds)
    found = read(reader, Question("Quel est le budget du festival ?", "fr"), [hit])
    assert found
    assert all(candidate.span.start >= bounds[1][0] for candidate in found)


def test_no_more_questions_are_worked_at_than_at_once(retriever, reader):
    working, most = 0, 0

    class Counting:
        def search(self, query, language, top, filter):
            nonlocal working, most
            working += 1
            most = max(most, working)
            found = retriever.search(query, language, top, filter)
            working -= 1
            return found

    pipeline = Pipeline(Counting(), reader, Confidence.of_reader(reader.name))
    with ThreadPoolExecutor(8) as pool:
        hits = list(pool.map(lambda _: pipeline.search("Qui est le ministre belge de la Justice ?"), range(16)))
    assert len({tuple(hit.passage for hit in of_one) for of_one in hits}) == 1
    assert 1 <= most <= AT_ONCE


def test_a_question_of_any_length_is_refused_at_once(open_pipeline):
    with pytest.raises(QuestionTooLong):
        open_pipeline.ask("qui a" + " , " * 100_000 + "x")  # tried for two halves, it would take minutes
