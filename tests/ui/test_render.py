"""What the page shows: the articles' own words, escaped; the quoted ones marked, and no others."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.types import Article, Passage
from index.hit import Hit
from qa.types import Answer, Citation, Question, Span, When
from ui.render import apologies, article_list, article_page, message_page, reply, sources

HOSTILE = (
    "<img src=x onerror=alert(1)> </script><script>alert(2)</script> \"quoted\" 'single' & &lt; *md* [a](b) "
    "$x ${y} $$ `c`"
)
ALLOWED = {"div", "p", "strong", "blockquote", "mark", "a", "span", "cite", "abbr", "article", "h3", "ul", "li", "q"}
ALLOWED |= {"b", "details", "summary", "button"}
PAGE = {"html", "head", "meta", "title", "style", "body", "header", "h1", "nav"}
VOID = {"meta"}
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=60)


class Parsed(HTMLParser):
    """Elements, attributes, the text, and the text inside each kind of element."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.inside, self._open = [], [], "", {}, []
        self.feed(html)
        self.close()
        assert self._open == [], "elements left open"

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]
        self.inside.setdefault(tag, []).append("")
        if tag not in VOID:
            self._open.append((tag, len(self.inside[tag]) - 1))

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        for tag, place in self._open:
            self.inside[tag][place] += data

    def values(self, name):
        return [value for _, attribute, value in self.attributes if attribute == name]


def article_of(text, **kept):
    told = {"id": "a", "path": "/a.txt", "title": "Un titre", "source": None, "author": None, "date": None}
    told |= kept
    return Article(sha256="0" * 64, language="fr", text=text, **told)


HOSTILE_ARTICLE = article_of(
    f"Avant {HOSTILE} . {HOSTILE} puis {HOSTILE} . Après {HOSTILE}",
    id="<img src=x>\"'&é/ ?#", path=f"/{HOSTILE}", title=HOSTILE, source=HOSTILE, author=HOSTILE, date=date(2016, 3, 1),
)  # fmt: skip


def answer_of(article, start, end, *, language="fr", context="", confidence=0.87):
    """The whole text is one passage; the sentence is what stands between two points."""
    text = article.text
    since = text.rfind(" . ", 0, start) + 3 if " . " in text[:start] else 0
    until = text.find(" . ", end) if text.find(" . ", end) >= 0 else len(text)
    passage = Passage(article.id, 3, 0, len(text))
    hit = Hit(1, article, passage, 1.0, 0.9, 1, None, (), ((since, until),))
    citation = Citation(1, article, Span(start, end, 5.0), (since, until), passage)
    question = Question(f"Qui ? {context and HOSTILE}", language, context)
    return Answer(question, citation.quote, confidence, (citation,), (hit,))


def silence(article, language="fr", hits=1):
    passages = [Passage(article.id, n + 1, 0, len(article.text) - n) for n in range(hits)]
    found = tuple(Hit(n + 1, article, passages[n], 1.0, 0.9, 1, None, (), ()) for n in range(hits))
    return Answer(Question("Qui ?", language), None, 0.1, (), found)


@pytest.fixture(scope="module")
def hostile():
    start = HOSTILE_ARTICLE.text.index(" puis ") - 20
    return answer_of(HOSTILE_ARTICLE, start, start + 40, context=HOSTILE)


def only(html, allowed):
    parsed = Parsed(html)
    assert set(parsed.tags) <= allowed, set(parsed.tags) - allowed
    assert not [a for _, a, _ in parsed.attributes if a.startswith("on")]
    return parsed


def test_nothing_of_a_hostile_article_becomes_an_element(hostile):
    for html in (
        reply(hostile), sources(hostile), sources(silence(HOSTILE_ARTICLE)), reply(silence(HOSTILE_ARTICLE)),
        article_list([HOSTILE_ARTICLE], 1, "fr"), apologies(HOSTILE),
    ):  # fmt: skip
        only(html, ALLOWED)


def test_nothing_of_a_hostile_article_becomes_an_element_of_its_page():
    text = HOSTILE_ARTICLE.text
    for start, end in ((0, 0), (5, 30), (0, len(text))):
        parsed = only(article_page(HOSTILE_ARTICLE, start, end, "fr"), ALLOWED | PAGE)
        assert parsed.tags.count("style") == 1
    only(message_page(HOSTILE, "fr"), ALLOWED | PAGE)


