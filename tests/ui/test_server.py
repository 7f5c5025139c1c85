"""The page and the articles on one port: pages, headers, login, ports."""

import gc
import re
import socket
import threading
import time
import warnings
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import quote

import gradio as gr
import httpx
import pytest
import uvicorn
from starlette.routing import Mount, WebSocketRoute

from articles.types import Article
from index.catalogue import Catalogue
from qa.tools import Tools
from runtime.errors import PortInUse, UnknownArticle
from ui.accounts import Accounts
from ui.conversation import ROOM
from ui.guard import LOOPBACK, Guard
from ui.largest import MOST
from ui.limit import Limit
from ui.page import build_page
from ui.server import build_app, check_port

pytestmark = pytest.mark.filterwarnings("ignore:.*no_silent_downcasting")  # gradio's own use of pandas

LOGIN = ("marie", "mot de passe: é☺")
ODD_IDS = [
    "un article",
    "été à Rabat",
    "a∕b⁄c",
    "50%",
    "a?b#c",
    "a&b=c",
    "<b>",
    "«x»",
    "日本",
    "a+b",
    "a%2Fb",
    "..x",
    "a\\b",
    "🙂",
]
PATHS = (
    """/|/config|/article/x|/article/|/gradio_api/info|/gradio_api/call/ask|/gradio_api/queue/join
    |/gradio_api/queue/data|/gradio_api/startup-events|/gradio_api/upload|/gradio_api/file=/etc/passwd|/gradio_api/heartbeat/x
    |/theme.css|/favicon.ico|/manifest.json|/robots.txt|/monitoring|/docs|/openapi.json|/nothing|//|/gradio_api/mcp/|/login
    |/static/fonts/x|/export/md|/feedback|/articles|/api/article/x|/original/x|/pdf/x|/gradio_api/run/ask|/logout|/%2e%2e/""".replace(
        "\n", ""
    )
    .replace(" ", "")
    .split("|")
)


@pytest.fixture(scope="module")
def articles():
    text = "Avant <b>. Koen Geens & “autre” $x\u00a0: fin."
    return {
        name: Article(name, f"/{name}.txt", "0" * 64, f"Titre {name}", None, "fr", None, None, text)
        for name in ["x", *ODD_IDS]
    }


@pytest.fixture(scope="module")
def find(articles):
    def known(name):
        if name not in articles:
            raise UnknownArticle(name)
        return articles[name]

    return known


class Served:
    """A real uvicorn in a thread, and a client of it."""

    def __init__(self, app):
        with socket.socket() as probe:
            probe.bind((LOOPBACK, 0))
            self.port = probe.getsockname()[1]
        self._server = uvicorn.Server(uvicorn.Config(app, host=LOOPBACK, port=self.port, log_level="critical"))
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()
        until = time.monotonic() + 20
        while not self._server.started and time.monotonic() < until:
            time.sleep(0.02)
        self.client = httpx.Client(base_url=f"http://{LOOPBACK}:{self.port}", timeout=20)

    def stop(self):
        self.client.close()
        self._server.should_exit = True
        self._thread.join(20)


@pytest.fixture(scope="module")
def accounts(tmp_path_factory):
    made = Accounts(tmp_path_factory.mktemp("accounts") / "accounts.json")
    made.set(*LOGIN)
    return made


@pytest.fixture(scope="module")
def tools(pipeline, seed_index, find):
    return Tools(pipeline, Catalogue(seed_index.store), find, lambda name: Path(find(name).path))


@pytest.fixture(scope="module")
def build(tools):
    def built(guard):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # event loops that gradio makes and never closes
            app = build_app(build_page(tools), tools, guard)
            gc.collect()
        return app

    return built


@pytest.fixture(scope="module")
def app(build):
    return build(Guard())


@pytest.fixture(scope="module")
def served(app):
    server = Served(app)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def web(served):
    return served.client


@pytest.fixture(scope="module")
def locked(build, accounts):
    server = Served(build(Guard(accounts, tried=Limit(1000))))
    yield server.client
    server.stop()


def basic(user, password):
    return {"authorization": "Basic " + b64encode(f"{user}:{password}".encode()).decode()}


def marked(html):
    return [unescape(words) for words in re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.DOTALL)]


