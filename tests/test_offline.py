"""Invariant 8: no socket is opened to anything but loopback. Proved by Python's own audit events.

The page's side, the browser's request log, is in browser/test_page.py.
"""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.served import ROOT, served

# Runs the program with every look-up and connection noted; anything but loopback ends up in the file.
SPY = """
import sys, json
log = open(sys.argv[1], "a", encoding="utf-8")
def spy(event, args):
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        host = address[0] if isinstance(address, tuple) else str(address)
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = args[0].decode() if isinstance(args[0], bytes) else args[0]
    else:
        return
    log.write(json.dumps([event, host]) + "\\n")
    log.flush()
sys.addaudithook(spy)
sys.path.insert(0, sys.argv[2])
sys.argv = ["ibid", *sys.argv[3:]]
from cli.main import main
sys.exit(main())
"""
LOOPBACK = {"127.0.0.1", "::1", "localhost", None, ""}


@pytest.fixture
def spy(tmp_path: Path) -> tuple[Path, tuple[str, ...]]:
    program = tmp_path / "spy.py"
    program.write_text(SPY, encoding="utf-8")
    log = tmp_path / "sockets.jsonl"
    log.touch()
    return log, (str(program), str(log), str(ROOT))


def elsewhere(log: Path) -> list[list[str]]:
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return [event for event in events if event[1] not in LOOPBACK]


def test_the_spy_sees_a_connection(spy: tuple[Path, tuple[str, ...]], tmp_path: Path) -> None:
    log, launcher = spy
    Path(launcher[0]).write_text(
        SPY.replace(
            "from cli.main import main",
            "import socket; s = socket.socket(); s.settimeout(0.1); s.connect_ex(('192.0.2.1', 9)); sys.exit()",
        ),
        encoding="utf-8",
    )
    subprocess.run([sys.executable, *launcher], check=True)
    assert elsewhere(log) == [["socket.connect", "192.0.2.1"]]


def test_indexing_and_asking_open_no_socket(spy: tuple[Path, tuple[str, ...]], tmp_path: Path) -> None:
    log, launcher = spy
    for command in (("index", str(ROOT / "seeds")), ("ask", "Who is Koen Geens?"), ("doctor",)):
        subprocess.run(
            [sys.executable, "-W", "ignore", *launcher, *command, "--index", str(tmp_path / "index")], check=True
        )
    assert log.read_text(encoding="utf-8") == ""


def test_the_chat_speaks_to_nobody_but_its_user(spy: tuple[Path, tuple[str, ...]], tmp_path: Path) -> None:
    log, launcher = spy
    with served(tmp_path / "index", launcher=launcher) as address:
        body = json.dumps({"data": ["Who is Koen Geens?", "", 3, None]}).encode()
        request = urllib.request.Request(
            f"{address}/gradio_api/call/ask", body, headers={"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request) as started:
            event = json.load(started)["event_id"]
        with urllib.request.urlopen(f"{address}/gradio_api/call/ask/{event}") as stream:
            assert b"Koen Geens" in stream.read()
    assert elsewhere(log) == []


def test_what_is_asked_is_never_logged(tmp_path: Path) -> None:
    with served(tmp_path / "index") as address:
        body = json.dumps({"data": ["Who is Zebulon Quark?", "", 3, None]}).encode()
        request = urllib.request.Request(
            f"{address}/gradio_api/call/ask", body, headers={"Content-Type": "application/json"}
        )
        urllib.request.urlopen(request).close()
    logs = "".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("serve-*.log"))
    assert "Zebulon" not in logs
