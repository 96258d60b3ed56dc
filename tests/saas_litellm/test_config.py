"""Where a client finds its settings, and that they stay with its views and copies."""

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import httpx
import pytest

from fivefold.errors import ConfigurationError
from fivefold.saas_litellm import AsyncSaaSLiteLLM, SaaSLiteLLM, SaaSLLMClient
from fivefold.sandbox import Sandbox
from tests.twins import saas_litellm

from .conftest import ADMIN_KEY, HELLO, KEY, OF_TEAM, OWNER, TEAM

ENVIRONMENT = {"API_URL": "http://env:1", "TEAM_ID": "env-team", "VIRTUAL_KEY": "sk-env", "ADMIN_KEY": "sk-env-admin"}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Everything set."""
    for name, value in {**ENVIRONMENT, "MODEL": "env-model"}.items():
        monkeypatch.setenv(f"SAAS_LITELLM_{name}", value)
    return monkeypatch


def settings(client: Any) -> tuple[Any, ...]:
    """What a client has been told."""
    keys = client._options.keys
    return client.base_url, client.team_id, keys.get("key"), keys.get("admin"), client._options.settings["model"]


def test_the_guides_constructor() -> None:
    client = SaaSLLMClient("http://localhost:8003", "acme-corp", "sk-your-key", 60.0)
    assert SaaSLLMClient is AsyncSaaSLiteLLM
    assert (client.base_url, client.team_id, client.timeout) == ("http://localhost:8003", "acme-corp", 60.0)
    assert settings(client)[2:] == ("sk-your-key", None, None)
    assert SaaSLiteLLM().timeout == 120.0
    assert SaaSLiteLLM(timeout=httpx.Timeout(7, read=9)).timeout == 9.0
    assert settings(SaaSLiteLLM()) == ("http://localhost:8003", None, None, None, None)


def test_the_environment(environment: pytest.MonkeyPatch) -> None:
    assert settings(SaaSLiteLLM()) == (*ENVIRONMENT.values(), "env-model")
    own = SaaSLiteLLM("http://own:2", "own", "sk-own", admin_key="sk-own-admin", model="own-model")
    assert settings(own) == ("http://own:2", "own", "sk-own", "sk-own-admin", "own-model")


@pytest.mark.parametrize("name", ["settings.toml", "settings.json"])
def test_a_config_file(environment: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    rows: dict[str, Any] = {
        "team_id": "file-team",
        "virtual_key": "env:OF_THE_FILE",
        "model": "file-model",
        "timeout": 9,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in rows.items()]
    path.write_text(json.dumps(rows) if name.endswith("json") else "\n".join(["[saas_litellm]", *lines]))
    environment.setenv("OF_THE_FILE", "sk-of-the-file")
    environment.delenv("SAAS_LITELLM_VIRTUAL_KEY")
    environment.delenv("SAAS_LITELLM_MODEL")
    client = SaaSLiteLLM(config_file=path)
    assert settings(client) == ("http://env:1", "env-team", "sk-of-the-file", "sk-env-admin", "file-model")
    assert client.timeout == 9.0


def test_keys_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", "sk-by-name")
    monkeypatch.setenv("MY_TEAM", "team-by-name")
    client = SaaSLiteLLM("http://a:1", "env:MY_TEAM", "env:MY_KEY", admin_key="env:MY_KEY")
    assert settings(client)[1:4] == ("team-by-name", "sk-by-name", "sk-by-name")
    data = pickle.dumps(client)
    assert b"sk-by-name" not in data
    monkeypatch.setenv("MY_KEY", "sk-later")
    assert settings(pickle.loads(data))[1:4] == ("team-by-name", "sk-later", "sk-later")
    with pytest.raises(ConfigurationError, match="virtual_key: the environment variable NOWHERE is not set"):
        SaaSLiteLLM(virtual_key="env:NOWHERE")
    with pytest.raises(ConfigurationError, match="admin_key") as caught:
        SaaSLiteLLM(admin_key="sk-br\noken")
    assert "sk-br" not in str(caught.value)


@pytest.mark.parametrize("kind_of_client", [SaaSLiteLLM, AsyncSaaSLiteLLM])
def test_settings_stay(kind_of_client: Any) -> None:
    client = kind_of_client("http://a:1", "team", "sk-key", admin_key="sk-admin", model="mine")
    told = settings(client)
    views = [client.with_options(timeout=5, max_retries=0), client.with_options(headers={"x-a": "b"})]
    copies = copy.copy(client), pickle.loads(pickle.dumps(client))
    for other in (*views, *copies, client.admin, client.with_raw_response):
        keys = other._options.keys
        found = (other.base_url, other._options.settings["team_id"], keys.get("key"), keys.get("admin"))
        assert (*found, other._options.settings["model"]) == told
    assert views[0].timeout == 5.0


def test_which_model_is_asked(server: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(client: Any, **arguments: Any) -> str:
        client.chat(client.create_job("a"), HELLO, **arguments)
        model: str = server.requests()[-1]["body"]["model"]
        return model

    with SaaSLiteLLM(server.base_url, **OF_TEAM) as client:
        assert (asked(client), asked(client, model="chat-fast")) == ("gpt-4", "chat-fast")
    with SaaSLiteLLM(server.base_url, model="chat-fast", **OF_TEAM) as client:
        assert (asked(client), asked(client, model="gpt-4")) == ("chat-fast", "gpt-4")
    monkeypatch.setenv("SAAS_LITELLM_MODEL", "chat-fast")
    with SaaSLiteLLM(server.base_url, **OF_TEAM) as client:
        assert asked(client) == "chat-fast"
        client.create_and_call({"job_type": "one", "messages": HELLO, "model": None})
        assert server.requests()[-1]["body"]["model"] == "chat-fast"


def test_what_is_sent(client: Any, server: Sandbox) -> None:
    job = client.create_job("sent", None)
    client.chat(job, HELLO, temperature=None, stop="END", tools=[], max_tokens=0)
    sent = server.requests()[-1]["body"]
    assert sent.pop("purpose").startswith("fivefold-")
    assert sent == {"model": "gpt-4", "messages": HELLO, "stop": ["END"], "tools": [], "max_tokens": 0}
    client.chat(job, HELLO, stop=["a", "b"], purpose="mine")
    assert server.requests()[-1]["body"] == {
        "model": "gpt-4",
        "messages": HELLO,
        "stop": ["a", "b"],
        "temperature": 0.7,
        "purpose": "mine",
    }
    assert client.get_job(job).metadata == {}


def test_a_login_is_shared_by_views(kind: str, server: Sandbox) -> None:
    with saas_litellm(kind, server.base_url, team_id=TEAM, virtual_key=KEY, admin_key=ADMIN_KEY) as client:
        view = client.view(timeout=9)
        client.admin.create_owner(OWNER)
        assert view.admin.get_current_admin().role == "owner"
        view.admin.logout()
        assert client._client._options.keys.get("login") is None
        assert client._client._options.keys.get("admin") == ADMIN_KEY


def test_a_client_that_is_logged_in_travels(server: Sandbox) -> None:
    with SaaSLiteLLM(server.base_url, **OF_TEAM) as client:
        client.admin.create_owner(OWNER)
        with pickle.loads(pickle.dumps(client)) as other:
            assert other.admin.get_current_admin().email == OWNER["email"]
