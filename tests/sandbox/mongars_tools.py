"""What the tests of the monGARS sandbox share."""

import base64
import json
from typing import Any

import httpx

API = "/api/v1"
CHAT = f"{API}/conversation/chat"
HISTORY = f"{API}/conversation/history"
TELEMETRY = f"{API}/peer/telemetry"
PASSWORDS = {"admin": "admin-password", "alice": "secret-password", "olga": "operator-password"}
Headers = dict[str, str]


def log_in(http: httpx.Client, name: str = "alice") -> Headers:
    """The headers of a user of a fresh sandbox."""
    reply = http.post("/token", data={"username": name, "password": PASSWORDS[name]})
    return {"Authorization": f"Bearer {reply.json()['access_token']}"}


def say(http: httpx.Client, headers: Headers, message: Any = "hi", path: str = CHAT, **more: Any) -> httpx.Response:
    """Send a message to the assistant."""
    return http.post(path, json={"message": message, **more}, headers=headers)


def detail(reply: httpx.Response) -> tuple[int, Any]:
    """Status and `detail` of an error."""
    return reply.status_code, reply.json()["detail"]


def faults(reply: httpx.Response) -> list[dict[str, Any]]:
    """The list of a 422."""
    assert reply.status_code == 422
    return reply.json()["detail"]


def claims(token: str) -> dict[str, Any]:
    """What a token says."""
    text = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
