"""XML inside other formats, read safely."""

from collections.abc import Collection
from typing import Any
from zipfile import ZipFile

from articles.archive import unpacked
from runtime.errors import UnreadableArticle


def tree(data: bytes) -> Any:
    """The root of a tree: no entity of the file's own is made, nothing is fetched, small faults are passed over.

    Raises:
        ValueError: there is no element in it.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise ValueError("no XML")
    return root


def tree_in(archive: ZipFile, name: str) -> Any:
    """The root of a part that a file can do without; an element without any in it where it is missing or damaged.

    Raises:
        UnreadableArticle: it needs a password, or is larger than any text.
    """
    from lxml import etree

    try:
        return tree(unpacked(archive, name))
    except UnreadableArticle:
        raise
    except Exception:  # noqa: BLE001 – whatever a broken archive makes its library trip over
        return etree.Element("none")


def local(element: Any) -> str:
    """An element's name without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def rewrite(element: Any, words: str) -> None:
    """Puts words into an element, instead of all that it holds."""
    for child in list(element):
        element.remove(child)
    element.text = words


def words_before(element: Any, blocks: Collection[str]) -> str:
    """The words right in front of an inline element, as far as they stand in the same block."""
    while element is not None and local(element).lower() not in blocks:
        beside, parent = element.getprevious(), element.getparent()
        if beside is None:
            words, element = parent.text if parent is not None else "", parent
        else:
            words, element = beside.tail or "".join(beside.itertext()), beside
        if words:
            return str(words)
    return ""
