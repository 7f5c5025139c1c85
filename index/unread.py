"""What lies in the folders and is not in the index, kept with it: so that it can be told at any time."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from index.facts import UNREAD
from index.protocols import ChangeableStore, PassageStore
from runtime.errors import UnreadableArticle

Reasons = Mapping[str, UnreadableArticle | str]
"""By path: what is wrong with a file, or why it is none that is read, as `index.scan` says it."""


def unread(store: PassageStore) -> Reasons:
    """All that is known of, in alphabetical order."""
    kept = sorted(json.loads(store.meta(UNREAD) or "{}").items())
    return {path: why if isinstance(why, str) else UnreadableArticle.from_json(why) for path, why in kept}


def note_unread(
    store: ChangeableStore, looked_through: Iterable[Path], found: Reasons, unchanged: Iterable[str] = ()
) -> None:
    """Notes what was found in some folders or files, in place of what was known of them; inside `changing`.

    Args:
        store: to keep it.
        looked_through: the folders or files.
        found: what is wrong in them now.
        unchanged: the files in them that were not read again: what was wrong with them still is.
    """
    before = json.loads(store.meta(UNREAD) or "{}")
    places, stay = list(looked_through), set(unchanged)

    def is_known_still(path: str) -> bool:
        return path in stay or not any(Path(path).is_relative_to(each) for each in places)

    now = {path: why for path, why in before.items() if is_known_still(path)}
    now |= {path: why if isinstance(why, str) else why.as_json() for path, why in found.items()}
    if now != before:
        with store.change():
            store.set_meta(UNREAD, json.dumps(now))
