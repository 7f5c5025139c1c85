"""The address of a page of a PDF as it looks, the quoted words marked on it; drawn when asked for, and kept nowhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Semaphore

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from articles.formats.pdf_page import page_words, picture
from articles.types import Article
from articles.workers import apart
from runtime.errors import UnknownArticle, UnreadableArticle
from ui.article_routes import bytes_as_read
from ui.labels import REPLIES, language_of
from ui.links import Quoted
from ui.render import message_page, pdf_page

_AT_ONCE = 2  # pages that are drawn, each in a process of its own


def pdf_routes(find: Callable[[str], Article], file_of: Callable[[str], Path]) -> APIRouter:
    """The route of the pages; they are shown where the original file is.

    Args:
        find: the article by its whole id, or raises UnknownArticle.
        file_of: the file that it was read from.
    """
    router = APIRouter()
    drawing = Semaphore(_AT_ONCE)

    @router.get("/pdf/{article_id}", response_class=HTMLResponse)
    def pdf(
        request: Request, article_id: str, page: int = 1, version: str = "", start: int = 0, end: int = 0
    ) -> HTMLResponse:
        language = language_of(request.headers)

        def refused(why: str) -> HTMLResponse:
            return HTMLResponse(message_page(REPLIES[language][why], language), status_code=404)

        try:
            article, file = find(article_id), file_of(article_id)
            data = bytes_as_read(article, file, version)
        except (UnknownArticle, UnreadableArticle):
            return refused("gone")
        stretch = Quoted(start, end) if version and start < end else None  # else which words were meant is not known
        words = page_words(article, page, *(stretch or (0, 0)))
        try:
            with drawing:
                shown = apart(partial(picture, data=data, number=page, words=words), file)
        except UnreadableArticle:
            return refused("not drawn")
        if shown is None:
            return refused("no page")
        return HTMLResponse(pdf_page(article, page, shown, words.quoted, stretch, language))

    return router
