"""Ibid, its parts joined as its commands join them; a passage is a text file with a title."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers.process import TOP, Found, run
from cli.wiring import joined
from index.encoder import Encoder
from index.folder import IndexFolder
from index.hit import Hit
from index.retriever import Retriever
from index.sync import sync
from qa.pipeline import Pipeline
from qa.questions.question import understand
from qa.reading.reader import ExtractiveReader


class Ibid:
    """An index folder, and what answers over it."""

    def __init__(self, models: Path, *, reader: bool) -> None:
        """Loads the models."""
        self._encoder = Encoder(str(models / "encoder-fr-en"))
        self._encoder.encode_queries(["Loaded when it is first needed."])
        self._reader = ExtractiveReader(models / "reader-fr-en") if reader else None
        self._pipeline: Pipeline | None = None

    def index(self, passages: Sequence[str], folder: Path) -> None:
        """Writes the files, which an Ibid of everyday finds there, and indexes them."""
        articles = folder / "articles"
        articles.mkdir(parents=True)
        for number, passage in enumerate(passages):
            (articles / f"{number}.txt").write_text(passage.replace("\n", "\n\n", 1), encoding="utf-8")
        index = IndexFolder.create(folder / "index", self._encoder)
        report = sync(index, [articles], self._encoder)
        index.close()
        if report.failed:
            raise RuntimeError(f"{len(report.failed)} passages were not read: {report.failed}")

    def open(self, folder: Path) -> None:
        """Opens the index."""
        index = IndexFolder.open(folder / "index")
        self._retriever = Retriever(index, self._encoder)
        if self._reader:
            self._pipeline = joined(index, self._encoder, self._reader)

    def ask(self, question: str) -> Found:
        """By the pipeline, or by the retriever alone."""
        if not self._pipeline:
            asked = understand(question)
            return Found(_numbers(self._retriever.search(asked.search_query, asked.language, TOP)))
        answer = self._pipeline.ask(question, top=TOP)
        return Found(_numbers(answer.hits), answer.text, answer.best.quote if answer.best else None)


def _numbers(hits: Sequence[Hit]) -> list[int]:
    """A long passage is cut in several, so that its number may come twice."""
    return list(dict.fromkeys(int(hit.article.id) for hit in hits))


if __name__ == "__main__":
    run(Ibid)
