"""Where a page that someone saved was published, by what its head, its saver's comment or its file say."""

import pytest

from articles.reading import read_article
from qa.citing.source import at_words
from tests.articles.documents import FIRST, TWINS

HERE = "https://gazette.invalid/pont?id=3"
SAVED = f"<!-- saved from url=(0033){HERE} -->"
SINGLE = f"<!--\n Page saved with SingleFile \n url: {HERE} \n saved date: Tue Mar 12 2019 18:04:11 GMT+0100\n-->"


def page(head: str = "", front: str = "") -> str:
    body = f"<article><h1>Un pont</h1><p>{FIRST} {FIRST}</p></article>"
    return f"<!DOCTYPE html>{front}<html lang=fr><head><title>Un pont</title>{head}</head><body>{body}</body></html>"


def read(tmp_path, name: str, data: str):
    (tmp_path / name).write_bytes(data.encode())
    return read_article(tmp_path / name)


@pytest.mark.parametrize(
    ("head", "front", "address", "origin"),
    [
        ('<link rel="canonical" href="https://gazette.invalid/pont">', "", "https://gazette.invalid/pont",
         "page's head"),
        ('<meta property="og:url" content="https://gazette.invalid/pont">', "", "https://gazette.invalid/pont",
         "page's head"),
        ("", SAVED, HERE, "saved copy"),
        ("", SINGLE, HERE, "saved copy"),
        ('<link rel="canonical" href="/pont">', SAVED, "https://gazette.invalid/pont", "page's head"),
        ('<link rel="Canonical" href="https://gazette.invalid/">', SINGLE, HERE, "saved copy"),
        ('<link rel="canonical" href="https://gazette.invalid/">', "", "https://gazette.invalid/", "page's head"),
        ('<link rel="canonical" href="https://[gazette/">', SAVED, HERE, "saved copy"),
        ('<link rel="canonical" href="/pont">', "", None, None),
        ('<base href="https://gazette.invalid/">', "", None, None),
        ("", "<!-- saved from url=(0014)about:internet -->", None, None),
        ("", "<!-- saved from url=(0020)file:///home/lise/pont.html -->", None, None),
        ('<link rel="canonical" href="javascript:alert(1)">', "", None, None),
    ],
)  # fmt: skip
def test_the_address_of_a_page(tmp_path, head, front, address, origin):
    article = read(tmp_path, "a.html", page(head, front))
    assert (article.address, article.origins.get("address")) == (address, origin)


@pytest.mark.parametrize(
    ("whole", "own", "address"),
    [
        (f"Snapshot-Content-Location: {HERE}\r\n", "Content-Location: cid:1\r\n", HERE),
        ("", f"Content-Location: {HERE}\r\n", HERE),
        ("", "Content-Location: cid:frame-1@mhtml.blink\r\n", None),
        (f"Content-Location: {HERE}\r\n", "", HERE),
        ("", "", None),
    ],
)
def test_the_address_of_a_page_that_was_saved_whole(tmp_path, whole, own, address):
    data = (
        f"From: <Saved by Blink>\r\n{whole}Subject: Un pont\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/related; boundary=b\r\n\r\n"
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\n{own}\r\n{page()}\r\n--b--\r\n"
    )
    article = read(tmp_path, "a.mhtml", data)
    assert (article.address, article.origins.get("address")) == (address, "saved copy" if address else None)


def test_a_page_without_main_text_has_its_address_too(tmp_path):
    article = read(tmp_path, "a.html", f"{SAVED}<p>La halle\n\nLa halle a été vendue.\n\nElle datait de 1804.</p>")
    assert article.address == HERE


def test_the_words_are_found_where_the_page_was_published(tmp_path):
    (tmp_path / "a.mhtml").write_bytes(TWINS["a.mhtml"]())
    address = read_article(tmp_path / "a.mhtml").address
    assert at_words(address or "", "Le conseil") == "https://gazette.invalid/pont#:~:text=Le%20conseil"
