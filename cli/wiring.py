"""Joins the parts: the one place that knows them all. Each is imported when it is needed, for most are slow to load."""

import argparse
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.folder import IndexFolder
    from index.names import Names
    from qa.pipeline import Pipeline
    from qa.reading.reader import Reader
    from qa.tools import Tools


def opened(options: argparse.Namespace) -> "IndexFolder":
    """The index, for asking."""
    from index.folder import IndexFolder

    return IndexFolder.open(options.index)


def encoder_of(options: argparse.Namespace) -> "Encoder":
    """The encoder that was named, or the bundled one."""
    from index.encoder import BUNDLED, Encoder

    return Encoder(options.encoder or str(BUNDLED))


def pipeline_of(options: argparse.Namespace, folder: "IndexFolder", encoder: "Encoder") -> "Pipeline":
    """What answers questions over an index, as the options ask. The encoder's model is loaded beside all the rest."""
    with ThreadPoolExecutor(1) as beside:
        loading = beside.submit(lambda: encoder.dimension)
        from qa.reading.picker import SentencePicker
        from qa.reading.reader import ExtractiveReader

        reader: Reader = SentencePicker(encoder) if options.fast else ExtractiveReader()
        pipeline = joined(folder, encoder, reader, options.confidence, options.risk)
        loading.result()
    return pipeline


def joined(
    folder: "IndexFolder",
    encoder: "Encoder",
    reader: "Reader",
    threshold: float | None = None,
    risk: float | None = None,
) -> "Pipeline":
    """The parts as the program uses them together; threshold and risk as in `qa.pipeline.Pipeline`."""
    from index.retriever import Retriever
    from qa.pipeline import Pipeline
    from qa.questions.beyond import Beyond
    from qa.weighing.confidence import Confidence

    confidence, beyond = Confidence.of_reader(reader.name), Beyond.for_encoder(encoder)
    return Pipeline(Retriever(folder, encoder), reader, confidence, threshold, risk, beyond or ())


def tools_of(pipeline: "Pipeline", folder: "IndexFolder", names: "Names | None" = None) -> "Tools":
    """What programs and the page may ask of an index; `names` are those of files, whole paths without it."""
    from index.catalogue import Catalogue
    from index.names import Names
    from qa.tools import Tools

    names = names or Names()
    folder.store.tell_path = names.of
    return Tools(pipeline, Catalogue(folder.store), folder.store.article, folder.store.file_of, names)
