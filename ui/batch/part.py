"""The page's part for many questions at once: a file of them goes in, a file of answers comes out."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import gradio as gr

from index.catalogue import Catalogue
from qa.pipeline import Pipeline
from qa.tools import Tools
from runtime.errors import WrongInput
from text.language import Language
from ui.batch.asking import answer_all
from ui.batch.questions import batch_of
from ui.filter_box import chosen_of, filter_of
from ui.labels import LABELS, apology, i18n, language_of
from ui.render import batch_state

KINDS = (("Excel", ".xlsx"), ("CSV", ".csv"), ("JSON Lines", ".jsonl"))

Shown = tuple[str, Any, Any, Any]
"""How far it is, the file of answers, and the buttons that start and stop."""


@dataclass(frozen=True)
class BatchHandlers:
    """What the part does.

    Attributes:
        pipeline: answers the questions.
        catalogue: of the articles.
        stopped: the sessions that want no more answers.
    """

    pipeline: Pipeline
    catalogue: Catalogue
    stopped: set[str] = field(default_factory=set)

    def answer(self, request: gr.Request, file: str | None, kind: str, risk: float, *values: Any) -> Iterator[Shown]:
        """Answers the questions of a file; the values are those of the filters."""
        language = language_of(request.headers)
        if file is None:
            yield batch_state(language, error=LABELS[language]["no questions"]), gr.skip(), *_buttons(running=False)
            return
        try:
            yield from self._answers(request, Path(file), kind, risk, values)
        except WrongInput as error:
            told = apology(error, language).replace(file, Path(file).name)
            yield batch_state(language, error=told), gr.File(visible=False), *_buttons(running=False)

    def _answers(
        self, request: gr.Request, file: Path, kind: str, risk: float, values: tuple[Any, ...]
    ) -> Iterator[Shown]:
        language, session = language_of(request.headers), str(request.session_hash)
        filter, batch = filter_of(chosen_of(values), self.catalogue), batch_of(file)
        ask = partial(self.pipeline.ask, risk=risk or None, filter=filter)
        self.stopped.discard(session)
        total, done, failed = len(batch.asked), 0, list[tuple[str, str]]()
        state = partial(batch_state, language, total=total, taken=batch.taken)
        with TemporaryDirectory() as folder:
            output = Path(folder) / f"{file.stem}{_SUFFIX[language]}{kind}"
            with closing(answer_all(batch, ask, output, apology=partial(apology, language=language))) as errors:
                while done < total and session not in self.stopped:
                    yield state(done=done, failed=failed), gr.File(visible=False), *_buttons(running=True)
                    if error := next(errors):
                        failed.append((batch.asked[done].question, apology(error, language)))
                    done += 1
            made = gr.File(str(output), visible=True)
            yield state(done=done, failed=failed), made, *_buttons(running=False)

    def stop(self, request: gr.Request) -> None:
        """Ends it after the question at hand; what is answered by then is in the file."""
        self.stopped.add(str(request.session_hash))


_AT_ONCE = 4  # batches: each goes on, a question at a time
_SUFFIX: dict[Language, str] = {"fr": "-réponses", "en": "-answers"}


def _buttons(*, running: bool) -> tuple[Any, Any]:
    return gr.Button(visible=not running), gr.Button(visible=running)


def batch_part(tools: Tools, asked_with: list[Any]) -> None:
    """Lays out and wires the part.

    Args:
        tools: answer the questions and know the articles.
        asked_with: the risk and the filters, as chosen on the page.
    """
    words, handlers = i18n(), BatchHandlers(tools.pipeline, tools.catalogue)
    with gr.Accordion(words("many"), open=False):
        gr.Markdown(words("what many"))
        questions = gr.File(label=words("questions"), height=140, elem_id="ibid-questions")
        kind = gr.Radio(KINDS, value=KINDS[0][1], label=words("answers as"), elem_id="ibid-kind")
        start = gr.Button(words("answer all"), elem_id="ibid-answer-all")
        stop = gr.Button(words("stop"), visible=False, elem_id="ibid-stop-all")
        state = gr.HTML(elem_id="ibid-batch")
        answers = gr.File(label=words("answers"), interactive=False, visible=False, elem_id="ibid-answers")
    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    shown = [state, answers, start, stop]
    start.click(handlers.answer, [questions, kind, *asked_with], shown, concurrency_limit=_AT_ONCE, **private)
    stop.click(handlers.stop, None, None, **private)
