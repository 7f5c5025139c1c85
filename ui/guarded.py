"""Puts the guard in front of an application, and on each answer what a browser may do with it."""

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.guard import Guard

_HEADERS = {
    # Belt and braces: should any library want a font or a script from elsewhere, the browser refuses.
    "Content-Security-Policy": (
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-ancestors 'self'; form-action 'self'; "
        "base-uri 'self'; object-src 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True)
class Guarded:
    """An application behind a guard.

    It is no `BaseHTTPMiddleware`: that one raises where a browser leaves while an answer is being streamed to it.
    """

    app: ASGIApp
    guard: Guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        refusal = await run_in_threadpool(self.guard.refusal, Request(scope))
        await (refusal or self.app)(scope, receive, send if refusal else with_headers)
