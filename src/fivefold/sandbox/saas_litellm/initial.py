"""What a sandbox holds at its start: an organization, its models, and teams in every state. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["ADMIN_KEY", "INITIAL", "TEAM_ID", "virtual_key"]

ADMIN_KEY = "sk-sandbox-admin"
"""The master key, sent as X-Admin-Key."""

TEAM_ID = "acme-corp"
"""The team that is ready for work."""


def virtual_key(team_id: str) -> str:
    """The key of a team that is there from the start, or that was seeded without one."""
    return f"sk-sandbox-{team_id}"


_PRICED = {"pricing_input": 30.0, "pricing_output": 60.0}


def _team(team_id: str, credits_allocated: int, **fields: Any) -> dict[str, Any]:
    return {"team_id": team_id, "credits_allocated": credits_allocated, "access_groups": ["basic-chat"], **fields}


INITIAL: Mapping[str, list[dict[str, Any]]] = {
    "organizations": [{"organization_id": "acme", "name": "Acme Inc"}],
    "models": [
        {"model_alias": "gpt-4", "display_name": "gpt-4", **_PRICED},
        {"model_alias": "chat-fast", "display_name": "chat-fast", "actual_model": "gpt-3.5-turbo", **_PRICED},
        {"model_alias": "chat-inactive", "display_name": "chat-inactive", "status": "inactive"},
        {
            "model_alias": "claude-x",
            "display_name": "claude-x",
            "provider": "anthropic",
            "actual_model": "claude-3-opus",
        },
        {"model_alias": "off-limits", "display_name": "off-limits"},
    ],
    "access_groups": [
        {
            "group_name": "basic-chat",
            "display_name": "Basic Chat",
            "model_aliases": ["gpt-4", "chat-fast", "chat-inactive", "claude-x"],
        }
    ],
    "model_groups": [
        {
            "group_name": "ResumeAgent",
            "display_name": "Resume Agent",
            "models": [{"model_name": "chat-fast"}, {"model_name": "gpt-4", "priority": 1}],
        }
    ],
    "credentials": [{}],
    "teams": [
        _team(TEAM_ID, 1000),
        _team("other-team", 100),
        _team("suspended-team", 100, status="suspended"),
        _team("broke-team", 0),
        _team("usd-team", 1000, budget_mode="consumption_usd", credits_per_dollar=100.0),
        _team("token-team", 1000, budget_mode="consumption_tokens", tokens_per_credit=1000),
    ],
}
"""Table to records, in the form in which data is seeded."""