def test_the_server_looks_for_questions_seldom(app):
    (mounted,) = [route.app for route in app.routes if isinstance(route, Mount) and hasattr(route.app, "get_blocks")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # as above
        queue, usual = mounted.get_blocks()._queue, gr.Blocks().queue()._queue
        gc.collect()
    assert queue.sleep_when_free > usual.sleep_when_free
    assert queue.progress_update_sleep_when_free > usual.progress_update_sleep_when_free


def test_an_article_page_marks_the_words_asked_for(web, articles):
    start = articles["x"].text.index("Koen")
    found = web.get(f"/article/x?version={articles['x'].sha256}&start={start}&end={start + 18}")
    assert found.status_code == 200
    assert found.headers["content-type"].startswith("text/html")
    assert marked(found.text) == ["Koen Geens & “autr"]


def test_an_article_page_without_words_or_version_marks_nothing(web):
    assert marked(web.get("/article/x").text) == []
    assert marked(web.get("/article/x?start=0&end=5").text) == []
    assert marked(web.get("/article/x?version=&start=0&end=5").text) == []
    assert web.get("/article/x").status_code == 200


@pytest.mark.parametrize(
    "query", ["start=-5&end=3", "start=5&end=2", f"start={10**25}&end={10**26}", "start=0&end=999999"]
)
def test_offsets_out_of_range_are_no_error(web, articles, query):
    assert web.get(f"/article/x?version={articles['x'].sha256}&{query}").status_code == 200


@pytest.mark.parametrize("query", ["start=abc", "end=1.5", "start=", "start=%00"])
def test_offsets_that_are_no_numbers_are_refused_without_a_stack_trace(web, query):
    found = web.get(f"/article/x?{query}")
    assert 400 <= found.status_code < 500
    assert "Traceback" not in found.text


@pytest.mark.parametrize("name", ODD_IDS)
def test_an_article_is_found_by_an_odd_id(web, name):
    found = web.get(f"/article/{quote(name, safe='')}?start=11&end=21")
    assert found.status_code == 200
    assert f"Titre {name}" in unescape(found.text)


def test_a_link_to_another_version_marks_nothing_and_says_so(web, articles):
    found = web.get("/article/x?version=0123456789abcdef&start=0&end=5", headers={"accept-language": "fr"})
    assert found.status_code == 200
    assert marked(found.text) == []
    assert "a changé depuis" in unescape(found.text)
    same = web.get(f"/article/x?version={articles['x'].sha256[:16]}&start=0&end=5", headers={"accept-language": "fr"})
    assert len(marked(same.text)) == 1
    assert "a changé depuis" not in unescape(same.text)


def test_a_file_that_is_gone_or_changed_is_told_with_what_was_read_of_it(web, articles, tmp_path):
    def said():
        address = f"/article/x?version={articles['x'].sha256}&start=0&end=5"
        return unescape(web.get(address, headers={"accept-language": "fr"}).text)

    as_before, file = articles["x"], tmp_path / "x.txt"
    try:
        assert "Le fichier n’est plus là" in said()
        file.write_text("Titre\n\nKoen Geens.\n", encoding="utf-8")
        articles["x"] = replace(as_before, path=str(file), sha256=sha256(file.read_bytes()).hexdigest())
        assert "Le fichier" not in said()
        file.write_text("Titre\n\nUn autre.\n", encoding="utf-8")
        assert "Le fichier a changé depuis qu’il a été lu" in said()
        assert marked(said()) == ["Avant"]
    finally:
        articles["x"] = as_before


def test_an_article_is_given_as_json(web, articles):
    found = web.get("/api/article/x")
    assert (found.json()["text"], found.json()["sha256"]) == (articles["x"].text, articles["x"].sha256)
    assert web.get("/api/article/nothing").status_code == 404


@pytest.mark.parametrize("name", ["nothing", "<script>alert(1)</script>", "é", "x.txt", "%00", "..%2Fetc", "X"])
def test_an_unknown_article_is_not_found(web, name):
    found = web.get(f"/article/{quote(name, safe='')}")
    assert found.status_code == 404
    assert "<script>alert" not in found.text
    assert "Traceback" not in found.text


@pytest.mark.parametrize(
    ("accepted", "words"), [("fr-FR", "n’est plus dans l’index"), ("en", "no longer in the index")]
)
def test_what_is_not_found_is_said_in_the_readers_language(web, accepted, words):
    assert words in unescape(web.get("/article/nothing", headers={"accept-language": accepted}).text)


@pytest.mark.parametrize("path", ["/", "/article/x", "/article/nothing", "/gradio_api/info", "/config", "/nothing"])
def test_every_reply_has_the_security_headers(web, path):
    headers = web.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"].startswith("'self'")
    assert "http" not in headers["content-security-policy"] and "*" not in headers["content-security-policy"]
    assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_page_is_there_without_a_login(web):
    found = web.get("/")
    assert found.status_code == 200
    assert "Ibid" in found.text
    assert "www-authenticate" not in found.headers


def test_the_api_answers_with_the_json_of_the_command_line(web):
    event = web.post("/gradio_api/call/ask", json={"data": ["Qui est le ministre belge de la Justice ?", "", 10, None]})
    assert event.status_code == 200
    said = web.get(f"/gradio_api/call/ask/{event.json()['event_id']}").text
    assert "event: complete" in said
    assert "Koen Geens" in said and '"citations"' in said and '"timings_ms"' in said


def test_the_api_says_what_is_wrong_without_a_stack_trace(web):
    event = web.post("/gradio_api/call/ask", json={"data": ["?!", "", 10, None]})
    said = web.get(f"/gradio_api/call/ask/{event.json()['event_id']}").text
    assert "event: error" in said
    assert "The question is empty" in said
    assert "Traceback" not in said


def test_the_api_offers_four_tools_alone(web):
    offered = web.get("/gradio_api/info").json()["named_endpoints"]
    assert set(offered) == {"/ask", "/search", "/articles", "/article"}


def test_no_file_of_the_machine_is_served(web, root):
    for path in ("/etc/passwd", root / "pyproject.toml", root / "app.py", root / "seeds" / "000_1b679d63f97ba4d4.txt"):
        assert web.get(f"/gradio_api/file={path}").status_code in {403, 404}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD", "OPTIONS"])
def test_a_login_is_asked_for_everywhere(locked, method, path):
    found = locked.request(method, f"http://{locked.base_url.netloc.decode()}{path}")
    assert found.status_code == 401
    assert found.headers["www-authenticate"].startswith("Basic ")
    assert len(found.content) < 10


@pytest.mark.parametrize("path", ["/", "/article/x", "/gradio_api/info", "/config"])
def test_the_right_login_opens_everything(locked, path):
    assert locked.get(path, headers=basic(*LOGIN)).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        basic("marie", ""),
        basic("", LOGIN[1]),
        basic("marie", LOGIN[1] + "x"),
        basic("marie", LOGIN[1][:-1]),
        basic("Marie", LOGIN[1]),
        {"authorization": ""},
        {"authorization": "Basic"},
        {"authorization": "Basic !!!"},
        {"authorization": "Bearer x"},
        {"authorization": ":".join(LOGIN).encode()},
        {"authorization": b"\xff\xfe"},
        {"cookie": "access-token=x"},
    ],
)
def test_a_wrong_login_opens_nothing(locked, headers):
    assert locked.get("/article/x", headers=headers).status_code == 401


