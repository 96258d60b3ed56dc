"""How each service's sandbox is set up for a run, and what it lets in. Tables, no I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from fivefold.sandbox.mongars.catalog import ADMIN
from fivefold.sandbox.mongars.fernet import seal
from fivefold.sandbox.saas_litellm.initial import TEAM_ID

__all__ = ["SETUPS", "Part", "Setup"]


@dataclass(frozen=True)
class Part:
    """Operations that get their own run: they take away what the others need, or need what the others take away, or
    their walks from one to the other are too few among those of all.

    Attributes:
        operations: their operationIds.
        data: what the sandbox holds at the start of it; None for what it holds for the others.
    """

    operations: Sequence[str]
    data: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Setup:
    """How to test one service.

    Attributes:
        options: of the sandbox; those that a client must know of are in its environment settings.
        data: what it holds at the start.
        values, files: what requests may well say, so that they find something; see `engine.run`.
        keys: kind of credentials to the environment setting of the sandbox that holds them.
        login: what to send to log in, by the kind of credentials that it brings: the path, and the body's fields with
            the environment settings of the sandbox that hold them, or with the texts themselves.
        keyed: whether it asks for credentials.
        parts: what is run by itself.
        sign: a path that anybody may read, and words in its answer by which the service is known.
    """

    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    data: Mapping[str, Any] | None = None
    values: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict[str, Mapping[str, Sequence[str]]])
    files: Mapping[str, Sequence[bytes]] = field(default_factory=dict[str, Sequence[bytes]])
    keys: Mapping[str, str] = field(default_factory=dict[str, str])
    login: Mapping[str, tuple[str, Mapping[str, str]]] = field(
        default_factory=dict[str, "tuple[str, Mapping[str, str]]"]
    )
    keyed: bool = True
    parts: Sequence[Part] = ()
    sign: tuple[str, Sequence[str]] = ("/", ())


def _ids(kind: int, count: int = 6) -> list[str]:
    return [str(UUID(int=kind << 64 | number, version=4)) for number in range(1, count + 1)]


_PROVIDERS, _MODELS, _RUNS, _RULES, _ALERTS = (_ids(kind) for kind in range(1, 6))
_ARGUSLM = Setup(
    data={
        "providers": [{"id": one} for one in _PROVIDERS],
        "models": [{"id": one, "model_id": f"model-{place}"} for place, one in enumerate(_MODELS)],
        "checks": [{"model_id": one, "latency_ms": 12.5} for one in _MODELS],
        "runs": [{"id": one, "model_ids": _MODELS, "results": [{"model_id": _MODELS[0]}]} for one in _RUNS],
        "rules": [{"id": one} for one in _RULES],
        "alerts": [{"id": one, "rule_id": _RULES[0]} for one in _ALERTS],
    },
    values={
        "*": {
            "path.provider_id": _PROVIDERS,
            "body.provider_account_id": _PROVIDERS,
            "path.model_id": _MODELS,
            "body.model_ids[*]": _MODELS,
            "body.target_model_id": _MODELS,
            "body.prompt_pack": ["shakespeare"],
            "path.run_id": _RUNS,
            "path.rule_id": _RULES,
            "path.alert_id": _ALERTS,
        },
    },
    keyed=False,
    parts=[Part(["list_models", "get_model", "update_model", "get_uptime_history", "export_uptime_history"])],
    sign=("/api/v1/providers/catalog", ['"providers"', '"requires_api_key"']),
)

_EMBEDDER = "text-embedding-nomic-embed-text-v1.5"
_ADMIN = {"body.username": [ADMIN.username], "body.password": [ADMIN.password]}
_TASKS = _ids(6, 20)
_LINES = b'{"custom_id": "1", "url": "http://localhost/v1/chat/completions", "body": {"model": "tiny", "messages": []}}'

_OWNER = {"email": "owner@example.com", "password": "owner-password", "role": "owner"}
_JOBS, _CREDENTIALS, _USERS = _ids(7, 20), _ids(8, 20), _ids(9, 20)
_ALIASES = [f"model-{number}" for number in range(20)]
_GROUPS = [f"group-{number}" for number in range(20)]
_ORGANIZATIONS = [f"organization-{number}" for number in range(20)]
_NEW = [f"new-{number}" for number in range(20)]

SETUPS: Mapping[str, Setup] = {
    "arguslm": _ARGUSLM,
    "mongars": Setup(
        options={"chat_interval": 0.0},
        values={
            "login": _ADMIN,
            "login_json": _ADMIN,
            "change_password": {"body.old_password": [ADMIN.password], "body.new_password": [ADMIN.password]},
            "history": {"query.user_id": [ADMIN.username]},
            "approve_request": {"query.operator_id": [ADMIN.username]},
            "send_peer_message": {"body.payload": [seal({"type": "ping"})]},
        },
        parts=[
            Part(["bootstrap_admin"], {"users": []}),
            Part(["register_admin"], {"users": []}),
            Part(["change_password"]),
        ],
        sign=("/llm/health", ['"backend"', '"last_check"']),
        login={"key": ("/api/v1/auth/login", {"username": "MONGARS_USERNAME", "password": "MONGARS_PASSWORD"})},
    ),
    "lmstudio": Setup(
        options={"token": "lmstudio-sandbox-token", "load_time": 0.0, "download_time": 0.0},
        values={
            "*": {"body.model": ["qwen2.5-7b-instruct"]},
            "create_embeddings": {"body.model": [_EMBEDDER]},
            "v0_create_embeddings": {"body.model": [_EMBEDDER]},
            "native_download_model": {"body.model": ["ibm/granite-4-micro", "acme/broken-1b"]},
        },
        keys={"key": "LM_API_TOKEN"},
        sign=("/v1/models", ['"object"', '"data"']),
    ),
    "synthgen": Setup(
        data={"tasks": [{"batch_id": "seeded", "message_id": one} for one in _TASKS]},
        values={"*": {"path.batch_id": ["seeded"], "path.message_id": _TASKS}},
        files={"application/x-jsonlines": [_LINES, _LINES + b"\n" + _LINES, b""]},
        keys={"key": "SYNTHGEN_API_KEY"},
        parts=[Part(["get_batches", "get_batch", "get_batch_stats", "delete_batch"])],
        sign=("/health", ['"services"', '"rabbitmq"']),
    ),
    "saas_litellm": Setup(
        data={
            "jobs": [{"job_id": one, "team_id": TEAM_ID} for one in _JOBS],
            "credentials": [{"credential_id": one} for one in _CREDENTIALS],
            "users": [_OWNER, *({"user_id": one, "email": f"{one}@example.com", "role": "user"} for one in _USERS)],
            "models": [{"model_alias": one, "display_name": one} for one in _ALIASES],
            "model_groups": [{"group_name": one} for one in _GROUPS],
            "access_groups": [{"group_name": one, "display_name": one} for one in _GROUPS],
            "organizations": [{"organization_id": one, "name": one} for one in _ORGANIZATIONS],
        },
        values={
            "*": {
                "path.job_id": _JOBS,
                "path.team_id": [TEAM_ID],
                "query.team_id": [TEAM_ID],
                "body.team_id": [TEAM_ID],
                "path.organization_id": ["acme"],
                "path.credential_id": _CREDENTIALS,
                "path.user_id": _USERS,
                "path.alias": _ALIASES,
                "body.model": ["gpt-4"],
                "body.organization_id": ["acme"],
                "body.access_groups[*]": ["basic-chat"],
                "body.default_team_access_groups[*]": ["basic-chat"],
                "body.model_aliases[*]": ["gpt-4"],
            },
            "login": {"body.email": [_OWNER["email"]], "body.password": [_OWNER["password"]]},
            "change_password": {
                "body.current_password": [_OWNER["password"]],
                "body.new_password": [_OWNER["password"]],
            },
            "create_team": {"body.team_id": _NEW},
            "create_organization": {"body.organization_id": _NEW},
            "create_model_group": {"body.group_name": _NEW},
            "resolve_model_group": {"path.group_name": ["ResumeAgent"]},
            "get_model_group": {"path.group_name": ["ResumeAgent"]},
            "set_model_group_models": {"path.group_name": ["ResumeAgent"]},
            "delete_model_group": {"path.group_name": _GROUPS},
            "get_access_group": {"path.group_name": _GROUPS},
            "update_access_group": {"path.group_name": _GROUPS},
            "set_access_group_models": {"path.group_name": _GROUPS},
            "delete_access_group": {"path.group_name": _GROUPS},
        },
        keys={"key": "SAAS_LITELLM_VIRTUAL_KEY", "admin": "SAAS_LITELLM_ADMIN_KEY"},
        parts=[
            Part(
                [
                    "list_teams",
                    "create_team",
                    "get_team",
                    "update_team",
                    "delete_team",
                    "set_team_access_groups",
                    "suspend_team",
                    "resume_team",
                ]
            ),
            Part(["list_model_groups", "delete_model_group", "resolve_model_group"]),
            Part(["create_access_group", "list_access_groups", "delete_access_group"]),
            Part(["get_setup_status", "create_owner"], {}),
            Part(["change_password"]),
            Part(["logout"]),
        ],
        sign=("/api/stats/dashboard", ['"modelGroups"']),
        login={"login": ("/api/admin-users/login", {name: _OWNER[name] for name in ("email", "password")})},
    ),
}
