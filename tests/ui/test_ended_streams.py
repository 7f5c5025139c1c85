"""A stream ends without a trace where its session is gone or the server stops; other errors are raised on."""

import asyncio
from collections.abc import Iterator

import pytest
from fastapi import FastAPI, HTTPException
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient

from ui.ended_streams import EndedStreams


def client_of(error: Exception) -> TestClient:
    app = FastAPI()

    def told() -> Iterator[str]:
        yield "session not found"
        raise error

    app.get("/stream")(lambda: StreamingResponse(told()))
    app.add_middleware(EndedStreams)
    return TestClient(app)


def test_a_stream_without_its_session_ends():
    assert client_of(HTTPException(404)).get("/stream").text == "session not found"


def test_a_stream_that_is_left_after_its_session_has_gone_ends():
    """As Gradio ends one: it forgets the session once more."""
    sent = []

    async def send(message):
        sent.append(message)

    async def stream(scope, receive, send):
        try:
            raise asyncio.CancelledError
        except asyncio.CancelledError:
            del {}["session"]

    asyncio.run(EndedStreams(stream)({}, None, send))
    assert [message["body"] for message in sent] == [b""]


@pytest.mark.parametrize("error", [HTTPException(500), ValueError("x"), KeyError("x")])
def test_another_error_is_raised(error):
    with pytest.raises((RuntimeError, ValueError, KeyError)):
        client_of(error).get("/stream")


@pytest.mark.parametrize("ended", [False, True])
def test_a_stream_that_is_cancelled_ends_once(ended):
    sent = []

    async def send(message):
        if any(not before.get("more_body") for before in sent):
            raise RuntimeError("sent after the end")
        sent.append(message)

    async def stream(scope, receive, send):
        await send({"type": "http.response.body", "body": b"words", "more_body": not ended})
        await asyncio.Event().wait()

    async def stop():
        task = asyncio.create_task(EndedStreams(stream)({}, None, send))
        await asyncio.sleep(0.01)
        task.cancel()
        await task

    asyncio.run(stop())
    assert [message["body"] for message in sent] == ([b"words"] if ended else [b"words", b""])
