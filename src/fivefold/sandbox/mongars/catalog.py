"""What a fresh sandbox knows: accounts, models, repositories, and the words that make things go wrong. Pure: no I/O."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from fivefold.sandbox.mongars.records import User

__all__ = [
    "ADAPTERS",
    "ADMIN",
    "APOLOGY",
    "COURTESY",
    "DEFAULT_ACTIONS",
    "FOCUS_AREAS",
    "MODELS",
    "ORIGINS",
    "PERSONAL_DATA",
    "REFERENCES",
    "SECRET_KEY",
    "SENSITIVE_ACTIONS",
    "TROUBLES",
    "UNREACHABLE",
    "accounts",
]

SECRET_KEY = "sandbox-secret-key-of-mongars"
"""Signs tokens and tickets, and encrypts the messages of nodes."""

ADMIN = User("admin", "admin-password", admin=True)
"""The account whose name and password are printed at the start: it may do everything."""


def accounts() -> list[User]:
    """The accounts of a fresh sandbox: an administrator, an operator and a user."""
    return [
        User(ADMIN.username, ADMIN.password, admin=True),
        User("alice", "secret-password"),
        User("olga", "operator-password", role="operator"),
    ]


ORIGINS: Sequence[str] = (
    *(f"http://{host}:{port}" for host in ("localhost", "127.0.0.1") for port in (8000, 8001, 8080)),
    "https://your.app",
)
"""Origins from which browsers may call, and without one of which no socket is accepted."""

APOLOGY = "The response service is temporarily unavailable. Please try again in a moment."
COURTESY = "C'est enthousiasmant de pouvoir partager cela avec vous !"

UNREACHABLE = "BOOM"
"""A word in a message, or in a question about repositories, for which what is needed cannot be reached."""

TROUBLES: Mapping[str, tuple[int, str]] = {
    "OVERLONG": (413, "Prompt exceeds the maximum number of tokens."),
    "BROKEN": (502, "Failed to generate chat response"),
    "STUCK": (504, "Chat response timed out"),
}
"""A word in a message to the status and detail it is refused with."""

SENSITIVE_ACTIONS = frozenset({"personal_data_access"})

PERSONAL_DATA: Mapping[str, re.Pattern[str]] = {
    "email": re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    "phone": re.compile(r"(?<![\w-])\+?\d{1,3}[ -]\(?\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}(?![\w-])"),
    "card": re.compile(r"(?<!\d)(\d{4}[ -]?){3}\d{4}(?!\d)"),
    "ip": re.compile(r"(?<![\d.])(\d{1,3}\.){3}\d{1,3}(?![\d.])"),
    "uuid": re.compile(r"(?i)\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"),
}
"""Kind of personal data to what it looks like."""

DEFAULT_ACTIONS = ("code", "summarize", "explain")


def _model(role: str, name: str, top_p: float, tokens: int, description: str) -> dict[str, Any]:
    return {
        "role": role,
        "name": name,
        "provider": "ollama",
        "parameters": {"top_p": top_p, "num_predict": tokens, "max_tokens": 4096},
        "auto_download": True,
        "description": description,
    }


MODELS: Mapping[str, dict[str, Any]] = {
    "general": _model("general", "dolphin-x1", 0.9, 512, "Chat model for everyday questions."),
    "coding": _model("coding", "dolphin-x1-llm2vec", 0.9, 512, "Model for code and embeddings."),
    "reasoning": _model("reasoning", "dolphin-x1", 0.85, 768, "Model for questions that take several steps."),
}
"""Role to the model of the only profile."""

ADAPTERS: Mapping[str, str] = {
    "general": "dolphin-x1-chat-baseline",
    "coding": "dolphin-x1-coding-baseline",
    "reasoning": "dolphin-x1-reasoning-baseline",
}
"""Role to the adapter of its model; none of them can be installed."""

FOCUS_AREAS = ("auth", "retries")

REFERENCES: Sequence[dict[str, Any]] = tuple(
    {
        "repository": ("acme/app", "acme/lib")[index % 2],
        "file_path": f"src/part_{index}.py",
        "summary": f"What part {index} does.",
        "score": round(0.9 - index / 20, 2),
        "url": f"https://example.test/part_{index}" if index else None,
    }
    for index in range(12)
)
"""All that is known of repositories, best first."""
