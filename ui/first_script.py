"""Runs a script before any of the page's own: Gradio adds those of `head` when it has chosen its language already."""

from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEAD = b"<head>"


@dataclass(frozen=True)
class FirstScript:
    """An application whose page has a script at its very beginning.

    Attributes:
        app: the application; its page is what lies at an address that ends in a slash.
        script: in JavaScript.
    """

    app: ASGIApp
    script: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http" or not scope["path"].endswith("/"):
            await self.app(scope, receive, send)
            return
        began: list[Message] = []

        async def with_script(message: Message) -> None:
            if message["type"] == "http.response.start":
                began.append(message)  # its length is known with the body
                return
            if began:
                start = began.pop()
                added = self._added(message)
                headers = MutableHeaders(scope=start)
                if added and "content-length" in headers:
                    headers["content-length"] = str(int(headers["content-length"]) + added)
                await send(start)
            await send(message)

        # Compressed, it could not be changed.
        plain = [header for header in scope["headers"] if header[0] != b"accept-encoding"]
        await self.app({**scope, "headers": plain}, receive, with_script)

    def _added(self, message: Message) -> int:
        """Puts the script into a body; returns how many bytes it is longer then."""
        body = message.get("body", b"")
        message["body"] = body.replace(_HEAD, _HEAD + f"<script>{self.script}</script>".encode(), 1)
        return len(message["body"]) - len(body)
