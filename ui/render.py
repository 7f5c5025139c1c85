"""Answers, source cards and whole articles → HTML, by the templates beside it, which escape all that they are given."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from articles.formats.pdf_page import Picture
from articles.types import Article
from index.filter import EVERY, Filter, format_of_file
from index.names import Names
from index.report import SyncReport
from qa.as_json import cited_as_json, evidence_as_json
from qa.citing.export import KINDS
from qa.citing.place import place_in_file
from qa.citing.source import at_words, with_source
from qa.pipeline import Stage
from qa.types import Answer
from text.calendar import long_date
from text.language import Language
from ui.article import elements
from ui.cards import also_in, around, by_passage, heading_words, hit_of, others_of, passage_pieces
from ui.filters import address, chips, months_of
from ui.labels import FOUND, REPLIES, grouped, long_when
from ui.links import Quoted, article_link, original_link, pdf_link, place_of, places_of
from ui.listing import Listing
from ui.lookup import lookup_heading, lookup_more
from ui.shelf import Shelf, titles
from ui.unread import unread_lines

# Of the questions of the fit, by coefficients fitted without them, 76 % and 67 % of those with so much were right.
_SURENESS = ((0.65, "likely"), (0.4, "plausible"), (0.0, "uncertain"))


FileNow = Literal["", "file changed", "file gone"]
"""How the file of an article is now: as it was when it was read, or not."""


def reply(answer: Answer) -> str:
    """What the chat says: the sentence with the quoted words marked, and the numbers that open the sources."""
    return _rendered("reply.html", answer.question.language, answer=answer)


def sources(answer: Answer) -> str:
    """The cards beside the chat: the passages cited, or the nearest ones when nothing is."""
    return _rendered("sources.html", answer.question.language, answer=answer)


def article_list(articles: Sequence[Article], total: int, language: Language) -> str:
    """What can be asked about, before anything is: some articles, and how many there are in all."""
    return _rendered("articles.html", language, articles=articles, total=total)


def article_page(
    article: Article,
    start: int,
    end: int,
    language: Language,
    *,
    changed: bool = False,
    file: FileNow = "",
    thread: Sequence[Article] = (),
) -> str:
    """A whole article as a page of its own, `text[start:end]` marked and scrolled to.

    Args:
        article: to show.
        start: offset of the first marked character.
        end: offset of the one after the last; none is marked where it is not greater.
        language: of the reader.
        changed: whether to say that the article has changed since the link was made.
        file: what to say of the file that it was read from.
        thread: the mails of its thread, where it is one.
    """
    start = max(0, min(start, len(article.text)))
    end = max(start, min(end, len(article.text)))
    found = elements(article, start, end)
    # The page is headed by the title: where the text begins with it, it stands there only.
    place = next((at for at, element in enumerate(found) if element.form != "quiet"), 0)
    title = found.pop(place) if found[place].form == "title" and len(found) > 1 else None
    stretch = Quoted(start, end) if end > start else None
    page = article.page_at(start) if stretch else 0
    values = {"article": article, "title": title, "elements": found, "changed": changed, "file": file, "page": page}
    quoted = article.text[start:end]
    return _rendered("article.html", language, quoted=quoted, stretch=stretch, thread=thread, **values)


def pdf_page(
    article: Article, number: int, picture: Picture, quoted: str, stretch: Quoted | None, language: Language
) -> str:
    """A page of a PDF as it looks, quoted words marked on it.

    Args:
        article: that was read from the PDF.
        number: of the page, from 1.
        picture: of it.
        quoted: the words of it that are to be marked.
        stretch: of the article's text, which may go on on other pages; None where nothing is quoted.
        language: of the reader.
    """
    image = b64encode(picture.png).decode()  # lies in the page itself: it is drawn once, and kept nowhere
    values = {"article": article, "number": number, "picture": picture, "image": image}
    return _rendered("pdf_page.html", language, quoted=" ".join(quoted.split()), stretch=stretch, **values)


def message_page(message: str, language: Language) -> str:
    """A page that says one thing."""
    return _rendered("article.html", language, article=None, message=message)


def stage(doing: Stage, language: Language) -> str:
    """What is being done; the page shows it where it takes a while."""
    return _rendered("stage.html", language, stage=doing)


def shelf_list(shelf: Shelf, language: Language) -> str:
    """The other conversations, to take up or to forget."""
    return _rendered("shelf.html", language, titles=titles(shelf))


def added_list(
    added: Sequence[Path], language: Language, dropped: Path, report: SyncReport | None = None, error: str = ""
) -> str:
    """What adding did, or why it could not, and what was added, to be removed again: what was dropped by its name."""
    unread = unread_lines({**report.unread, **report.in_part}, language, Names([dropped, *added])) if report else []
    return _rendered("added.html", language, added=added, dropped=dropped, report=report, unread=unread, error=error)


def batch_state(
    language: Language,
    done: int = 0,
    total: int = 0,
    failed: Sequence[tuple[str, str]] = (),
    error: str = "",
    taken: str = "",
) -> str:
    """How far the answers to many questions are, and which could not be asked and why; or why there are none.

    Args:
        language: of the reader.
        done: how many are answered.
        total: of how many.
        failed: questions that could not be asked, each with the reason.
        error: why there are no answers.
        taken: the column that the questions were taken from, where it is not called so.
    """
    return _rendered("batch.html", language, done=done, total=total, failed=failed, error=error, taken=taken)


def apologies(message: str, language: Language = "en", filter: Filter = EVERY, question: str = "") -> str:
    """A reply that could not be an answer, with what the question was kept to."""
    return _rendered("message.html", language, message=message, filter=filter, question=question)


def only(filter: Filter, language: Language, titles: Mapping[str, str]) -> str:
    """What questions are kept to."""
    return _rendered("only.html", language, chips=chips(filter, language, titles))


def list_page(listing: Listing, language: Language, names: Names, message: str = "") -> str:
    """A page of the list of all articles; a message instead of its counts where the list is not the one asked for."""
    unread = unread_lines(listing.unread, language, names)
    return _rendered("list.html", language, listing=listing, message=message, unread=unread)


def _rendered(template: str, language: Language, **values: object) -> str:
    return _TEMPLATES.get_template(template).render(
        language=language, says=REPLIES[language], found=FOUND[language], **values
    )


def _titles_of(answer: Answer) -> dict[str, str]:
    return {hit.article.id: hit.article.title for hit in answer.hits}


def _alone(article: Article) -> str:
    """The address that asks one article alone."""
    return address(Filter(articles=(article.id,)))


def sureness(probability: float) -> str:
    """How sure an answer is, in words of `REPLIES`."""
    return next(words for least, words in _SURENESS if probability >= least)


def _copied(answer: Answer) -> str:
    """The quotations with their sources, as text; paragraphs are parted by their sign, for a reply has no line ends."""
    language = answer.question.language
    return "\u2029".join(with_source(cited_as_json(citation, language), language) for citation in answer.citations)


def _percent(share: float, language: Language) -> str:
    space = "\u202f" if language == "fr" else ""
    return f"{share:.0%}".replace("%", f"{space}%")


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,  # the chat shows line ends as they are
)
_TEMPLATES.filters["grouped"] = grouped
# JSON in a reply takes as little room as it can: the browser keeps it.
_TEMPLATES.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
_TEMPLATES.globals |= {"address": article_link, "long_date": long_date, "long_when": long_when, "percent": _percent}
_TEMPLATES.globals |= {"original": original_link, "in_web_page": at_words, "sureness": sureness}
_TEMPLATES.globals |= {"pdf_page": pdf_link}
_TEMPLATES.globals |= {"place_of": place_of, "places": places_of, "place_in_file": place_in_file}
_TEMPLATES.globals |= {"chips_of": chips, "months_of": months_of, "chat_address": address, "alone": _alone}
_TEMPLATES.globals |= {"titles_of": _titles_of, "heading_words": heading_words}
_TEMPLATES.globals |= {"format_of_file": format_of_file}
_TEMPLATES.globals |= {"copied": _copied, "evidence": evidence_as_json, "kinds": tuple(KINDS)}
_TEMPLATES.globals |= {"lookup_heading": lookup_heading, "lookup_more": lookup_more}
_TEMPLATES.globals |= {
    "around": around,
    "by_passage": by_passage,
    "hit_of": hit_of,
    "others_of": others_of,
    "passage_pieces": passage_pieces,
    "also_in": also_in,
}
