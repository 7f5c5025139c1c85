"""Questions to click that are about the articles at hand: names that they mention, as far as they say who that is."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from articles.types import Article
from qa.pipeline import Pipeline

MOST = 4
_ARTICLES = 50  # that are looked through
_TRIED = 8  # names; each is asked about once
_ASKED = ("Qui est {}\u00a0?", "Who is {}?")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
# In the middle of a sentence, for at its beginning any word has a capital letter; and with a comma on a side, as people
# have who are introduced: « Paul Verrier, maire de Lignac », "the mayor, Paul Verrier".
_FULL = rf"{_CAPITAL}(?: (?:de|du|van|von|le|la|ben|el|al))? {_CAPITAL}"
_FULL_NAME = re.compile(rf"(?:(?<=[a-zà-ÿ], )({_FULL})|(?<=[a-zà-ÿ] )({_FULL})(?=, [a-zà-ÿ]))")


def examples_of(articles: Iterable[Article], pipeline: Pipeline) -> list[str]:
    """Questions that the articles answer, in French and in English by turns."""
    candidates = (_ASKED[number % 2].format(name) for number, name in enumerate(islice(names(articles), _TRIED)))
    return list(islice((question for question in candidates if pipeline.ask(question).text), MOST))


def names(articles: Iterable[Article]) -> Iterable[str]:
    """The full names in some articles, those that most articles mention first."""
    counted: Counter[str] = Counter()
    for article in islice(articles, _ARTICLES):
        text = "\n".join(article.readable(block.start, block.end).text for block in article.blocks)
        counted.update(dict.fromkeys((m[1] or m[2] for m in _FULL_NAME.finditer(text)), 1))
    return [name for name, _ in counted.most_common()]
