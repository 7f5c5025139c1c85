"""The list of a store's articles, and the filter that a person's words mean in it."""

from collections.abc import Sequence

from index.filter import Filter
from index.protocols import PassageStore
from index.unread import Reasons, unread


class Catalogue:
    """The list of a store's articles; it is read at each call, and so never out of date.

    Attributes:
        choices: what there is to choose from.
        count: how many articles a filter lets through that have some words.
        articles: these, in some order.
    """

    def __init__(self, store: PassageStore) -> None:
        """Over a store."""
        self._store = store
        self.choices, self.count, self.articles = store.choices, store.count_articles, store.articles

    def unread(self) -> Reasons:
        """What lies in the folders and is not in the index, or in part, with what is wrong with it."""
        return unread(self._store)

    def filter_of(
        self,
        since: str | None = "",
        until: str | None = "",
        sources: Sequence[str] | None = (),
        languages: Sequence[str] | None = (),
        formats: Sequence[str] | None = (),
        articles: Sequence[str] | None = (),
    ) -> Filter:
        """The filter that is meant by words of the sources' names and by beginnings of the articles' ids.

        Raises:
            WrongInput: a day or a language is none.
            UnknownArticle: not one article has an id that begins so.
        """
        names = [name for words in sources or () for name in self.sources_with(words)]
        ids = [self._store.article_that_begins(beginning).id for beginning in articles or ()]
        return Filter.of(since, until, names, languages, formats, ids)

    def sources_with(self, words: str) -> Sequence[str]:
        """The names that have these words; the words where none has, which then is the name of no source."""
        return [name for name in self.choices().sources if words.casefold() in name.casefold()] or [words]
