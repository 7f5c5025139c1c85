"""A stream whose session is gone ends with what was told, without a trace; other errors are raised on."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI, HTTPException
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient

from ui.lost_streams import LostStreams


def client_of(error: Exception) -> TestClient:
    app = FastAPI()

    def told() -> Iterator[str]:
        yield "session not found"
        raise error

    app.get("/stream")(lambda: StreamingResponse(told()))
    app.add_middleware(LostStreams)
    return TestClient(app)


def test_a_stream_without_its_session_ends():
    assert client_of(HTTPException(404)).get("/stream").text == "session not found"


@pytest.mark.parametrize("error", [HTTPException(500), ValueError("x")])
def test_another_error_is_raised(error):
    with pytest.raises((RuntimeError, ValueError)):
        client_of(error).get("/stream")
