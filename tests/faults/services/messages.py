"""A service in the shape of Anthropic's Messages API, for a client that speaks nothing else. None of ours is played."""

from typing import Any

from ..replies import events, said
from .operation import Operation, one

_MODEL = {"type": "model", "id": "claude", "display_name": "Claude", "created_at": "2026-01-01T00:00:00Z"}
_SAID = {"type": "text", "text": "Rome was not built in a day."}


def _message(*content: Any, end: str | None) -> dict[str, Any]:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "claude",
        "content": list(content),
        "stop_reason": end,
        "stop_sequence": None,
        "usage": {"input_tokens": 4, "output_tokens": 3},
    }


def _delta(text: str) -> dict[str, Any]:
    return {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": text}}


_SPOKEN = events(
    {"type": "message_start", "message": _message(end=None)},
    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    _delta("Rome was"),
    _delta(" not built"),
    _delta(" in a day."),
    {"type": "content_block_stop", "index": 0},
    {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 3}},
    {"type": "message_stop"},
    last=2,
    done=False,
    named=True,
)

MESSAGES: tuple[Operation, ...] = (
    one("get_model", "read", "GET /v1/models/claude", said(_MODEL)),
    one("create_message", "write", "POST /v1/messages", said(_message(_SAID, end="end_turn"))),
    one("stream_message", "stream", "POST /v1/messages", _SPOKEN),
    one("stream_text", "stream", "POST /v1/messages", _SPOKEN),
)
