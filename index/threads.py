"""The thread of a mail: the mails with the same subject, « Re: » and « TR : » aside, from the first to the last."""

import re
from collections.abc import Callable, Sequence

from articles.types import Article
from index.filter import Filter, format_of_file

_MAIL = "eml"
_PREFIX = re.compile(r"(?i)\A\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|ré|rép|aw|sv|tr|fwd?|wg)(?:\s?\[\d+\])?\s?:")
_LIST = re.compile(r"\A\s*\[[^\]]{1,40}\]\s*")
_MOST = 5000  # mails that have the words of a subject


def thread_of(article: Article, articles: Callable[..., Sequence[Article]]) -> list[Article]:
    """The mails of an article's thread, itself among them, without their texts; none where it is no mail, or alone.

    Args:
        article: of any format.
        articles: as `index.catalogue.Catalogue.articles`.
    """
    if format_of_file(article.path) != _MAIL:
        return []
    subject = subject_of(article.title)
    if not subject:
        return []
    mails = articles(Filter(formats=(_MAIL,)), subject, "date", descending=False, most=_MOST)
    thread = [mail for mail in mails if subject_of(mail.title) == subject]
    # Two mails that begin « Bonjour » answer nobody.
    is_answered = any(_PREFIX.match(mail.title) for mail in thread)
    return thread if is_answered and len(thread) > 1 and article.id in {mail.id for mail in thread} else []


def subject_of(title: str) -> str:
    """A subject in small letters, without what answering, passing on and mailing lists put in front.

    Example:
        >>> subject_of("RE : TR: [presse] Budget  2024"), subject_of("Budget 2024"), subject_of("Re[2]: Budget 2024")
        ('budget 2024', 'budget 2024', 'budget 2024')
    """
    before = None
    while title != before:
        before, title = title, _LIST.sub("", _PREFIX.sub("", title))
    return " ".join(title.lower().split())
