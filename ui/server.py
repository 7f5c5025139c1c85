"""Serves the page, and each article as a page of its own, on one port of one machine."""

import socket
from contextlib import suppress
from typing import Any

import gradio as gr
import uvicorn
from fastapi import FastAPI
from gradio.routes import App
from starlette.applications import Starlette
from starlette.routing import Mount

from qa.feedback import Feedback
from qa.tools import Tools
from runtime.errors import PortInUse
from ui.article_routes import article_routes
from ui.ended_streams import EndedStreams
from ui.export_routes import export_routes
from ui.feedback_routes import feedback_routes
from ui.first_script import FirstScript
from ui.guard import Guard
from ui.guarded import Guarded
from ui.largest import Largest
from ui.list_routes import list_routes
from ui.page import FIRST_SCRIPTS, look
from ui.pdf_routes import pdf_routes

EVERYWHERE = "0.0.0.0"
_POLLED = 0.02  # seconds: nobody sees so short a wait


def build_app(
    page: gr.Blocks,
    tools: Tools,
    guard: Guard,
    root_path: str = "",
    assistants: Starlette | None = None,
    feedback: Feedback | None = None,
) -> FastAPI:
    """The page and the articles behind one address.

    Args:
        page: as `ui.page.build_page` makes it.
        tools: what programs may ask; the articles are found by them.
        guard: tells who may ask.
        root_path: where a proxy puts the page: a path, or a whole URL.
        assistants: what answers them, behind the same guard; None for nothing.
        feedback: keeps what is said of answers.
    """
    lifespan = assistants.router.lifespan_context if assistants else None
    app = FastAPI(title="Ibid", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.include_router(article_routes(tools.find, tools.file_of, tools.catalogue.articles))
    app.include_router(pdf_routes(tools.find, tools.file_of))
    app.include_router(list_routes(tools.catalogue, tools.names))
    app.include_router(export_routes())
    if feedback:
        app.include_router(feedback_routes(feedback, tools.find, tools.names))
    app.router.routes += assistants.routes if assistants else []

    app.add_middleware(FirstScript, script=FIRST_SCRIPTS)
    app.add_middleware(Largest)
    app.add_middleware(EndedStreams)
    app.add_middleware(Guarded, guard=guard)
    served: FastAPI = gr.mount_gradio_app(
        app, page, path="/", root_path=root_path or None, ssr_mode=False, show_error=not tools.names.folders, **look()
    )
    _poll_seldom(page)
    return served


def _poll_seldom(page: gr.Blocks) -> None:
    """Lets the server sleep: Gradio looks for questions a thousand times a second, also when nobody asks."""
    queue = page._queue
    queue.sleep_when_free = max(queue.sleep_when_free, _POLLED)  # on Windows it sleeps longer by itself
    queue.progress_update_sleep_when_free = max(queue.progress_update_sleep_when_free, 5 * _POLLED)


def check_port(host: str, port: int) -> None:
    """Finds out early whether a port is free.

    Raises:
        PortInUse: it is not.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortInUse(
                "Port {} cannot be used: {}. Take another: ibid serve --port {}",
                port,
                error.strerror,
                port + 1 if port < 65535 else port - 1,
            ) from error


class _Server(uvicorn.Server):
    """A server that tells open pages when it stops: the stream by which they hear that it is there ends."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stops, without waiting for pages that are open."""
        app: Any = self.config.app
        for route in app.routes:
            if isinstance(route, Mount) and isinstance(route.app, App):
                route.app.stop_event.set()
        await super().shutdown(sockets)


def serve(app: FastAPI, host: str, port: int) -> None:
    """Serves until Ctrl-C. No access log: what is asked stays unwritten."""
    # A question that is being read keeps its connection open; without a limit, Ctrl-C would wait for its end.
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", access_log=False, timeout_graceful_shutdown=1
    )
    with suppress(KeyboardInterrupt):
        _Server(config).run()
