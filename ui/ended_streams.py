"""Ends a stream that can't go on, where Gradio and the server would write a trace to the log."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send


@dataclass(frozen=True)
class EndedStreams:
    """An application whose streams end early where a page is closed while it asks, or the server stops.

    Attributes:
        app: the application.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request; every other error is raised on."""
        try:
            await self.app(scope, receive, send)
        except asyncio.CancelledError:  # only the server cancels, when it stops
            with suppress(RuntimeError):  # where the answer had ended
                await send(_END)
        except RuntimeError as error:  # starlette's, of an answer that has begun
            cause = error.__cause__
            if not isinstance(cause, HTTPException) or cause.status_code != 404:
                raise
            await send(_END)
        except KeyError as error:  # Gradio's, of a page that is closed: its session is forgotten twice
            if not isinstance(error.__cause__ or error.__context__, asyncio.CancelledError):
                raise
            with suppress(RuntimeError, OSError):
                await send(_END)


_END = {"type": "http.response.body", "body": b""}
