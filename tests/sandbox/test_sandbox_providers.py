"""Providers and models: what is stored, shown, discovered and refused."""

from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox

API = "/api/v1"
UNKNOWN = "00000000-0000-4000-8000-000000000000"
FAKE = {"provider_type": "custom_openai_compatible", "display_name": "Fake"}


def create(http: httpx.Client, **fields: Any) -> dict[str, Any]:
    reply = http.post(f"{API}/providers", json={**FAKE, **fields})
    assert reply.status_code == 201
    return reply.json()


def test_a_provider_never_shows_its_secrets(http: httpx.Client) -> None:
    credentials = {"api_key": "sk-secret", "base_url": "http://upstream/v1", "region": "eu"}
    made = create(http, credentials=credentials)
    assert list(made) == [
        "id",
        "provider_type",
        "display_name",
        "enabled",
        "base_url",
        "region",
        "created_at",
        "updated_at",
    ]
    assert (made["base_url"], made["region"], made["enabled"]) == ("http://upstream/v1", "eu", True)
    assert http.get(f"{API}/providers").json() == {"providers": [made], "total": 1}
    assert http.get(f"{API}/providers/{made['id']}").json() == made


def test_new_credentials_replace_the_whole_object(http: httpx.Client) -> None:
    made = create(http, credentials={"api_key": "k", "base_url": "http://upstream/v1"})
    changed = http.patch(
        f"{API}/providers/{made['id']}", json={"credentials": {"api_key": "new"}, "enabled": None}
    ).json()
    assert (changed["base_url"], changed["enabled"]) == (None, True)
    assert changed["updated_at"] > made["updated_at"]


def test_deleting(http: httpx.Client) -> None:
    made = create(http)
    http.post(f"{API}/providers/{made['id']}/refresh-models")
    reply = http.delete(f"{API}/providers/{made['id']}")
    assert (reply.status_code, reply.content, reply.headers["content-type"]) == (204, b"", "application/json")
    assert http.delete(f"{API}/providers/{made['id']}").json() == {"detail": "Provider not found"}
    assert http.get(f"{API}/models").json()["total"] == 0


def test_a_provider_with_history_stays(server: Sandbox, http: httpx.Client) -> None:
    ids = server.seed({"providers": [{}], "models": [{}], "runs": [{"results": [{}]}]})
    reply = http.delete(f"{API}/providers/{ids['providers'][0]}")
    assert reply.status_code == 409
    assert reply.json() == {"detail": "Cannot delete provider with models that have benchmark history"}


def test_the_catalogue(http: httpx.Client) -> None:
    catalogue = http.get(f"{API}/providers/catalog").json()
    assert (catalogue["total"], catalogue["tested_count"]) == (102, 16)
    assert len(catalogue["providers"]) == 102
    assert sum(spec["tested"] for spec in catalogue["providers"].values()) == 16
    bedrock = catalogue["providers"]["aws_bedrock"]
    assert bedrock["requires_region"]
    assert bedrock["region_options"][0] == ["us-east-1", "US East (N. Virginia)"]


@pytest.mark.parametrize(
    ("kind", "credentials", "success", "details"),
    [
        ("openai", {"api_key": "k"}, True, {"model_tested": "gpt-4o", "response_id": "chatcmpl-fake"}),
        ("openai", {"api_key": "bad"}, False, {"error_type": "AuthenticationError"}),
        ("openai", {}, False, {"error_type": "AuthenticationError"}),
        ("ollama", {}, True, {"models_found": 3, "latency_ms": 12.5}),
        ("custom_openai_compatible", {"api_key": "bad"}, False, {"status_code": 401}),
        ("nonsense", {}, False, {}),
    ],
)
def test_connection_tests(
    http: httpx.Client, kind: str, credentials: dict[str, str], success: bool, details: dict[str, Any]
) -> None:
    body = {"provider_type": kind, "display_name": "x", "credentials": credentials}
    fresh = http.post(f"{API}/providers/test-connection", json=body)
    assert fresh.status_code == 200
    assert (fresh.json()["success"], fresh.json()["details"]) == (success, details)
    made = create(http, **body)
    assert http.post(f"{API}/providers/{made['id']}/test").json() == fresh.json()


