"""The chat page: a conversation on the left, the sources of its last answer on the right."""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from articles.types import Article
from qa.as_json import answer_as_json, hits_as_json
from qa.confidence import RISKS
from qa.pipeline import Pipeline
from runtime.errors import WrongInput
from text.language import language_of_question
from ui.labels import apology, browser_language, i18n
from ui.render import apologies, article_list, reply, sources

_HERE = Path(__file__).parent
_FONT = ("system-ui", "sans-serif")
_MONO = ("ui-monospace", "monospace")

Message = dict[str, Any]

EXAMPLES = (
    "Qui est le ministre belge de la Justice ?",
    "When was the phone call between the two kings?",
    "Combien de temps Charles Michel est-il resté au Maroc ?",
    "What technology did the Belgian minister admire?",
)


def build_page(
    pipeline: Pipeline,
    articles: Callable[[], Sequence[Article]],
    examples: Sequence[str] = EXAMPLES,
    risk: float | None = None,
) -> gr.Blocks:
    """Lays out the page.

    Args:
        pipeline: answers the questions.
        articles: those of the index, at the time of the call.
        risk: of wrong answers, the one chosen at first; None for the usual one.
        examples: questions to click.
    """
    words = i18n()

    def answered(
        typed: str, history: list[Message], previous: str, borne: float
    ) -> tuple[str, list[Message], str, str]:
        messages: list[Message] = [*history, {"role": "user", "content": escape(typed)}]
        try:
            answer = pipeline.ask(typed, previous=previous, risk=borne or None)
        except WrongInput as error:
            text = apologies(apology(error, language_of_question(typed or previous)))
            return "", [*messages, _html(text)], gr.skip(), previous
        return "", [*messages, _html(reply(answer))], sources(answer), answer.question.search_query

    def welcome(request: gr.Request) -> str:
        return article_list(articles(), browser_language(request.headers.get("accept-language", "")))

    def ask_as_json(question: str, previous: str = "", top: int = 10) -> dict[str, Any]:
        """Answers a question by quoting the articles: the JSON of `ibid ask --json`."""
        try:
            return answer_as_json(pipeline.ask(question, previous=previous, top=top))
        except WrongInput as error:
            raise gr.Error(str(error), print_exception=False) from error

    def search_as_json(question: str, top: int = 10) -> list[dict[str, Any]]:
        """The passages nearest to a question: the `hits` of `ibid ask --json`."""
        try:
            return hits_as_json(pipeline.search(question, top=top))
        except WrongInput as error:
            raise gr.Error(str(error), print_exception=False) from error

    page = gr.Blocks(title="Ibid", fill_height=True, analytics_enabled=False)
    with page:
        previous = gr.State("")
        with gr.Column(elem_id="ibid-head", scale=0):
            gr.Markdown("# Ibid")
            gr.Markdown(words("tagline"))
        with gr.Row(scale=1):
            with gr.Column(scale=3, min_width=340):
                chat = gr.Chatbot(
                    label=words("chat"), show_label=False, render_markdown=False, layout="bubble", buttons=[],
                    feedback_options=None, examples=[{"text": text} for text in examples], elem_id="ibid-chat",
                )  # fmt: skip
                box = gr.Textbox(
                    placeholder=words("ask"), show_label=False, submit_btn=True, autofocus=True, max_lines=4,
                    elem_id="ibid-box",
                )  # fmt: skip
                with gr.Accordion(words("risk"), open=False):
                    borne = gr.Radio(
                        [(words("usual"), 0.0), *((f"{share:.0%}".replace("%", "\u00a0%"), share) for share in RISKS)],
                        value=risk or 0.0, label=words("risk"), info=words("what risk"), show_label=False,
                        elem_id="ibid-risk",
                    )  # fmt: skip
            with gr.Column(scale=2, min_width=320):
                gr.Markdown("## Sources")
                shown = gr.HTML(elem_id="ibid-sources")
        outputs = [box, chat, shown, previous]
        box.submit(answered, [box, chat, previous, borne], outputs, api_visibility="private", show_progress="minimal")
        chat.example_select(_chosen, None, box, api_visibility="private").then(
            answered, [box, chat, previous, borne], outputs, api_visibility="private"
        )
        chat.clear(lambda: "", None, previous, api_visibility="private")
        gr.on([page.load, chat.clear], welcome, None, shown, api_visibility="private")
        gr.api(ask_as_json, api_name="ask")
        gr.api(search_as_json, api_name="search")
    return page


def look() -> dict[str, Any]:
    """What the page is dressed in: nothing from another machine."""
    script = (_HERE / "page.js").read_text(encoding="utf-8")
    return {
        "theme": gr.themes.Soft(font=_FONT, font_mono=_MONO, primary_hue="amber", neutral_hue="stone"),
        "css": (_HERE / "page.css").read_text(encoding="utf-8"),
        "head": f"<script>{script}</script>",
        "i18n": i18n(),
        "footer_links": ["api"],
    }


def _chosen(event: gr.SelectData) -> str:
    return str(event.value["text"])


def _html(text: str) -> Message:
    return {"role": "assistant", "content": gr.HTML(text)}
