"""Every event, line and message that a document promises reads as what it says, in streams of any of them."""

import base64
import hashlib
import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold import errors
from tests.core._server import Answer, Wire

from ._answering import told
from ._calls import arguments
from ._comparing import difference, wire
from ._methods import Method, methods
from ._schemas import values
from .conftest import Twins
from .documents import document
from .test_any_bytes import right

pytestmark = pytest.mark.watchdog(600)
STREAMS = [each for each in methods() if each.kind == "stream"]
#: Those whose whole is put together from events of many types.
FOLDED = [each for each in STREAMS if each.label in ("lmstudio.stream_response", "lmstudio.native.stream_chat")]
SOCKETS = [
    each for each in methods() if each.kind == "events" and each.name in document(each.service).get("x-websockets", {})
]
LINES = [each for each in methods() if each.name in ("iter_batch_tasks", "get_batch_tasks")]
#: What a client keeps to itself of what a socket tells.
UNTOLD = {"arguslm": {"ping"}, "mongars": {"ping", "ack"}}

#: With what a benchmark ends, and seconds in which it will have.
LAST, ENDING = frozenset({"complete", "error"}), 20.0


def heard(items: Any) -> tuple[list[Any], Exception | None]:
    """All that comes, and the error that it ends with."""
    came: list[Any] = []
    try:
        came.extend(map(wire, items))
    except errors.APIError as error:
        return came, error
    return came, None


@pytest.mark.parametrize("method", STREAMS, ids=lambda each: each.label)
def test_events(twins: Twins, method: Method) -> None:
    response = method.operation.responses["200"]
    schema = response["content"]["text/event-stream"]["schema"]

    @given(st.lists(values(method.service, schema), min_size=1, max_size=4))
    def reads(events: list[Any]) -> None:
        twins.server.script(told(200, events, "text/event-stream"))
        for made in twins.of(method):
            with method.of(made)(**arguments(method)) as stream:
                came, error = heard(stream)
                said = [_filled(method, event) for event in events[: len(came)]]
                assert difference(said, came) is None
                if error is None:
                    wire(stream.final())
                else:  # an event may say that there was an error, or be none to end with
                    assert isinstance(error, errors.StreamError)
                    assert wire(error.partial) is None or came

    reads()


def _filled(method: Method, event: Any) -> Any:
    """An event as it is told: that of a provider is filled in, so that it reads alike of all."""
    if method.service != "saas_litellm":
        return event
    from fivefold.saas_litellm._guide import read_chunk

    return read_chunk("", event).to_dict()


#: What an event that nobody knows may carry, under any name.
OF_ANY_TYPE = [5, "x", None, True, [], {}, {"id": 1}, [{"type": "message"}]]


@pytest.mark.parametrize("method", FOLDED, ids=lambda each: each.label)
@pytest.mark.parametrize("kind", ["response.new", "message.new", "chat.new", "message", ""])
def test_unknown_events(twins: Twins, method: Method, kind: str) -> None:
    """They are told, and are no part of the whole, whatever is in them."""
    known = ("response", "content", "model_instance_id", "output_index", "item", "part", "delta", "result")
    events = [{"type": kind, **dict.fromkeys(known, value)} for value in OF_ANY_TYPE]
    twins.server.script(told(200, events, "text/event-stream"))
    for made in twins.of(method):
        with method.of(made)(**arguments(method)) as stream:
            came, error = heard(stream)
            assert (difference(events, came), error) == (None, None)
            assert stream.final().output == []


@pytest.mark.parametrize("method", LINES, ids=lambda each: each.label)
def test_lines(twins: Twins, method: Method) -> None:
    schema = {"$ref": "#/components/schemas/TaskExportLine"}

    @given(st.lists(values(method.service, schema), min_size=1, max_size=3))
    def reads(lines: list[Any]) -> None:
        twins.server.script(told(200, lines, "application/x-ndjson"))
        tasks = [task for line in lines for task in line.get("tasks", [])]
        for made in twins.of(method):
            call = method.of(made)
            came, error = heard(call(**arguments(method)) if method.kind == "events" else _listed(made, method))
            assert error is None or isinstance(error, errors.IncompleteStreamError)
            assert difference(tasks[: len(came)], came) is None

    reads()


def _listed(made: Any, method: Method) -> Any:
    yield from method.of(made)(**arguments(method))


@pytest.mark.parametrize("method", SOCKETS, ids=lambda each: each.label)
def test_messages(twins: Twins, method: Method) -> None:
    """What the socket says is told in its order, until it says that it was all."""
    schema = document(method.service)["x-websockets"][method.name]["receive"]

    @given(st.lists(values(method.service, schema), max_size=4))
    def reads(messages: list[Any]) -> None:
        expected = [each for each in messages if each["type"] not in UNTOLD[method.service]]
        ends = [place for place, each in enumerate(expected) if each["type"] in LAST]
        expected = expected[: ends[0] + 1] if ends else expected
        frames = b"".join(frame(json.dumps(each).encode()) for each in messages)
        for made in twins.of(method):
            twins.server.script(served(twins, method.service, frames))
            twins.server.received.clear()
            given = {**arguments(method), **({"deadline": ENDING} if method.service == "arguslm" else {})}
            came, error = heard(itertools.islice(method.of(made)(**given), len(expected)))
            assert error is None
            assert difference(expected, came) is None

    reads()


def served(twins: Twins, service: str, frames: bytes, *, once: bool = False) -> Answer:
    """Every request is answered as it should be, and every socket says these frames and listens.

    `once`: the first one says them and hangs up, and there is no other.
    """

    def answer(wire: Wire) -> bool:
        asked = [each.headers for each in twins.server.received]
        if "upgrade" not in asked[-1]:
            return right(twins, service)(wire)
        if once and sum("upgrade" in each for each in asked) > 1:
            return told(403, None)(wire)
        secret = f"{asked[-1]['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        accept = base64.b64encode(hashlib.sha1(secret.encode()).digest())
        head = b"HTTP/1.1 101 Told\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: "
        wire.send(head + accept + b"\r\n\r\n" + frames)
        if not once:
            wire.read_request(0)
        return False

    return answer


def frame(payload: bytes, opcode: int = 1) -> bytes:
    """A frame of a WebSocket, whole and from a server."""
    size = len(payload)
    length = bytes([size]) if size < 126 else b"\x7e" + size.to_bytes(2) if size < 65536 else b"\x7f" + size.to_bytes(8)
    return bytes([0x80 | opcode]) + length + payload
