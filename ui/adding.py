"""Adding articles on the page: files that are dropped, folders by their path; the report, and what can be removed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import gradio as gr

from index.added import Adding, dropped_beside
from index.names import Names
from index.report import SyncReport
from runtime.errors import IbidError
from text.language import Language
from ui.labels import REPLIES, apology, i18n, language_of
from ui.render import added_list

Shown = tuple[None, str, str]
"""The files waiting, none any more; the path in its box; the report with the list of what was added."""


_BETWEEN = ",,"  # of what Gradio lets a name have, the least likely in one
_UNITS = {"reading": "files unit", "encoding": "passages unit"}


@dataclass(frozen=True)
class AddingHandlers:
    """What the page's part for adding does.

    Attributes:
        adding: adds the articles.
        names: what files are called; people on other machines see nothing but what was dropped.
    """

    adding: Adding
    names: Names

    # Gradio finds out by the default that progress is told, hence the calls in the two signatures.
    def drop(self, files: list[str] | None, request: gr.Request, progress: gr.Progress = gr.Progress()) -> Shown:  # noqa: B008
        """Adds files."""
        paths = [Path(file) for file in files or ()]
        names = [in_folders(path.name) for path in paths]
        return self._updated("", request, lambda show: self.adding.drop(paths, show, names), progress)

    def add_folder(self, path: str, request: gr.Request, progress: gr.Progress = gr.Progress()) -> Shown:  # noqa: B008
        """Adds a folder of this machine."""
        named = path.strip().strip("\"'")
        folder = Path(named).expanduser()
        if not named or not folder.is_dir():  # an empty path would be the folder that the program was started in
            language = language_of(request.headers)
            says = REPLIES[language]
            error = says["no folder"].format(named) if named else says["no path"]
            return None, path, self._listed(language, error=error)
        return self._updated(path, request, lambda show: self.adding.add_folder(folder, show), progress)

    def _updated(
        self, path: str, request: gr.Request, add: Callable[[Any], SyncReport], progress: gr.Progress
    ) -> Shown:
        language = language_of(request.headers)

        def show(step: str, done: int, total: int) -> None:
            progress((done, total), desc=REPLIES[language][f"{step} files"], unit=REPLIES[language][_UNITS[step]])

        try:
            return None, "", self._listed(language, report=add(show))
        except IbidError as error:
            return None, path, self._listed(language, error=apology(self.names.without_folders(error), language))

    def remove(self, request: gr.Request, event: gr.EventData) -> str:
        """Takes out again what was added."""
        language = language_of(request.headers)
        try:
            path = self._dropped / str(event.named)  # by its name: the list may be another by now
            if path in self._added():
                self.adding.remove(path)
        except IbidError as error:
            return self._listed(language, error=apology(self.names.without_folders(error), language))
        return self._listed(language)

    def listed(self, request: gr.Request) -> str:
        """What was added."""
        return self._listed(language_of(request.headers))

    def _listed(self, language: Language, report: SyncReport | None = None, error: str = "") -> str:
        return added_list(self._added(), language, self._dropped, report=report, error=error)

    def _added(self) -> list[Path]:
        added = self.adding.added()
        return [path for path in added if path.parent == self._dropped] if self.names.folders else added

    @property
    def _dropped(self) -> Path:
        return dropped_beside(self.adding.index)


def in_folders(name: str) -> PurePath:
    """Where in a dropped folder a file lay, by the name that it was sent with (`folders.js`).

    Example:
        >>> in_folders("presse,,2016,,mars.txt").as_posix(), in_folders("..,,mars.txt").as_posix()
        ('presse/2016/mars.txt', 'mars.txt')
    """
    return PurePath(*(part for part in name.split(_BETWEEN) if part.strip("."))) if name.strip(".,") else PurePath(name)


def adding_part(adding: Adding, clicks: gr.HTML, page: gr.Blocks, names: Names) -> None:
    """Lays out and wires the part of the page that adds articles.

    Args:
        adding: adds them.
        clicks: tells of clicks on what was added.
        page: that it is a part of.
        names: what files are called; where they are not whole paths, no folder of this machine may be named.
    """
    words, handlers, paths = i18n(), AddingHandlers(adding, names), not names.folders
    with gr.Accordion(words("add"), open=False):
        files = gr.File(label=words("drop"), file_count="multiple", height=140, elem_id="ibid-drop")
        folder = gr.UploadButton(
            words("choose folder"),  # type: ignore[arg-type]  # it takes it, whatever its type says
            file_count="directory", size="sm", elem_id="ibid-folder",
        )  # fmt: skip
        path = gr.Textbox(
            label=words("path"), placeholder="/home/…", submit_btn=True, visible=paths, elem_id="ibid-path"
        )
        report = gr.HTML(elem_id="ibid-added")
    private: dict[str, Any] = {"api_visibility": "private", "concurrency_limit": 1, "concurrency_id": "adding"}
    for chosen in (files, folder):
        chosen.upload(handlers.drop, chosen, [files, path, report], **private, show_progress_on=report)
    if paths:
        path.submit(handlers.add_folder, path, [files, path, report], **private, show_progress_on=report)
    clicks.undo(handlers.remove, None, report, **private)
    page.load(handlers.listed, None, report, api_visibility="private")
