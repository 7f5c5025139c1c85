"""Starts the real program on a free port, for the tests that speak to it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent


def add_account(index: Path, name: str, password: str) -> None:
    """Lets someone in where the page is served with --share."""
    command = [sys.executable, str(ROOT / "app.py"), "accounts", "add", name, "--index", str(index)]
    subprocess.run(command, input=password, encoding="utf-8", check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(
    index: Path,
    *options: str,
    python: str | Path = sys.executable,
    launcher: tuple[str, ...] = (str(ROOT / "app.py"),),
) -> Iterator[str]:
    """The address of a running `ibid serve`; what it printed is shown when it does not come up."""
    port = free_port()
    command = [python, "-W", "ignore", *launcher, "serve", "--port", str(port), "--index", str(index), *options]
    log = index.parent / f"serve-{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, cwd=ROOT, env={**os.environ, "NO_COLOR": "1"})
        try:
            _wait(f"http://127.0.0.1:{port}/", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)
    assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except urllib.error.HTTPError:
            return  # it asks for a login: it is up
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the program did not come up:\n{log.read_text(encoding='utf-8')}")
