"""Citations: the chosen words, and the other articles that say the same."""

from dataclasses import replace

from articles.types import Article, Passage
from index.hit import Hit
from qa.citing.citations import cite
from qa.types import Span
from qa.weighing.evidence import Candidate


def candidate(article, text, words, score=1.0):
    source = Article(
        article, f"/{article}.txt", "0" * 64, article, None, "fr", None, None, f"Titre.\n\n{text} Fin de {article}."
    )
    start = source.text.index(words)
    sentence = (8, 8 + len(text))
    passage = Passage(article, 1, 8, len(source.text))
    hit = Hit(1, source, passage, 1.0, 0.9, 1, None, (), (sentence, (sentence[1] + 1, len(source.text))))
    return Candidate(hit, Span(start, start + len(words), score))


def geens(article, words="Koen Geens"):
    return candidate(article, f"Le ministre {words} est venu.", words)


def cited(chosen, *others):
    return [(c.number, c.article.id, c.quote) for c in cite([chosen], others)]


def test_the_chosen_words_are_first():
    assert cited(geens("a")) == [(1, "a", "Koen Geens")]


def test_equal_words_of_two_articles_are_both_cited():
    assert cited(geens("a"), geens("b")) == [(1, "a", "Koen Geens"), (2, "b", "Koen Geens")]


def test_equal_words_of_the_same_article_are_cited_once():
    assert cited(geens("a"), geens("a"), geens("b"), geens("b")) == [(1, "a", "Koen Geens"), (2, "b", "Koen Geens")]


def test_case_articles_and_punctuation_do_not_part_equal_words():
    assert cited(geens("a", "le roi Philippe"), geens("b", "Roi « Philippe »")) == [
        (1, "a", "le roi Philippe"),
        (2, "b", "Roi « Philippe »"),
    ]


def test_different_words_are_not_cited():
    assert cited(geens("a"), geens("b", "Geens"), geens("c", "Jan Jambon"), geens("d")) == [
        (1, "a", "Koen Geens"),
        (2, "d", "Koen Geens"),
    ]


def test_four_articles_at_most_the_best_ones():
    assert cited(geens("a"), *(geens(name) for name in "bcdefg")) == [
        (i, n, "Koen Geens") for i, n in enumerate("abcd", 1)
    ]


def test_sentence_and_passage_hold_the_span():
    for c in cite([geens("a")], [geens("b")]):
        start, end = c.sentence
        assert c.passage.start <= start <= c.span.start < c.span.end <= end <= c.passage.end
        assert c.article.text[start:end] == "Le ministre Koen Geens est venu."


def test_the_score_and_place_of_each_are_kept():
    first, second = cite([geens("a")], [candidate("b", "Hier est venu Koen Geens.", "Koen Geens", 0.25)])
    assert (first.span.score, second.span.score) == (1.0, 0.25)
    assert first.span.start != second.span.start


def test_the_same_words_in_other_blanks_and_marks_are_one_source():
    text = "Le ministre, l'élu Koen Geens, est venu."
    one = candidate("a", text, "Koen Geens")
    others = [
        Candidate(replace(one.hit, article=replace(one.hit.article, id=name, text=made)), one.span)
        for name, made in (
            ("b", one.hit.article.text.replace("'", "’")),
            ("c", one.hit.article.text.replace(" Fin", "\u00a0Fin") + "\n\n\n"),
        )
    ]
    assert cited(one, *others) == [(1, "a", "Koen Geens")]
