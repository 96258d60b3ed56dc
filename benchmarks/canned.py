"""What the server answers, and what documents hold: the same bytes for everybody. No I/O."""

import json
import random
from typing import Any
from uuid import UUID

QUESTION: dict[str, Any] = {
    "model": "qwen2.5-7b-instruct",
    "messages": [
        {"role": "system", "content": "You answer in short sentences."},
        {"role": "user", "content": "Tell me of Rome. " * 8},
    ],
    "temperature": 0.7,
    "max_tokens": 256,
}
_ANSWER = {
    "id": "chatcmpl-9ec2c7fc-c3c7-435d-bd43-7392162430ea",
    "object": "chat.completion",
    "created": 1795203206,
    "model": "qwen2.5-7b-instruct",
    "choices": [
        {
            "index": 0,
            "message": {"role": "assistant", "content": "Rome is a city on the Tiber. " * 20},
            "logprobs": None,
            "finish_reason": "stop",
        }
    ],
    "usage": {"prompt_tokens": 41, "completion_tokens": 140, "total_tokens": 181},
    "system_fingerprint": "qwen2.5-7b-instruct",
}


def _compact(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


ANSWER = _compact(_ANSWER)


def event(number: int) -> bytes:
    """One event of a streamed chat."""
    chunk = {
        "id": "chatcmpl-9ec2c7fc-c3c7-435d-bd43-7392162430ea",
        "object": "chat.completion.chunk",
        "created": 1795203206,
        "model": "qwen2.5-7b-instruct",
        "system_fingerprint": "qwen2.5-7b-instruct",
        "choices": [{"index": 0, "delta": {"content": f" word {number}"}, "logprobs": None, "finish_reason": None}],
    }
    return b"data: " + _compact(chunk) + b"\n\n"


def uptime(records: int) -> bytes:
    """A page of ArgusLM's uptime history."""
    chance = random.Random(8)

    def record(number: int) -> dict[str, Any]:
        up = number % 7 > 0
        return {
            "id": str(UUID(int=chance.getrandbits(128))),
            "model_id": str(UUID(int=chance.getrandbits(128))),
            "model_name": f"model {number % 50}",
            "provider_type": "openai" if number % 3 else None,
            "status": "up" if up else "down",
            "latency_ms": round(chance.uniform(100, 2000), 3) if up else None,
            "ttft_ms": round(chance.uniform(10, 200), 3) if up else None,
            "tps": round(chance.uniform(5, 90), 2) if up else None,
            "output_tokens": chance.randrange(500) if up else None,
            "error": None if up else "connection refused",
            "created_at": f"2026-11-20T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}.123456Z",
        }

    return _compact({"items": [record(n) for n in range(records)], "total": records, "limit": records, "offset": 0})
