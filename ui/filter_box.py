"""The accordion that keeps questions to some articles: its parts, what they say, and the browser that keeps them."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.catalogue import Catalogue
from index.filter import Filter, checked_fields
from runtime.errors import WrongInput
from text.language import Language
from ui.labels import REPLIES, apology, language_of
from ui.render import only

FIELDS = ("since", "until", "sources", "languages", "formats", "articles")
MOST_ARTICLES = 1000  # that can be chosen here, the newest; the page of all articles leads to any other

Chosen = dict[str, Any]
"""What `Filter.of` makes a filter of, as the browser keeps it; fields where nothing is chosen are left out."""

_CHOSEN = f"""(...values) => Object.fromEntries(
    {json.dumps(FIELDS)}.map((name, at) => [name, values[at]]).filter(([, value]) => value?.length))"""
"""`chosen_of` for the browser."""


@dataclass(frozen=True)
class FilterBox:
    """The accordion.

    Attributes:
        kept: what is chosen, in the browser's own storage, so that a reload changes nothing.
        parts: one for each of `FIELDS`.
        summary: what is chosen, in words, beside the box even when the accordion is closed.
        remove: the button that chooses nothing.
    """

    kept: gr.BrowserState
    parts: list[Any]
    summary: gr.HTML
    remove: gr.Button


def filter_box(words: Callable[[str], Any], key: str) -> FilterBox:
    """Lays it out.

    Args:
        words: label by its name.
        key: of the index, that the browser keeps the choice by.
    """
    kept = gr.BrowserState({}, storage_key=f"ibid-filter-{key}", secret="ibid")
    several: dict[str, Any] = {"multiselect": True, "allow_custom_value": True, "min_width": 200}
    summary = gr.HTML(elem_id="ibid-only")
    with gr.Accordion(words("filters"), open=False, elem_id="ibid-filters", elem_classes="ibid-more"):
        with gr.Row():
            since = gr.Textbox(
                label=words("since"), lines=1, max_lines=1, elem_id="ibid-since", elem_classes="ibid-day"
            )
            until = gr.Textbox(
                label=words("until"), lines=1, max_lines=1, elem_id="ibid-until", elem_classes="ibid-day"
            )
        with gr.Row():
            sources = gr.Dropdown(label=words("sources"), elem_id="ibid-of-sources", **several)
            formats = gr.Dropdown(label=words("formats"), elem_id="ibid-of-formats", **several)
        languages = gr.CheckboxGroup(label=words("languages"), elem_id="ibid-of-languages")
        articles = gr.Dropdown(label=words("articles"), info=words("which articles"), **several)
        remove = gr.Button(words("remove filters"), size="sm", elem_id="ibid-unfilter")
    return FilterBox(kept, [since, until, sources, languages, formats, articles], summary, remove)


def wire_filters(page: gr.Blocks, box: FilterBox, catalogue: Catalogue) -> None:
    """Fills the parts when the page is opened, and keeps what is chosen."""
    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}

    def opened(kept: Chosen | None, request: gr.Request) -> list[Any]:
        chosen = _usable(of_address(request) or ({} if "q" in request.query_params else kept or {}), catalogue)
        return [chosen, *_filled(catalogue, chosen, language_of(request.headers))]

    def removed() -> list[Any]:
        return [{}, "", "", [], [], [], []]

    def summary_of(kept: Chosen | None, request: gr.Request) -> str:
        return _summary(kept or {}, catalogue, language_of(request.headers))

    # What the address asked is asked once: a reload changes nothing.
    plain = "() => history.replaceState(history.state, '', location.pathname)"
    page.load(opened, box.kept, [box.kept, *box.parts], **private).then(None, None, None, js=plain, **private)
    box.remove.click(removed, None, [box.kept, *box.parts], **private)
    # In the browser, at once: by way of the server, what was chosen before could come back after it had been lifted.
    gr.on([part.change for part in box.parts], None, box.parts, box.kept, js=_CHOSEN, **private)
    box.kept.change(summary_of, box.kept, box.summary, trigger_mode="always_last", **private)


def chosen_of(values: Sequence[Any]) -> Chosen:
    """What the parts show, in their order."""
    return {name: value for name, value in zip(FIELDS, values, strict=True) if value}


def filter_of(chosen: Chosen, catalogue: Catalogue) -> Filter:
    """The filter that is chosen; a part of a source's name, as one may type it, is meant for all that have it.

    Raises:
        WrongInput: a day or a language is none.
    """
    fields = checked_fields(chosen)
    sources = [name for words in fields.pop("sources", []) for name in catalogue.sources_with(words)]
    return Filter.of(**fields, sources=sources)


def of_address(request: gr.Request) -> Chosen:
    """What the page's address chooses."""
    asked = request.query_params
    return chosen_of([*map(asked.get, FIELDS[:2]), *map(asked.getlist, FIELDS[2:])])


def _usable(chosen: Chosen, catalogue: Catalogue) -> Chosen:
    """What the parts can show: an old address, or what the browser kept, may name a day or a language that is none."""
    languages = [code for code in chosen.get("languages", ()) if code in catalogue.choices().languages]
    usable = chosen | {"languages": languages}
    try:
        filter_of(usable, catalogue)
    except WrongInput:
        return {}
    return {name: value for name, value in usable.items() if value}


def _filled(catalogue: Catalogue, chosen: Chosen, language: Language) -> list[Any]:
    """The parts with what there is to choose, and what is chosen."""
    choices, says = catalogue.choices(), REPLIES[language]
    names = {"fr": says["french"], "en": says["english"]}
    articles = [(article.title, article.id) for article in catalogue.articles(most=MOST_ARTICLES)]
    listed = {
        "sources": list(choices.sources),
        "languages": [(names[code], code) for code in choices.languages],
        "formats": list(choices.formats),
        "articles": [*articles, *((title, name) for name, title in _titles(catalogue, chosen).items())],
    }
    return [
        *(chosen.get(name) for name in FIELDS[:2]),
        *(gr.update(choices=listed[name], value=chosen.get(name, [])) for name in FIELDS[2:]),
    ]


def _summary(chosen: Chosen, catalogue: Catalogue, language: Language) -> str:
    try:
        return only(filter_of(chosen, catalogue), language, _titles(catalogue, chosen))
    except WrongInput as error:
        return apology(error, language)


def _titles(catalogue: Catalogue, chosen: Chosen) -> dict[str, str]:
    ids = tuple(chosen.get("articles", ()))
    return {article.id: article.title for article in catalogue.articles(Filter(articles=ids))} if ids else {}
