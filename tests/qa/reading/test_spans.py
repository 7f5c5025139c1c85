"""Spans: the best of a window's scores, and sensible edges in an article's text."""

import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from qa.reading.names import whole_name, with_its_name
from qa.reading.spans import LONGEST, best_spans, overlapping, trimmed, whole_figure, whole_quotation, with_part

SCORES = st.floats(-20, 20, width=32)
FRENCH = st.text("«»“”()[] \u00a0\u202f,;:.!?–—-'’\"/aéŒG1\n", max_size=30)
NAMES = """Koen Geens|Jan Jambon|Charles Michel|Theo Francken|Abdellatif Hammouchi|Samir Addahre|Hamid Chabar
    |Mourad Naimi|Freddy Roosemont"""


@st.composite
def windows(draw, longest=12):
    n = draw(st.integers(1, longest))
    scores = arrays(np.float32, n, elements=SCORES)
    return draw(scores), draw(scores), draw(arrays(np.bool_, n))


@st.composite
def edges(draw, texts=FRENCH):
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


def brute_force(starts, ends, allowed, count):
    """All spans, best first, each taken unless it overlaps a better one."""
    n = len(starts)
    pairs = [(i, j) for i in range(n) for j in range(i, min(n, i + LONGEST)) if allowed[i] and allowed[j]]
    taken = []
    for i, j in sorted(pairs, key=lambda p: (-(starts[p[0]] + ends[p[1]]), p)):
        if len(taken) < count and not any(i <= last and first <= j for first, last in taken):
            taken.append((i, j))
    return [(i, j, float(starts[i] + ends[j])) for i, j in taken]


@given(windows(), st.integers(1, 4))
def test_best_spans_equal_brute_force(window, count):
    assert best_spans(*window, count) == brute_force(*window, count)


@given(windows(longest=3 * LONGEST), st.integers(1, 5))
def test_best_spans_are_possible_answers(window, count):
    starts, ends, allowed = window
    found = best_spans(starts, ends, allowed, count)
    assert len(found) <= count
    for first, last, score in found:
        assert 0 <= last - first < LONGEST
        assert allowed[first] and allowed[last]
        assert score == starts[first] + ends[last]
    assert [s for *_, s in found] == sorted((s for *_, s in found), reverse=True)
    places = [range(first, last + 1) for first, last, _ in found]
    assert sum(len(p) for p in places) == len(set().union(*places))


def test_the_end_is_chosen_together_with_the_start():
    starts = np.array([0, 0, 0, 9], np.float32)
    ends = np.array([9, 0, 5, 0], np.float32)  # arg-max of each alone: 3 and 0, no span
    assert best_spans(starts, ends, np.ones(4, np.bool_), 1) == [(0, 0, 9.0)]


def test_too_long_a_span_is_never_chosen():
    starts, ends = np.zeros(100, np.float32), np.zeros(100, np.float32)
    starts[0] = ends[LONGEST] = 50
    first, last, _ = best_spans(starts, ends, np.ones(100, np.bool_), 1)[0]
    assert last - first < LONGEST
    ends[LONGEST - 1] = 50
    assert best_spans(starts, ends, np.ones(100, np.bool_), 1) == [(0, LONGEST - 1, 100.0)]


def test_no_token_allowed_is_no_span():
    assert best_spans(np.ones(5, np.float32), np.ones(5, np.float32), np.zeros(5, np.bool_), 3) == []


def test_the_scores_given_are_left_as_they_were():
    starts = np.arange(5, dtype=np.float32)
    best_spans(starts, starts, np.ones(5, np.bool_), 3)
    assert starts.tolist() == [0, 1, 2, 3, 4]


