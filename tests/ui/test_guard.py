"""The guard: how often an account may ask, and an address try a login."""

import json
from base64 import b64encode

import pytest
from starlette.requests import Request

from ui.accounts import Accounts
from ui.guard import ASKED, TRIED, Guard
from ui.limit import Limit


@pytest.fixture
def accounts(tmp_path):
    made = Accounts(tmp_path / "accounts.json")
    made.set("ana", "open sesame")
    made.set("bea", "open sesame")
    return made


def request(name="ana", password="open sesame", method="POST", address="192.0.2.1", language="en"):
    login = b64encode(f"{name}:{password}".encode())
    headers = [(b"authorization", b"Basic " + login), (b"accept-language", language.encode())]
    return Request({"type": "http", "method": method, "headers": headers, "client": (address, 1)})


def status(refusal):
    return refusal.status_code if refusal else None


def test_an_account_may_ask_so_many_times_a_minute_and_others_are_not_held_up(accounts):
    now = [0.0]
    guard = Guard(accounts, asked=Limit(ASKED, clock=lambda: now[0]))
    assert [status(guard.refusal(request())) for _ in range(ASKED + 1)] == [None] * ASKED + [429]
    assert guard.refusal(request("bea")) is None
    assert guard.refusal(request(method="GET")) is None
    now[0] = 59.0
    assert status(guard.refusal(request())) == 429
    now[0] = 60.0
    assert guard.refusal(request()) is None


@pytest.mark.parametrize(("language", "words"), [("fr-FR", "Réessayez dans 60\u00a0s"), ("en", "Try again in 60 s")])
def test_how_long_to_wait_is_told_in_the_readers_language(accounts, language, words):
    guard = Guard(accounts, asked=Limit(1, clock=lambda: 0.0))
    guard.refusal(request())
    refused = guard.refusal(request(language=language))
    assert words in json.loads(refused.body)["detail"]
    assert refused.headers["retry-after"] == "60"


def test_passwords_cannot_be_tried_for_long(accounts):
    guard = Guard(accounts, tried=Limit(3, clock=lambda: 0.0))
    assert guard.refusal(request(address="192.0.2.9")) is None  # and is known from then on
    tried = [status(guard.refusal(request(password=f"guess {n}"))) for n in range(5)]
    assert tried == [401, 401, 401, 429, 429]
    assert status(guard.refusal(request("bea"))) == 429  # the right one, but of an address that guesses
    assert guard.refusal(request("bea", address="192.0.2.2")) is None
    assert guard.refusal(request()) is None
    assert TRIED < 100


def test_clients_that_do_not_come_back_are_forgotten():
    now = [0.0]
    limit = Limit(1, clock=lambda: now[0])
    for number in range(5000):
        now[0] += 1
        assert limit.wait(str(number)) == 0.0
    assert len(limit._times) < 1100
