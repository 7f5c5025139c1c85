"""Web pages and mails as people's folders have them: odd encodings, several parts, days that are not the article's."""

from base64 import encodebytes
from datetime import date
from time import process_time

import pytest

from articles.formats.markup import tree_of
from articles.formats.published import published
from articles.reading import read_article
from articles.workers import SECONDS
from runtime.errors import UnreadableArticle
from tests.articles.documents import FIRST, TWINS, with_lines

LONG = f"{FIRST} {FIRST}"


def page(body: str, head: str = "") -> str:
    return (
        f"<html><head><title>Un pont</title>{head}</head><body><article><h1>Un pont</h1>{body}</article></body></html>"
    )


def read(tmp_path, name: str, data: str | bytes):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_article(path)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>12 rue du Pont<br>75001 Paris<br>France</p>", "12 rue du Pont 75001 Paris France"),
        ("<blockquote><p>Il a dit oui.</p><p>Elle a dit non.</p></blockquote>", "Elle a dit non."),
        ("<ul><li><p>Un point.</p><p>Un autre.</p></li><li>Fin</li></ul>", "- Un point. Un autre."),
        ("<ul><li>Pour :<ul><li>Guy Roux</li><li>Zoé Lair</li></ul></li></ul>", "- Guy Roux\n\n- Zoé Lair"),
        ("<table><tr><td>Nom</td><td>Rôle</td></tr><tr><td>Guy<br>Roux</td><td><p>Maire</p><p>adjoint</p></td></tr></table>",
         "| Guy Roux | Maire adjoint |"),
    ],
)  # fmt: skip
def test_words_of_a_page_stay_apart(tmp_path, body, words):
    text = read(tmp_path, "a.html", page(f"<p>{LONG}</p>{body}<p>{LONG}</p>")).text
    assert words in text
    assert text.count("Guy Roux") <= 1


@pytest.mark.parametrize(
    ("body", "head", "day"),
    [
        ("", '<meta property="article:published_time" content="2019-03-12T10:00:00+01:00">', date(2019, 3, 12)),
        ("", '<script type="application/ld+json">{"datePublished": "2019-03-12"}</script>', date(2019, 3, 12)),
        ("", '<meta name="dcterms.created" content="2010-01-01"><meta name="DC.date.issued" content="2019-03-12">',
         date(2019, 3, 12)),
        ('<time datetime="2019-03-13" class="updated">x</time><time datetime="2019-03-12">x</time>', "",
         date(2019, 3, 12)),
        ("<p>Publié le 12 mars 2019</p>", "", date(2019, 3, 12)),
        ("<p>Mis à jour le 15 mars 2019</p><p>Publié le 12 mars 2019</p>", "", date(2019, 3, 12)),
        ("", '<meta property="article:modified_time" content="2021-05-01">', None),
        ("", '<meta property="og:updated_time" content="2021-05-01"><meta name="created" content="2021-01-01">', None),
        ('<aside><time datetime="2023-01-05">x</time></aside>', "", None),
        ('<div id="comments"><time datetime="2023-01-05">x</time></div>', "", None),
        ('<div class="related-articles"><time datetime="2023-01-05">x</time></div>', "", None),
    ],
)  # fmt: skip
def test_a_pages_day_is_that_of_its_publication_or_none(tmp_path, body, head, day):
    assert read(tmp_path, "a.html", page(f"{body}<p>{LONG}</p>", head)).date == day


def test_nothing_is_published_by_an_empty_page():
    assert published("", tree_of("")) is None


@pytest.mark.parametrize(
    "line",
    [
        "Avec votre accord, nos 345 partenaires et nous utilisons des cookies pour stocker des informations.",
        "Il vous reste 80% de cet article à lire. La suite est réservée aux abonnés.",
        "Lire aussi : Incendie à Nîmes",
        "Activez JavaScript pour lire ce site.",
    ],
)
def test_what_is_the_pages_own_is_never_quoted(tmp_path, line):
    article = read(tmp_path, "a.html", page(f"<p>{LONG}</p><p>{line}</p><p>{LONG}</p>"))
    assert all(block.kind == "boilerplate" for block in article.blocks if line in article.text[block.start : block.end])


@pytest.mark.parametrize("head", ["", '<meta charset="iso-8859-1">', '<meta charset="windows-1252">'])
def test_a_short_page_in_an_old_encoding(tmp_path, head):
    data = page("<p>L’été à Nîmes, déjà très près : une brève.</p>", head).encode("cp1252")
    assert "L’été à Nîmes, déjà très près" in read(tmp_path, "a.html", data).text