def quoted(text, words):
    start = text.index(words)
    s, e = trimmed(text, start, start + len(words))
    return text[s:e]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("« Koen Geens, »", "« Koen Geens, »"),  # a pair stays a pair
        ("« Koen Geens,", "Koen Geens"),
        ("Koen Geens »", "Koen Geens"),
        ("Koen Geens\u00a0»,", "Koen Geens"),
        ("«\u00a0Koen Geens", "Koen Geens"),
        ("«\u202fKoen Geens", "Koen Geens"),
        ("\u202f23 novembre 2015\u00a0;", "23 novembre 2015"),
        ("deux jours\u202f!", "deux jours"),
        ("“Koen Geens", "Koen Geens"),
        ("la DSITI)", "DSITI"),
        ("la Direction (DSITI)", "Direction (DSITI)"),
        ("le 23 novembre 2015", "23 novembre 2015"),
        ("à\u00a0Rabat", "Rabat"),
        ("d’Anvers", "Anvers"),
        ("le ministre", "le ministre"),  # before a common noun the article belongs
        ("à pied", "à pied"),
        ("Le Havre", "Le Havre"),
        ("two days in", "two days"),
        ("deux jours à la", "deux jours"),
        ("Vitamine A", "Vitamine A"),
        ("l’accord de la », et", "l’accord"),
        ("— oui — ", "oui"),
        ('"est optimale"', "est optimale"),
        ("l’accord’", "l’accord"),
        ("12,5 %", "12,5 %"),
        ("M. Geens", "M. Geens"),
        (" ,.;: ", ""),
        ("« »", "« »"),
        ("Geens", "Geens"),
        ("\n\nGeens\n", "Geens"),
        ("», a dit Geens", "a dit Geens"),
        ("Geens a dit : «", "Geens a dit"),
        (") et Rabat", "Rabat"),
        ("Rabat (", "Rabat"),
        ("« oui » ou « non", "« oui » ou « non"),  # the lone mark is within: nothing to trim
    ],
)
def test_edges_of_french_and_english(words, kept):
    if words == "« »":
        assert quoted(f"ab {words} cd", words) in {"", "« »"}
    else:
        assert quoted(f"ab {words} cd", words) == kept


@given(edges())
def test_trimming_never_grows(edge):
    text, start, end = edge
    s, e = trimmed(*edge)
    assert start <= s <= e <= end


@given(edges())
def test_trimming_twice_is_trimming_once(edge):
    text, *_ = edge
    once = trimmed(*edge)
    assert trimmed(text, *once) == once


@given(edges())
def test_no_white_space_and_no_comma_is_left_at_an_edge(edge):
    text, *_ = edge
    s, e = trimmed(*edge)
    assert text[s:e] == text[s:e].strip(" \n\u00a0\u202f,;:.!?")


LITTLE = set("du de des le la les un une au aux à en par et ou the a an of by in on at to and or l d".split())
PHRASES = st.lists(
    st.sampled_from(
        ["du ", "l’", "Geens", "12", " et", "le ", "« ", " »", ", ", " of ", "the ", "accord", "À", "D’", "\u00a0a"]
    ),
    max_size=8,
).map("".join)


@given(edges(st.one_of(FRENCH, PHRASES)))
def test_no_letter_is_ever_trimmed_but_those_of_little_words(edge):
    text, start, end = edge
    s, e = trimmed(*edge)
    assert set(re.findall(r"\w+", text[start:s])) <= LITTLE
    assert set(re.findall(r"\w+", text[e:end])) <= LITTLE


@given(edges(PHRASES))
def test_trimming_phrases_twice_is_trimming_once(edge):
    text, *_ = edge
    once = trimmed(*edge)
    assert trimmed(text, *once) == once


@given(edges(st.text("«»a, ", max_size=8)))
def test_no_lone_quotation_mark_is_left_at_an_edge(edge):
    text, *_ = edge
    s, e = trimmed(*edge)
    words = text[s:e]
    assert not words.startswith("«") or "»" in words
    assert not words.endswith("»") or "«" in words
    assert not words.startswith("»")
    assert not words.endswith("«")


def widened(text, words, after=""):
    start = text.index(words, text.index(after) if after else 0)
    s, e = whole_name(text, start, start + len(words))
    return text[s:e]


