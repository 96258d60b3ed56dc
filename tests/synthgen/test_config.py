"""Where the options of a client come from: argument, environment, file, default."""

import asyncio
import inspect
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fivefold import ConfigurationError
from fivefold.sandbox import Sandbox
from fivefold.synthgen import AsyncSynthgen, Synthgen, SynthgenClient
from fivefold.synthgen._settling import refresh_interval


def key(client: Synthgen) -> str | None:
    """What it would send."""
    return client._options.keys.get("key")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A file as the known client reads it."""
    path = tmp_path / "config.json"
    path.write_text(json.dumps({"base_url": "http://file:1", "api_key": "of-the-file", "timeout": 7}))
    return path


def test_defaults() -> None:
    client = SynthgenClient()
    assert (client.base_url, key(client)) == ("http://localhost:8002", None)
    options = client._options
    assert (options.timeout, options.connect_timeout, options.retry.max_retries) == (3600, 5, 3)
    assert options.retry.retry_on_status == {408, 429, 500, 502, 503, 504}
    assert refresh_interval(options) == 5


def test_the_order_of_sources(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Synthgen(config_file=config)
    assert (client.base_url, key(client), client._options.timeout) == ("http://file:1", "of-the-file", 7)
    monkeypatch.setenv("API_SECRET_KEY", "of-the-server")
    assert key(Synthgen(config_file=config)) == "of-the-server"
    monkeypatch.setenv("SYNTHGEN_BASE_URL", "http://environment:2")
    monkeypatch.setenv("SYNTHGEN_API_KEY", "of-the-environment")
    client = Synthgen(config_file=str(config))
    assert (client.base_url, key(client)) == ("http://environment:2", "of-the-environment")
    client = Synthgen("http://argument:3", "of-the-argument", 9, config_file=config)
    assert (client.base_url, key(client), client._options.timeout) == ("http://argument:3", "of-the-argument", 9)


def test_positional_arguments() -> None:
    names = list(inspect.signature(SynthgenClient).parameters)
    assert names[:4] == ["base_url", "api_key", "timeout", "config_file"]
    assert inspect.signature(AsyncSynthgen) == inspect.signature(SynthgenClient)


@pytest.mark.parametrize("wrong", [0, -1, None, "5", True, float("inf")])
def test_a_refresh_interval_is_seconds(wrong: Any) -> None:
    with pytest.raises(ConfigurationError, match="refresh_interval"):
        Synthgen(refresh_interval=wrong)


def test_clients_travel_without_showing_their_key() -> None:
    client = Synthgen("http://a:1", "very-secret", refresh_interval=2)
    again = pickle.loads(pickle.dumps(client))
    assert (key(again), refresh_interval(again._options)) == ("very-secret", 2)
    assert refresh_interval(client.with_options(timeout=5)._options) == 2
    assert refresh_interval(client.with_raw_response._options) == 2
    assert "very-secret" not in repr(client) + repr(client._options)


def test_every_option_is_documented() -> None:
    names = [name for name in inspect.signature(Synthgen.__init__).parameters if name != "self"]
    assert [name for name in names if f"{name}:" not in (Synthgen.__init__.__doc__ or "")] == []


def test_both_close(fresh: Sandbox) -> None:
    with SynthgenClient(fresh.base_url) as client:
        assert client.check_health().status == "healthy"

    async def story() -> None:
        async with AsyncSynthgen(fresh.base_url) as other:
            assert (await other.check_health()).status == "healthy"
        assert AsyncSynthgen.aclose is AsyncSynthgen.close

    asyncio.run(story())


def test_nothing_is_logged_or_read_on_import(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SYNTHGEN_API_KEY=of-a-file-that-nobody-named")
    program = (
        "import logging, os, fivefold.synthgen\n"
        "assert not logging.getLogger().handlers\n"
        "assert 'SYNTHGEN_API_KEY' not in os.environ\n"
        "assert fivefold.synthgen.Synthgen()._options.keys.get('key') is None"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
