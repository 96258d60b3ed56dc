"""How a client of LM Studio is made: where it goes, with what key, and what of it shows."""

import asyncio
import copy
import pickle
from pathlib import Path
from typing import Any

import pytest

import fivefold
from fivefold import ConfigurationError
from fivefold.lmstudio import (
    AsyncLMStudio,
    AsyncLMStudioClient,
    CompletionRequest,
    LMStudio,
    LMStudioClient,
    Model,
    RetryConfig,
    create_client,
)
from tests.core._server import FakeServer, reply

ROOT = "http://127.0.0.1:1234"


@pytest.mark.parametrize("given", [ROOT, ROOT + "/", ROOT + "/v1", ROOT + "/v1/", ROOT + "/v1//"])
@pytest.mark.parametrize("kind", [LMStudio, AsyncLMStudio])
def test_the_base_url_with_or_without_its_end(kind: Any, given: str) -> None:
    client = kind(given)
    assert client.base_url == ROOT + "/v1"
    assert client.native.base_url == client.v0.base_url == client.base_url


@pytest.mark.parametrize("end", ["", "/v1", "/v1/"])
def test_every_api_hangs_off_the_same_root(end: str, server: FakeServer) -> None:
    server.script(reply(200, {"data": [], "models": []}))
    with LMStudio(f"{server.url}/under{end}") as client:
        client.list_models()
        client.native.list_models()
        client.v0.list_models()
    assert [request.line.split()[1] for request in server.received] == [
        "/under/v1/models",
        "/under/api/v1/models",
        "/under/api/v0/models",
    ]


def test_the_defaults() -> None:
    client = LMStudio()
    assert (client.base_url, client.api_key, client.timeout) == ("http://localhost:1234/v1", None, 30.0)
    assert client.retry_config == RetryConfig()
    assert repr(client) == "LMStudio(base_url='http://localhost:1234/v1')"
    assert (LMStudioClient, AsyncLMStudioClient) == (LMStudio, AsyncLMStudio)


def test_the_guides_positions() -> None:
    policy = RetryConfig(5, 2.0, 120.0, (500,))
    client = LMStudio(ROOT, "sk-lm-key", 60.0, policy)
    assert (client.base_url, client.api_key, client.timeout, client.retry_config) == (
        ROOT + "/v1",
        "sk-lm-key",
        60.0,
        policy,
    )
    assert "sk-lm-key" not in repr(client)
    assert create_client(ROOT, "sk-lm-key", timeout=5).timeout == 5


def test_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LMSTUDIO_BASE_URL", ROOT)
    monkeypatch.setenv("LM_API_TOKEN", "sk-token")
    assert (LMStudio().base_url, LMStudio().api_key) == (ROOT + "/v1", "sk-token")
    packed = pickle.dumps(LMStudio())
    assert b"sk-token" not in packed
    assert pickle.loads(packed).api_key == "sk-token"
    monkeypatch.setenv("LMSTUDIO_API_KEY", "sk-key")
    assert LMStudio().api_key == "sk-key"
    assert LMStudio(api_key="sk-argument").api_key == "sk-argument"
    assert LMStudio(api_key="env:LM_API_TOKEN").api_key == "sk-token"


def test_a_config_file(tmp_path: Path) -> None:
    path = tmp_path / "fivefold.toml"
    path.write_text(f'[lmstudio]\nbase_url = "{ROOT}/v1"\napi_key = "sk-file"\ntimeout = 7\n')
    client = LMStudio(config_file=path)
    assert (client.base_url, client.api_key, client.timeout) == (ROOT + "/v1", "sk-file", 7.0)


@pytest.mark.parametrize("key", [None, ""])
def test_without_a_key_none_is_sent(key: str | None, server: FakeServer) -> None:
    server.script(reply(200, {"data": []}))
    with LMStudio(server.url, key) as client:
        assert client.list_models() == []
    assert "authorization" not in server.received[0].headers
    assert server.received[0].headers["user-agent"] == f"fivefold/{fivefold.__version__}"


def test_views_share_options_and_connections(server: FakeServer) -> None:
    server.script(reply(200, {"models": [], "data": []}))
    with LMStudio(server.url, "sk-lm-key") as client:
        quick = client.with_options(max_retries=1, headers={"x-mine": "yes"})
        assert quick.native.list_models().models == []
        assert quick.v0.with_options(max_retries=0).list_models().data == []
        assert client.list_models() == []
    assert server.connections == 1
    assert [request.headers.get("x-mine") for request in server.received] == ["yes", "yes", None]
    assert {request.headers["authorization"] for request in server.received} == {"Bearer sk-lm-key"}


def test_a_wrong_option_is_named() -> None:
    with pytest.raises(ConfigurationError, match="retry"):
        LMStudio(retry_config=3)  # type: ignore[arg-type]
    with pytest.raises(ConfigurationError, match="retry_on_status"):
        RetryConfig(retry_on_status=("500",))  # type: ignore[arg-type]
    with pytest.raises(ConfigurationError, match="max_retries"):
        RetryConfig(max_retries=-1)


def test_a_policy_of_another_service_will_do(server: FakeServer) -> None:
    server.script(reply(200, {"data": []}))
    with LMStudio(server.url, retry_config=fivefold.RetryConfig(1)) as client:
        assert client.list_models() == []


def test_health(wired: Any, server: FakeServer) -> None:
    server.script(reply(200, {"data": [{"id": "a"}, {"id": "b"}]}))
    assert wired.health_check() == {"status": "healthy", "models_count": 2, "base_url": server.url + "/v1"}
    server.script(reply(503, {"error": "starting"}))
    asked = len(server.received)
    sick = wired.health_check()
    assert (sick["status"], sick["error_type"], sick["base_url"]) == ("unhealthy", "server_error", server.url + "/v1")
    assert "starting" in sick["error"]
    assert len(server.received) == asked + 1
    server.script(reply(200, {"error": "Unexpected endpoint or method. (GET /models)"}))
    assert wired.health_check()["error_type"] == "api_error"


def test_two_calls_at_once(server: FakeServer) -> None:
    server.script(reply(200, {"data": [{"id": "a"}]}))

    async def both() -> tuple[list[Model], list[Model]]:
        async with AsyncLMStudio(server.url) as client:
            return await asyncio.gather(client.list_models(), client.list_models())

    first, second = asyncio.run(both())
    assert first == second


def test_the_guides_classes_are_values() -> None:
    for value in (CompletionRequest("m", ["a"], stop="x", seed=1), Model("a", created=3)):
        assert copy.copy(value) == copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value
        assert type(value).from_dict(value.to_dict()) == value
        assert value.model_dump(exclude_unset=True) == value.to_dict()
    assert Model("a") != Model("b")
    assert RetryConfig(retry_on_status=[500, 500, 502]).retry_on_status == (500, 502)
