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


UPLOADED = _compact({"batch_id": "9ec2c7fc-c3c7-435d-bd43-7392162430ea", "total_tasks": 1000})
#: Some 64 KB of a CSV file.
ROWS = b"qwen2.5-7b-instruct,openai,up,123.456,,2026-11-20T10:11:12.123456Z\n" * 960


def task(number: int) -> dict[str, Any]:
    """A task as one submits it."""
    return {
        "url": "http://localhost:11434/v1/chat/completions",
        "body": {
            "model": "qwen2.5:0.5b",
            "messages": [{"role": "user", "content": f"What is {number} + {number}? Answer with the number only."}],
        },
    }


def task_lines(count: int) -> bytes:
    """A line of an export: 1,000 of so many tasks."""
    told = {
        "message_id": "9ec2c7fc-c3c7-435d-bd43-7392162430ea",
        "batch_id": "5a2f5c0e-1111-4235-bd43-7392162430ea",
        "status": "COMPLETED",
        "body": task(1)["body"],
        "completions": _ANSWER,
        "cached": False,
        "created_at": "2026-11-20T10:11:12.123456Z",
        "started_at": "2026-11-20T10:11:13.123456Z",
        "completed_at": "2026-11-20T10:11:14.123456Z",
        "duration": 1000,
        "dataset": None,
        "source": {"fivefold.custom_id.only": "#1"},
    }
    return _compact({"tasks": [told] * 1_000, "total": count}) + b"\n"


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
