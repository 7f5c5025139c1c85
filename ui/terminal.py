"""An answer for a terminal: the sentence quoted, its words marked, and where it stands."""

from collections.abc import Sequence

from articles.types import Article, Passage
from qa.citing.place import chapter_of, place_in_file
from qa.types import Answer, Citation
from text.calendar import long_date
from text.language import Language
from ui.cards import distinct
from ui.labels import REPLIES, long_when
from ui.lookup import lookup_lines

_NEAREST = 3
_GLIMPSE = 160  # characters of a passage that does not answer


def in_words(answer: Answer, *, bold: bool) -> str:
    """What `ibid ask` prints.

    Args:
        answer: to print.
        bold: whether the terminal can show the quoted words in bold; else they follow on a line of their own.
    """
    if answer.found:
        places = [line for citations in answer.statements for line in _statement(citations, answer, bold)]
        return "\n".join([*lookup_lines(answer), *places, *([] if places else _nearest(answer))])
    if not answer.citations:
        return "\n".join(_no_answer(answer))
    says = REPLIES[answer.question.language]
    lead = [] if answer.shown == "one" else [says[answer.shown]]
    statements = [line for citations in answer.statements for line in _statement(citations, answer, bold)]
    return "\n".join([*lead, *statements, *(f"{says['unanswered']} {half}" for half in answer.unanswered)])


def _statement(citations: Sequence[Citation], answer: Answer, bold: bool) -> list[str]:
    first, language = citations[0], answer.question.language
    text, (start, end) = first.article.text, first.sentence
    before, after = text[start : first.span.start], text[first.span.end : end]
    quoted = f"{before}\x1b[1m{first.quote}\x1b[0m{after}" if bold else f"{before}{first.quote}{after}"
    alone = [] if bold or quoted == first.quote else [f"→ {first.quote}"]
    when = [f"({REPLIES[language]['when'].format(long_when(first.when, language))})"] if first.when else []
    return [quoted, *alone, *when, *(_place(citation, answer) for citation in citations)]


def _no_answer(answer: Answer) -> list[str]:
    says = REPLIES[answer.question.language]
    return [says["beyond" if answer.beyond else "no answer"], *_nearest(answer)]


def _nearest(answer: Answer) -> list[str]:
    language = answer.question.language
    near = [
        f"  - {hit.article.title}, {_paragraph(hit.article, hit.passage, language)}: {_glimpse(hit.text)}"
        for hit in distinct(answer.hits)[:_NEAREST]
    ]
    return [REPLIES[language]["nearest"], *near] if near else []


def _glimpse(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _GLIMPSE else f"{line[:_GLIMPSE].rsplit(' ', 1)[0]}…"


def _place(citation: Citation, answer: Answer) -> str:
    article = citation.article
    day = f", {long_date(article.date, answer.question.language)}" if article.date else ""
    paragraph = _paragraph(article, citation.passage, answer.question.language)
    return f"[{citation.number}] {article.title}{day}, {paragraph} ({article.id})"


def _paragraph(article: Article, passage: Passage, language: Language) -> str:
    """Where a passage stands in its article; a title, a heading or a caption is no paragraph."""
    page = article.page_at(passage.start)
    inside, chapter = place_in_file(article, passage.start, language), chapter_of(article, passage.start)
    place = f"§ {passage.number}" if passage.number else REPLIES[language]["in title"]
    return ", ".join(part for part in (f"page {page}" if page else "", inside, chapter, place) if part)