@pytest.fixture(scope="module")
def seed_texts(seeds):
    return [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]


@pytest.mark.parametrize("name", [name.strip() for name in NAMES.split("|")])
def test_every_cut_name_of_the_seeds_is_made_whole(seed_texts, name):
    first, last = name.split()
    found = [(text, m.start()) for text in seed_texts for m in re.finditer(name, text)]
    assert found
    for text, start in found:
        after_first = start + len(first) + 1
        s, e = whole_name(text, start, start + len(first))
        assert text[s:e].endswith(name)
        s, e = whole_name(text, after_first, start + len(name))
        assert text[s:e].endswith(name), text[max(0, s - 20) : e]


@pytest.mark.parametrize(
    ("words", "after", "whole"),
    [
        ("Geens", "", "Koen Geens"),
        ("Koen Geens", "", "Koen Geens"),
        ("Hammouchi", "", "Abdellatif Hammouchi"),
        ("deux pays", "", "deux pays"),
        ("novembre", "", "novembre"),
        ("Addahre, ambassadeur", "", "Samir Addahre, ambassadeur"),
        ("ministre", "", "ministre"),
    ],
)
def test_names_in_sentences_of_the_first_seed(seed_texts, words, after, whole):
    assert widened(seed_texts[0], words, after) == whole


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("le ministre Koen Geens, hier", "Geens", "Koen Geens"),
        ("le ministre Koen\u00a0Geens, hier", "Geens", "Koen\u00a0Geens"),
        ("le ministre Koen\u202fGeens, hier", "Koen", "Koen\u202fGeens"),
        ("avec Charles de Gaulle hier", "Gaulle", "Charles de Gaulle"),
        ("avec Ludwig van Beethoven hier", "Beethoven", "Ludwig van Beethoven"),
        ("le roi Jean-Pierre Élysée.", "Élysée", "Jean-Pierre Élysée"),
        ("Il vint. Hier Geens parla.", "Geens", "Geens"),
        ("Hier. Geens parla.", "Geens", "Geens"),
        ("« Hier Geens parla. »", "Geens", "Geens"),
        ("Rabat, Bruxelles", "Bruxelles", "Bruxelles"),
        ("le 23 novembre", "23", "23"),
        ("le ministre d'État Abraham Berge", "Abraham Berge", "Abraham Berge"),
        ("le secrétaire d’Etat Theo Francken", "Francken", "Theo Francken"),
        ("the Secretary of State Antony Blinken", "Blinken", "Antony Blinken"),
        ("l’avis d’Abdellatif Hammouchi", "Hammouchi", "Abdellatif Hammouchi"),
        ("l'éleveur Jean-Paul de La Tour-Morin a", "l'éleveur Jean-Paul", "l'éleveur Jean-Paul de La Tour-Morin"),
        ("à l'éleveur Jean-Baptiste de La Tour-Morin pour", "Morin", "Jean-Baptiste de La Tour-Morin"),
        ("La vendeuse, Marie-Ange d'Hérouville, y", "Marie-Ange", "Marie-Ange d'Hérouville"),
        ("La vendeuse, Marie-Ange d’Hérouville, y", "Hérouville", "Marie-Ange d’Hérouville"),
        ("Le vétérinaire Ahmed ben Slimane suivra", "ben Slimane", "Ahmed ben Slimane"),
        ("Le vétérinaire Ahmed ben Slimane suivra", "Ahmed", "Ahmed ben Slimane"),
        ("le notaire Pol van der Meersch a", "Pol", "Pol van der Meersch"),
        ("le notaire Pol van der Meersch a", "der Meersch", "Pol van der Meersch"),
        ("le notaire Pol Van der Meersch a", "Meersch", "Pol Van der Meersch"),
        ("signed by Otto von Hagen today", "Otto", "Otto von Hagen"),
        ("the pilot Samir al-Hadi said", "Samir", "Samir al-Hadi"),
        ("the pilot Samir al-Hadi said", "Hadi", "Samir al-Hadi"),
        ("the pilot Lucia della Robbia said", "Lucia", "Lucia della Robbia"),
        ("the singer Sinead O'Neil said", "Neil", "Sinead O'Neil"),
        ("the president John F. Kennedy said", "John", "John F. Kennedy"),
        ("the president John F. Kennedy said", "Kennedy", "John F. Kennedy"),
        ("par Pierre de Villiers hier", "Pierre", "Pierre de Villiers"),
        ("l'arrivée à Paris de Luc Roy hier", "Paris", "Paris"),
        ("la Belgique d'Albert Roy va", "Belgique", "Belgique"),
        ("la Belgique d'Albert va", "Albert", "Albert"),
        ("le maire Luc Roy de Lignac a", "Luc Roy", "Luc Roy"),
        ("riche en Vitamine A. Le lait en a", "Vitamine", "Vitamine A"),
        ("avec Benoît Œlmann hier", "Œlmann", "Benoît Œlmann"),
        ("avec Ĳsbrand Vandĳck hier", "Vandĳck", "Ĳsbrand Vandĳck"),
        ("le maître Žarko Đurić a", "Žarko", "Žarko Đurić"),
    ],
)
def test_names_are_widened_and_nothing_else(text, words, whole):
    assert widened(text, words) == whole


