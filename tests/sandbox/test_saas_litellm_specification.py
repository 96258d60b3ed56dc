"""Without quirks, every operation is where the specification has it, and answers what it says."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox
from fivefold.sandbox.saas_litellm import SERVICE
from tests.sandbox.saas_litellm_tools import TEAM, asked, chunks, frames, single, team_client

SPECIFICATION: Any = json.loads((Path(__file__).parents[2] / "openapi/saas_litellm.json").read_text())


@pytest.fixture
def strict(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="saas_litellm", quirks="off", pace=0)


@pytest.fixture
def http(strict: Sandbox) -> Iterator[httpx.Client]:
    with team_client(strict) as http:
        yield http


def test_the_operations_are_those_of_the_specification() -> None:
    specified = {
        (method.upper(), path, operation["operationId"])
        for path, methods in SPECIFICATION["paths"].items()
        for method, operation in methods.items()
    }
    assert len(specified) == 76
    assert {(one.method, one.path, one.name) for one in SERVICE.endpoints} == specified


OWNER = {"email": "o@example.com", "display_name": "Owner", "password": "long enough"}
MODEL = {"model_alias": "m", "display_name": "M", "provider": "openai", "actual_model": "x"}
KEY = {"organization_id": "acme", "provider": "gemini", "api_key": "k", "credential_name": "n"}

SCRIPT: list[tuple[str, Any]] = [
    ("check_health", None),
    ("get_setup_status", None),
    ("create_owner", OWNER),
    ("login", {"email": OWNER["email"], "password": OWNER["password"]}),
    ("get_current_admin", None),
    ("create_admin_user", {**OWNER, "email": "u@example.com", "role": "user"}),
    ("list_admin_users", None),
    ("update_admin_user", {"display_name": "New"}),
    ("change_password", {"current_password": OWNER["password"], "new_password": "even longer"}),
    ("delete_admin_user", None),
    ("get_audit_logs", None),
    ("create_organization", {"organization_id": "o2", "name": "O2"}),
    ("list_organizations", None),
    ("get_organization", None),
    ("list_organization_teams", None),
    ("create_model", MODEL),
    ("list_models", None),
    ("get_model", None),
    ("update_model", {"pricing_input": 1}),
    ("create_access_group", {"group_name": "g", "display_name": "G", "model_aliases": ["m"]}),
    ("list_access_groups", None),
    ("get_access_group", None),
    ("update_access_group", {"description": "d"}),
    ("set_access_group_models", {"model_aliases": ["gpt-4"]}),
    ("create_model_group", {"group_name": "g", "models": [{"model_name": "m"}]}),
    ("list_model_groups", None),
    ("get_model_group", None),
    ("set_model_group_models", [{"model_name": "gpt-4", "priority": 1}]),
    ("create_team", {"organization_id": "acme", "team_id": "t", "access_groups": []}),
    ("list_teams", None),
    ("get_team", None),
    ("update_team", {"credits_allocated": 500}),
    ("set_team_access_groups", ["basic-chat"]),
    ("add_credits", {"credits": 1}),
    ("replenish_credits", {"credits": 1, "payment_type": "subscription"}),
    ("configure_auto_refill", {"enabled": True, "refill_amount": 1, "refill_period": "daily"}),
    ("get_conversion_rates", None),
    ("update_conversion_rates", {"tokens_per_credit": 5}),
    ("set_budget_mode", {"budget_mode": "job_based"}),
    ("create_provider_credential", KEY),
    ("list_provider_credentials", None),
    ("get_provider_credential", None),
    ("update_provider_credential", {"credential_name": "n2"}),
    ("list_organization_credentials", None),
    ("get_active_credential", None),
    ("deactivate_provider_credential", None),
    ("activate_provider_credential", None),
    ("delete_provider_credential", None),
    ("create_job", {"team_id": TEAM, "job_type": "x"}),
    ("make_llm_call", asked()),
    ("update_job_metadata", {"metadata": {}}),
    ("stream_llm_call", asked()),
    ("create_and_call", single()),
    ("stream_create_and_call", single()),
    ("complete_job", {"status": "completed"}),
    ("get_job", None),
    ("get_job_costs", None),
    ("list_jobs", None),
    ("get_usage", None),
    ("get_balance", None),
    ("list_transactions", None),
    ("check_credits", None),
    ("resolve_model_group", None),
    ("list_team_jobs", None),
    ("get_team_job", None),
    ("get_organization_stats", None),
    ("get_organization_analytics", None),
    ("get_organization_usage", None),
    ("get_dashboard_stats", None),
    ("suspend_team", None),
    ("resume_team", None),
    ("delete_team", None),
    ("delete_model_group", None),
    ("delete_access_group", None),
    ("delete_model", None),
    ("logout", None),
]
"""Every operation once, with its body, in an order in which each finds what it needs."""

IDS = {
    "create_admin_user": "user_id",
    "create_provider_credential": "credential_id",
    "create_job": "job_id",
    "login": "access_token",
}
"""An operation to what of its answer the later ones need."""


QUERIES = {
    "get_usage": {"period": "2026-01"},
    "get_organization_usage": {"period": "2026-01"},
    "resolve_model_group": {"team_id": TEAM},
}

OF_THE_READY_TEAM = ("list_jobs", "get_usage", "get_balance", "list_transactions", "check_credits")
"""The operations that need a team with a key; the others that name a team are given the one that was made."""


def test_every_answer_is_as_specified(strict: Sandbox, http: httpx.Client) -> None:
    endpoints = {one.name: one for one in SERVICE.endpoints}
    assert sorted(name for name, _ in SCRIPT) == sorted(endpoints)
    known = {"organization_id": "acme", "alias": "m", "group_name": "g", "provider": "gemini", "access_token": ""}
    for name, body in SCRIPT:
        endpoint = endpoints[name]
        operation = SPECIFICATION["paths"][endpoint.path][endpoint.method.lower()]
        team = TEAM if name in OF_THE_READY_TEAM or "{job_id}" in endpoint.path else "t"
        reply = http.request(
            endpoint.method,
            endpoint.path.format(**known, team_id=team),
            json=body,
            params=QUERIES.get(name),
            headers=_headers(strict, operation.get("x-access", "team"), known["access_token"]),
        )
        assert reply.status_code == 200, (name, reply.text)
        content = operation["responses"]["200"]["content"]
        if "text/event-stream" in content:
            for chunk in chunks(frames(reply)):
                _check(chunk, SPECIFICATION["components"]["schemas"]["ChatCompletionChunk"], name)
        else:
            _check(reply.json(), content["application/json"]["schema"], name)
        if name in IDS:
            known[IDS[name]] = reply.json()[IDS[name]]


def _headers(strict: Sandbox, access: str, token: str) -> dict[str, str]:
    by_access = {
        "admin": {"X-Admin-Key": strict.env["SAAS_LITELLM_ADMIN_KEY"]},
        "login": {"Authorization": f"Bearer {token}"},
        "team": {"Authorization": f"Bearer {strict.env['SAAS_LITELLM_VIRTUAL_KEY']}"},
        "open": {"Authorization": ""},
    }
    return by_access[access]


TYPES: Mapping[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
FORMATS = {
    "date-time": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "uuid": re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
}


def _check(value: Any, schema: Any, place: str) -> None:
    """The part of JSON Schema that the specification uses for answers; nothing may be there that it does not name."""
    if "$ref" in schema:
        schema = SPECIFICATION["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        fitting = [one for one in schema["anyOf"] if _fits(value, one, place)]
        assert fitting, (place, value)
        return
    if "enum" in schema:
        assert value in schema["enum"], (place, value)
    if "type" in schema:
        assert isinstance(value, TYPES[schema["type"]]), (place, value, schema)
        assert isinstance(value, bool) is (schema["type"] == "boolean"), (place, value)
    if schema.get("format") in FORMATS:
        assert FORMATS[schema["format"]].fullmatch(value), (place, value)
    for index, one in enumerate(value if "items" in schema else ()):
        _check(one, schema["items"], f"{place}[{index}]")
    if schema.get("type") == "object":
        _check_object(value, schema, place)


def _check_object(value: dict[str, Any], schema: Any, place: str) -> None:
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", not properties)
    assert value.keys() >= set(schema.get("required", ())), (place, value)
    for name, one in value.items():
        assert name in properties or others, (place, name)
        if name in properties or isinstance(others, dict):
            _check(one, properties.get(name, others), f"{place}.{name}")


def _fits(value: Any, schema: Any, place: str) -> bool:
    try:
        _check(value, schema, place)
    except AssertionError:
        return False
    return True