HEAD = (
    "Subject: Un pont\r\nFrom: Lise <lise@a.invalid>\r\nDate: Tue, 12 Mar 2019 18:04:11 +0100\r\nMIME-Version: 1.0\r\n"
)
WORDS = "Le conseil a voté hier : l’été à Nîmes."


@pytest.mark.parametrize(
    ("kind", "encoding"),
    [
        ("", "utf-8"),
        ("", "cp1252"),
        ("Content-Type: text/plain; charset=utf-8", "cp1252"),
        ("Content-Type: text/plain; charset=us-ascii", "utf-8"),
        ("Content-Type: text/plain; charset=iso-8859-1", "cp1252"),
        ("Content-Type: text/plain; charset=x-unknown", "utf-8"),
        ("Content-Type: text/html", "utf-8"),
    ],
)
def test_a_mail_is_read_in_the_encoding_that_it_is_in(tmp_path, kind, encoding):
    head = HEAD + (f"{kind}\r\n" if kind else "") + "Content-Transfer-Encoding: 8bit\r\n\r\n"
    assert WORDS in read(tmp_path, "a.eml", head.encode() + WORDS.encode(encoding)).text


def test_a_head_without_an_encoding(tmp_path):
    data = HEAD.replace("Un pont", "Été à Nîmes").encode("latin-1") + b"\r\nIl fuit. On le sait."
    assert read(tmp_path, "a.eml", data).title == "Été à Nîmes"


def multipart(kind: str, *parts: str) -> str:
    inside = "".join(f"--b\r\n{part}\r\n" for part in parts)
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=b\r\n\r\n{inside}--b--\r\n"


PLAIN, HTML = "Content-Type: text/plain; charset=utf-8\r\n\r\n", "Content-Type: text/html; charset=utf-8\r\n\r\n"


META = '<meta name="author" content="Claire Aubanel"><meta property="article:published_time" content="2019-03-12">'


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["table", "paragraphs"])
def test_a_page_of_any_length_is_read_in_time(tmp_path, kind):
    """In the bound that reading has, and five times the lines in less than ten times the time, on whatever machine."""

    def seconds_of(count):
        lines = [f"<tr><td>Commune {n}</td><td>{7 * n}</td></tr>" for n in range(count)]
        if kind == "paragraphs":
            lines = [f"<p>Le {n}e jour, {FIRST}</p>" for n in range(count)]
        table = f"<table><tr><th>Nom</th><th>Habitants</th></tr>{''.join(lines)}</table>"
        path = tmp_path / "a.html"
        path.write_text(page(f"<p>{LONG}</p>{table if kind == 'table' else ''.join(lines)}", META), encoding="utf-8")
        start = process_time()
        article = read_article(path)
        seconds = process_time() - start
        assert (article.title, article.author, article.date) == ("Un pont", "Claire Aubanel", date(2019, 3, 12))
        assert article.blocks[0].kind == "title" and article.blocks[1].kind == "paragraph"
        assert len(article.blocks) > count
        return seconds

    some, many = seconds_of(8_000), seconds_of(40_000)
    assert many < min(SECONDS, 10 * some)


FOOTERS = (
    "_____\r\nListe de presse\r\nhttps://a.invalid/?a=b\r\n",
    "-- \r\nListe de presse\r\n",
    "\r\nListe : été\r\n",
    "\r\nListe de presse des communes\r\n",
)


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize("length", range(3))
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_what_a_mailing_list_puts_below_a_body_in_base64(tmp_path, footer, length, kind):
    body = f"{LONG}{'!' * length}".encode()
    head = f"{HEAD}Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    text = read(tmp_path, "a.eml", head.encode() + encodebytes(body) + footer.encode()).text
    assert LONG in text and text.rstrip().endswith(footer.split("Liste")[1].strip().replace("\r\n", " "))


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("format=flowed", "Le musée \r\nrouvrira \r\nle 6 avril."),
        ("format=flowed; delsp=yes", "Le mus \r\née rouvrira  \r\nle 6 avril."),
        ("format=flowed; DelSp=Yes", "Le musée rouvrira  \r\n le 6 avril.".replace(" le", "le")),
        ("format=Flowed", " Le musée \r\n rouvrira \r\nle 6 avril."),
    ],
)
def test_lines_that_flow_are_joined(tmp_path, kind, sent):
    quoted = "".join(f"> {line}\r\n" for line in sent.split("\r\n"))
    data = f"{HEAD}Content-Type: text/plain; charset=utf-8; {kind}\r\n\r\n{sent}\r\n{quoted}\r\n-- \r\nLise\r\n"
    article = read(tmp_path, "a.eml", data)
    words = [article.text[block.start : block.end] for block in article.blocks]
    assert words.count("Le musée rouvrira le 6 avril.") == 2