@pytest.mark.parametrize(
    "text",
    [
        "avec Jan \nGeens hier",  # a line that ends with a space
        "avec XDonald " + "A" + "a" * 34 + " Bbbbbbbbbbbbb Geens hier",  # a name longer than is looked back
        "avec Geens A" + "a" * 70 + " hier",
    ],
)
def test_widening_never_cuts_a_word(text):
    start = text.index("Geens")
    s, e = whole_name(text, start, start + 5)
    assert s == 0 or not (text[s - 1].isalnum() and text[s].isalnum())
    assert e == len(text) or not (text[e - 1].isalnum() and text[e].isalnum())


SENTENCES = st.lists(
    st.sampled_from("Koen Geens le de d’Anvers van Œuvre Élise a M. et 12 « » , . Jean-Marc".split()), max_size=12
).flatmap(lambda words: st.sampled_from([" ", "\u00a0", "\u202f", "\n"]).map(lambda gap: gap.join(words)))


@given(edges(SENTENCES))
def test_widening_never_shrinks_and_adds_words_with_capitals_only(edge):
    text, start, end = edge
    assume(start < end)
    s, e = whole_name(text, start, end)
    assert 0 <= s <= start < end <= e <= len(text)
    small = {w for w in (text[s:start] + text[end:e]).split() if w[0].islower()}
    at_word_edges = not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
    assert not at_word_edges or small <= {"de", "van", "von", "du", "le", "la", "al", "ben", "el", "d’Anvers"}


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("dit « oui", "dit « oui, demain »"),
        ("oui, demain » à", "« oui, demain » à"),
        ("demain » à la (très", "« oui, demain » à la (très longue)"),
        ('une "carte', 'une "carte d\'identité"'),
        ('identité" et', '"carte d\'identité" et'),
        ("« oui, demain »", "« oui, demain »"),
        ("oui", "oui"),
        ("d'identité", "d'identité"),
        ("seul «", "seul «"),  # it closes in another sentence
    ],
)
def test_a_quotation_is_not_cut_in_two(words, whole):
    text = 'Il dit « oui, demain » à la (très longue) file, une "carte d\'identité" et un mot seul « perdu. Fin ».'
    start = text.index(words)
    s, e = whole_quotation(text, start, start + len(words), (0, text.index(" Fin")))
    assert text[s:e] == whole


@given(edges(st.text('«»“”()"a. ', max_size=40)))
def test_widening_to_a_whole_quotation_never_shrinks_and_ends_at_a_mark(edge):
    text, start, end = edge
    s, e = whole_quotation(text, start, end, (0, len(text)))
    assert s <= start <= end <= e
    assert s == start or text[s] in '«“(["'
    assert e == end or text[e - 1] in '»”)]"'


