"""The upstream providers, made up: which models they have, whom they let in, how fast they answer. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from fivefold.sandbox.arguslm.catalog import SPECS
from fivefold.sandbox.arguslm.prompts import expected_tokens

__all__ = ["DISCOVERED", "Outcome", "call_model", "refusal", "test_connection"]

DISCOVERED: Mapping[str, tuple[str, ...]] = {
    "custom_openai_compatible": (
        "fake-fast",
        "fake-slow",
        "fake-flaky",
        "fake-small",
        "fake-large",
        "fake-3.5",
        "org/fake-chat",
        "broken",
    ),
    "openai": ("gpt-4o", "gpt-4o-mini", "gpt-4.1", "gpt-3.5-turbo", "o4-mini"),
    "anthropic": ("claude-opus-4-1", "claude-sonnet-4-5", "claude-3-5-haiku"),
    "aws_bedrock": ("anthropic.claude-3-haiku-v1:0", "amazon.nova-lite-v1:0"),
    "azure_openai": ("gpt-4o", "gpt-4o-mini"),
    "deepseek": ("deepseek-chat", "deepseek-reasoner"),
    "google_ai_studio": ("gemini-2.5-pro", "gemini-2.5-flash"),
    "google_vertex": ("gemini-2.5-pro", "gemini-2.5-flash"),
    "groq": ("llama-3.3-70b-versatile", "gemma2-9b-it"),
    "lm_studio": ("qwen2.5-7b-instruct", "llama-3.2-3b-instruct"),
    "mistral": ("mistral-large-latest", "mistral-small-latest"),
    "ollama": ("llama3.2", "qwen2.5", "mistral"),
    "openrouter": ("openai/gpt-4o", "meta-llama/llama-3.3-70b-instruct"),
    "together_ai": ("meta-llama/Llama-3.3-70B-Instruct-Turbo", "Qwen/Qwen2.5-72B-Instruct"),
    "xai": ("grok-4", "grok-3-mini"),
}
"""Provider type to what discovery finds there; a type that is not listed has no discovery."""

_LISTED = frozenset({"custom_openai_compatible", "lm_studio", "ollama"})
"""Types whose connection is tested by listing their models; the others are asked for a completion."""

_WRONG_KEY = "bad"
"""The api_key that every provider refuses."""


@dataclass(frozen=True)
class _Profile:
    """Models whose name contains `needle`: milliseconds to the first token, tokens per second, share of failures."""

    needle: str
    ttft_ms: float
    tps: float
    failures: float


_PROFILES = (
    _Profile("broken", 0.0, 0.0, 1.0),
    _Profile("flaky", 300.0, 60.0, 0.34),
    _Profile("fast", 90.0, 150.0, 0.0),
    _Profile("small", 120.0, 110.0, 0.0),
    _Profile("slow", 1200.0, 12.0, 0.0),
    _Profile("large", 700.0, 30.0, 0.0),
    _Profile("", 250.0, 60.0, 0.0),
)


@dataclass(frozen=True)
class Outcome:
    """How one call went: times in milliseconds, rates in tokens per second. A failed call has zeros and an error."""

    ttft_ms: float = 0.0
    total_latency_ms: float = 0.0
    tps: float = 0.0
    tps_excluding_ttft: float = 0.0
    output_tokens: int = 0
    error: str | None = None


def refusal(provider_type: str, credentials: Mapping[str, Any]) -> str | None:
    """Why a provider does not accept these credentials, or None when it does."""
    spec = SPECS.get(provider_type)
    if credentials.get("api_key") == _WRONG_KEY:
        return "litellm.AuthenticationError: Incorrect API key provided: bad"
    if spec is not None and spec["requires_api_key"] and not credentials.get("api_key"):
        return "litellm.AuthenticationError: The api_key client option must be set"
    return None


def test_connection(provider_type: str, credentials: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a connection test."""
    if provider_type not in SPECS:
        return {"success": False, "message": f"Unsupported provider type: {provider_type}", "details": {}}
    if error := refusal(provider_type, credentials):
        refused = {"status_code": 401} if provider_type in _LISTED else {"error_type": "AuthenticationError"}
        return {"success": False, "message": f"Connection test failed: {error}", "details": refused}
    models = DISCOVERED.get(provider_type, (f"{provider_type}-default",))
    listed = {"models_found": len(models), "latency_ms": 12.5}
    asked = {"model_tested": models[0], "response_id": "chatcmpl-fake"}
    details = listed if provider_type in _LISTED else asked
    return {"success": True, "message": f"Successfully connected to {provider_type}", "details": details}


def call_model(name: str, refused: str | None, pack: str, max_tokens: int | None, luck: Random) -> Outcome:
    """Ask a model the prompt of a pack.

    Args:
        name: the provider's name for the model; parts of it decide how it behaves.
        refused: why the provider lets nobody in, if so.
        pack: a prompt pack; an unknown one fails the call.
        max_tokens: the longest answer, in tokens; None does not bound it.
        luck: decides all that is left to chance.
    """
    profile = next(profile for profile in _PROFILES if profile.needle in name)
    if refused is not None:
        return Outcome(error=refused)
    if luck.random() < profile.failures:
        return Outcome(
            error=f"litellm.InternalServerError: InternalServerError: OpenAIException - {name} is unavailable"
        )
    try:
        tokens = expected_tokens(pack, max_tokens)
    except KeyError:
        return Outcome(error=f"Unknown prompt pack: {pack}")
    ttft = profile.ttft_ms * luck.uniform(0.9, 1.1)
    generating = tokens / (profile.tps * luck.uniform(0.9, 1.1)) * 1000
    return Outcome(
        ttft_ms=round(ttft, 2),
        total_latency_ms=round(ttft + generating, 2),
        tps=round(tokens / (ttft + generating) * 1000, 2),
        tps_excluding_ttft=round(tokens / generating * 1000, 2),
        output_tokens=tokens,
    )
