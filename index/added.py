"""What was added on the page: files that were dropped, kept in a folder of their own beside the index, and folders."""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path, PurePath

from index.earlier import ADDED
from index.folder import IndexFolder
from index.protocols import TextEncoder
from index.refusals import refused_by_disk
from index.report import SyncReport
from index.scan import check_folder, scan
from index.sync import Progress, sync
from index.unread import note_unread
from runtime.errors import NoArticles


def dropped_beside(index: Path) -> Path:
    """Where the files lie that were dropped.

    Example:
        >>> dropped_beside(Path("/home/ana/.ibid")).as_posix()
        '/home/ana/.ibid-dropped'
    """
    index = index.resolve()
    return index.with_name(f"{index.name}-dropped")


def added_to(folder: IndexFolder) -> list[Path]:
    """The folders whose articles were added on the page, that of the dropped files among them; those that are there."""
    return [path for path in (dropped_beside(folder.path), *_noted(folder)) if path.is_dir()]


def _noted(folder: IndexFolder) -> list[Path]:
    return [Path(path) for path in json.loads(folder.store.meta(ADDED) or "[]")]


@dataclass(frozen=True)
class Adding:
    """Adds articles to an index that is being asked, and removes them again.

    It opens the index anew each time: those who ask see the change as they see one by another program.

    Attributes:
        index: the folder of the index.
        encoder: that made it.
    """

    index: Path
    encoder: TextEncoder

    def drop(
        self, files: Sequence[Path], progress: Progress | None = None, names: Sequence[PurePath] = ()
    ) -> SyncReport:
        """Adds some files, which are moved; those that cannot be read are not kept.

        One of the name of another that was dropped before takes its place; of one dropped with it, it gets a number.

        Args:
            files: to be moved.
            progress: told of each step.
            names: what each is called, with the folders that it was dropped in; as it is called now without any.
        """
        place = dropped_beside(self.index)
        places = [place / name for name in _distinct(names or [PurePath(file.name) for file in files])]
        try:
            place.mkdir(exist_ok=True)
            kept = [_moved(file, to) for file, to in zip(files, places, strict=True)]
        except OSError as error:
            raise refused_by_disk(self.index, error.strerror or error) from error
        try:
            report = self._sync([place], progress)
        except NoArticles:  # who dropped files knows no folder: they are told file by file
            report = SyncReport(left_out=dict(scan([place]).left_out))
        finally:
            self._unlink_strangers(kept)
        return report

    def _unlink_strangers(self, files: Sequence[Path]) -> None:
        """Of dropped files, deletes those that the index holds nothing of."""
        with _opened(self.index, self.encoder) as folder:
            known = folder.store.paths()
            strangers = [file for file in files if not any(path.is_relative_to(file) for path in known)]
            for file in strangers:
                file.unlink()
                _remove_empty(file.parent, dropped_beside(self.index))
            with folder.changing():
                note_unread(folder.store, strangers, {})  # who dropped them is told now

    def add_folder(self, path: Path, progress: Progress | None = None) -> SyncReport:
        """Adds a folder, where it is; the program follows it when it starts again.

        Raises:
            NoArticles: there is none, or none in it.
        """
        root = check_folder(path.expanduser())
        report = self._sync([root], progress)
        with _opened(self.index, self.encoder) as folder:
            _note(folder, sorted({*_noted(folder), root}))
        return report

    def _sync(self, roots: Sequence[Path], progress: Progress | None) -> SyncReport:
        with _opened(self.index, self.encoder) as folder:
            return sync(folder, roots, self.encoder, progress)

    def added(self) -> list[Path]:
        """What can be removed: dropped files and folders."""
        place = dropped_beside(self.index)
        with _opened(self.index, self.encoder) as folder:
            return [*(sorted(place.iterdir()) if place.is_dir() else ()), *_noted(folder)]

    def remove(self, path: Path) -> int:
        """Takes a file or folder that was added out again; a dropped file is deleted, a folder's are left alone.

        Returns:
            How many articles went; none where it was not added.
        """
        if path not in self.added():
            return 0
        with _opened(self.index, self.encoder) as folder, folder.changing():
            gone = folder.forget([file for file in folder.store.paths() if file.is_relative_to(path)])
            _note(folder, [noted for noted in _noted(folder) if noted != path])
            with folder.changing():
                note_unread(folder.store, [path], {})
        if path.parent == dropped_beside(self.index):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        return len(gone)


def _moved(file: Path, to: Path) -> Path:
    to.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.move(file, to))


def _remove_empty(folder: Path, top: Path) -> None:
    """Removes a folder, and those that it lies in below another, where nothing is left in them."""
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _distinct(names: Sequence[PurePath]) -> list[PurePath]:
    """The names of files, numbered where several have one.

    Example:
        >>> [str(name) for name in _distinct([PurePath(each) for each in ("a.pdf", "b/a.pdf", "a.pdf", "a (2).pdf")])]
        ['a.pdf', 'b/a.pdf', 'a (2).pdf', 'a (2) (2).pdf']
    """
    taken = dict[PurePath, None]()
    for name in names:
        numbered = (name.with_name(f"{name.stem} ({number}){name.suffix}") for number in count(2))
        taken[next(each for each in chain([name], numbered) if each not in taken)] = None
    return list(taken)


@contextmanager
def _opened(index: Path, encoder: TextEncoder) -> Iterator[IndexFolder]:
    folder = IndexFolder.create(index, encoder)
    try:
        yield folder
    finally:
        folder.close()


def _note(folder: IndexFolder, folders: Sequence[Path]) -> None:
    with folder.changing(), folder.store.change():
        folder.store.set_meta(ADDED, json.dumps([str(path) for path in folders]))
