"""Questions to click that are about the articles at hand: names that they mention, as far as they say who that is."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from articles.types import Article
from qa.pipeline import Pipeline
from text.language import Language

MOST = 4
_ARTICLES = 50  # that are looked through
_TRIED = 8  # names; each is asked about once
_ASKED: dict[Language, str] = {"fr": "Qui est {}\u202f?", "en": "Who is {}?"}
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
# In the middle of a sentence, for at its beginning any word has a capital letter; and with a comma on a side, as people
# have who are introduced: « Paul Verrier, maire de Lignac », "the mayor, Paul Verrier".
_FULL = rf"{_CAPITAL}(?: (?:de|du|van|von|le|la|ben|el|al))? {_CAPITAL}"
# Before a person's name stands no article, as it does in « l’ambassadeur du Royaume de Belgique »; of what stands after
# "of" or "in", as in "the managing director of Western Counties, said", most are firms and places.
_NOT_OF_PEOPLE = "".join(rf"(?<!\b{word} )" for word in "le la les du des au aux the de en of in at".split())
_FULL_NAME = re.compile(rf"(?:(?<=[a-zà-ÿ], )({_FULL})|(?<=[a-zà-ÿ] ){_NOT_OF_PEOPLE}({_FULL})(?=, [a-zà-ÿ]))")


def examples_of(articles: Iterable[Article], pipeline: Pipeline) -> list[str]:
    """Questions that the articles answer, each in the language of the article that mentions the name."""
    candidates = (_ASKED[language].format(name) for name, language in islice(names(articles).items(), _TRIED))
    return list(islice((question for question in candidates if pipeline.ask(question).text), MOST))


def names(articles: Iterable[Article]) -> dict[str, Language]:
    """The full names in some articles, those that most articles mention first, each with the language of the first."""
    counted: Counter[str] = Counter()
    languages: dict[str, Language] = {}
    for article in islice(articles, _ARTICLES):
        text = "\n".join(article.readable(block.start, block.end).text for block in article.blocks)
        mentioned = {m[1] or m[2]: article.language for m in _FULL_NAME.finditer(text)}
        counted.update(mentioned.keys())
        languages = mentioned | languages
    return {name: languages[name] for name, _ in counted.most_common()}
