"""The chat page: a conversation on the left, the sources of its last answer on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from index.added import Adding
from qa.tools import Tools
from qa.weighing.confidence import RISKS
from ui.adding import adding_part
from ui.api import offer
from ui.batch.part import batch_part
from ui.filter_box import FilterBox, filter_box, wire_filters
from ui.handlers import Handlers
from ui.labels import i18n

_HERE = Path(__file__).parent
_FONT = ("system-ui", "sans-serif")
_MONO = ("ui-monospace", "monospace")

# A click on what has `data-does` is an event of that name, with its own name, and its place: in its list, or of its
# reply in the chat.
_TELL = """document.addEventListener("click", (event) => {
  const button = event.target.closest && event.target.closest("[data-does]");
  if (!button) return;
  const replies = [...document.querySelectorAll("#ibid-chat .ibid-reply")];
  const place = button.dataset.place ?? replies.indexOf(button.closest(".ibid-reply"));
  trigger(button.dataset.does, { place: Number(place), named: button.dataset.named });
});"""

_LANGUAGES = "".join(
    f'<button type="button" class="ibid-button" data-language="{language}" lang="{language}">{name}</button>'
    for language, name in (("fr", "Français"), ("en", "English"))
)

_WENT_ON = "() => { window.ibidWindows.postMessage('') }"  # other windows show the conversation, too

# A question that is stopped stands in the box at once; where its answer has come all the same, it is taken out again.
# Enter pressed before the stop asks nothing after it: Gradio would, with whatever is in the box by then. Nor does it
# while a question is asked by a link, or once more: that one's answer would not know of it. It stays in the box.
_STOPPED = """(typed, turns, chat) => {
  window.ibidStopped = turns?.length ?? 0;
  window.ibidEntered = false;
  return [typed, turns, chat];
}"""
_ENTERED = """(typed, ...others) => {
  const asks = window.ibidEntered && !document.querySelector("#ibid-box .stop-button");
  return [asks ? typed : "", ...others];
}"""
_SETTLED = "(typed, turns) => (turns?.[window.ibidStopped]?.question === typed ? '' : typed)"

FIRST_SCRIPTS = "".join((_HERE / f"{name}.js").read_text(encoding="utf-8") for name in ("language", "at_rest"))
"""What must run before Gradio's own scripts."""
_SCRIPTS = ("page", "reading", "feedback", "folders", "exporting", "gradio_words")
_KEPT = 3600  # seconds that what was dropped here, or made of it, is kept outside the index

EXAMPLES = (
    "Qui est le ministre belge de la Justice ?",
    "When was the phone call between the two kings?",
    "Combien de temps Charles Michel est-il resté au Maroc ?",
    "What technology did the Belgian minister admire?",
)


def build_page(
    tools: Tools,
    examples: Sequence[str] = EXAMPLES,
    risk: float | None = None,
    key: str = "",
    adding: Adding | None = None,
) -> gr.Blocks:
    """Lays out the page.

    Args:
        tools: answer the questions and know the articles.
        examples: questions to click.
        risk: of wrong answers, the one chosen at first; None for the usual one.
        key: of the index: the browser keeps the conversations about it apart from others.
        adding: adds articles, where whoever comes in may.
    """
    handlers = Handlers(tools.pipeline, tools.catalogue)
    page = gr.Blocks(title="Ibid", fill_height=True, analytics_enabled=False, delete_cache=(_KEPT, _KEPT))
    with page:
        offer(page, tools, next(iter(examples), ""))
        parts = _laid_out(examples, risk, key)
        batch_part(tools, [parts.risk, *parts.filters.parts])
        if adding:
            adding_part(adding, parts.clicks, page, tools.names)
        _wire(page, parts, handlers)
        wire_filters(page, parts.filters, tools.catalogue)
    return page


@dataclass(frozen=True)
class _Parts:
    """What the page is made of."""

    kept: gr.BrowserState
    shelf: gr.BrowserState
    chat: gr.Chatbot
    box: gr.Textbox
    risk: gr.Radio
    filters: FilterBox
    sources: gr.HTML
    others: gr.HTML
    clicks: gr.HTML


