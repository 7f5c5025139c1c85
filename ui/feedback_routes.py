"""The address that the page tells what someone says of an answer."""

from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from articles.types import Article
from index.names import Names
from qa.feedback import Feedback, Opinion, Verdict, Words
from runtime.errors import IbidError

_LONGEST = 2000  # characters of a question with the one before it
_MOST = 100  # quotations of an answer


class _Place(BaseModel):
    article: str
    version: str
    start: int = Field(ge=0)
    end: int = Field(ge=1)


class _Opinion(BaseModel):
    question: str = Field(min_length=1, max_length=_LONGEST)
    verdict: Verdict
    places: list[_Place] = Field(max_length=_MOST)


def feedback_routes(feedback: Feedback, find: Callable[[str], Article], names: Names) -> APIRouter:
    """Keeps opinions in a file; the words that they are about are taken from the articles, not from who sends them."""
    router = APIRouter()

    @router.post("/feedback")
    def hear(opinion: _Opinion) -> JSONResponse:
        try:
            words = [_words(place, find(place.article)) for place in opinion.places]
            if None in words or (opinion.verdict == "passage" and len(words) != 1):
                return JSONResponse({"error": "No such words in that version of the article."}, status_code=409)
            feedback.add(Opinion(opinion.question, opinion.verdict, tuple(some for some in words if some)))
        except IbidError as error:
            return JSONResponse({"error": str(names.without_folders(error))}, status_code=409)
        return JSONResponse({})

    return router


def _words(place: _Place, article: Article) -> Words | None:
    """None where the article is another by now, or has no such place."""
    there = place.start < place.end <= len(article.text) and article.sha256.startswith(place.version)
    return Words(article.id, article.text[place.start : place.end]) if there else None