@pytest.mark.parametrize(
    ("one", "others", "shared"),
    [
        ((0, 3), [(3, 5)], False),
        ((0, 4), [(3, 5)], True),
        ((3, 5), [(0, 3), (5, 9)], False),
        ((0, 9), [(3, 5)], True),
        ((3, 5), [(0, 9)], True),
        ((0, 1), [], False),
    ],
)
def test_overlapping_is_sharing_a_character(one, others, shared):
    assert overlapping(one, others) is shared


@pytest.mark.parametrize(
    ("text", "words", "widened"),
    [
        ("Elle a 54 ans, dit-on.", "ans", "54 ans"),
        ("Elle a 54 ans, dit-on.", "54", "54 ans"),
        ("The 54-year-old left; he is 54 years old.", "54", "54-year-old"),
        ("He is 54 years old.", "54", "54 years old"),
        ("Le 12 mars 2019, il pleuvait.", "12 mars 2019", "12 mars 2019"),
        ("Le 12 mars 2019, il pleuvait.", "mars 2019", "12 mars 2019"),
        ("Il a coûté 2,4 millions d’euros.", "millions d’euros", "2,4 millions d’euros"),
        ("En 2018 le maire est venu.", "le maire", "le maire"),
        ("Depuis un an, il dort.", "an", "an"),
        ("Les 3 Suisses sont venus.", "Suisses", "Suisses"),
        ("À 18 h 30 dans la salle des fêtes.", "dans la salle", "dans la salle"),
        ("Sorbes 3 à 1 samedi soir.", "samedi soir", "samedi soir"),
        ("It closed on March 12 after a dispute.", "after a dispute", "after a dispute"),
    ],
)
def test_a_figure_is_whole(text, words, widened):
    start = text.index(words)
    assert text[slice(*whole_figure(text, start, start + len(words)))] == widened


@pytest.mark.parametrize(
    ("text", "words", "widened"),
    [
        ("Fin mars dernier, il pleuvait.", "mars dernier", "Fin mars dernier"),
        ("Ils viendront mi-mai.", "mai", "mi-mai"),
        ("It opens in late March 2019.", "March 2019", "late March 2019"),
        ("It will take two and a half years.", "a half years", "two and a half years"),
        ("Il a fallu deux ans et demi de travaux.", "deux ans", "deux ans et demi"),
        ("Il a pris fin en mars.", "mars", "mars"),
        ("The afternoon and a half day.", "a half day", "a half day"),
        ("Le 12 mars et demain.", "12 mars", "12 mars"),
    ],
)
def test_a_part_of_a_month_or_of_a_number_is_told(text, words, widened):
    start = text.index(words)
    assert text[slice(*with_part(text, start, start + len(words)))] == widened


def test_a_name_goes_on_behind_words_that_begin_small():
    text = "Elle a été vendue à l'antiquaire Eusèbe Corme mardi."
    start = text.index("l'antiquaire")
    assert text[slice(*whole_name(text, start, text.index(" Corme")))] == "l'antiquaire Eusèbe Corme"


@pytest.mark.parametrize(
    ("text", "words", "asked", "whole"),
    [
        ("gérés par l'union Sillon d'Or hier", "l'union", "Qui gère le blé ?", "l'union Sillon d'Or"),
        ("cédé à l’éleveur Jean de La Tour hier", "l’éleveur", "À qui ?", "l’éleveur Jean de La Tour"),
        ("dit le maire Luc Roy hier", "le maire", "Qui est Luc Roy ?", "le maire"),
        ("dit le maire. Luc Roy part", "le maire", "Qui le dit ?", "le maire"),
        ("the mayor Ann Hill met", "the mayor", "Who met?", "the mayor"),
        ("la mairie Le dit", "la mairie", "Qui le dit ?", "la mairie"),
    ],
)
def test_what_only_says_what_something_is_has_its_name(text, words, asked, whole):
    start = text.index(words)
    assert text[start : with_its_name(text, start, start + len(words), asked)] == whole
