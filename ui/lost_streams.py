"""Ends a stream whose session is gone: Gradio tells the page so, and then raises what would be a trace in the log."""

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send


@dataclass(frozen=True)
class LostStreams:
    """An application whose streams may lose their session, as where a page is closed or loaded anew while it asks.

    Attributes:
        app: the application.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request; every other error is raised on."""
        try:
            await self.app(scope, receive, send)
        except RuntimeError as error:  # starlette's, of an answer that has begun
            cause = error.__cause__
            if not isinstance(cause, HTTPException) or cause.status_code != 404:
                raise
            await send({"type": "http.response.body", "body": b""})
