"""The LM Studio sandbox, declared."""

from __future__ import annotations

from collections.abc import Callable

from fivefold.sandbox._world import Option, Service
from fivefold.sandbox.lmstudio.app import build_app
from fivefold.sandbox.lmstudio.operations import OPERATIONS
from fivefold.sandbox.lmstudio.quirks import QUIRKS
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["SERVICE"]


def _one_of(name: str, *words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError(f"{name} is {' or '.join(words)}, not {text!r}")
        return text

    return read


def _switch(text: str) -> bool:
    return _one_of("jit", "on", "off")(text) == "on"


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds < float("inf"):
        raise ValueError(f"expected seconds, got {text!r}")
    return seconds


_PLACES = ("model", "reasoning_content", "reasoning", "inline")

SERVICE = Service(
    name="lmstudio",
    quirks=QUIRKS,
    options={
        "token": Option("", str, "The token that every request must carry; none when empty.", env="LM_API_TOKEN"),
        "jit": Option(True, _switch, "on or off: whether models are loaded when a request names them."),
        "load_time": Option(0.2, _seconds, "Seconds on the sandbox's clock that loading a model takes."),
        "download_time": Option(0.5, _seconds, "Seconds on the sandbox's clock that a download takes."),
        "reasoning": Option(
            "model", _one_of("reasoning", *_PLACES), "Where every answer has thoughts; model: as each model does."
        ),
        "stream_errors": Option(
            "event",
            _one_of("stream_errors", "event", "data", "none"),
            "How a stream tells an error: 0.4's way, 0.3's, or not at all.",
        ),
        "tool_call_ids": Option(
            "digits", _one_of("tool_call_ids", "digits", "empty"), "What ids of tool calls are; some versions had none."
        ),
    },
    endpoints=OPERATIONS,
    world=LMWorld,
    app=build_app,
    env=lambda base_url: {"LMSTUDIO_BASE_URL": f"{base_url}/v1"},
)
