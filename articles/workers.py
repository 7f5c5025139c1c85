"""Reads files in processes of their own, within bounds: one that hangs, crashes or swells costs itself, not the run."""

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as TooLong
from pathlib import Path

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from articles.formats import Format, format_of
from articles.formats.markdown import MarkdownFormat
from articles.formats.text import TextFormat
from articles.reading import read_article
from articles.types import Article
from runtime.errors import UnreadableArticle

SECONDS = 10.0  # that a file may take
MEMORY = 2_000_000_000  # bytes that a process may have, where the system can hold it to that
_AHEAD = 8  # files that are read while the ones before are encoded
_MOST_PROCESSES = 4

Read = Article | UnreadableArticle


def read_each(paths: Iterable[Path]) -> Iterator[tuple[Path, Read]]:
    """Reads files in order, several at once and some ahead.

    Plain text and Markdown are read here: nothing hangs or crashes on them, and to start a process takes longer than
    to read them.

    Yields:
        Each path, with its article or what is wrong with it.
    """
    remaining = deque(paths)
    others = sum(not _is_text(path) for path in remaining)
    if not others:
        yield from ((path, _read(path)) for path in remaining)
        return
    pool = ProcessPool(
        min(others, os.cpu_count() or 1, _MOST_PROCESSES),
        initializer=_bound,
        initargs=[MEMORY],
        context=multiprocessing.get_context("spawn"),
    )
    waiting: deque[tuple[Path, ProcessFuture[Article] | None]] = deque()
    try:
        while remaining or waiting:
            while remaining and len(waiting) < _AHEAD:
                path = remaining.popleft()
                args = [path, format_of(path)]
                waiting.append((path, None if _is_text(path) else pool.schedule(_article, args=args, timeout=SECONDS)))
            path, future = waiting.popleft()
            yield path, _result(path, future) if future else _read(path)
    finally:
        pool.stop()
        pool.join()


def _is_text(path: Path) -> bool:
    return isinstance(format_of(path), TextFormat | MarkdownFormat)


def _read(path: Path) -> Read:
    try:
        return read_article(path)
    except UnreadableArticle as error:
        return error


def _article(path: Path, known: Format) -> Article:
    """In a process of its own; a format that was added in the program is not known there."""
    return read_article(path, known)


def _result(path: Path, future: ProcessFuture[Article]) -> Read:
    try:
        return future.result()
    except UnreadableArticle as error:
        return error
    except TooLong:
        return UnreadableArticle(
            "{}: was not read in {} s, and is left out. Is it what its name says?", path, f"{SECONDS:.0f}"
        )
    except ProcessExpired as error:
        return UnreadableArticle("{}: broken in a way that ends the program that reads it ({}).", path, error)


def _bound(memory: int) -> None:
    """Holds a new process to some memory; Windows has no such bound."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