def test_discovery_adds_what_is_new(http: httpx.Client) -> None:
    made = create(http)
    first = http.post(f"{API}/providers/{made['id']}/refresh-models").json()
    again = http.post(f"{API}/providers/{made['id']}/refresh-models").json()
    assert first == {"success": True, "models_discovered": 8, "message": "Discovered 8 models, added 8 new models"}
    assert again["message"] == "Discovered 8 models, added 0 new models"
    models = http.get(f"{API}/models").json()["items"]
    assert {"fake-fast", "fake-slow", "fake-flaky", "broken"} <= {model["model_id"] for model in models}
    flags = {(one["source"], one["enabled_for_monitoring"], one["enabled_for_benchmark"]) for one in models}
    assert flags == {("discovered", False, True)}


def test_discovery_of_a_type_that_has_none(http: httpx.Client) -> None:
    made = create(http, provider_type="perplexity")
    reply = http.post(f"{API}/providers/{made['id']}/refresh-models")
    assert (reply.status_code, list(reply.json())) == (400, ["detail"])


def test_a_model_added_by_hand(server: Sandbox, http: httpx.Client) -> None:
    (provider,) = server.seed({"providers": [{"display_name": "Fake"}]})["providers"]
    body = {"provider_account_id": provider, "model_id": "my-model", "metadata": {"size": 7}}
    made = http.post(f"{API}/models", json=body)
    assert made.status_code == 201
    assert (made.json()["source"], made.json()["model_metadata"]) == ("manual", {"size": 7})
    assert made.json()["provider_name"] is None
    assert http.get(f"{API}/models/{made.json()['id']}").json() == {**made.json(), "provider_name": "Fake"}
    assert http.post(f"{API}/models", json=body).status_code == 201


@pytest.mark.parametrize("name", ["gpt-3.5", "org/x", "a b"])
def test_names_that_cannot_be_added_by_hand(server: Sandbox, http: httpx.Client, name: str) -> None:
    (provider,) = server.seed({"providers": [{}]})["providers"]
    reply = http.post(f"{API}/models", json={"provider_account_id": provider, "model_id": name})
    assert (reply.status_code, type(reply.json()["detail"])) == (400, str)


def test_a_custom_name_can_be_kept_and_cleared(server: Sandbox, http: httpx.Client) -> None:
    (model,) = server.seed({"providers": [{}], "models": [{"custom_name": "Mine"}]})["models"]

    def patch(**body: Any) -> dict[str, Any]:
        return http.patch(f"{API}/models/{model}", json=body).json()

    kept = patch(enabled_for_monitoring=True, enabled_for_benchmark=None)
    assert (kept["custom_name"], kept["enabled_for_monitoring"], kept["enabled_for_benchmark"]) == ("Mine", True, True)
    assert kept["provider_name"] is None
    assert patch(custom_name=None)["custom_name"] is None
    assert patch(custom_name="Again")["custom_name"] == "Again"
    assert patch(custom_name=" ")["custom_name"] is None


def test_model_filters(server: Sandbox, http: httpx.Client) -> None:
    one, two = UNKNOWN, UNKNOWN.replace("8000", "9000")
    server.seed(
        {
            "providers": [{"id": one}, {"id": two}],
            "models": [
                {"model_id": "alpha", "provider_account_id": one, "enabled_for_monitoring": True},
                {"model_id": "beta", "provider_account_id": two, "custom_name": "Alphabet"},
                {"model_id": "gamma", "provider_account_id": two, "enabled_for_benchmark": False},
            ],
        }
    )

    def names(**query: Any) -> set[str]:
        return {model["model_id"] for model in http.get(f"{API}/models", params=query).json()["items"]}

    assert names(provider_id=two) == {"beta", "gamma"}
    assert names(enabled_for_monitoring="true") == {"alpha"}
    assert names(enabled_for_benchmark="false") == {"gamma"}
    assert names(search="ALPHA") == {"alpha", "beta"}


@pytest.mark.parametrize("path", ["providers", "models", "benchmarks"])
def test_unknown_ids(http: httpx.Client, path: str) -> None:
    reply = http.get(f"{API}/{path}/{UNKNOWN}")
    assert (reply.status_code, type(reply.json()["detail"])) == (404, str)


def test_ids_are_the_same_with_the_same_seed(server: Sandbox, http: httpx.Client) -> None:
    first = create(http)["id"]
    server.reset()
    assert create(http)["id"] == first
