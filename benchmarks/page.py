"""How fast the page is, in Chromium on this machine: `python -m benchmarks.page`. Writes results/page.json.

The program is started on the seeds; each browser window is a new one, which has nothing kept. Clocks in the page tell
the time from its address to the page usable (the box takes words, the articles are listed), and from Enter to the
question seen in the conversation and to its answer; then for twenty windows that ask at once, each something else.
What each is answered is compared with what `ibid ask` says. Chromium's own work is in every figure, on the same cores.
"""

import json
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.machine import save
from cli.evaluation import load_questions

ROOT = Path(__file__).parent.parent
_APP = [sys.executable, str(ROOT / "app.py")]
_RUNS = 7
_PEOPLE = 20
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_CLOCKS = """
window.at = {};
const note = (name, seen) => { if (!(name in at) && seen) at[name] = performance.now(); };
document.addEventListener("keydown", (event) => { if (event.key === "Enter") at.enter = performance.now(); }, true);
new MutationObserver(() => {
  const box = document.querySelector("#ibid-box textarea");
  note("usable", box && !box.disabled && document.querySelector(".ibid-articles li"));
  note("seen", document.querySelector("#ibid-chat .message.user"));
  note("answered", document.querySelector("#ibid-chat .ibid-reply"));
}).observe(document, { childList: true, subtree: true });
"""
_LOADED = """() => {
  const all = ["resource", "navigation"].flatMap((kind) => performance.getEntriesByType(kind));
  return { requests: all.length, KiB: Math.round(all.reduce((sum, one) => sum + one.transferSize, 0) / 1024) }; }"""
_REPLY = """() => [...document.querySelectorAll("#ibid-chat .ibid-reply mark")].map((mark) => mark.textContent)"""


def main() -> None:
    """Measures everything, prints it and saves it."""
    questions = list(
        dict.fromkeys(asked.question for asked in load_questions(ROOT / "benchmarks/questions/seeds.jsonl"))
    )
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as address, _browser() as browser:
        opened = [_window(browser, address) for _ in range(_RUNS)]
        result: dict[str, Any] = {
            "page usable": _spread([page.evaluate("at.usable") for page in opened]),
            "loaded": opened[0].evaluate(_LOADED),
        }
        for page, question in zip(opened, questions, strict=False):
            _ask(page, question)
            _wait(page)
        result["question seen"] = _spread([page.evaluate("at.seen - at.enter") for page in opened])
        result["answer shown"] = _spread([page.evaluate("at.answered - at.enter") for page in opened])
        for page in opened:
            page.context.close()
        result["at once"] = _at_once(browser, address, Path(folder), questions[-_PEOPLE:])
    save("page", result)
    sys.stdout.write(f"{result}\n")


def _at_once(browser: Browser, address: str, index: Path, questions: Sequence[str]) -> dict[str, Any]:
    windows = [_window(browser, address) for _ in questions]
    for page, question in zip(windows, questions, strict=True):
        _ask(page, question)
    for page in windows:
        _wait(page)
    expected = _alone(index, questions)
    own = [page.evaluate(_REPLY) == quotes for page, quotes in zip(windows, expected, strict=True)]
    seen = _spread([page.evaluate("at.seen - at.enter") for page in windows])
    answered = _spread([page.evaluate("at.answered - at.enter") for page in windows])
    return {"people": len(windows), "own answer": sum(own), "question seen": seen, "answer shown": answered}


def _alone(index: Path, questions: Sequence[str]) -> list[list[str]]:
    """What `ibid ask` quotes for each."""
    asked = subprocess.run(
        [*_APP, "ask", "-", "--json", "--index", str(index)],
        input="\n".join(questions), capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    answers = map(json.loads, asked.stdout.splitlines())
    return [[citation["quote"] for citation in answer["citations"]] for answer in answers]


def _window(browser: Browser, address: str) -> Page:
    page = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 800}).new_page()
    page.add_init_script(_CLOCKS)
    page.goto(address)
    page.wait_for_function("at.usable")
    return page


def _ask(page: Page, question: str) -> None:
    page.fill("#ibid-box textarea", question)
    page.keyboard.press("Enter")


def _wait(page: Page) -> None:
    page.wait_for_function("at.answered", timeout=120_000)


def _spread(milliseconds: Sequence[float]) -> dict[str, int]:
    return {
        "first ms": round(milliseconds[0]),
        "median ms": round(statistics.median(milliseconds)),
        "slowest ms": round(max(milliseconds)),
    }


@contextmanager
def _served(index: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*_APP, "serve", "--port", str(port), "--index", str(index), "--articles", str(ROOT / "seeds")]
    address = f"http://127.0.0.1:{port}/"
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _is_up(address) and process.poll() is None:
            time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _is_up(address: str) -> bool:
    """Whether the port is open: no page has been asked for yet when it is."""
    try:
        urllib.request.urlopen(f"{address}robots.txt", timeout=5).close()
    except OSError as error:
        return isinstance(error, urllib.error.HTTPError)
    return True


@contextmanager
def _browser() -> Iterator[Browser]:
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=next(filter(None, found)), args=_FLAGS)
        yield launched
        launched.close()


if __name__ == "__main__":
    main()