def test_all_parts_of_a_mail_are_read(tmp_path):
    picture = "Content-Type: image/png\r\nContent-Disposition: inline\r\n\r\nx"
    text = read(tmp_path, "a.eml", multipart("mixed", f"{PLAIN}Il fuit.", picture, f"{PLAIN}On le répare.")).text
    assert "Il fuit." in text and "On le répare." in text


@pytest.mark.parametrize("plain", ["", " \r\n", "Votre messagerie ne lit pas le HTML."])
def test_of_a_mail_in_two_forms_the_one_that_says_something(tmp_path, plain):
    text = read(tmp_path, "a.eml", multipart("alternative", f"{PLAIN}{plain}", f"{HTML}<p>{LONG}</p>")).text
    assert FIRST in text


def test_a_mail_that_is_passed_on(tmp_path):
    head = "Content-Type: message/rfc822\r\n\r\nSubject: Le devis\r\nFrom: Guy Roux <g@a.invalid>\r\n"
    inner = f"{head}{PLAIN}Il coûte cher."
    article = read(tmp_path, "a.eml", multipart("mixed", f"{PLAIN}Pour information.", inner))
    assert "Guy Roux <g@a.invalid> – Le devis" in article.context_of(article.text.index("cher"))


def test_what_is_attached_is_not_read(tmp_path):
    attached = f"Content-Disposition: attachment; filename=a.txt\r\n{PLAIN}Secret."
    with pytest.raises(UnreadableArticle, match="attached"):
        read(tmp_path, "a.eml", multipart("mixed", attached))


def test_outlooks_head_of_a_quotation(tmp_path):
    quoted = "De : Guy Roux\nEnvoyé : mardi 12 mars 2019 18:04\nÀ : Lise\nObjet : Le devis\n\nIl coûte cher."
    article = read(tmp_path, "a.eml", f"{HEAD}{PLAIN}D’accord.\n\n{quoted}".replace("\n", "\r\n").replace("\r\r", "\r"))
    assert "Guy Roux" in article.context_of(article.text.index("cher"))


def test_the_page_of_a_saved_page_is_the_one_with_its_address(tmp_path):
    frame = f"Content-Location: https://ad.invalid/\r\n{HTML}<p>Achetez nos ponts. {LONG}</p>"
    own = f"Content-Location: https://a.invalid/pont\r\n{HTML}{page(f'<p>{LONG}</p>')}"
    data = multipart("related", frame, own).replace(
        "Subject", "Snapshot-Content-Location: https://a.invalid/pont\r\nSubject", 1
    )
    article = read(tmp_path, "a.mhtml", data)
    assert article.title == "Un pont" and "Achetez" not in article.text


def test_what_a_book_or_a_page_quotes_is_a_quotation(tmp_path):
    body = "<blockquote><p>Il a dit oui.</p><p>Elle a dit non.</p></blockquote>"
    book = with_lines("a.epub", TWINS["a.epub"](), (f"</p>{body}<p>Puis :",))
    for article in (
        read(tmp_path, "a.epub", book),
        read(tmp_path, "a.html", page(f"<p>{LONG}</p>{body}<p>{LONG}</p>")),
    ):
        quoted = [article.text[block.start : block.end] for block in article.blocks if block.kind == "quote"]
        assert quoted == ["Il a dit oui.", "Elle a dit non."]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_mail_that_was_saved_in_utf_16(tmp_path, encoding):
    text = (
        "Subject: Le pont\nFrom: Lise <a@a.invalid>\nContent-Type: text/plain; charset=utf-8\n\nIl fuit depuis hier.\n"
    )
    (tmp_path / "a.eml").write_bytes(text.encode(encoding))
    article = read_article(tmp_path / "a.eml")
    assert (article.title, article.author, article.text) == ("Le pont", "Lise", "Le pont\n\nIl fuit depuis hier.")


def test_a_subject_is_told_as_the_heads(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(b"From: Ana <a@x.fr>\nSubject: Le  port\nDate: 2 Mar 2024 09:00:00 +0100\n\nIl pleut au port.\n")
    article = read_article(path)
    assert (article.title, article.origins["title"]) == ("Le port", "mail head")
