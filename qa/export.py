"""An answer in the forms that people cite by: words with their source, Markdown, text, HTML, RIS, BibTeX, CSL-JSON."""

import json
import re
from html import escape
from typing import Any
from urllib.parse import quote

from articles.types import Article
from qa.as_json import answer_as_json
from qa.place import chapter_of, place_in_file
from qa.types import Answer, Citation
from text.calendar import long_date
from text.language import Language


def evidence(answer: Answer) -> str:
    """All that is needed to check the quotations later: the JSON of `ibid ask --json`, which `ibid verify` reads."""
    told = answer_as_json(answer)
    kept = {key: told[key] for key in ("question", "filter", "language", "answer", "confidence", "citations")}
    return json.dumps(kept, ensure_ascii=False, indent=1)


def with_source(citation: Citation, language: Language) -> str:
    """A sentence between quotation marks, with its source.

    Example: « Il fuit. » (Un pont, La Gazette, 12 mars 2019, p. 3)
    """
    start, end = citation.sentence
    words = " ".join(citation.article.text[start:end].split())
    quoted = f"«\u00a0{words}\u00a0»" if language == "fr" else f"“{words}”"
    return f"{quoted} ({source_of(citation, language)})"


def source_of(citation: Citation, language: Language) -> str:
    """Title, author, source, date and place of a citation, as far as they are known."""
    article = citation.article
    page = article.page_at(citation.span.start)
    parts = [
        article.title,
        article.author,
        article.source,
        long_date(article.date, language) if article.date else None,
        place_in_file(article, citation.span.start, language),
        chapter_of(article, citation.span.start),
        f"p.\u00a0{page}" if page else None,
    ]
    return ", ".join(part for part in parts if part)


def markdown(answer: Answer) -> str:
    """The question, each quoted sentence as a block, its source below."""
    blocks = [f"**{answer.question.text}**"]
    for citation in answer.citations:
        start, end = citation.sentence
        words = " ".join(citation.article.text[start:end].split())
        source = source_of(citation, answer.question.language)
        address = f" <{citation.article.address}>" if citation.article.address else ""
        blocks.append(f"> {words}\n>\n> — {source}{address}")
    return "\n\n".join(blocks) + "\n"


def plain_text(answer: Answer) -> str:
    """The question, each quoted sentence with its source, and where it stands in which version of which file."""
    language = answer.question.language
    blocks = [answer.question.text]
    for citation in answer.citations:
        lines = [with_source(citation, language), in_web_page(citation), _stands(citation)]
        blocks.append("\n".join(line for line in lines if line))
    return "\n\n".join(blocks) + "\n"


def html(answer: Answer) -> str:
    """The same as a page, the quoted words marked; a source on the web opens at them."""
    language = answer.question.language
    quoted = "\n".join(_html_of(citation, language) for citation in answer.citations)
    question = escape(answer.question.text)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<meta charset="utf-8">\n<title>{question}</title>\n'
        f"<h1>{question}</h1>\n{quoted}\n</html>\n"
    )


def _html_of(citation: Citation, language: Language) -> str:
    article, span, (start, end) = citation.article, citation.span, citation.sentence
    before, after = article.text[start : span.start], article.text[span.end : end]
    words = f"{escape(before)}<mark>{escape(citation.quote)}</mark>{escape(after)}"
    source, address = escape(source_of(citation, language)), escape(in_web_page(citation))
    linked = f'<a href="{address}">{source}</a>' if address else source
    return (
        f'<blockquote lang="{article.language}"><p>{words}</p></blockquote>\n'
        f"<p>{linked}<br><small>{escape(_stands(citation))}</small></p>"
    )


def _stands(citation: Citation) -> str:
    """Where the words stand, as `ibid show` counts, and in which version of the file."""
    article, span = citation.article, citation.span
    return f"{article.path} [{span.start}:{span.end}] SHA-256 {article.sha256}"


def in_web_page(citation: Citation) -> str:
    """The address of an article on the web, at the quoted words; empty where it has none."""
    return at_words(citation.article.address or "", citation.quote)


def at_words(address: str, words: str) -> str:
    """The address of a page on the web, at some words of it (text fragments); empty where it is none.

    Example:
        >>> at_words("https://a.example/b#c", "12 voix"), at_words("javascript:alert(1)", "12 voix")
        ('https://a.example/b#:~:text=12%20voix', '')
    """
    if not address.startswith(("https://", "http://")):
        return ""
    words = " ".join(words.split())
    return f"{address.partition('#')[0]}#:~:text={quote(words, safe='')}" if words else address


def bibtex(answer: Answer) -> str:
    """The cited articles as LaTeX reads them, each once, its quotations as a note."""
    articles = {citation.article.id: citation.article for citation in answer.citations}
    return (
        "\n\n".join(
            _bibtex_entry(article, [c.quote for c in answer.citations if c.article.id == article.id])
            for article in articles.values()
        )
        + "\n"
    )


def _bibtex_entry(article: Article, quotes: list[str]) -> str:
    fields = [
        ("title", article.title), ("author", article.author and f"{{{_latex(article.author)}}}"),
        ("journal", article.source), ("year", article.date and str(article.date.year)),
        ("date", article.date and article.date.isoformat()),
        ("language", "french" if article.language == "fr" else "english"),
        ("note", "; ".join(dict.fromkeys(quotes))),
    ]  # fmt: skip
    lines = [f"  {name} = {{{value if name == 'author' else _latex(value)}}}," for name, value in fields if value]
    if article.address:
        address = re.sub(r"[{}\\\s]", "", article.address)
        lines.append(f"  url = {{{address}}},")
    key = re.sub(r"[^A-Za-z0-9_-]", "", article.id) or article.sha256[:12]
    return "\n".join([f"@article{{{key},", *lines, "}"])


def _latex(words: str) -> str:
    r"""Words as LaTeX takes them for text, on one line.

    Example:
        >>> _latex("R&D, 50 % {net}")
        'R\\&D, 50 \\% \\{net\\}'
    """
    named = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(named.get(c, f"\\{c}" if c in "{}#$%&_" else c) for c in " ".join(words.split()))


def ris(answer: Answer) -> str:
    """The cited articles as reference managers read them (RIS), the quotation as a note."""
    records = []
    for citation in answer.citations:
        article = citation.article
        fields = [
            ("TY", "NEWS"), ("TI", article.title), ("AU", article.author), ("T2", article.source),
            ("DA", article.date.strftime("%Y/%m/%d") if article.date else None), ("LA", article.language),
            ("UR", article.address), ("N1", citation.quote),
        ]  # fmt: skip
        records.append(
            "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value) + "ER  - \r\n"
        )
    return "\r\n".join(records)


def csl(answer: Answer) -> str:
    """The cited articles as CSL-JSON, each once."""
    articles = {citation.article.id: citation.article for citation in answer.citations}
    return json.dumps([_csl_item(article) for article in articles.values()], ensure_ascii=False, indent=1)


def _csl_item(article: Article) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.title,
        "container-title": article.source,
        "author": [{"literal": article.author}] if article.author else None,
        "issued": {"date-parts": [[article.date.year, article.date.month, article.date.day]]} if article.date else None,
        "URL": article.address,
        "language": article.language,
    }
    return {key: value for key, value in item.items() if value}