def test_the_words_of_a_hostile_article_are_shown_as_they_are(hostile):
    answered, card = Parsed(reply(hostile)), Parsed(sources(hostile))
    cited = hostile.citations[0]
    (start, end), words = cited.sentence, HOSTILE_ARTICLE.text
    numbered = f"{words[start : cited.span.end]}1{words[cited.span.end : end]}"  # the number stands at the words
    assert answered.inside["blockquote"][0].startswith(numbered)
    assert answered.inside["cite"] == [HOSTILE]
    assert answered.inside["q"] == [HOSTILE]
    assert HOSTILE_ARTICLE.text in card.inside["p"]
    assert card.inside["h3"] == [HOSTILE]
    assert card.text.count(HOSTILE) >= 3 + HOSTILE_ARTICLE.text.count(HOSTILE)  # title, source, author
    assert HOSTILE in Parsed(apologies(HOSTILE)).inside["p"]
    assert HOSTILE in Parsed(message_page(HOSTILE, "fr")).inside["h1"]


def test_a_hostile_article_page_shows_all_its_words():
    parsed = Parsed(article_page(HOSTILE_ARTICLE, 5, 30, "fr"))
    assert parsed.inside["div"] == [HOSTILE_ARTICLE.text]
    assert parsed.inside["h1"] == [HOSTILE] == parsed.inside["title"]
    assert f"/{HOSTILE}" in parsed.inside["p"]
    assert HOSTILE in parsed.inside["header"][0]


def test_a_hostile_title_stays_in_its_attribute(hostile):
    assert HOSTILE in Parsed(reply(hostile)).values("title")


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_survives_and_exactly_the_quotation_is_marked(before, quote, after, title):
    article = article_of(f"{before}{quote}{after}", title=title)
    answer = answer_of(article, len(before), len(before) + len(quote))
    answered, card = only(reply(answer), ALLOWED), only(sources(answer), ALLOWED)
    assert answered.inside["mark"] == [quote] == card.inside["mark"]
    assert article.text in card.inside["p"]
    assert card.inside["h3"] == [title]


@given(ANY_TEXT, st.integers(-100, 200), st.integers(-100, 200))
def test_an_article_page_shows_the_whole_text_whatever_the_offsets(text, start, end):
    parsed = Parsed(article_page(article_of(text), start, end, "en"))
    assert parsed.inside["div"] == [text]
    assert "".join(parsed.inside.get("mark", [])) == text[max(0, start) : max(0, end)]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (9, 3), (10**30, 10**40), (-5, -1), (-(10**30), 0)])
def test_an_empty_or_impossible_stretch_marks_nothing(start, end):
    assert "mark" not in Parsed(article_page(article_of("Un texte court."), start, end, "fr")).tags


@pytest.mark.parametrize(
    "text",
    [
        "$title",
        "${text}",
        "{{ text }}",
        "{% if x %}",
        "{# x",
        "$$",
        "5 $ ou 10 $US",
        "$",
        "%s {0} {title}",
        "\\1 \\g<0>",
        "$language $path",
    ],
)
def test_dollars_and_braces_survive(text):
    article = article_of(text, title=text, path=text, source=text)
    parsed = Parsed(article_page(article, 0, 1, "fr"))
    assert parsed.inside["div"] == [text]
    assert parsed.inside["h1"] == [text]
    assert text in parsed.inside["p"]
    assert Parsed(message_page(text, "fr")).inside["h1"] == [text]


def test_the_quoted_words_alone_are_marked_in_sentence_and_card():
    article = article_of("Il vint. . Le ministre Koen Geens signa, dit Koen Geens. . Il partit.")
    start = article.text.rindex("Koen Geens")  # the second of two
    answer = answer_of(article, start, start + 10)
    assert re.search(r"dit <mark>Koen Geens</mark><a [^>]+>1</a>\.", reply(answer))
    assert "dit <mark>Koen Geens</mark>." in sources(answer)
    assert reply(answer).count("<mark>") == sources(answer).count("<mark>") == 1
    assert "Il partit" not in Parsed(reply(answer)).text and "Il partit" in sources(answer)


def test_a_link_leads_to_the_quoted_words():
    start = HOSTILE_ARTICLE.text.index("puis")
    addresses = Parsed(reply(answer_of(HOSTILE_ARTICLE, start, start + 4))).values("href")
    (address,) = addresses
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc, parts.fragment) == ("", "", "quote")
    assert unquote(parts.path) == f"article/{HOSTILE_ARTICLE.id}"
    assert parts.path.count("/") == 1
    assert parse_qs(parts.query) == {"version": ["0" * 16], "start": [str(start)], "end": [str(start + 4)]}


def test_every_citation_has_its_number_and_card():
    article, other = article_of("Koen Geens."), article_of("Avec Koen Geens.", id="b", title="Autre")
    first = answer_of(article, 0, 10)
    second = Citation(2, other, Span(5, 15, 1.0), (0, 16), Passage("b", 1, 0, 16))
    both = Answer(first.question, "Koen Geens", 0.5, (*first.citations, second), ())
    assert Parsed(reply(both)).inside["a"][:2] == ["1", "2"]
    assert Parsed(sources(both)).inside["h3"] == ["Un titre", "Autre"]
    assert Parsed(sources(both)).inside["mark"] == ["Koen Geens", "Koen Geens"]


