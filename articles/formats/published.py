"""When a web page says that it was published: what it states for programs, and the time beside its title.

Not when it was changed, or made as a file, nor what its comments and the pages that it leads to say.
"""

import re
from collections.abc import Iterator
from typing import Any

_STATED = (  # the surest first
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date.published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "publication_date", "publishdate",
    "publish-date", "pubdate", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_IN_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CHANGED = re.compile(r"(?i)updat|modif|chang|maj\b|mis-a-jour")
_BESIDE = re.compile(r"(?i)relat|comment|recommend|sidebar|aside|teaser|aussi|more|footer|most|latest")
_BESIDE_TAGS = {"aside", "footer", "nav"}


def published(source: str, root: Any) -> str | None:
    """The day that a page says it was published on, as the page writes it; None where it says none.

    Args:
        source: of the page.
        root: of its tree; None where there is nothing in it.
    """
    if root is None:
        return None
    stated = dict(reversed(list(_metas(root))))
    found = [stated[key] for key in _STATED[:4] if key in stated]
    found += _IN_DATA.findall(source)
    found += [_time(element) for element in root.iter() if element.get("itemprop") == "datePublished"]
    found += [stated[key] for key in _STATED[4:] if key in stated]
    found += [_time(element) for element in root.iter("time") if _is_of_article(element)]
    written = next((words.strip() for words in found if words and words.strip()), None)
    day = _DAY.match(written) if written else None
    return day[0] if day else written


def _metas(root: Any) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if key and meta.get("content"):
            yield key.lower(), meta.get("content")


def _time(element: Any) -> str:
    return str(element.get("content") or element.get("datetime") or element.text_content())


def _is_of_article(element: Any) -> bool:
    """Whether a time is the article's own, and that of its publication."""
    marks = [f"{above.get('class') or ''} {above.get('id') or ''}" for above in (element, *element.iterancestors())]
    beside = any(above.tag in _BESIDE_TAGS for above in element.iterancestors()) or any(map(_BESIDE.search, marks))
    return not beside and not _CHANGED.search(marks[0])
