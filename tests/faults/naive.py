"""A client that does everything wrong, so that the verdicts have something to speak of: a script as people write it."""

import json
import logging
import threading
from collections.abc import Callable
from typing import Any

import httpx

from .contender import Contender, Reach
from .services import arguslm

#: What the script leaves behind.
LEFT: list[Any] = []
#: Lets the threads go that it leaves.
GATE = threading.Event()


def _make(reach: Reach) -> httpx.Client:
    headers = {"authorization": f"Bearer {reach.secret}"}
    client = httpx.Client(
        base_url=reach.base_url, headers=headers, timeout=None, follow_redirects=True, trust_env=False
    )
    LEFT.append(client)
    logging.getLogger("script").debug("talking with %s", headers)
    return client


def _again(send: Callable[[], httpx.Response]) -> httpx.Response:
    """Blind retry, whatever it was that failed."""
    for _ in range(3):
        try:
            answer = send()
        except httpx.TransportError:
            continue
        if answer.status_code < 500:
            return answer
    return send()


def _read(client: httpx.Client) -> Any:
    answer = client.get(f"/api/v1/models/{arguslm.MODEL}")
    try:
        return answer.json()
    except ValueError:
        return answer.text


def _create(client: httpx.Client) -> Any:
    return _again(lambda: client.post("/api/v1/providers", json={"display_name": "Prepared"})).json()


def _stream(client: httpx.Client) -> Any:
    with client.stream("POST", "/v1/chat/completions", json={"model": "qwen"}) as answer:
        lines = [line[6:] for line in answer.iter_lines() if line.startswith("data: {")]
    return [json.loads(line).get("choices") for line in lines]


def _close(client: httpx.Client) -> None:
    """Forgotten, and a thread is left."""
    threading.Thread(target=GATE.wait, args=(60,), daemon=True).start()


_DOES = {"get_model": _read, "create_provider": _create}
NAIVE = Contender("a naive script", "arguslm", "sync", _make, _close, _DOES, own=(ValueError,))
NAIVE_STREAM = Contender(
    "a naive script", "lmstudio", "sync", _make, httpx.Client.close, {"stream_chat_completion": _stream}, own=()
)