def _laid_out(examples: Sequence[str], risk: float | None, key: str) -> _Parts:
    words = i18n()
    # Not a secret: the browser keeps it beside what it protects. A fixed one, so that another start reads it again.
    kept = gr.BrowserState([], storage_key=f"ibid-{key}", secret="ibid")
    shelf = gr.BrowserState([], storage_key=f"ibid-shelf-{key}", secret="ibid")
    with gr.Column(elem_id="ibid-head", scale=0):
        gr.Markdown("# Ibid")
        gr.Markdown(words("tagline"))
        with gr.Row(elem_id="ibid-ways"):
            gr.Markdown(words("all articles"), elem_id="ibid-all")
            gr.HTML(_LANGUAGES, elem_id="ibid-languages")
    with gr.Row(scale=1):
        with gr.Column(scale=3, min_width=320, elem_id="ibid-talk"):
            chat = gr.Chatbot(
                label=words("chat"), show_label=False, render_markdown=False, layout="bubble", buttons=[],
                autoscroll=False, editable="user", feedback_options=None,
                examples=[{"text": text} for text in examples],
                elem_id="ibid-chat",
            )  # fmt: skip
            box = gr.Textbox(
                label=words("question"), placeholder=words("ask"), show_label=False, submit_btn=True, autofocus=True,
                max_lines=4, elem_id="ibid-box",
            )  # fmt: skip
            filters = filter_box(words, key)
            with gr.Accordion(words("conversations"), open=False, elem_classes="ibid-more"):
                others = gr.HTML(elem_id="ibid-others")
            with gr.Accordion(words("risk"), open=False, elem_classes="ibid-more"):
                borne = gr.Radio(
                    [(words("usual"), 0.0), *((words(f"{share:.0%}"), share) for share in RISKS)],
                    value=risk or 0.0, label=words("risk"), info=words("what risk"), show_label=False,
                    elem_id="ibid-risk",
                )  # fmt: skip
        with gr.Column(scale=2, min_width=320, elem_id="ibid-beside"):
            gr.Markdown("## Sources")
            sources = gr.HTML(elem_id="ibid-sources")
    clicks = gr.HTML(js_on_load=_TELL, visible="hidden")
    return _Parts(kept, shelf, chat, box, borne, filters, sources, others, clicks)


def _wire(page: gr.Blocks, parts: _Parts, handlers: Handlers) -> None:
    shown = [parts.box, parts.kept, parts.chat, parts.sources]
    again = [parts.kept, parts.risk, *parts.filters.parts]
    asked = [parts.box, *again]
    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "minimal", "concurrency_limit": None}
    shelved = [parts.kept, parts.shelf, parts.chat, parts.sources, parts.others]
    shelving = [
        parts.clicks.clear(handlers.begin, [parts.kept, parts.shelf], shelved, **private),
        parts.clicks.select(handlers.take_up, [parts.kept, parts.shelf], shelved, **private),
        parts.clicks.delete(handlers.forget, [parts.kept, parts.shelf], shelved, **private),
    ]
    asking = [
        # Once more where Enter comes before the last question has quite ended; what is empty by then is passed over.
        parts.box.submit(handlers.ask, asked, shown, **private, trigger_mode="always_last", js=_ENTERED),
        parts.chat.example_select(_chosen, None, parts.box, **private).then(handlers.ask, asked, shown, **private),
        parts.chat.edit(handlers.ask_edited, again, shown, **private),
        parts.chat.retry(handlers.ask_again, again, shown, **private),
        parts.clicks.submit(handlers.ask_alone, again, shown, **private),
        page.load(handlers.open, [parts.kept, parts.risk], shown, **{**private, "show_progress": "hidden"}),
    ]
    for event in [*asking[:-1], *shelving]:
        event.then(None, js=_WENT_ON)
    stopping = [parts.box, parts.kept, parts.chat]
    parts.box.stop(handlers.stop, stopping, shown, cancels=asking, js=_STOPPED, **private)
    for event in asking:  # once the server has stopped, and all that it sent before has come
        event.failure(_nothing, None, None, **private).then(None, [parts.box, parts.kept], parts.box, js=_SETTLED)
    parts.chat.select(handlers.show_sources, parts.kept, parts.sources, **private)
    parts.chat.clear(list, None, parts.kept, **private).then(handlers.welcome, None, parts.sources, **private)
    page.load(handlers.shelf, parts.shelf, parts.others, **{**private, "show_progress": "hidden"})


def look() -> dict[str, Any]:
    """What the page is dressed in: nothing from another machine."""
    scripts = [(_HERE / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS]
    return {
        "theme": gr.themes.Soft(font=_FONT, font_mono=_MONO, primary_hue="amber", neutral_hue="stone"),
        "css": (_HERE / "page.css").read_text(encoding="utf-8"),
        "head": "".join(f"<script>{script}</script>" for script in scripts),
        "i18n": i18n(),
        "footer_links": ["api"],
    }


def _nothing() -> None:
    """Comes back behind all that was sent before."""


def _chosen(event: gr.SelectData) -> str:
    return str(event.value["text"])
