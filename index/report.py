"""What a sync did, as it is told to whoever asked for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path

from articles.decoding import spoilt_in
from articles.formats import suffixes
from articles.types import Article
from index.scan import counted
from runtime.errors import NoArticles, UnreadableArticle

_NAMED = 10  # files of a folder that has nothing that is read


@dataclass
class SyncReport:
    """What a sync did, as paths; `failed`, `left_out`, of no format that is read, and `in_part`, with reasons."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: dict[str, UnreadableArticle] = field(default_factory=dict)
    left_out: dict[Path, str] = field(default_factory=dict)
    in_part: dict[str, UnreadableArticle] = field(default_factory=dict)

    @property
    def unread(self) -> dict[str, UnreadableArticle | str]:
        """What is not in the index, or in part: what was left out, and what failed."""
        return {**{str(path): why for path, why in self.left_out.items()}, **self.failed, **self.in_part}

    def __str__(self) -> str:
        """One line of counts."""
        names = ("added", "updated", "unchanged", "removed", "failed")
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in names)
        return f"{counts}; {len(self.left_out)} not read: {counted(self.left_out)}" if self.left_out else counts


def read_in_part(article: Article) -> UnreadableArticle | None:
    """What is wrong with an article some pages of which lack text, or in which letters are spoilt."""
    if article.unread and article.has_pages:
        return UnreadableArticle(
            "{}: read in part: its pages {} lack text: they are pictures, empty, or illegible in part. "
            "Use OCR on it first.",
            article.path,
            article.unread_pages,
        )
    if article.unread:
        return UnreadableArticle(
            "{}: read in part: its chapters {}, as they follow in it, are damaged or missing. Get it again.",
            article.path,
            article.unread_pages,
        )
    if spoilt := spoilt_in(article.text):
        return UnreadableArticle(
            "{}: {} letters in it were spoilt by another program (“{}”): words with them are not found. "
            "Get the file again, in UTF-8.",
            article.path,
            len(spoilt),
            spoilt[0],
        )
    return None


def no_articles(roots: Sequence[Path], left_out: Mapping[Path, str]) -> NoArticles:
    """What is wrong with folders without an article: with the files in them, if there are any."""
    where, ends = ", ".join(map(str, roots)), " or ".join(suffixes())
    if not left_out:
        return NoArticles("No article in {}: no file ends in {}.", where, ends)
    named = [NoArticles("{} ({})", path, why) for path, why in sorted(left_out.items())]
    more = ["…"] if len(named) > _NAMED else []
    return NoArticles(
        "No article in {}: nothing in it is read: {}. What is read ends in {}.",
        where,
        reduce(lambda some, one: NoArticles("{}, {}", some, one), [*named[:_NAMED], *more]),
        ends,
    )
