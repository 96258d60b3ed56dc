"""The upload of one chunk: stored and queued, and not looked at."""

from __future__ import annotations

from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from fivefold.sandbox._checks import Field, Schema, issue
from fivefold.sandbox._endpoints import Endpoint
from fivefold.sandbox._host import Host
from fivefold.sandbox._reading import ReportedError, read_call
from fivefold.sandbox.synthgen.bodies import UPLOAD_QUERY
from fivefold.sandbox.synthgen.gate import check_key
from fivefold.sandbox.synthgen.lines import split_lines
from fivefold.sandbox.synthgen.multipart import Part, read_form
from fivefold.sandbox.synthgen.records import Upload
from fivefold.sandbox.synthgen.world import SynthgenWorld

__all__ = ["UPLOAD", "create_batch_upload"]

UPLOAD = Endpoint(name="create_batch_upload", method="POST", path="/api/v1/batches")

_FAULTS = {
    "storage": "An error occurred (ServiceUnavailable) when calling the PutObject operation: Service Unavailable",
    "rabbitmq": "Failed to connect to RabbitMQ: AMQPConnectionError: (AMQPConnectorSocketConnectError)",
}
"""Part that an upload needs to what it says when it is down."""


@dataclass(frozen=True)
class _Reading:
    """What the request holds beside the file."""

    path_fields: Schema = field(default_factory=dict[str, Field])
    query: Schema = field(default_factory=lambda: UPLOAD_QUERY)
    body: None = None


async def create_batch_upload(host: Host[SynthgenWorld], request: Request) -> Response:
    """Answer an upload with its number of lines, valid or not."""
    world = host.world
    check_key(world, request.headers)
    call = await read_call(_Reading(), request, world)
    part = _file(request.headers.get("content-type", ""), await request.body())
    if not (part.filename or "").endswith(".jsonl"):
        raise ReportedError(400, "Only JSONL files are supported")
    try:
        lines = split_lines(part.content.decode())
    except UnicodeDecodeError as error:
        raise ReportedError(500, f"Failed to submit bulk tasks: {error}") from None
    for part_name, fault in _FAULTS.items():
        if part_name in world.down:
            raise ReportedError(500, f"Failed to submit bulk tasks: {fault}")
    now = world.settle()
    batch_id = call.query["batch_id"] or world.new_id("batch")
    world.workers.uploads.append(Upload(batch_id, lines, now))
    world.effects[UPLOAD.name] += 1
    return JSONResponse({"batch_id": batch_id, "total_tasks": len(lines)})


def _file(content_type: str, body: bytes) -> Part:
    """The part named `file`. Raises `ReportedError` when there is none, or when it is no file."""
    try:
        part = read_form(content_type, body).get("file")
    except ValueError as error:
        raise ReportedError(400, str(error)) from None
    if part is None:
        raise ReportedError(422, [issue("missing", "Field required", None, loc=("body", "file"))])
    if part.filename is None:
        message = "Value error, Expected UploadFile, received: <class 'str'>"
        text = part.content.decode(errors="replace")
        raise ReportedError(422, [issue("value_error", message, text, loc=("body", "file"), error={})])
    return part
