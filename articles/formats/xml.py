"""XML inside other formats, read safely."""

from collections.abc import Collection
from typing import Any


def tree(data: bytes) -> Any:
    """The root of a tree: no entity of the file's own is made, nothing is fetched, small faults are passed over.

    Raises:
        ValueError: there is no element in it.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise ValueError("no XML")
    return root


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
