"""The addresses of the HTTP API, with their types and an example each on its page ("Use via API")."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import gradio as gr

from index.names import Names
from qa.tools import Tools
from runtime.errors import IbidError


def offer(page: gr.Blocks, tools: Tools, question: str) -> None:
    """Adds the addresses to a page that is being laid out.

    Args:
        page: it.
        tools: what is offered.
        question: an example of one.
    """
    article = next((known.id for known in tools.catalogue.articles(most=1)), "ARTICLE_ID")
    offered: list[tuple[Callable[..., Any], str | None]] = [
        (tools.ask, question), (tools.search, question), (tools.articles, None), (tools.article, article)
    ]  # fmt: skip
    for tool, example in offered:
        made = gr.api(_with_own_errors(tool, tools.names), api_name=tool.__name__, concurrency_limit=None)
        if example:  # of its first parameter; Gradio shows the others' defaults, and of one without a default "..."
            first: Any = page.blocks[made["inputs"][0]]
            first.example_payload = lambda example=example: example


def _with_own_errors(tool: Callable[..., Any], names: Names) -> Callable[..., Any]:
    """A tool whose errors are Gradio's, which tells their words and no stack trace."""

    @wraps(tool)
    def called(*arguments: Any, **named: Any) -> Any:
        try:
            return tool(*arguments, **named)
        except IbidError as error:
            raise gr.Error(str(names.without_folders(error)), print_exception=False) from error

    return called
