"""Messages to the assistant, with and without the guard over personal data, and what was said before."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox.mongars import catalog
from fivefold.sandbox.mongars.access import RefusedError, words_or_faults
from fivefold.sandbox.mongars.cleaning import clean
from fivefold.sandbox.mongars.events import message_event
from fivefold.sandbox.mongars.memory import LIFE
from fivefold.sandbox.mongars.records import Approval, Turn
from fivefold.sandbox.mongars.serving import Ask
from fivefold.sandbox.mongars.speech import speech_turn
from fivefold.sandbox.mongars.world import MongarsWorld, stamp

_FULL_CONFIDENCE_WORDS = 512
_UNGUARDED = "This request requires human approval due to sensitive data"
_BAD_APPROVAL = "Invalid approval token provided"


async def chat(world: MongarsWorld, ask: Ask) -> Any:
    query = clean(ask.body["message"])
    if not query:
        raise words_or_faults(world, "Missing required fields: user_id and query.", "body", "message")
    began = world.clock.now()
    await world.work()
    degraded = catalog.UNREACHABLE in query
    text = catalog.APOLOGY if degraded else _answer(world, query)
    now = world.clock.now()
    turn = speech_turn(world.new_id("turn"), text, stamp(now))
    if not degraded:
        world.memory.add(Turn(ask.caller.name, query, text, now))
    world.hub.publish(ask.caller.name, message_event(world, ask.caller.name, query, text, turn))
    return _reply(text, 0.0 if degraded else _confidence(text), (now - began).total_seconds(), turn)


async def chat_guarded(world: MongarsWorld, ask: Ask) -> Any:
    query = ask.body["message"]
    _guard(world, ask)
    began = world.clock.now()
    await world.work()
    if catalog.UNREACHABLE in query:
        raise RefusedError(502, "Failed to generate chat response")
    text = _answer(world, query)
    now = world.clock.now()
    turn_id = f"llm-{world.luck('guarded turn').getrandbits(128):032x}"
    turn = {**speech_turn(turn_id, text, stamp(now)), "average_words_per_second": 0.0, "tempo": 0.0}
    return _reply(text, _confidence(text), (now - began).total_seconds(), turn)


def approve_request(world: MongarsWorld, ask: Ask) -> Any:
    token = ask.query["token"].strip()
    if not token:
        raise RefusedError(400, {"status": "error", "reason": "missing_token"})
    if ask.query["operator_id"].strip() != ask.caller.name:
        raise RefusedError(403, {"status": "error", "reason": "operator_mismatch"})
    approval = world.approvals.get(token)
    if approval is None:
        raise RefusedError(404, "invalid_token")
    if approval.approved:
        raise RefusedError(409, "already_approved")
    approval.approved = True
    return {"status": "approved", "token_ref": approval.token_ref}


def history(world: MongarsWorld, ask: Ask) -> Any:
    user, limit = ask.query["user_id"].strip(), ask.query["limit"]
    if not user:
        raise words_or_faults(world, "user_id must be a non-empty string", "query", "user_id")
    if limit <= 0:
        raise words_or_faults(world, "limit must be a positive integer", "query", "limit")
    if user != ask.caller.name:
        raise RefusedError(403, "Forbidden")
    return [
        {
            "user_id": turn.user_id,
            "query": turn.query,
            "response": turn.response,
            "timestamp": stamp(turn.timestamp),
            "expires_at": stamp(turn.timestamp + LIFE),
        }
        for turn in world.memory.read(user, limit, world.clock.now())
    ]


def _guard(world: MongarsWorld, ask: Ask) -> None:
    """Refuse personal data unless approved. Raises `RefusedError` with what an operator needs to approve it."""
    found = [kind for kind, looks in catalog.PERSONAL_DATA.items() if looks.search(ask.body["message"])]
    if not found or catalog.SENSITIVE_ACTIONS.isdisjoint(ask.body["allowed_actions"] or ()):
        return
    given = ask.body["approval_token"]
    approval = world.approvals.get(given)
    if approval is not None and approval.approved and approval.token_ref == ask.body["token_ref"]:
        return
    luck = world.luck("approval")
    token, token_ref = f"{luck.getrandbits(256):064x}", f"{luck.getrandbits(128):032x}"
    world.approvals[token] = Approval(token_ref)
    detail = {
        "error": "approval_required",
        "token_ref": token_ref,
        "blocked_entities": found,
        "approval_token": token,
        "message": _BAD_APPROVAL if given else _UNGUARDED,
    }
    raise RefusedError(403, detail)


def _answer(world: MongarsWorld, query: str) -> str:
    """What the assistant says: the same to the same message. Raises `RefusedError` for the words that make trouble."""
    for word, (status, detail) in catalog.TROUBLES.items():
        if word in query:
            raise RefusedError(status, detail)
    count = len(query.split())
    text = f'You said "{query}". That is {count} word{"s" * (count != 1)}. I will remember it.'
    return f"{text} {catalog.COURTESY}" if "!" in query and world.has("courtesy") else text


def _confidence(text: str) -> float:
    return min(1.0, len(text.split()) / _FULL_CONFIDENCE_WORDS)


def _reply(text: str, confidence: float, seconds: float, turn: dict[str, Any]) -> dict[str, Any]:
    return {
        "response": text,
        "confidence": confidence,
        "processing_time": round(seconds, 6),
        "speech_turn": turn,
    }
