"""The messages of the socket, in their wire form. Pure: no I/O."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, cast

from fivefold.sandbox.mongars.records import Turn
from fivefold.sandbox.mongars.world import MongarsWorld

__all__ = ["acknowledge", "connected_event", "history_event", "message_event", "ping"]

Message = dict[str, Any]


def connected_event(world: MongarsWorld, user: str, origin: str) -> Message:
    """The first event of a connection."""
    return _event(world, user, "ws.connected", {"origin": origin})


def history_event(world: MongarsWorld, user: str, turns: Iterable[Turn]) -> Message:
    """The second event: what was said before."""
    items = [
        {"query": turn.query, "response": turn.response, "timestamp": turn.timestamp.isoformat()} for turn in turns
    ]
    return _event(world, user, "history.snapshot", {"items": items})


def message_event(world: MongarsWorld, user: str, query: str, response: str, turn: Message) -> Message:
    """A message was answered."""
    data = {"query": query, "response": response, "timestamp": world.clock.now().isoformat(), "speech_turn": turn}
    return _event(world, user, "chat.message", data)


def ping(world: MongarsWorld) -> Message:
    """Asks for a sign of life."""
    return {"id": world.new_id("ping"), "type": "ping", "payload": None}


def acknowledge(world: MongarsWorld, text: str) -> tuple[str | None, Message]:
    """What a text of the client is, None if it is nothing that can be read, and what is said to it."""
    try:
        frame = json.loads(text)
    except ValueError:
        return None, _ack(world.new_id("ack"), "error", "invalid_json")
    if not isinstance(frame, dict):
        return None, _ack(world.new_id("ack"), "error", "invalid_envelope")
    given = cast("Message", frame)
    kind, identity = given.get("type"), given.get("id")
    if not isinstance(kind, str) or not kind:
        return None, _ack(world.new_id("ack"), "error", "missing_type")
    named = isinstance(identity, str) and bool(identity)
    if kind == "client.ping":
        return kind, _ack(identity if named else world.new_id("ack"), "ok", kind)
    if not named:
        return None, _ack(world.new_id("ack"), "error", "missing_id")
    return kind, _ack(identity, "ok")


def _ack(identity: Any, status: str, detail: str | None = None) -> Message:
    payload = {"status": status} if detail is None else {"status": status, "detail": detail}
    return {"id": identity, "type": "ack", "payload": payload}


def _event(world: MongarsWorld, user: str, kind: str, data: Message) -> Message:
    now = world.clock.now().timestamp()
    return {"id": world.new_id("event"), "type": kind, "ts": now, "user": user, "data": data}
