"""The address that the page tells opinions: what is taken from whom."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from articles.types import Article
from index.names import Names
from qa.feedback import Feedback, Opinion, Words
from runtime.errors import UnknownArticle
from ui.feedback_routes import feedback_routes

ARTICLE = Article("x", "/x.txt", "0" * 64, "Titre", None, "fr", None, None, "Avant. Koen Geens est venu.")
PLACE = {"article": "x", "version": "0" * 16, "start": 7, "end": 17}
OPINION = {"question": "Qui ?", "verdict": "right", "places": [PLACE]}


@pytest.fixture
def feedback(tmp_path):
    return Feedback(tmp_path / "feedback.sqlite")


@pytest.fixture
def web(feedback):
    def find(name):
        if name != "x":
            raise UnknownArticle(name)
        return ARTICLE

    app = FastAPI()
    app.include_router(feedback_routes(feedback, find, Names()))
    with TestClient(app) as client:
        yield client


def test_the_words_come_from_the_article(web, feedback):
    assert web.post("/feedback", json=OPINION).status_code == 200
    assert web.post("/feedback", json={**OPINION, "verdict": "wrong", "places": []}).status_code == 200
    assert feedback.every() == [Opinion("Qui ?", "right", (Words("x", "Koen Geens"),)), Opinion("Qui ?", "wrong")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"places": [{**PLACE, "article": "y"}]},
        {"places": [{**PLACE, "version": "1"}]},
        {"places": [{**PLACE, "end": 999}]},
        {"places": [{**PLACE, "start": 17}]},
        {"places": [PLACE] * 101},
        {"places": [], "verdict": "passage"},
        {"verdict": "splendid"},
        {"question": ""},
        {"question": "x" * 2001},
    ],
)
def test_what_is_no_opinion_on_these_articles_is_not_kept(web, feedback, wrong):
    refused = web.post("/feedback", json={**OPINION, **wrong})
    assert refused.status_code in {409, 422}
    assert feedback.every() == []


def test_a_form_of_another_site_is_no_json(web, feedback):
    refused = web.post(
        "/feedback",
        content=b'{"question": "Qui ?", "verdict": "wrong", "places": []}',
        headers={"content-type": "text/plain"},
    )
    assert refused.status_code == 422
    assert feedback.every() == []
