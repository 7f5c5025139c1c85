"""Programs that ask: the HTTP API by Gradio's own client, MCP by the protocol's own, over stdio and HTTP."""

import gc
import json
import socket
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from gradio_client import Client as GradioClient
from gradio_client.exceptions import AppError
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult

from tests.served import ROOT, add_account, served

pytestmark = [
    pytest.mark.slow,
    # gradio_client leaves sockets to the garbage collector
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]
APP = [sys.executable, "-W", "ignore", str(ROOT / "app.py")]
MINISTER = "Qui est le ministre belge de la Justice ?"
KINGS = "When was the phone call between the two kings?"
ONE, TWO = "000_1b679d63f97ba4d4", "004_b156fcef65e57a33"


def of_command_line(*arguments: str) -> Any:
    return json.loads(subprocess.run([*APP, *arguments], capture_output=True, check=True, cwd=ROOT, timeout=120).stdout)


def without_time(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "timings_ms"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("machines")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder / "index", "--mcp") as url:
        yield url


@pytest.fixture(scope="module")
def locked(folder: Path, address: str) -> Iterator[str]:
    add_account(folder / "index", "ana", "open sesame")
    with served(folder / "index", "--mcp", "--share") as url:
        yield url


@pytest.fixture(scope="module")
def told(folder: Path, address: str) -> dict[str, Any]:
    """What the command line says of the same index."""
    index = ("--index", str(folder / "index"))
    return {
        "ask": without_time(of_command_line("ask", MINISTER, "--json", *index)),
        "article": of_command_line("show", ONE, "--json", *index),
    }


@pytest.fixture(scope="module")
def api(address: str) -> Iterator[GradioClient]:
    client = GradioClient(address, verbose=False, download_files=False)
    yield client
    client.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # what the client never closes
        del client
        gc.collect()


def test_the_api_answers_as_the_command_line_does(api: GradioClient, told: dict[str, Any]) -> None:
    assert without_time(api.predict(MINISTER, api_name="/ask")) == told["ask"]
    assert told["ask"]["answer"] == "Koen Geens"


def test_the_api_searches_and_reads_for_no_answer(api: GradioClient, told: dict[str, Any]) -> None:
    assert api.predict(MINISTER, top=3, api_name="/search") == told["ask"]["hits"][:3]


def test_the_api_lists_articles_and_gives_one(api: GradioClient, told: dict[str, Any]) -> None:
    listed = api.predict(api_name="/articles")
    assert (listed["total"], [known["id"] for known in listed["articles"]]) == (2, [ONE, TWO])
    assert [known["id"] for known in api.predict(until="2016-03-01", api_name="/articles")["articles"]] == [TWO]
    second = api.predict(first=2, most=1, api_name="/articles")
    assert (second["total"], [known["id"] for known in second["articles"]]) == (2, [TWO])
    assert api.predict(ONE, api_name="/article") == told["article"]


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("/ask", ("?!",), "The question is empty"),
        ("/search", (MINISTER, 0), "0 hits"),
        ("/articles", ("last week",), "'last week' is no day"),
        ("/articles", ("", "", "", "", 0), "begins at 1"),
        ("/article", ("nothing",), "No article by the id 'nothing'"),
    ],
)
def test_the_api_says_what_is_wrong(api: GradioClient, name: str, arguments: tuple[Any, ...], words: str) -> None:
    with pytest.raises(AppError, match=words):
        api.predict(*arguments, api_name=name)


def test_the_api_page_tells_types_and_an_example_that_can_be_sent(api: GradioClient) -> None:
    offered = api.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert set(offered) == {"/ask", "/search", "/articles", "/article"}
    question, previous, top, filter = offered["/ask"]["parameters"]
    assert [given["python_type"]["type"] for given in (question, previous, top)] == ["str", "str", "int"]
    assert not question["parameter_has_default"] and filter["parameter_has_default"]
    assert "citations: list[dict(" in offered["/ask"]["returns"][0]["python_type"]["type"]
    assert api.predict(question["example_input"], api_name="/ask")["answer"]
    article = offered["/article"]["parameters"][0]["example_input"]
    assert api.predict(article, api_name="/article")["id"] == article
    assert all(tool["description"] for tool in offered.values())


async def by_stdio(index: Path, *calls: tuple[str, dict[str, Any]]) -> tuple[set[str], list[CallToolResult]]:
    """The names of the tools that `ibid mcp` offers the official client, and the results of some calls."""
    started = StdioServerParameters(command=APP[0], args=[*APP[1:], "mcp", "--index", str(index)], cwd=ROOT)
    async with Client(stdio_client(started)) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        return names, [await client.call_tool(name, arguments) for name, arguments in calls]


def text_of(result: CallToolResult) -> str:
    (content,) = result.content
    assert content.type == "text"
    return content.text


def test_an_assistant_asks_by_stdio(folder: Path, told: dict[str, Any]) -> None:
    names, results = anyio.run(
        by_stdio,
        folder / "index",
        ("ask", {"question": MINISTER}),
        ("search", {"question": MINISTER, "top": 3}),
        ("articles", {"since": "2016-04-01"}),
        ("article", {"article_id": ONE}),
        ("article", {"article_id": "nothing"}),
        ("ask", {"question": "?!"}),
    )
    assert names == {"ask", "search", "articles", "article"}
    assert [result.is_error for result in results] == [False] * 4 + [True] * 2
    asked, searched, listed, given = (json.loads(text_of(result)) for result in results[:4])
    assert without_time(asked) == told["ask"]
    assert searched == told["ask"]["hits"][:3]
    assert [known["id"] for known in listed["articles"]] == [ONE]
    assert given == told["article"]
    assert "No article by the id 'nothing'" in text_of(results[4])
    assert "The question is empty" in text_of(results[5])


