"""Where a web page was published: the address that it states, else the one that it was saved from."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from articles.types import Fact, Origin

# « <!-- saved from url=(0026)https://gazette.invalid/a --> » of browsers, and SingleFile's comment
_SAVED = re.compile(
    r"(?i)<!--\s*(?:saved from url=\(\d{1,6}\)|page saved with singlefile\s+url:\s*)(https?://[^\s<>\"]{1,2000})"
)
_BEGINNING = 10_000  # characters that such a comment stands in
_ORIGIN: Origin = "saved copy"


def address_of(source: str, root: Any, saved_from: str | None = None) -> Fact | None:
    """The address of a page; none where it is not known.

    Args:
        source: of the page.
        root: of its tree.
        saved_from: the address that the file it lies in says.
    """
    written = _SAVED.search(source[:_BEGINNING])
    saved = _whole(saved_from or "") or _whole(written[1] if written else "")
    for url in (_whole(stated, saved) for stated in _stated(root)):
        if url and (_leads_into_site(url) or not _leads_into_site(saved)):
            return Fact(url, "page's head")
    return Fact(saved, _ORIGIN) if saved else None


def _stated(root: Any) -> Iterator[str]:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield link.get("href") or ""
    for meta in root.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() == "og:url":
            yield meta.get("content") or ""


def _whole(url: str, base: str = "") -> str:
    """An address as it leads there from anywhere; empty where it is none of the web."""
    try:
        url = urljoin(base, url.strip())
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no address of a machine
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc and not any(c.isspace() for c in url) else ""


def _leads_into_site(url: str) -> bool:
    """Whether an address is more than its site's: some sites state that one on every page."""
    parts = urlsplit(url)
    return parts.path.strip("/") != "" or parts.query != ""
