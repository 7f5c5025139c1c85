"""Accounts: who is known, what the file tells, what a change does to a running page."""

import json
import os
import stat

import pytest

from runtime.errors import AccountsUnusable
from ui.accounts import Accounts, hashed


@pytest.fixture
def file(tmp_path):
    return tmp_path / "index" / "accounts.json"


@pytest.mark.parametrize(
    ("name", "password"), [("ana", "open sesame"), ("Zoé", "mot de passe: é☺"), ("b", ":" * 9), ("c", " " * 8)]
)
def test_only_the_right_password_of_the_right_account_is_known(file, name, password):
    accounts = Accounts(file)
    accounts.set(name, password)
    accounts.set("other", "another word")
    assert accounts.knows(name, password)
    for wrong in (password + "x", password[:-1], "", password.upper() + "!", "another word"):
        assert not accounts.knows(name, wrong)
    assert not accounts.knows(name + "x", password)
    assert not accounts.knows("", "")


def test_a_login_is_remembered_once_it_was_right(file):
    accounts = Accounts(file)
    accounts.set("ana", "open sesame")
    assert not accounts.remembers("ana", "open sesame")
    assert accounts.knows("ana", "open sesame")
    assert accounts.remembers("ana", "open sesame")
    assert not accounts.knows("ana", "wrong words")
    assert not accounts.remembers("ana", "wrong words")


def test_the_file_tells_no_password_and_nobody_else_may_read_it(file):
    Accounts(file).set("ana", "open sesame")
    assert "sesame" not in file.read_text(encoding="utf-8")
    assert hashed("open sesame") != hashed("open sesame")
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_change_of_the_file_holds_at_once(file):
    running, beside = Accounts(file), Accounts(file)
    beside.set("ana", "open sesame")
    assert running.names == ["ana"]
    assert running.knows("ana", "open sesame")
    beside.set("ana", "another word")
    assert not running.remembers("ana", "open sesame")
    assert not running.knows("ana", "open sesame")
    assert running.knows("ana", "another word")
    beside.remove("ana")
    assert not running.knows("ana", "another word")
    assert running.names == []


@pytest.mark.parametrize(
    "content", ["", "[]", "nonsense", json.dumps({"ana": "open sesame"}), '{"ana": "00$00"}', '{"a": 1}']
)
def test_a_file_that_is_none_is_told(file, content):
    file.parent.mkdir()
    file.write_text(content, encoding="utf-8")
    with pytest.raises(AccountsUnusable, match=r"accounts\.json"):
        Accounts(file)
