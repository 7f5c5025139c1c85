"""The addresses of an article: its page, its file, and itself as JSON."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path, PurePath
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from articles.reading import file_bytes
from articles.types import Article
from index.threads import thread_of
from qa.as_json import article_as_json
from runtime.errors import UnknownArticle, UnreadableArticle
from ui.labels import REPLIES, language_of
from ui.render import FileNow, article_page, message_page


def article_routes(
    find: Callable[[str], Article], file_of: Callable[[str], Path], articles: Callable[..., Sequence[Article]]
) -> APIRouter:
    """The routes of the articles.

    Args:
        find: the article by its whole id, or raises UnknownArticle.
        file_of: the file that it was read from.
        articles: the list of all, by a filter and words, see `index.catalogue`.
    """
    router = APIRouter()

    @router.get("/article/{article_id}", response_class=HTMLResponse)
    def article(request: Request, article_id: str, version: str = "", start: int = 0, end: int = 0) -> HTMLResponse:
        language = language_of(request.headers)
        try:
            found = find(article_id)
        except UnknownArticle:
            return HTMLResponse(message_page(REPLIES[language]["not found"], language), status_code=404)
        file = _file_now(found, file_of(article_id))
        same = found.sha256.startswith(version)
        if not version or not same:  # which words were meant is not known
            start = end = 0
        thread = thread_of(found, articles)
        return HTMLResponse(article_page(found, start, end, language, changed=not same, file=file, thread=thread))

    @router.get("/original/{article_id}")
    def original(request: Request, article_id: str, version: str = "") -> Response:
        try:
            return _file(find(article_id), file_of(article_id), version)
        except (UnknownArticle, UnreadableArticle):
            language = language_of(request.headers)
            return HTMLResponse(message_page(REPLIES[language]["gone"], language), status_code=404)

    @router.get("/api/article/{article_id}")
    def article_in_json(article_id: str) -> JSONResponse:
        try:
            return JSONResponse(article_as_json(find(article_id)))
        except UnknownArticle as error:
            return JSONResponse({"error": str(error)}, status_code=404)

    return router


def _file_now(article: Article, file: Path) -> FileNow:
    try:
        data = file_bytes(file)
    except UnreadableArticle:
        return "file gone"
    return "" if sha256(data).hexdigest() == article.sha256 else "file changed"


def bytes_as_read(article: Article, file: Path, version: str) -> bytes:
    """The bytes of the file that a version of an article was read from; every version's where it is empty.

    Raises:
        UnreadableArticle: it is gone, or another than when it was read.
    """
    data = file_bytes(file)
    if sha256(data).hexdigest() != article.sha256 or not article.sha256.startswith(version):
        raise UnreadableArticle("{}: changed since it was read.", article.path)
    return data


def _file(article: Article, file: Path, version: str) -> Response:
    """The file of an article: a PDF to be looked at, anything else to be saved, for a page could do as it likes here.

    Raises:
        UnreadableArticle: it is gone, or another than when it was read.
    """
    data = bytes_as_read(article, file, version)
    is_pdf = data.startswith(b"%PDF-")
    name = quote(PurePath(article.path).name)
    return Response(
        data,
        media_type="application/pdf" if is_pdf else "application/octet-stream",
        headers={"Content-Disposition": f"{'inline' if is_pdf else 'attachment'}; filename*=UTF-8''{name}"},
    )
