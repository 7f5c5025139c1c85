"""Reads files in processes of their own, within bounds: one that hangs, crashes or swells costs itself, not the run."""

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as TooLong
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from articles.broken import broken
from articles.containers import holder_of, is_little
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

_LONGER = 3  # times that long for what lies in another file, and for long Markdown: ten megabytes of it take 16 s
_LONG = 1_000_000  # bytes

Read = Article | UnreadableArticle
Found = TypeVar("Found")


def read_each(paths: Iterable[Path]) -> Iterator[tuple[Path, Read]]:
    """Reads files in order, several at once and some ahead.

    A short text is read here: to start a process takes longer than to read it.

    Yields:
        Each path, with its article or what is wrong with it.
    """
    remaining = deque((path, _is_read_here(path)) for path in paths)
    others = sum(not here for _, here in remaining)
    if not others:
        yield from ((path, _read(path)) for path, _ in remaining)
        return
    waiting: deque[tuple[Path, ProcessFuture[Article] | None]] = deque()
    with _processes(others) as pool:
        while remaining or waiting:
            while remaining and len(waiting) < _AHEAD:
                path, here = remaining.popleft()
                waiting.append((path, None if here else _scheduled(pool, path)))
            path, future = waiting.popleft()
            if future is None:
                yield path, _read(path)
                continue
            found = _result(path, future, _seconds(path))
            yield path, found


def apart(compute: Callable[[Path], Found], path: Path) -> Found:
    """What a function makes of a file, computed in a process of its own.

    Raises:
        UnreadableArticle: by the function; or it took longer, or more memory, than a file may.
    """
    with _processes(1) as pool:
        found = _result(path, pool.schedule(compute, args=[path], timeout=SECONDS), SECONDS)
    if isinstance(found, UnreadableArticle):
        raise found
    return found


_ENDED: deque[ProcessPool] = deque(maxlen=8)
"""A process that was still starting when its pool ended looks for what the pool shares, and leaves a trace without."""


@contextmanager
def _processes(most: int) -> Iterator[ProcessPool]:
    pool = ProcessPool(
        min(most, os.cpu_count() or 1, _MOST_PROCESSES),
        initializer=_bound,
        initargs=[MEMORY],
        context=multiprocessing.get_context("spawn"),
    )
    try:
        yield pool
    finally:
        pool.stop()
        pool.join()
        _ENDED.append(pool)


def _scheduled(pool: ProcessPool, path: Path) -> ProcessFuture[Article]:
    """Each process opens the file that a path lies in anew, while others do the same."""
    return pool.schedule(_article, args=[path, format_of(path)], timeout=_seconds(path))


def _seconds(path: Path) -> float:
    return SECONDS * _LONGER if holder_of(path) or _is_long_markdown(path) else SECONDS


def _is_long_markdown(path: Path) -> bool:
    return isinstance(format_of(path), MarkdownFormat) and path.is_file() and path.stat().st_size > _LONG


def _is_read_here(path: Path) -> bool:
    return isinstance(format_of(path), TextFormat | MarkdownFormat) and is_little(path)


def _read(path: Path) -> Read:
    try:
        return read_article(path)
    except UnreadableArticle as error:
        return error


def _article(path: Path, known: Format) -> Article:
    """In a process of its own; a format that was added in the program is not known there."""
    return read_article(path, known)


def _result(path: Path, future: ProcessFuture[Found], seconds: float) -> Found | UnreadableArticle:
    try:
        return future.result()
    except UnreadableArticle as error:
        return error
    except TooLong:
        return UnreadableArticle(
            "{}: was not read in {} s, and is left out. Is it what its name says?", path, f"{seconds:.0f}"
        )
    except MemoryError as error:
        return broken(path, error)
    except ProcessExpired as error:
        return UnreadableArticle("{}: broken in a way that ends the program that reads it ({}).", path, error)
    except Exception as error:  # noqa: BLE001 – what comes back of a process may itself be broken
        return broken(path, error)


def _bound(memory: int) -> None:
    """Holds a new process to some memory; Windows has no such bound."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
