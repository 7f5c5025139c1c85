"""The address of the page of all articles."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from index.catalogue import Catalogue
from index.filter import Filter
from index.names import Names
from runtime.errors import WrongInput
from ui.labels import apology, language_of
from ui.listing import Listing
from ui.render import list_page

_Several = Annotated[list[str], Query()]


def list_routes(catalogue: Catalogue, names: Names) -> APIRouter:
    """The route of the list, a page at a time; `names` are those of files."""
    router = APIRouter()

    @router.get("/articles", response_class=HTMLResponse)
    def articles(
        request: Request,
        q: str = "",
        since: str = "",
        until: str = "",
        sources: _Several = [],  # noqa: B006  # FastAPI makes a list of its own for each request
        languages: _Several = [],  # noqa: B006
        formats: _Several = [],  # noqa: B006
        sort: str = "",
        way: str = "",
        page: str = "",
    ) -> HTMLResponse:
        language = language_of(request.headers)
        number = int(page) if page.isdecimal() else 1
        try:
            filter = Filter.of(since, until, filled(sources), filled(languages), filled(formats))
        except WrongInput as error:
            listing = Listing.of(catalogue, words=q, sort=sort, way=way, page=number)
            return HTMLResponse(list_page(listing, language, names, apology(error, language)), status_code=400)
        listing = Listing.of(catalogue, filter, q, sort, way, number)
        return HTMLResponse(list_page(listing, language, names))

    return router


def filled(values: list[str]) -> list[str]:
    """Without what a form sends of a field where nothing is chosen."""
    return [value for value in values if value]
