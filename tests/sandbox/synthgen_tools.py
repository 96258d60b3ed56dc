"""What the tests of the Synthgen sandbox share: lines to upload, and clients."""

import json
import ssl
from collections.abc import Iterable
from typing import Any

import httpx

from fivefold.sandbox import Sandbox

BATCHES = "/api/v1/batches"
TASKS = "/api/v1/tasks"
MINUTE = 60.0
_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def connect(server: Sandbox, key: str | None = None) -> httpx.Client:
    """A plain HTTP client that sends the right key, or another one; an empty one is not sent."""
    key = server.env["SYNTHGEN_API_KEY"] if key is None else key
    return httpx.Client(
        base_url=server.base_url,
        headers={"Authorization": f"Bearer {key}"} if key else {},
        trust_env=False,
        verify=_NO_CERTIFICATES,
        timeout=10,
    )


def task(index: int = 0, **changes: Any) -> str:
    """A line of an upload; a change to `...` leaves the key out."""
    body = {"model": "m", "messages": [{"role": "user", "content": f"solve {index}x + 4 = 10"}]}
    line = {
        "custom_id": f"task-{index}",
        "method": "POST",
        "url": "http://llm.test/v1/chat/completions",
        "api_key": "key",
        "body": body,
        "dataset": None,
        "source": {"index": index},
        "use_cache": True,
        "track_progress": True,
        **changes,
    }
    return json.dumps({name: value for name, value in line.items() if value is not ...})


def said(text: str) -> dict[str, Any]:
    """A body with this text in it."""
    return {"model": "m", "messages": [{"role": "user", "content": text}]}


def upload(client: httpx.Client, lines: Iterable[str], batch_id: str | None = "b", name: str = "batch.jsonl") -> Any:
    """Upload lines as one file; the answer."""
    content = "\n".join(lines).encode()
    reply = client.post(
        BATCHES,
        params={} if batch_id is None else {"batch_id": batch_id},
        files={"file": (name, content, "application/x-jsonlines")},
    )
    assert reply.status_code == 200, reply.text
    return reply.json()


def batch(client: httpx.Client, batch_id: str = "b") -> Any:
    """A batch, None when it is unknown."""
    reply = client.get(f"{BATCHES}/{batch_id}")
    assert reply.status_code == 200, reply.text
    return reply.json()


def exported(client: httpx.Client, batch_id: str = "b", **query: str) -> list[dict[str, Any]]:
    """All tasks of a batch, by the newest server's export."""
    reply = client.get(f"{BATCHES}/{batch_id}/tasks/export", params=query)
    assert reply.headers["content-type"] == "application/x-ndjson"
    return [one for line in reply.text.splitlines() for one in json.loads(line)["tasks"]]
