"""The page of all articles: which it lists, in which order, and the addresses of the other orders and pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import urlencode

from articles.types import Article
from index.catalogue import Catalogue
from index.filter import EVERY, Filter
from index.protocols import Choices, Order
from index.unread import Reasons
from qa.as_json import filter_as_json

ON_A_PAGE = 50
ORDERS: tuple[Order, ...] = get_args(Order)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list.

    Attributes:
        articles: on this page, without their texts.
        total: how many there are on all pages.
        page: from 1.
        unread: what lies in the folders and is in no list, and articles that were read in part.
    """

    articles: Sequence[Article]
    total: int
    page: int
    order: Order
    descending: bool
    words: str
    filter: Filter
    choices: Choices
    unread: Reasons

    @classmethod
    def of(
        cls, catalogue: Catalogue, filter: Filter = EVERY, words: str = "", sort: str = "", way: str = "", page: int = 1
    ) -> "Listing":
        """The page asked for, or the nearest that there is; newest first where no order is asked for."""
        order: Order = next((order for order in ORDERS if order == sort), "date")
        descending = way == "down" or (way != "up" and order == "date")
        total = catalogue.count(filter, words)
        page = max(1, min(page, -(-total // ON_A_PAGE)))
        some = catalogue.articles(
            filter, words, order, descending=descending, start=(page - 1) * ON_A_PAGE, most=ON_A_PAGE
        )
        return cls(some, total, page, order, descending, words, filter, catalogue.choices(), catalogue.unread())

    @property
    def pages(self) -> int:
        """How many there are."""
        return max(1, -(-self.total // ON_A_PAGE))

    @property
    def first(self) -> int:
        """The number of the first article on this page, from 1."""
        return (self.page - 1) * ON_A_PAGE + 1

    @property
    def last(self) -> int:
        """The number of the last one."""
        return self.first + len(self.articles) - 1

    @property
    def asked(self) -> Filter:
        """What asks the articles of this list; nothing where they were found by their words and fill several pages."""
        if not self.words:
            return self.filter
        return Filter(articles=tuple(article.id for article in self.articles)) if self.pages == 1 else EVERY

    @property
    def way(self) -> str:
        """Of the order, as an address tells it."""
        return "down" if self.descending else "up"

    def at(self, page: int) -> str:
        """The address of another page."""
        return self._address(sort=self.order, way=self.way, page=page)

    def sorted_by(self, order: Order) -> str:
        """The address of the list in another order; in the present one, the other way round."""
        turned = order == self.order and not self.descending
        newest_first = order == "date" and self.order != "date"
        return self._address(sort=order, way="down" if turned or newest_first else "up")

    def _address(self, **asked: Any) -> str:
        words = {"q": self.words} if self.words else {}
        return f"articles?{urlencode(words | filter_as_json(self.filter) | asked, doseq=True)}"
