"""An answer in the forms that people cite by: words with their source, Markdown, RIS, CSL-JSON."""

import json
from typing import Any

from articles.types import Article
from qa.as_json import answer_as_json
from qa.types import Answer, Citation
from text.calendar import long_date
from text.language import Language


def evidence(answer: Answer) -> str:
    """All that is needed to check the quotations later: the JSON of `ibid ask --json`, which `ibid verify` reads."""
    told = answer_as_json(answer)
    kept = {key: told[key] for key in ("question", "language", "answer", "confidence", "citations")}
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
    """Title, author, source, date and page of a citation, as far as they are known."""
    article = citation.article
    page = article.page_at(citation.span.start)
    parts = [
        article.title,
        article.author,
        article.source,
        long_date(article.date, language) if article.date else None,
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
