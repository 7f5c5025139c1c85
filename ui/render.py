"""Answers, source cards and whole articles → HTML. Everything that comes from outside is escaped here."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote, urlencode

from articles.types import Article
from index.hit import Hit
from qa.types import Answer, Citation
from text.language import Language
from ui.labels import REPLIES, long_date, long_when

_HERE = Path(__file__).parent
_LISTED = 100  # articles named before any question


def reply(answer: Answer) -> str:
    """What the chat says: the sentence with the quoted words marked, and the numbers that open the sources."""
    says = REPLIES[answer.question.language]
    following = ""
    if answer.question.context:
        following = f'<p class="following">{says["following"]}: <q>{escape(answer.question.context)}</q></p>'
        if answer.question.language == "fr":
            following = following.replace(": <q>", "\u00a0: <q>")
    if not answer.citations:
        near = f" {says['see nearest']}" if answer.hits else ""
        why = says["beyond" if answer.beyond else "no answer"]
        return f'<div class="ibid-reply">{following}<p><strong>{why}</strong>{near}</p></div>'
    language = answer.question.language
    lead = f"<p><strong>{says['differ']}</strong></p>" if answer.shown == "differ" else ""
    said = "".join(_statement(citations, language) for citations in answer.statements)
    sure = f'<span title="{escape(says["what confidence"])}">{says["confidence"]} {_percent(answer)}</span>'
    return f'<div class="ibid-reply">{following}{lead}{said}<p class="about">{sure}</p></div>'


def sources(answer: Answer) -> str:
    """The cards beside the chat: the passages cited, or the nearest ones when nothing is."""
    language = answer.question.language
    if answer.citations:
        return "".join(_citation_card(citation, language) for citation in answer.citations)
    if not answer.hits:
        return ""
    cards = "".join(_near_card(hit, language) for hit in answer.hits[:3])
    return f'<p class="near">{REPLIES[language]["nearest"]}</p>{cards}'


def article_list(articles: Sequence[Article], language: Language) -> str:
    """What can be asked about, before anything is."""
    says = REPLIES[language]
    items = "".join(
        f'<li><a class="ibid-open" href="{_address(a)}">{escape(a.title)}</a>'
        f'<span class="about">{_about(a, language, title=False)}</span></li>'
        for a in articles[:_LISTED]
    )
    more = len(articles) - _LISTED
    rest = f"<p>{says['one more'] if more == 1 else says['more'].format(more)}</p>" if more > 0 else ""
    return f'<h3>{says["articles"]} ({len(articles)})</h3><ul class="ibid-articles">{items}</ul>{rest}'


def article_page(article: Article, start: int, end: int, language: Language) -> str:
    """A whole article as a page of its own, `text[start:end]` marked and scrolled to."""
    start = max(0, min(start, len(article.text)))
    end = max(start, min(end, len(article.text)))
    text = escape(article.text[:start])
    if end > start:
        text += f'<mark id="quote" tabindex="-1">{escape(article.text[start:end])}</mark>'
    page = Template((_HERE / "article.html").read_text(encoding="utf-8"))
    return page.substitute(
        language=article.language,
        title=escape(article.title),
        about=_about(article, language, title=False),
        path=escape(article.path),
        text=text + escape(article.text[end:]),
    )


def message_page(message: str) -> str:
    """A page that says one thing."""
    page = Template((_HERE / "article.html").read_text(encoding="utf-8"))
    return page.substitute(language="en", title=escape(message), about="", path="", text="")


def apologies(message: str) -> str:
    """A reply that could not be an answer."""
    return f'<div class="ibid-reply"><p>{escape(message)}</p></div>'


def _statement(citations: Sequence[Citation], language: Language) -> str:
    """A quotation, the numbers that open its sources, and what its first source is."""
    first = citations[0]
    numbers = "".join(_number(citation) for citation in citations)
    when = f' <span class="when">({_when(first, language)})</span>' if first.when else ""
    return (
        f'<blockquote lang="{first.article.language}">{_sentence(first)}&nbsp;{numbers}{when}</blockquote>'
        f'<p class="about">{_about(first.article, language)}</p>'
    )


def _when(citation: Citation, language: Language) -> str:
    return REPLIES[language]["when"].format(long_when(citation.when, language)) if citation.when else ""


def _citation_card(citation: Citation, language: Language) -> str:
    return _card(
        str(citation.number),
        citation.article,
        _marked(citation.article.text, (citation.passage.start, citation.passage.end), citation),
        _address(citation.article, citation.span.start, citation.span.end),
        citation.passage.number,
        language,
    )


def _near_card(hit: Hit, language: Language) -> str:
    address = _address(hit.article, hit.passage.start, hit.passage.end)
    return _card("", hit.article, escape(hit.text), address, hit.passage.number, language)


def _card(number: str, article: Article, passage: str, address: str, paragraph: int, language: Language) -> str:
    says = REPLIES[language]
    badge = f'<a class="ibid-open number" href="{address}">{number}</a>' if number else ""
    return (
        f'<article class="ibid-card">{badge}<h3>{escape(article.title)}</h3>'
        f'<p class="about">{_about(article, language, title=False)} · {says["paragraph"]} {paragraph}</p>'
        f'<p class="passage" lang="{article.language}">{passage}</p>'
        f'<a class="ibid-open" href="{address}">{says["open"]}</a></article>'
    )


def _marked(text: str, around: tuple[int, int], citation: Citation) -> str:
    """A stretch of an article's text with the quoted words marked."""
    start, end = citation.span.start, citation.span.end
    return f"{escape(text[around[0] : start])}<mark>{escape(text[start:end])}</mark>{escape(text[end : around[1]])}"


def _sentence(citation: Citation) -> str:
    return _marked(citation.article.text, citation.sentence, citation)


def _number(citation: Citation) -> str:
    address = _address(citation.article, citation.span.start, citation.span.end)
    return (
        f'<a class="ibid-open number" href="{address}" title="{escape(citation.article.title)}">{citation.number}</a>'
    )


def _about(article: Article, language: Language, *, title: bool = True) -> str:
    says = REPLIES[language]
    parts = [
        f"<cite>{escape(article.title)}</cite>" if title else "",
        escape(article.source or ""),
        escape(article.author or ""),
        long_date(article.date, language) if article.date else says["undated"],
        f'<abbr class="language" title="{says["french" if article.language == "fr" else "english"]}">'
        f"{article.language}</abbr>",
    ]
    return " · ".join(part for part in parts if part)


def _address(article: Article, start: int = 0, end: int = 0) -> str:
    where = f"?{urlencode({'start': start, 'end': end})}#quote" if end > start else ""
    return escape(f"article/{quote(article.id, safe='')}{where}")


def _percent(answer: Answer) -> str:
    space = "\u202f" if answer.question.language == "fr" else ""
    return f"{answer.confidence:.0%}".replace("%", f"{space}%")
