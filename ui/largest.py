"""Refuses what is too large before it is read: FastAPI reads all that is sent before any of our code runs."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

MOST = 8_000_000  # bytes: more than a browser keeps of a conversation
_OURS = ("/export/", "/feedback")  # Gradio's own addresses take files, which may be of any size


@dataclass(frozen=True)
class Largest:
    """An application whose own addresses take so much and no more.

    Attributes:
        app: the application.
        most: bytes of a request.
    """

    app: ASGIApp
    most: int = MOST

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it."""
        refusal = self._refusal(Request(scope)) if scope["type"] == "http" else None
        await (refusal or self.app)(scope, receive, send)

    def _refusal(self, request: Request) -> JSONResponse | None:
        if request.method != "POST" or not request.scope["path"].startswith(_OURS):
            return None
        length = request.headers.get("content-length", "")
        if not length.isdecimal():  # it would tell its size at its end alone
            return JSONResponse({"error": "The length of the request must be told."}, status_code=411)
        if int(length) > self.most:
            return JSONResponse({"error": f"At most {self.most} bytes are taken."}, status_code=413)
        return None