def test_a_passage_that_several_answers_stand_in_is_one_card_and_its_article_is_named_once():
    article = article_of("Voisines : Kervigan, Lanvelec.")
    first = answer_of(article, 11, 19)
    second = replace(first.citations[0], number=2, span=Span(21, 29, 1.0), statement=2)
    listed = replace(first, citations=(*first.citations, second), shown="list")
    card = Parsed(sources(listed))
    assert card.tags.count("article") == 1
    assert card.inside["mark"] == ["Kervigan", "Lanvelec"]
    assert card.inside["a"][:2] == ["1", "2"]
    assert Parsed(reply(listed)).inside["cite"] == ["Un titre"]


def test_quoted_words_that_overlap_are_shown_once():
    article = article_of("Le 12 juin 2024.")
    first = answer_of(article, 3, 10)
    second = replace(first.citations[0], number=2, span=Span(6, 15, 1.0))
    told = Parsed(sources(replace(first, citations=(*first.citations, second))))
    assert "".join(told.inside["mark"]) == "12 juin 2024"
    assert "Le 12 juin 2024." in told.text


def test_answers_that_differ_stand_side_by_side_with_their_dates():
    article = article_of("Il y eut 12 morts.", date=date(2016, 3, 22))
    other = article_of("Il y eut 32 morts.", id="b", title="Autre", date=date(2016, 3, 30))
    first = answer_of(article, 9, 11)
    second = Citation(2, other, Span(9, 11, 1.0), (0, 18), Passage("b", 1, 0, 18), statement=2)
    differing = Answer(first.question, "12", 0.5, (*first.citations, second), (), shown="differ")
    parsed = Parsed(reply(differing))
    assert parsed.inside["strong"] == ["Les articles diffèrent\u00a0:"]
    assert parsed.inside["mark"] == ["12", "32"]
    assert len(parsed.inside["blockquote"]) == 2
    assert "22 mars 2016" in parsed.text
    assert "30 mars 2016" in parsed.text


def test_a_resolved_day_is_marked_as_ours():
    article = article_of("Il vint mardi 1er mars à Rabat.", date=date(2016, 3, 1))
    answer = answer_of(article, 8, 22)
    dated = replace(answer, citations=(replace(answer.citations[0], when=When(2016, 3, 1)),))
    assert Parsed(reply(dated)).inside["mark"] == ["mardi 1er mars"]
    assert "(1er mars 2016, d’après la date de l’article)" in Parsed(reply(dated)).text
    assert "d’après" not in Parsed(reply(answer)).text


@pytest.mark.parametrize(
    ("language", "confidence", "said"),
    [
        ("fr", 0.87, "confiance 87\u202f%"),
        ("en", 0.87, "confidence 87%"),
        ("fr", 1.0, "100\u202f%"),
        ("en", 0.004, "0%"),
    ],
)
def test_a_percentage_is_set_as_the_language_does(language, confidence, said):
    assert (
        said in Parsed(reply(answer_of(article_of("Koen Geens."), 0, 4, language=language, confidence=confidence))).text
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Repris de la question d’avant\u00a0: Qui vint : lui ?"),
        ("en", "Taken from the question before: Qui vint : lui ?"),
    ],
)
def test_a_follow_up_says_what_it_follows(language, said):
    answer = answer_of(article_of("Koen Geens."), 0, 4, language=language, context="Qui vint : lui ?")
    assert said in Parsed(reply(answer)).text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_french_marks_of_the_page_have_their_space(language):
    shown = [reply(silence(article_of("Un texte.")))] + [sources(silence(article_of("Un texte."), language))]
    text = " ".join(Parsed(html).text for html in shown)
    assert not re.search(r" [:;?!»%]", text), text


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("fr", date(2016, 3, 1), "1er mars 2016"),
        ("en", date(2016, 3, 1), "1 March 2016"),
        ("fr", None, "sans date"),
        ("en", None, "undated"),
    ],
)
def test_an_article_is_described_with_its_date_in_words(language, day, said):
    article = article_of("Koen Geens.", date=day, source="Le Journal", author="A. Nom")
    answer = answer_of(article, 0, 4, language=language)
    for html in (
        reply(answer),
        sources(answer),
        article_page(article, 0, 0, language),
        article_list([article], 1, language),
    ):
        text = Parsed(html).text
        assert said in text and "Le Journal" in text and "A. Nom" in text


