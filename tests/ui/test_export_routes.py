"""The address that makes files of answers: what it sends back, and what it refuses."""

import json

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from qa.citing.export import KINDS
from qa.citing.proof import proofs_in
from tests.ui.test_render import Parsed, answer_of, article_of
from ui.export_routes import export_routes
from ui.render import reply

START = len("Le pont a coûté ")
REPLY = reply(answer_of(article_of("Le pont a coûté 12\u2028000 €. « Où ? » 'R&D' \"<b>\""), START, START + 8))
(KEPT,) = Parsed(REPLY).values("data-answer")
TOLD = json.loads(KEPT)
(CITED,) = TOLD["citations"]


@pytest.fixture
def web():
    app = FastAPI()
    app.include_router(export_routes())
    with TestClient(app) as client:
        yield client


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_reply_keeps_makes_a_file_that_can_be_checked(web, kind):
    made = web.post(f"/export/{kind}", content=f"[{KEPT}, {KEPT}]", headers={"content-type": "application/json"})
    assert made.status_code == 200 and made.content.decode() == KINDS[kind].of([TOLD, TOLD])
    assert made.headers["content-type"] == f"{KINDS[kind].media}; charset=utf-8"
    assert made.headers["content-disposition"] == f'attachment; filename="ibid-qui.{KINDS[kind].suffix}"'
    assert [proof["quote"] for proof in proofs_in(made.text)] == ["12\u2028000 €"] * 2


def test_a_reply_keeps_its_answer_once_on_one_line():
    assert "\n" not in KEPT and REPLY.count("0" * 64) == 1


@pytest.mark.parametrize(
    ("kind", "sent", "status"),
    [
        ("pdf", [TOLD], 404),
        ("md", [], 422),
        ("md", TOLD, 422),
        ("md", [{**TOLD, "language": "xx"}], 422),
        ("md", [{**TOLD, "citations": [{}]}], 422),
        ("md", [{**TOLD, "question": "\ud800"}], 422),
        ("md", [{**TOLD, "citations": [{**CITED, "article": {**CITED["article"], "date": "1"}}]}], 422),
    ],
)  # fmt: skip
def test_what_is_no_answer_makes_no_file(web, kind, sent, status):
    headers = {"content-type": "application/json"}
    assert web.post(f"/export/{kind}", content=json.dumps(sent), headers=headers).status_code == status


def test_a_form_of_another_site_is_no_json(web):
    refused = web.post("/export/md", content=f"[{KEPT}]", headers={"content-type": "text/plain"})
    assert refused.status_code == 422
