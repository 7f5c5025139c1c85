"""`ibid accounts` as people run it."""

import subprocess
import sys

import pytest

from tests.served import ROOT


@pytest.fixture
def ibid(tmp_path):
    def run(*arguments, stdin=""):
        return subprocess.run(
            [sys.executable, "-W", "ignore", str(ROOT / "app.py"), *arguments, "--index", str(tmp_path)],
            input=stdin, capture_output=True, encoding="utf-8", timeout=120, cwd=ROOT, check=False,
        )  # fmt: skip

    return run


def test_accounts_are_added_listed_and_removed(ibid):
    assert "No account yet" in ibid("accounts").stdout
    added = ibid("accounts", "add", "zoé", stdin="open sesame\n")
    assert (added.returncode, "ibid serve --share" in added.stdout) == (0, True)
    assert ibid("accounts", "add", "ana", stdin="open sesame").returncode == 0
    assert ibid("accounts").stdout == "ana\nzoé\n"
    assert ibid("accounts", "remove", "zoé").returncode == 0
    assert ibid("accounts").stdout == "ana\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "ana"), "too short"),
        (("add",), "is no name"),
        (("add", "a:b"), "is no name"),
        (("remove", "nobody"), "No account 'nobody'"),
    ],
)
def test_what_cannot_be_is_told(ibid, arguments, words):
    done = ibid("accounts", *arguments, stdin="short\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_without_an_account_the_page_is_shared_with_nobody(ibid):
    done = ibid("serve", "--share", "--port", "17861")
    assert (done.returncode, done.stdout) == (1, "")
    assert "ibid accounts add" in done.stderr
