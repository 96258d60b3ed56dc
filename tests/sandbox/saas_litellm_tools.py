"""What the tests of the SaaS LiteLLM sandbox share: clients with a key, bodies, and reading streams."""

import json
import ssl
from typing import Any
from urllib.parse import urljoin

import httpx

from fivefold.sandbox import Sandbox

TEAM = "acme-corp"
UNKNOWN = "00000000-0000-4000-8000-000000000000"
SUMMARY = "500: Failed to call provider API"
_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def client(server: Sandbox, headers: dict[str, str] | None = None) -> httpx.Client:
    """A client that opens a connection for each request, as those after a text 500 are dropped."""
    return httpx.Client(
        base_url=urljoin(server.base_url, "/"),
        headers=headers or {},
        trust_env=False,
        verify=_NO_CERTIFICATES,
        timeout=10,
        limits=httpx.Limits(max_keepalive_connections=0),
    )


def team_client(server: Sandbox, team: str = TEAM) -> httpx.Client:
    """A client with the key of a team that is there from the start."""
    return client(server, {"Authorization": f"Bearer sk-sandbox-{team}"})


def admin_client(server: Sandbox) -> httpx.Client:
    """A client with the master key."""
    return client(server, {"X-Admin-Key": server.env["SAAS_LITELLM_ADMIN_KEY"]})


def asked(text: Any = "Hello", **fields: Any) -> dict[str, Any]:
    """The body of a call."""
    return {"model": "gpt-4", "messages": [{"role": "user", "content": text}], **fields}


def single(text: Any = "Hello", **fields: Any) -> dict[str, Any]:
    """The body of a single-call job."""
    return {"team_id": TEAM, "job_type": "single", **asked(text, **fields)}


def create(http: httpx.Client, **fields: Any) -> str:
    """Make a job; its path."""
    body = {"team_id": TEAM, "job_type": "analysis", **fields}
    return f"/api/jobs/{http.post('/api/jobs/create', json=body).raise_for_status().json()['job_id']}"


def complete(http: httpx.Client, job: str, status: str = "completed", **fields: Any) -> dict[str, Any]:
    """Complete a job; the answer."""
    reply = http.post(f"{job}/complete", json={"status": status, **fields}).raise_for_status()
    return reply.json()


def left(http: httpx.Client, team: str = TEAM) -> int:
    """The credits that are left."""
    return http.get(f"/api/credits/teams/{team}/balance").raise_for_status().json()["credits_remaining"]


def frames(reply: httpx.Response) -> list[str]:
    """The frames of a stream, without what marks their ends."""
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "text/event-stream; charset=utf-8"
    *all_frames, rest = reply.text.split("\n\n")
    assert rest == ""
    return all_frames


def chunks(some: list[str]) -> list[Any]:
    """The data of those frames that hold JSON."""
    return [json.loads(frame.removeprefix("data: ")) for frame in some if frame.startswith("data: {")]


def joined(some: list[str]) -> str:
    """The text of a stream."""
    choices = [choice for chunk in chunks(some) for choice in chunk.get("choices", [])]
    return "".join(choice["delta"].get("content") or "" for choice in choices)
