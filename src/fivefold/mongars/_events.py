"""Watching a user's conversation over the WebSocket. No I/O: a watch that a runner drives.

The service never ends this stream. It pings every 20 seconds and drops who does not answer; what happens while nobody
is connected is not told later, except in the history that every connection begins with.
"""

import json
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from fivefold_wire.mongars import models as _models
from fivefold_wire.mongars.api import auth

from .. import _codec, _redact
from .._answers import no_answer, parse_json
from .._codec import WireError
from .._model import Model
from .._options import Options
from .._retry import RetryConfig
from ..call import Connect, Emit, Operation, Parameter, Pause, Receive, Send, Watch
from .exceptions import APIError, APITimeoutError, PermissionDeniedError, ResponseValidationError

Event: TypeAlias = "_models.ConnectedEvent | _models.HistorySnapshotEvent | _models.ChatMessageEvent | Model"

#: Seconds of silence after which a connection is taken for lost: three pings did not come.
SILENCE: Final = 60.0
#: Seconds for a handshake, where the client has no limit of its own.
OPENING: Final = 30.0
#: Connections that fail in a row before the stream gives up, and the pauses in between.
RECONNECTS: Final = RetryConfig(max_retries=5)
#: What every connection begins with. The pauses go on growing when it breaks right after.
GREETINGS: Final = ("ws.connected", "history.snapshot")

_SOCKET: Final = Operation[None](
    name="stream_events",
    method="GET",
    path="/ws/chat/",
    safety="safe",
    parameters=(
        Parameter("ticket", "t", "query", _codec.STR, required=True, secret=True),
        Parameter("origin", "origin", "header", _codec.STR, required=True),
    ),
    access="open",
    answers={101: no_answer},
)
#: What an error of the stream tells besides.
_WHERE: Final = {"service": "mongars", "operation": _SOCKET.name}


def stream_events(own: Options) -> "Watch[Event]":
    """Watch one's own conversation: every message that `chat` answers, from whichever client it was sent.

    WebSocket /ws/chat/, with a ticket of POST /api/v1/auth/ws/ticket and the client's `origin`. Needs
    `pip install 'fivefold[stream]'`. Never ends by itself: leave the loop, or close the client. A lost connection is
    made anew, and begins with the first two events again.

    Returns:
        Events by `type`: "ws.connected", "history.snapshot" (`data.items`, the latest ten messages), "chat.message"
        (`data.query`, `data.response`). They read as attributes and as dicts: `event["data"]["query"]`.

    Raises:
        AuthenticationError: not logged in, or the token has expired.
        PermissionDeniedError: the server refused the handshake: it does not allow the client's `origin`.
        APIConnectionError: the connection was lost and could not be made anew; an APITimeoutError when the server
            fell silent.
        ResponseValidationError: what came is no event.
        ConfigurationError: the websockets library is not installed.
    """
    origin = own.settings["origin"] or _origin(own.base_url)
    connected, failed = False, 0
    while True:
        try:
            ticket = yield from auth.create_ws_ticket().told_as("stream_events", lambda ticket: ticket.ticket)
            yield Connect(_SOCKET.call({"ticket": ticket, "origin": origin}), own.connect_timeout or OPENING)
            connected = True
            while True:
                event = _read((yield Receive(SILENCE)), secrets=frozenset([ticket, own.keys.get("key") or ""]))
                failed = min(failed, RECONNECTS.max_retries - 1) if event["type"] in GREETINGS else 0
                if event["type"] == "ping":
                    yield Send(json.dumps({"id": event["id"], "type": "pong"}))
                elif event["type"] != "ack":
                    yield Emit(event)
        except PermissionDeniedError as refusal:
            refusal.hint = f"the server may not allow the origin {origin}: set origin to one that it does"
            raise
        except APIError as error:
            if not connected or not error.retryable or failed >= RECONNECTS.max_retries:
                raise
        yield Pause(RECONNECTS.backoff(failed))
        failed += 1


def _origin(base_url: str) -> str:
    """The origin of a page that the server itself would serve."""
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}"


def _read(text: str | None, secrets: frozenset[str] = frozenset()) -> Any:
    """The event in a message. Raises APITimeoutError without one, ResponseValidationError for what is no event."""
    from fivefold_wire.mongars.models.web_socket_message import read_web_socket_message  # loads the messages

    if text is None:
        raise APITimeoutError(f"nothing came for {SILENCE:g} s", **_WHERE, retryable=True)
    try:
        event = read_web_socket_message(parse_json(text))
        if "type" not in event:
            raise WireError("missing 'type'")
        return event
    except (ValueError, WireError) as error:
        message = _redact.text(f"not an event: {error}", secrets)
        raise ResponseValidationError(message, **_WHERE, body=_redact.text(text, secrets)[:1000]) from None
