"""Folder sync: makes the index hold what the folders hold, doing no work for files that did not change.

Files are known by the SHA-256 of their bytes: the same article in two places is one article, and a renamed file
keeps its passages and vectors.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from articles.containers import forget
from articles.passages import passages_of
from articles.types import Article, Passage
from articles.workers import read_each
from index.facts import HOLDERS
from index.folder import IndexFolder
from index.followed import Followed
from index.protocols import TextEncoder
from index.report import SyncReport, no_articles, read_in_part
from index.scan import EMPTY, check_folder
from index.unread import note_unread

_OF_NOTHING = sha256().hexdigest()
_BATCH = 256  # passages encoded and committed together: what Ctrl-C can lose

Progress = Callable[[str, int, int], object]
"""Told the step ("reading" or "encoding"), how much of it is done, of how much."""


def sync(
    folder: IndexFolder,
    directories: Sequence[Path],
    encoder: TextEncoder,
    progress: Progress | None = None,
    followed: Followed | None = None,
    changed: Collection[Path] | None = None,
) -> SyncReport:
    """Makes the index hold the articles of these directories; articles from elsewhere stay.

    Args:
        folder: the index.
        directories: whose articles it shall hold.
        encoder: that made it.
        progress: told of each step.
        followed: the same directories, as an earlier sync has seen them.
        changed: what lies in them and may be another than it was then; None for all.

    Raises:
        NoArticles: a directory is missing, or none of them holds or held an article.
        IndexBusy: another process is changing the index.
    """
    roots = [check_folder(directory) for directory in directories]
    with folder.changing():
        tell = progress or (lambda step, done, total: None)
        followed = followed or Followed()
        some = changed if followed.stamp == folder.store.stamp else None
        followed.stamp = ""  # until this one has ended well
        try:
            report = _Sync(folder, encoder, tell, followed).run(roots, some)
        finally:
            forget()
        followed.stamp = folder.store.stamp
        return report


def _within(roots: Sequence[Path], paths: Sequence[str]) -> bool:
    return any(Path(path).is_relative_to(root) for path in paths for root in roots)


class _Sync:
    """One sync, and what it has done so far."""

    def __init__(self, folder: IndexFolder, encoder: TextEncoder, tell: Progress, followed: Followed) -> None:
        self.folder = folder
        self.store = folder.store
        self.encoder = encoder
        self.tell = tell
        self.followed = followed
        self.report = SyncReport()
        self.rows_added: list[int] = []
        self.rows_removed: list[int] = []
        self.on_disk: dict[str, list[str]] = {}
        self.moved: dict[str, str] = {}  # path now → path before
        self.refilled: set[str] = set()  # where a new article lies, and another's, which moved, lay before
        self.encoded = self.read = 0  # passages

    def run(self, roots: Sequence[Path], changed: Collection[Path] | None) -> SyncReport:
        """Settles what is known, reads what is new, encodes it, catches up."""
        before = self.store.stamp
        new = self._settle_known(roots, changed)
        self._encode(new)
        note_unread(self.store, roots, self.report.unread, self.report.unchanged)
        self.folder.catch_up(before, self.rows_added, self.rows_removed)
        return self.report

    def _settle_known(self, roots: Sequence[Path], changed: Collection[Path] | None) -> dict[str, str | None]:
        """Moves and removes what the store knows.

        Returns:
            Path of each new file → id of the article that it replaces, if any.
        """
        on_disk = self.on_disk = self._look(roots, changed)
        known = self.store.files()
        explained = self.report.failed or EMPTY in self.report.left_out.values()
        if not on_disk and not explained and not any(_within(roots, paths) for _, paths in known.values()):
            raise no_articles(roots, self.report.left_out)
        lost: dict[str, str] = {}
        placed: dict[str, list[str]] = {}
        for sha, (name, paths) in known.items():
            if on_disk.get(sha) == paths:
                self.report.unchanged.append(paths[0])
                continue
            stay = [path for path in paths if self._cannot_be_read(Path(path)) or not _within(roots, [path])]
            here = sorted({*stay, *on_disk.get(sha, [])})
            if not here:
                lost |= dict.fromkeys(paths, name)
            elif here != paths:
                placed[name] = here
                if paths[0] not in here:
                    self.moved[here[0]] = paths[0]
            if here and paths[0] in here and sha in on_disk:
                self.report.unchanged.append(here[0])
        new = _each_once({paths[0]: lost.get(paths[0]) for sha, paths in on_disk.items() if sha not in known})
        # First: what is placed may take the id of what is gone.
        self._remove({name: path for path, name in lost.items() if name not in new.values()}, new)
        self._place(placed)
        return new

    def _look(self, roots: Sequence[Path], changed: Collection[Path] | None) -> dict[str, list[str]]:
        """SHA-256 → the files with these bytes, in alphabetical order; notes the unreadable ones."""
        before = self.store.meta(HOLDERS) or "{}"
        self.followed.digests.recall(before)
        seen, digests = self.followed.look(roots, changed)
        if (now := self.followed.digests.written()) != before:
            with self.store.change():
                self.store.set_meta(HOLDERS, now)
        self.report.left_out = dict(seen.left_out)
        self.report.failed |= {str(path): why for path, why in seen.failed.items()}
        found: dict[str, list[str]] = {}
        for path in seen.read:
            if digests.get(path) == _OF_NOTHING:
                self.report.left_out[path] = EMPTY
            elif path in digests:
                found.setdefault(digests[path], []).append(str(path))
        return found

    def _cannot_be_read(self, path: Path) -> bool:
        """Whether a file, or the one that it lies in, could not be opened: what is known of it stays."""
        return any(str(one) in self.report.failed for one in (path, *path.parents))

    def _place(self, places: dict[str, list[str]]) -> None:
        if places:
            with self.store.change():
                self.store.place_all(places)
            self.report.updated += self.moved
            ids = {paths[0]: name for name, paths in self.store.files().values()}
            for here in [paths[0] for paths in places.values()]:
                self._note_part(self.store.article(ids[here]))

    def _remove(self, gone: dict[str, str], new: Collection[str] = ()) -> None:
        """Removes articles, by their ids, that were in some places; in an empty one `new` has another, perhaps."""
        if not gone:
            return
        with self.store.change():
            for name in gone:
                self.rows_removed += self.store.remove(name)
        empty = [self._empty_now(path) for path in gone.values()]
        self.report.removed += [path for path in empty if path not in new]
        self.refilled |= {path for path in empty if path in new}

    def _empty_now(self, path: str) -> str:
        """The place that an article which is gone leaves empty: another's, where that took its own, and so on."""
        while path in self.moved:
            path = self.moved[path]
        return path

    def _encode(self, new: dict[str, str | None]) -> None:
        """Reads, encodes and commits, a batch of whole articles at a time: no more of them are held than that."""
        batch: list[_Pending] = []
        for pending in self._read(new):
            batch.append(pending)
            self.read += len(pending.passages)
            if sum(len(waiting.passages) for waiting in batch) >= _BATCH:
                self._encode_batch(batch)
                batch = []
        if batch:
            self._encode_batch(batch)

    def _read(self, new: dict[str, str | None]) -> Iterator["_Pending"]:
        """Reads and cuts the new files; one that is no article takes its earlier self out of the index."""
        for done, (file, read) in enumerate(read_each([Path(path) for path in new]), start=1):
            path, replaces = str(file), new[str(file)]
            if isinstance(read, Article):
                passages = passages_of(read, self.encoder.count_tokens, self.encoder.window)
                yield _Pending(read, passages, replaces)
            else:
                self.report.failed[path] = read
                self._remove({replaces: path} if replaces else {})
            self.tell("reading", done, len(new))

    def _encode_batch(self, batch: Sequence["_Pending"]) -> None:
        texts = [
            self.encoder.titled(pending.article.context_of(p.start), pending.article.readable(p.start, p.end).text)
            for pending in batch
            for p in pending.passages
        ]
        vectors = self.encoder.encode_passages(
            texts, lambda count: self.tell("encoding", self.encoded + count, self.read)
        )
        with self.store.change():
            row = 0
            for pending in batch:
                if pending.replaces:
                    self.rows_removed += self.store.remove(pending.replaces)
                own = vectors[row : row + len(pending.passages)]
                places = self.on_disk.get(pending.article.sha256, ())
                self.rows_added += self.store.add(pending.article, pending.passages, own, places)
                row += len(pending.passages)
        self.encoded += len(texts)
        for pending in batch:
            replaced = pending.replaces or pending.article.path in self.refilled
            self._report(pending.article, self.report.updated if replaced else self.report.added)

    def _report(self, article: Article, where: list[str]) -> None:
        where.append(article.path)
        self._note_part(article)

    def _note_part(self, article: Article) -> None:
        if why := read_in_part(article):
            self.report.in_part[article.path] = why


def _each_once(new: dict[str, str | None]) -> dict[str, str | None]:
    """Path → id that it replaces, each id with the first path alone: by then another article may have it."""
    first = {name: path for path, name in reversed(new.items())}
    return {path: name if first[name] == path else None for path, name in new.items()}


@dataclass(frozen=True)
class _Pending:
    """An article that was read and is not in the store yet, and the id of the one that it replaces, if any."""

    article: Article
    passages: list[Passage]
    replaces: str | None
