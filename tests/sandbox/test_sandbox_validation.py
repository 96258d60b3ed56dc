"""Requests that are wrong are answered as FastAPI answers them."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox

UUID = "12345678-1234-4234-8234-123456789012"
API = "/api/v1"


def uuid_issue(loc: list[Any], value: str, error: str) -> dict[str, Any]:
    message = f"Input should be a valid UUID, {error}"
    return {"type": "uuid_parsing", "loc": loc, "msg": message, "input": value, "ctx": {"error": error}}


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("invalid-id", "invalid character: found `i` at 0"),
        ("123", "invalid length: found 3"),
        ("12345678-1234-1234-123456789012", "invalid group count: expected 5, found 4"),
        (UUID[:-1], "invalid group length in group 4: expected 12, found 11"),
    ],
)
def test_path_ids_must_be_uuids(http: httpx.Client, value: str, error: str) -> None:
    reply = http.get(f"{API}/providers/{value}")
    assert reply.status_code == 422
    assert reply.json() == {"detail": [uuid_issue(["path", "provider_id"], value, error)]}


@pytest.mark.parametrize("spelling", [UUID.replace("-", ""), f"{{{UUID}}}", f"urn:uuid:{UUID}", UUID.upper()])
def test_every_spelling_of_a_uuid_is_taken(http: httpx.Client, spelling: str) -> None:
    assert http.get(f"{API}/models/{spelling}").json() == {"detail": "Model not found"}


def test_query_bounds(http: httpx.Client) -> None:
    reply = http.get(f"{API}/monitoring/uptime?limit=10001&offset=-1&enabled_only=maybe&status=up&limit=0")
    assert reply.status_code == 422
    assert reply.json()["detail"] == [
        {
            "type": "bool_parsing",
            "loc": ["query", "enabled_only"],
            "msg": "Input should be a valid boolean, unable to interpret input",
            "input": "maybe",
        },
        {
            "type": "greater_than_equal",
            "loc": ["query", "limit"],
            "msg": "Input should be greater than or equal to 1",
            "input": "0",
            "ctx": {"ge": 1},
        },
        {
            "type": "greater_than_equal",
            "loc": ["query", "offset"],
            "msg": "Input should be greater than or equal to 0",
            "input": "-1",
            "ctx": {"ge": 0},
        },
    ]


@pytest.mark.parametrize(
    ("path", "largest"),
    [("models", 500), ("monitoring/uptime", 10000), ("alerts", 500), ("alerts/recent", 50)],
)
def test_the_largest_page(http: httpx.Client, path: str, largest: int) -> None:
    assert http.get(f"{API}/{path}", params={"limit": largest}).status_code == 200
    issue = http.get(f"{API}/{path}", params={"limit": largest + 1}).json()["detail"][0]
    assert (issue["type"], issue["loc"], issue["ctx"]) == ("less_than_equal", ["query", "limit"], {"le": largest})


@pytest.mark.parametrize("value", ["", "x", "1.5", "9" * 5000])
def test_numbers_that_are_none(http: httpx.Client, value: str) -> None:
    issue = http.get(f"{API}/models", params={"limit": value}).json()["detail"][0]
    assert issue["type"] in ("int_parsing", "int_parsing_size")
    assert issue["input"] == value


def test_export_format(http: httpx.Client) -> None:
    issue = http.get(f"{API}/monitoring/uptime/export", params={"format": "xml"}).json()["detail"][0]
    assert issue == {
        "type": "string_pattern_mismatch",
        "loc": ["query", "format"],
        "msg": "String should match pattern '^(json|csv)$'",
        "input": "xml",
        "ctx": {"pattern": "^(json|csv)$"},
    }


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("yesterday", "input is too short"),
        ("2025-13-01", "month value is outside expected range of 1-12"),
        ("2025-02-30", "day value is outside expected range"),
        ("x2025-01-01", "invalid character in year"),
        ("2025-01-01T00:00:00 02:00", "unexpected extra characters at the end of the input"),
        ("0001-01-01T00:00:00+23:00", "unexpected extra characters at the end of the input"),
    ],
)
def test_times_that_are_none(http: httpx.Client, value: str, error: str) -> None:
    issue = http.get(f"{API}/alerts", params={"since": value}).json()["detail"][0]
    assert (issue["type"], issue["loc"]) == ("datetime_from_date_parsing", ["query", "since"])
    assert issue["ctx"] == {"error": error}


@pytest.mark.parametrize(
    "value",
    [
        "2025-12-31",
        "2025-12-31T23:00:00",
        "2026-01-01T01:00:00+02:00",
        "1767222000",
        "1767222000000",
        "2025-12-31 23:00Z",
    ],
)
def test_times_in_all_their_forms(http: httpx.Client, value: str) -> None:
    assert http.get(f"{API}/alerts", params={"since": value}).status_code == 200


def test_a_raw_plus_in_the_query_is_a_space(http: httpx.Client) -> None:
    assert http.get(f"{API}/alerts?since=2026-01-01T01:00:00+02:00").status_code == 422


@pytest.mark.parametrize(
    ("content", "position", "error"),
    [(b"{bad", 1, "Expecting property name enclosed in double quotes"), (b'{"a":', 5, "Expecting value")],
)
def test_broken_json(http: httpx.Client, content: bytes, position: int, error: str) -> None:
    reply = http.post(f"{API}/providers", content=content, headers={"Content-Type": "application/json"})
    assert reply.status_code == 422
    expected = {"type": "json_invalid", "loc": ["body", position], "msg": "JSON decode error", "input": {}}
    assert reply.json()["detail"] == [{**expected, "ctx": {"error": error}}]


def test_a_missing_body(http: httpx.Client) -> None:
    reply = http.post(f"{API}/benchmarks")
    issue = {"type": "missing", "loc": ["body"], "msg": "Field required", "input": None}
    assert (reply.status_code, reply.json()) == (422, {"detail": [issue]})


@pytest.mark.parametrize("headers", [{}, {"Content-Type": "text/plain"}])
def test_a_body_that_is_not_declared_json(http: httpx.Client, headers: dict[str, str]) -> None:
    content = '{"provider_type": "openai", "display_name": "x"}'
    issue = http.post(f"{API}/providers", content=content, headers=headers).json()["detail"][0]
    assert (issue["type"], issue["loc"], issue["input"]) == ("model_attributes_type", ["body"], content)


def test_missing_and_mistyped_fields(http: httpx.Client) -> None:
    reply = http.post(f"{API}/providers", json={"provider_type": 1, "credentials": "x"})
    assert [(one["type"], one["loc"]) for one in reply.json()["detail"]] == [
        ("string_type", ["body", "provider_type"]),
        ("missing", ["body", "display_name"]),
        ("dict_type", ["body", "credentials"]),
    ]


def test_path_and_body_are_complained_about_together(http: httpx.Client) -> None:
    reply = http.patch(f"{API}/providers/x", json={"enabled": "maybe"})
    assert [one["loc"] for one in reply.json()["detail"]] == [["path", "provider_id"], ["body", "enabled"]]


def test_benchmark_bounds(http: httpx.Client) -> None:
    body = {"model_ids": [], "prompt_pack": "x", "max_tokens": 0, "num_runs": 11}
    issues = http.post(f"{API}/benchmarks", json=body).json()["detail"]
    assert [(one["type"], one["loc"][1]) for one in issues] == [
        ("too_short", "model_ids"),
        ("greater_than_equal", "max_tokens"),
        ("less_than_equal", "num_runs"),
    ]
    assert issues[0]["ctx"] == {"field_type": "List", "min_length": 1, "actual_length": 0}


def test_items_are_located(http: httpx.Client) -> None:
    body = {"model_ids": ["a", UUID, 5], "prompt_pack": "x"}
    issues = http.post(f"{API}/benchmarks", json=body).json()["detail"]
    assert [(one["type"], one["loc"]) for one in issues] == [
        ("uuid_parsing", ["body", "model_ids", 0]),
        ("uuid_type", ["body", "model_ids", 2]),
    ]


def test_rule_names_have_a_length(http: httpx.Client) -> None:
    for name, kind in (("", "string_too_short"), ("n" * 256, "string_too_long")):
        issue = http.post(f"{API}/alerts/rules", json={"name": name, "rule_type": "x"}).json()["detail"][0]
        assert (issue["type"], issue["loc"]) == (kind, ["body", "name"])


def test_lax_values_are_coerced(http: httpx.Client) -> None:
    rule = http.post(f"{API}/alerts/rules", json={"name": "n", "rule_type": "x", "enabled": "off"}).json()
    assert rule["enabled"] is False
    config = http.patch(f"{API}/monitoring/config", json={"interval_minutes": "5"}).json()
    assert config["interval_minutes"] == 5


def test_unknown_fields_are_ignored(http: httpx.Client) -> None:
    body = {"provider_type": "openai", "display_name": "x", "name": "y"}
    reply = http.post(f"{API}/providers", json=body)
    assert reply.status_code == 201
    assert "name" not in reply.json()


def test_unknown_routes_and_methods(http: httpx.Client) -> None:
    reply = http.get("/nope")
    assert (reply.status_code, reply.json()) == (404, {"detail": "Not Found"})
    assert http.get(f"{API}/alerts/{UUID}").json() == {"detail": "Not Found"}
    reply = http.delete(f"{API}/models/{UUID}")
    assert (reply.status_code, reply.json()) == (405, {"detail": "Method Not Allowed"})
    assert reply.headers["allow"] == "GET"


def test_head_is_not_allowed(http: httpx.Client) -> None:
    reply = http.head(f"{API}/providers")
    assert (reply.status_code, reply.headers["allow"], reply.content) == (405, "GET", b"")


def test_a_trailing_slash_redirects(http: httpx.Client) -> None:
    reply = http.get(f"{API}/providers/")
    assert (reply.status_code, reply.content) == (307, b"")
    assert reply.headers["location"] == str(http.base_url.join(f"{API}/providers"))


def test_headers(http: httpx.Client) -> None:
    reply = http.get(f"{API}/providers", headers={"Origin": "http://localhost:3000"})
    assert reply.headers["server"] == "uvicorn"
    assert reply.headers["access-control-allow-origin"] == "http://localhost:3000"
    assert reply.headers["access-control-allow-credentials"] == "true"
    assert reply.headers["vary"] == "Origin"
    asked = {"Origin": "http://elsewhere", "Access-Control-Request-Method": "GET"}
    refused = http.options(f"{API}/providers", headers=asked)
    assert (refused.status_code, refused.headers["content-type"]) == (400, "text/plain; charset=utf-8")


def test_every_documented_operation_is_served(server: Sandbox, http: httpx.Client) -> None:
    document = json.loads((Path(__file__).parents[2] / "openapi" / "arguslm.json").read_text())
    documented = [
        (method.upper(), path, operation["operationId"])
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]
    replies = [http.request(method, re.sub(r"{.*?}", "x", path)) for method, path, _ in documented]
    assert len(documented) == 34
    assert {reply.status_code for reply in replies} <= {200, 422}
    assert [entry["operation"] for entry in server.requests()] == [name for _, _, name in documented]
