"""Joins the parts: the one place that knows them all. Each is imported when it is needed, for most are slow to load."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.folder import IndexFolder
    from qa.pipeline import Pipeline


def opened(options: argparse.Namespace) -> "IndexFolder":
    """The index, for asking."""
    from index.folder import IndexFolder

    return IndexFolder.open(options.index)


def encoder_of(options: argparse.Namespace) -> "Encoder":
    """The encoder that was named, or the bundled one."""
    from index.encoder import BUNDLED, Encoder

    return Encoder(options.encoder or str(BUNDLED))


def pipeline_of(options: argparse.Namespace, folder: "IndexFolder", encoder: "Encoder") -> "Pipeline":
    """What answers questions over an index."""
    from index.retriever import Retriever
    from qa.beyond import Beyond
    from qa.confidence import Confidence
    from qa.picker import SentencePicker
    from qa.pipeline import Pipeline
    from qa.reader import ExtractiveReader, Reader

    retriever = Retriever(folder, encoder)
    reader: Reader = SentencePicker(encoder) if options.fast else ExtractiveReader()
    confidence, beyond = Confidence.of_reader(reader.name), Beyond.for_encoder(encoder)
    return Pipeline(retriever, reader, confidence, options.confidence, options.risk, beyond or ())
