"""The address that makes files of answers: the page sends what its replies hold, and nothing is kept here."""

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from pydantic import Field

from qa.citing.export import KINDS, file_name
from qa.json_types import EvidenceJson

_MOST = 10_000  # answers of a conversation

_Answers = Annotated[list[EvidenceJson], Field(min_length=1, max_length=_MOST)]


def export_routes() -> APIRouter:
    """The route of the exports, a kind each; the answers are as `qa.as_json.evidence_as_json` tells them."""
    router = APIRouter()

    @router.post("/export/{kind}")
    def export(kind: str, answers: _Answers) -> Response:
        if kind not in KINDS:
            return JSONResponse({"error": f"Exports are {', '.join(KINDS)}."}, status_code=404)
        try:
            made = KINDS[kind].of(answers).encode()
        except ValueError as error:  # a day that is none, a letter that is half one
            return JSONResponse({"error": str(error)}, status_code=422)
        headers = {"Content-Disposition": f'attachment; filename="{file_name(answers, kind)}"'}
        return Response(made, media_type=f"{KINDS[kind].media}; charset=utf-8", headers=headers)

    return router
