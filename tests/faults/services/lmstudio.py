"""LM Studio's side of the matrix."""

from typing import Any

from ..replies import events, said
from .operation import Operation, one

_CHUNK = {
    "id": "chatcmpl-1",
    "object": "chat.completion.chunk",
    "created": 1767225600,
    "model": "qwen",
    "system_fingerprint": "qwen",
}
_USAGE = {"prompt_tokens": 4, "completion_tokens": 3, "total_tokens": 7}


def _delta(content: str | None, end: str | None = None) -> dict[str, Any]:
    told = {} if content is None else {"role": "assistant", "content": content}
    return {**_CHUNK, "choices": [{"index": 0, "delta": told, "logprobs": None, "finish_reason": end}]}


def _completion(content: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "logprobs": None, "finish_reason": "stop", "message": message}
    return {**_CHUNK, "object": "chat.completion", "choices": [choice], "usage": _USAGE, "stats": {}}


_SPOKEN = events(
    _delta("Rome was"), _delta(" not built"), _delta(" in a day."), _delta(None, "stop"),
    {**_CHUNK, "choices": [], "usage": _USAGE}, last=2,
)  # fmt: skip
_RESULT = {
    "model_instance_id": "qwen",
    "output": [{"type": "message", "content": "Rome was not built."}],
    "stats": {
        "input_tokens": 1,
        "total_output_tokens": 2,
        "reasoning_output_tokens": 0,
        "tokens_per_second": 500,
        "time_to_first_token_seconds": 0.022,
    },
    "response_id": "resp_1",
}
_CHATTED = events(
    {"type": "chat.start", "model_instance_id": "qwen"},
    {"type": "message.start"},
    {"type": "message.delta", "content": "Rome was"},
    {"type": "message.delta", "content": " not built."},
    {"type": "message.end"},
    {"type": "chat.end", "result": _RESULT},
    last=1,
    done=False,
    named=True,
)
_MODELS = {
    "object": "list",
    "data": [{"id": name, "object": "model", "owned_by": "organization_owner"} for name in ("qwen", "gemma")],
}
_VECTORS = {
    "object": "list",
    "data": [{"object": "embedding", "index": 0, "embedding": [0.25, -0.5, 0.125]}],
    "model": "gemma",
    "usage": {"prompt_tokens": 0, "total_tokens": 0},
}
_LOADED = {"type": "llm", "instance_id": "qwen:2", "load_time_seconds": 0.2, "status": "loaded"}
_DOWNLOADED = {
    "job_id": "job_1",
    "status": "completed",
    "total_size_bytes": 4683073952,
    "downloaded_bytes": 4683073952,
    "started_at": "2026-01-01T00:00:00.638Z",
    "completed_at": "2026-01-01T00:01:00.638Z",
}
_STATUS = "GET /api/v1/models/download/status/job_1"
_CHAT = "POST /v1/chat/completions"
_PARSED = _completion('{"name": "Rome", "population": 2800000}')

LMSTUDIO = (
    one("list_models", "listing", "GET /v1/models", said(_MODELS)),
    one("create_chat_completion", "write", _CHAT, said(_completion("Rome was not built in a day."))),
    one("create_embeddings", "read", "POST /v1/embeddings", said(_VECTORS)),
    one("load_model", "write", "POST /api/v1/models/load", said(_LOADED), unsafe=True),
    one("stream_chat_completion", "stream", _CHAT, _SPOKEN),
    one("stream_chat_text", "stream", _CHAT, _SPOKEN),
    one("native_stream_chat", "stream", "POST /api/v1/chat", _CHATTED),
    one("parse", "flow", _CHAT, said(_PARSED)),
    Operation("wait_for_download", "flow", _STATUS, {_STATUS: said(_DOWNLOADED)}, calls=3),
)