def test_silence_shows_the_nearest_passages_unmarked():
    answer = silence(article_of("Un texte."), hits=5)
    assert "n’y répondent pas" in reply(answer)
    assert "mark" not in Parsed(sources(answer)).tags
    assert Parsed(sources(answer)).tags.count("article") == 5
    assert "plus proches" in reply(answer)


def test_silence_over_nothing_points_to_nothing():
    answer = silence(article_of("Un texte."), hits=0)
    assert sources(answer) == ""
    assert "proches" not in reply(answer)


@pytest.mark.parametrize(
    ("count", "named", "rest"),
    [(0, 0, None), (3, 3, None), (100, 100, None), (101, 100, "et 1 autre"), (250, 100, "et 150 autres")],
)
def test_the_list_names_the_articles_and_leads_to_the_rest(count, named, rest):
    parsed = Parsed(article_list([article_of("Un texte.", id=str(n)) for n in range(named)], count, "fr"))
    assert parsed.tags.count("li") == named
    assert f"({count})" in parsed.text
    assert ("articles" in parsed.values("href")) == bool(rest)
    assert not rest or rest in parsed.text


def test_a_page_says_its_language_and_where_its_file_is():
    page = article_page(article_of("Un texte.", path="/là/où.txt"), 0, 0, "en")
    assert '<html lang="en">' in page  # the page's own words are the reader's, the article's are its own
    assert '<h1 lang="fr">' in page and '<div class="article" lang="fr">' in page
    assert "/là/où.txt" in Parsed(page).text
    assert Parsed(page).inside["abbr"] == ["fr"]
    assert "French" in Parsed(page).values("title")


def test_no_page_asks_another_machine_for_anything(hostile):
    for html in (reply(hostile), sources(hostile), article_page(article_of("Un texte."), 0, 3, "fr")):
        assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//|@import|url\(", html.replace("&#x27;", ""))


@pytest.mark.parametrize("context", ["", "Qui ?"])
def test_a_reply_has_no_line_end_of_ours(context):
    """The chat shows line ends as they are: one between two elements would be an empty line."""
    article = article_of("Avant tout. Koen Geens est venu. Après.")
    assert "\n" not in reply(answer_of(article, 12, 22, context=context))
    assert "\n" not in reply(silence(article))
    assert "\n" not in apologies("Une question ?")


@pytest.mark.parametrize(
    ("confidence", "said"), [(0.9, "Probable"), (0.65, "Probable"), (0.5, "Plausible"), (0.3, "Incertain")]
)
def test_how_sure_an_answer_is_is_said_in_words(confidence, said):
    parsed = Parsed(reply(answer_of(article_of("Koen Geens."), 0, 4, confidence=confidence)))
    assert parsed.inside["summary"][0].startswith(said)


def test_the_cited_passage_comes_first_and_others_follow_up_to_five():
    article = article_of("".join(f"Le maire vint. Il vit des maires. Le pont est n°{n}. " for n in range(8)))
    hits = tuple(
        Hit(n + 1, article, Passage("a", n + 1, 51 * n, 51 * n + 50), 1.0, 0.9, n + 1, n + 2, ("maire",), ())
        for n in range(8)
    )
    citation = Citation(1, article, Span(105, 110, 5.0), (102, 116), hits[2].passage)
    answer = Answer(Question("Qui est maire ?", "fr"), "maire", 0.5, (citation,), hits)
    parsed = Parsed(sources(answer))
    assert parsed.tags.count("article") == 5
    assert [cut.split(" · ")[-1] for cut in parsed.inside["p"] if "paragraphe" in cut] == [
        f"paragraphe\u00a0{number}" for number in (3, 1, 2, 4, 5)
    ]
    assert parsed.inside["mark"] == ["maire"]
    assert parsed.inside["b"] == ["maires"] + ["maire", "maires"] * 4  # the quoted word is not marked twice
    assert "Rang 3 par le sens, rang 4 par les mots\u00a0: maire" in parsed.text


def test_a_passage_of_several_articles_is_shown_once_and_names_the_others():
    articles = [article_of("Le maire vint.", id=name, path=f"/{name}.txt") for name in "abc"]
    hits = tuple(
        Hit(n + 1, article, Passage(article.id, 1, 0, 14), 1.0, 0.9, n + 1, None, (), ())
        for n, article in enumerate(articles)
    )
    citation = Citation(1, articles[0], Span(3, 8, 5.0), (0, 14), hits[0].passage)
    answered = Parsed(sources(Answer(Question("Qui ?", "fr"), "maire", 0.5, (citation,), hits)))
    silent = Parsed(sources(Answer(Question("Qui ?", "fr"), None, 0.0, (), hits)))
    for parsed in (answered, silent):
        assert parsed.tags.count("article") == 1
        assert "Aussi dans\u00a0: b.txt, c.txt" in parsed.text
