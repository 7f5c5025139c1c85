"""The folder of an index on the disk: made, locked against a second writer, deleted again."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.lexical import FOLDER as WORDS
from index.refusals import busy, refused_by_disk
from index.store import FILE
from runtime.errors import IndexBusy, IndexUnusable

LOCK = "lock"
_REFUSED_BY_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
PATIENCE = 10  # seconds that a second `ibid index` waits for the first


def make_writable(path: Path) -> None:
    """Makes the folder where it is not there.

    Raises:
        IndexUnusable: it cannot be made, or not be written.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexUnusable("The index folder {} cannot be made: {}. Take another.", path, error.strerror) from error
    if not os.access(path, os.W_OK):
        raise IndexUnusable("The index folder {} is read-only. Make it writable, or take another.", path)


@contextmanager
def locked(lock: FileLock, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock of an index folder, so that one process at a time changes it; who has it may hold it again.

    Raises:
        IndexBusy: another process holds it for longer than `patience` seconds.
        IndexUnusable: the disk is full or cannot be written.
    """
    path = Path(lock.lock_file).parent
    try:
        with lock.acquire(timeout=patience):
            yield
    except Timeout as error:
        raise busy(path) from error
    except OSError as error:
        if error.errno not in _REFUSED_BY_DISK:
            raise
        raise refused_by_disk(path, error.strerror) from error


def remove_index(path: Path) -> None:
    """Deletes the files of an index, and nothing else that may be in the folder.

    Raises:
        IndexBusy: another process is changing it, or, on Windows, has it open.
        IndexUnusable: the folder cannot be written.
    """
    make_writable(path)
    with locked(FileLock(path / LOCK)):
        try:
            for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):
                (path / name).unlink(missing_ok=True)
            for file in path.glob("vectors-*"):
                file.unlink(missing_ok=True)
        except PermissionError as error:
            raise IndexBusy(
                "The damaged index {} cannot be deleted: another program has it open. Stop it, and try again.", path
            ) from error
        shutil.rmtree(path / WORDS, ignore_errors=True)