def test_stdout_carries_the_protocol_alone(folder: Path, address: str) -> None:
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    sent = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {
            "jsonrpc": "2.0",
            "id": 2,
            "method": "tools/call",
            "params": {"name": "ask", "arguments": {"question": KINGS}},
        },
    ]
    program = subprocess.Popen(
        [*APP, "mcp", "--index", str(folder / "index")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    assert program.stdin and program.stdout
    lines = []
    for message in sent:
        program.stdin.write(json.dumps(message).encode() + b"\n")
        program.stdin.flush()
        if "id" in message:
            lines.append(program.stdout.readline())
    rest, _ = program.communicate(timeout=60)  # closes stdin, and so ends it
    assert [json.loads(line)["id"] for line in lines] == [1, 2]
    assert "23 novembre 2015" in json.loads(lines[1])["result"]["content"][0]["text"]
    assert (rest, program.returncode) == (b"", 0)


def test_without_an_index_the_assistant_is_told_on_stderr(tmp_path: Path) -> None:
    done = subprocess.run(
        [*APP, "mcp", "--index", str(tmp_path)], capture_output=True, input=b"", timeout=120, cwd=ROOT
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"ibid index DIR" in done.stderr


def test_without_the_library_the_command_that_installs_it_is_told(folder: Path, address: str) -> None:
    code = "import sys; sys.modules['mcp'] = None; from cli.main import main; sys.exit(main(sys.argv[1:]))"
    for command in (["mcp"], ["serve", "--mcp", "--port", "17860"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *command, "--index", str(folder / "index")],
            capture_output=True, input=b"", timeout=120, cwd=ROOT,
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (1, b"")
        assert b"pip install 'mcp" in done.stderr


async def by_http(address: str, **headers: str) -> str:
    async with (
        httpx2.AsyncClient(headers=headers, timeout=60) as web,
        Client(streamable_http_client(f"{address}/mcp", http_client=web)) as client,
    ):
        return text_of(await client.call_tool("ask", {"question": MINISTER}))


def test_an_assistant_asks_by_http(address: str, told: dict[str, Any]) -> None:
    assert without_time(json.loads(anyio.run(by_http, address))) == told["ask"]


CALL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "article", "arguments": {"article_id": ONE}},
}
ACCEPTS = {"accept": "application/json, text/event-stream"}


@pytest.mark.parametrize(
    "path", ["/mcp", "/mcp/", "/gradio_api/mcp/", "/gradio_api/mcp/sse", "/gradio_api/run/article"]
)
@pytest.mark.parametrize("method", ["tools/list", "tools/call", "initialize"])
def test_over_http_nothing_is_answered_without_credentials(locked: str, path: str, method: str) -> None:
    for headers in ({}, {"authorization": "Basic eDp5"}, {"mcp-protocol-version": "2026-07-28"}):
        found = httpx2.post(locked + path, json={**CALL, "method": method}, headers={**ACCEPTS, **headers}, timeout=20)
        assert (found.status_code, found.text) == (401, "Ibid")


def test_over_http_the_login_opens_the_tools(locked: str) -> None:
    found = httpx2.post(f"{locked}/mcp", json=CALL, headers=ACCEPTS, auth=("ana", "open sesame"), timeout=20)
    assert found.status_code == 200
    assert ONE in found.json()["result"]["content"][0]["text"]


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"origin": "https://evil.example"}])
def test_over_http_another_sites_page_cannot_ask(address: str, headers: dict[str, str]) -> None:
    found = httpx2.post(f"{address}/mcp", json=CALL, headers={**ACCEPTS, **headers}, timeout=20)
    assert found.status_code == 403
    assert ONE not in found.text


def test_without_the_option_there_is_no_such_address(folder: Path, address: str) -> None:
    with served(folder / "index") as url:
        found = httpx2.post(f"{url}/mcp", json=CALL, headers=ACCEPTS, timeout=20)
        assert found.status_code in {404, 405}


def test_an_account_that_asks_too_often_waits_and_the_others_do_not(folder: Path, locked: str) -> None:
    add_account(folder / "index", "bea", "open sesame")  # of the running page
    asks = {"json": {**CALL, "method": "tools/list"}, "headers": ACCEPTS, "timeout": 20}
    statuses = [httpx2.post(f"{locked}/mcp", auth=("bea", "open sesame"), **asks).status_code for _ in range(61)]
    assert statuses == [200] * 60 + [429]
    assert httpx2.get(f"{locked}/article/{ONE}", auth=("bea", "open sesame")).status_code == 200
    assert httpx2.post(f"{locked}/mcp", auth=("ana", "open sesame"), **asks).status_code == 200


def test_without_a_login_other_machines_find_nothing(address: str) -> None:
    port = int(address.rpartition(":")[2])
    own = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for host in own | {"127.0.0.2"}:
        with pytest.raises(OSError), socket.create_connection((host, port), timeout=5):
            pass
