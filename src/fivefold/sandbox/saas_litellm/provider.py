"""The provider behind the service, made up: what it answers, and how it fails when a message says so. Pure: no I/O.

It echoes the last message of the user. A word in that message makes it fail or behave:

    provider-400, provider-401,     refuse with that status
    provider-429, provider-500
    provider-flaky                  refuse the first try of each call
    provider-drop                   break the connection in the middle of a stream
    provider-slow                   take fifty times as long
    provider-error-line             send an error inside the stream
    null-content                    send a delta whose content is null
    cut-stream                      end the stream without its end mark
    send-usage                      send the usage at the end of the stream
    big-usage                       count 50000 tokens
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, cast

from fivefold.sandbox.saas_litellm.sample import make_sample

__all__ = ["Answer", "ProviderFailureError", "ask", "open_stream"]

_URL = "https://provider.invalid/v1/chat/completions"
_SLOW = 50
_WORDS_BEFORE_TROUBLE = 2

_BROKEN = "peer closed connection without sending complete message body (incomplete chunked read)"
_CALLING = "500: Failed to call provider API"


@dataclass(frozen=True)
class _Refusal:
    """How a provider says no, and how often the service asks before it believes it."""

    status: int
    tries: int
    label: str
    message: str
    kind: str


_REFUSALS: Mapping[str, _Refusal] = {
    "provider-400": _Refusal(400, 3, "error", "bad request upstream", "invalid_request_error"),
    "provider-401": _Refusal(401, 1, "authentication failed", "bad provider key", "invalid_request_error"),
    "provider-429": _Refusal(429, 9, "rate limit", "slow down", "rate_limit_error"),
    "provider-500": _Refusal(500, 9, "error", "upstream exploded", "server_error"),
}

_ENDINGS: Mapping[str, str] = {"cut-stream": "cut", "provider-error-line": "error_line"}
"""A word to how the stream ends."""

_NAMES: Mapping[str, str] = {"openai": "OpenAI", "anthropic": "Anthropic", "gemini": "Gemini", "fireworks": "Fireworks"}


class ProviderFailureError(Exception):
    """The provider did not answer; the text is what the service makes of it.

    Attributes:
        tries: how often it was asked.
    """

    def __init__(self, text: str, tries: int = 0) -> None:
        super().__init__(text)
        self.tries = tries


@dataclass(frozen=True)
class Answer:
    """What came back.

    Attributes:
        pieces: the content as a stream brings it; None among them is a delta with null.
        finish_reason: stop, length or tool_calls.
        prompt_tokens, completion_tokens: the usage.
        tries: how often the provider was asked.
        paces: how long it took, in simulated calls.
        tells_usage: whether a stream ends with the usage.
        ending: done, cut (just ends) or error_line.
    """

    pieces: Sequence[str | None]
    finish_reason: str
    prompt_tokens: int
    completion_tokens: int
    tries: int
    paces: int
    tells_usage: bool
    ending: str

    @property
    def content(self) -> str | None:
        """The whole text; None when there is none."""
        return None if self.pieces == [None] else "".join(piece or "" for piece in self.pieces)


def ask(body: Mapping[str, Any], provider: str) -> Answer:
    """Call the provider for a whole answer, with the retries of its SDK. Raises `ProviderFailureError`."""
    said = _last_text(body["messages"])
    if (refusal := _refusal(said)) is not None:
        error = {"error": {"message": refusal.message, "type": refusal.kind, "param": None, "code": None}}
        whose = f"{_NAMES.get(provider, provider)} {refusal.label}"
        sentence = f"{whose}: Error code: {refusal.status} - {error}"
        raise ProviderFailureError(f"{_CALLING}: {sentence}", refusal.tries)
    whole = _answer(body, said)
    return replace(whole, pieces=[None]) if "null-content" in said else whole


def open_stream(body: Mapping[str, Any]) -> Answer:
    """Call the provider for a stream, once. Raises `ProviderFailureError`."""
    said = _last_text(body["messages"])
    if (refusal := _refusal(said)) is not None:
        whose = "Client" if refusal.status < 500 else "Server"
        sentence = (
            f"{whose} error '{refusal.status} {HTTPStatus(refusal.status).phrase}' for url '{_URL}'\n"
            f"For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{refusal.status}"
        )
        raise ProviderFailureError(f"{_CALLING}: {sentence}", 1)
    if "provider-drop" in said:
        raise ProviderFailureError(f"{_CALLING}: {_BROKEN}", 1)
    whole = replace(_answer(body, said), tries=1)
    begun = whole.pieces[:_WORDS_BEFORE_TROUBLE]
    if "null-content" in said:
        return replace(whole, pieces=[*begun, None])
    ending = next((ending for word, ending in _ENDINGS.items() if word in said), "done")
    return replace(whole, pieces=whole.pieces if ending == "done" else begun, ending=ending)


def _refusal(said: str) -> _Refusal | None:
    return next((refusal for word, refusal in _REFUSALS.items() if word in said), None)


def _answer(body: Mapping[str, Any], said: str) -> Answer:
    content = _content(body, said)
    prompt, completion = _tokens(json.dumps(body["messages"])), _tokens(content)
    if "big-usage" in said:
        prompt, completion = 30_000, 20_000
    calls_tools = bool(body["tools"]) and body["tool_choice"] != "none"
    tries = 2 if "provider-flaky" in said else 1
    return Answer(
        pieces=[None] if calls_tools else re.findall(r"\s*\S+|\s+$", content),
        finish_reason="tool_calls" if calls_tools else _finish_reason(body, completion),
        prompt_tokens=prompt,
        completion_tokens=completion,
        tries=tries,
        paces=_SLOW if "provider-slow" in said else tries,
        tells_usage="send-usage" in said or "big-usage" in said,
        ending="done",
    )


def _finish_reason(body: Mapping[str, Any], tokens: int) -> str:
    return "length" if body["max_tokens"] and tokens > body["max_tokens"] else "stop"


def _content(body: Mapping[str, Any], said: str) -> str:
    wanted: Mapping[str, Any] = body["response_format"] or {}
    if wanted.get("type") == "json_schema":
        named: Mapping[str, Any] = wanted.get("json_schema") or {}
        return json.dumps(make_sample(named.get("schema", {})))
    if wanted.get("type") == "json_object":
        return json.dumps({"ok": True})
    return f"Echo: {said}"


def _last_text(messages: Sequence[Mapping[str, Any]]) -> str:
    """What the user said last, else the last message; content in parts is echoed as the JSON it is."""
    spoken = [one for one in messages if one.get("role") == "user"] or messages
    content: Any = spoken[-1].get("content") if spoken else None
    if content is None:
        return ""
    return content if isinstance(content, str) else json.dumps(cast("object", content))


def _tokens(text: str) -> int:
    return max(1, len(text) // 4)