def routes_of(app):
    for route in app.routes:
        yield route
        if isinstance(route, Mount) and hasattr(route.app, "routes"):
            yield from routes_of(route.app)


def test_nothing_is_served_past_the_guard(app):
    assert not [route for route in routes_of(app) if isinstance(route, WebSocketRoute)]


def test_a_taken_port_is_told_with_another(served):
    with pytest.raises(PortInUse) as raised:
        check_port(LOOPBACK, served.port)
    numbers = {int(n) for n in re.findall(r"\d+", str(raised.value))}
    assert served.port in numbers
    assert len(numbers) >= 2
    assert "ibid serve --port" in str(raised.value)


def test_a_free_port_is_free():
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port = probe.getsockname()[1]
    assert check_port(LOOPBACK, port) is None
    assert check_port(LOOPBACK, port) is None  # and stays so


def test_the_port_offered_instead_of_the_last_one_exists():
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 65535))
        taken.listen()
        with pytest.raises(PortInUse) as raised:
            check_port(LOOPBACK, 65535)
    assert all(int(n) <= 65535 for n in re.findall(r"\d+", str(raised.value)))


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"origin": "https://evil.example"}, {"origin": "null"}])
@pytest.mark.parametrize("path", ["/", "/config", "/article/x", "/gradio_api/info"])
def test_another_sites_page_cannot_ask_this_machine(web, headers, path):
    found = web.get(path, headers=headers)
    assert found.status_code == 403
    assert "does not answer" in found.text


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"origin": "https://evil.example"}, {"origin": "null"}])
@pytest.mark.parametrize("path", ["/export/md", "/feedback"])
def test_another_sites_page_cannot_send_anything(web, headers, path):
    found = web.post(path, json=[], headers=headers)
    assert found.status_code == 403
    assert "does not answer" in found.text


def test_the_login_that_exports_is_counted_as_one_that_asks(build, accounts):
    server = Served(build(Guard(accounts, asked=Limit(2))))
    try:
        sent = [server.client.post("/export/md", json=[], headers=basic(*LOGIN)).status_code for _ in range(3)]
    finally:
        server.stop()
    assert sent == [422, 422, 429]


@pytest.mark.parametrize("path", ["/export/md", "/feedback"])
def test_what_is_too_large_is_refused_before_it_is_read(web, path):
    headers = {"content-type": "application/json"}
    assert web.post(path, content=b" " * (MOST + 1), headers=headers).status_code == 413
    assert web.post(path, content=iter([b"[]"]), headers=headers).status_code == 411
    assert web.post(path, content=b" " * MOST, headers=headers).status_code in {404, 422}


def test_a_conversation_that_a_browser_can_keep_is_not_too_large():
    assert MOST > 4 * ROOM  # bytes of a character


def test_this_machines_own_names_may(web, served):
    for host in (f"localhost:{served.port}", f"127.0.0.1:{served.port}", "[::1]:7860"):
        assert web.get("/article/x", headers={"host": host, "origin": f"http://{host}"}).status_code == 200


def test_a_proxys_name_may_if_it_was_told():
    from starlette.requests import Request

    def request(host):
        return Request({"type": "http", "headers": [(b"host", host.encode())]})

    assert Guard(hosts=("example.org",)).refusal(request("example.org")) is None
    assert Guard(hosts=("example.org",)).refusal(request("other.org")).status_code == 403
