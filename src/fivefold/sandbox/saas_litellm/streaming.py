"""Streams of server-sent events: the frames of an answer, and the work behind them, which goes on if nobody listens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from itertools import takewhile
from typing import Any

from starlette.responses import StreamingResponse

from fivefold.sandbox.saas_litellm.calling import TRIES, Target, note_answer, note_failure, require_credential
from fivefold.sandbox.saas_litellm.provider import Answer, ProviderFailureError, open_stream
from fivefold.sandbox.saas_litellm.records import Job, Team
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["BROKEN", "KEEPALIVE", "event", "stream_call", "stream_of"]

KEEPALIVE = ": keepalive\n\n"
BROKEN = "'Response' object does not support the asynchronous context manager protocol"
_NULL_CRASH = 'can only concatenate str (not "NoneType") to str'
_PROVIDERS_ERROR = {"message": "provider broke mid-stream", "type": "server_error"}
_HEADERS = {"Cache-Control": "no-cache", "Connection": "keep-alive", "X-Accel-Buffering": "no"}

Outbox = asyncio.Queue[str | None]
Ended = Callable[[str | None], None]


def event(data: Any) -> str:
    """One frame."""
    return f"data: {json.dumps(data)}\n\n"


def stream_of(*frames: str, outbox: Outbox | None = None) -> StreamingResponse:
    """A response that sends these frames, and then those that come out of `outbox` until a None."""

    async def sending() -> AsyncIterator[str]:
        for frame in frames:
            yield frame
        while outbox is not None and (later := await outbox.get()) is not None:
            yield later

    return StreamingResponse(sending(), headers=_HEADERS, media_type="text/event-stream")


def stream_call(
    world: SaasWorld, team: Team, job: Job, target: Target, body: Mapping[str, Any], ended: Ended
) -> Outbox:
    """Start a streamed call in the background; a listener who leaves does not stop it.

    Args:
        ended: called before the last frame, with what went wrong or None.

    Returns:
        Where its frames come out, a None after the last.
    """
    outbox: Outbox = asyncio.Queue()

    async def work() -> None:
        try:
            error = await _call(world, team, job, target, body, outbox)
        except ProviderFailureError as failure:
            error = str(failure)
        if error is not None:
            note_failure(world, job, target, body, error)
        ended(error)
        if error is not None:
            outbox.put_nowait(event({"error": error}))
        outbox.put_nowait(None)

    world.spawn(work())
    return outbox


async def _call(
    world: SaasWorld, team: Team, job: Job, target: Target, body: Mapping[str, Any], outbox: Outbox
) -> str | None:
    """Bring the frames of one call; returns what went wrong in the service, if anything."""
    require_credential(world, team, target)
    world.effects[TRIES] += 1
    answer = open_stream(body)
    frames, crashed = _frames(world, target, answer)
    await _send(world, answer, frames, outbox)
    if crashed:
        return _NULL_CRASH
    note_answer(world, job, target, body, answer, streamed=True, free=True)
    return None


async def _send(world: SaasWorld, answer: Answer, frames: Sequence[str], outbox: Outbox) -> None:
    """Put out the frames as they arrive, or all together once the last is there."""
    dues = [world.after(answer.paces) + number * world.pace for number in range(len(frames))]
    if world.has("buffered_streams"):
        dues = dues[-1:] * len(frames)
    for due, frame in zip(dues, frames, strict=True):
        await world.wait_until(due)
        outbox.put_nowait(frame)


def _frames(world: SaasWorld, target: Target, answer: Answer) -> tuple[list[str], bool]:
    """All that the provider sends, as far as the service gets with it; and whether it did not get to the end."""
    head = {
        "id": f"chatcmpl-{world.luck('completion').getrandbits(48):012x}",
        "object": "chat.completion.chunk",
        "created": int(world.now().timestamp()),
        "model": target.actual_model,
        "system_fingerprint": None,
    }

    def chunk(delta: Mapping[str, Any], finish_reason: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return event({**head, "choices": [choice]})

    deltas = _deltas(answer)
    good = list(takewhile(lambda delta: delta["content"] is not None, deltas))
    if len(good) < len(deltas) and world.has("null_content_crash"):
        return [chunk(delta) for delta in good], True
    frames = [chunk(delta) for delta in deltas]
    if answer.ending == "done":
        frames += [chunk({}, answer.finish_reason), *_usage(head, answer), "data: [DONE]\n\n"]
    elif answer.ending == "error_line":
        frames.append(event({"error": _PROVIDERS_ERROR}))
    return frames, False


def _deltas(answer: Answer) -> list[dict[str, Any]]:
    """The role, then the content piece by piece; without any content the null comes with the role."""
    opening = {"role": "assistant", "content": "", "refusal": None}
    if answer.pieces == [None]:
        return [{**opening, "content": None}]
    return [opening, *({"content": piece} for piece in answer.pieces)]


def _usage(head: Mapping[str, Any], answer: Answer) -> list[str]:
    if not answer.tells_usage:
        return []
    prompt, completion = answer.prompt_tokens, answer.completion_tokens
    usage = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
    return [event({**head, "choices": [], "usage": usage})]
