"""Where options come from, what they may be, and what follows from changing them."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from fivefold import ConfigurationError
from fivefold._options import Sources, default_deadline
from fivefold._retry import RetryConfig

from ._script import made, sent
from ._tiny import SERVICE, Tiny

ENVIRONMENT = {"TINY_BASE_URL": "http://environment:1", "TINY_API_KEY": "key-environment"}
FILE = {"base_url": "http://file:1", "api_key": "key-file", "timeout": 7, "max_retries": 4}


def bearer(key: str) -> str:
    """The header of a key."""
    return f"Bearer {key}"


def test_without_anything_the_defaults_of_the_service_hold() -> None:
    options = made()
    assert options.base_url == SERVICE.base_url
    assert (options.timeout, options.connect_timeout, options.retry.max_retries) == (30, 5, 2)
    assert options.deadline == 150
    assert "authorization" not in sent(options)
    assert options.headers["user-agent"].startswith("fivefold/")


def test_an_argument_wins_over_the_environment_the_file_and_the_default() -> None:
    options = made("http://argument:1", "key-argument", environment=ENVIRONMENT, file=FILE, timeout=1, max_retries=0)
    assert options.base_url == "http://argument:1"
    assert sent(options)["authorization"] == bearer("key-argument")
    assert (options.timeout, options.retry.max_retries) == (1, 0)


def test_the_environment_wins_over_the_file() -> None:
    options = made(environment=ENVIRONMENT, file=FILE)
    assert options.base_url == "http://environment:1"
    assert sent(options)["authorization"] == bearer("key-environment")
    assert (options.timeout, options.retry.max_retries) == (7, 4)


def test_the_file_wins_over_the_default() -> None:
    options = made(file=FILE)
    assert options.base_url == "http://file:1"
    assert sent(options)["authorization"] == bearer("key-file")


def test_an_empty_argument_is_an_argument() -> None:
    assert "authorization" not in sent(made(api_key="", environment=ENVIRONMENT))


@pytest.mark.parametrize("source", ["argument", "environment", "file"])
def test_a_value_may_name_an_environment_variable_wherever_it_comes_from(source: str) -> None:
    environment, named = {"VAULT": "key-vault"}, "env:VAULT"
    options = {
        "argument": lambda: made(api_key=named, environment=environment),
        "environment": lambda: made(environment={**environment, "TINY_API_KEY": named}),
        "file": lambda: made(environment=environment, file={"api_key": named}),
    }[source]()
    assert sent(options)["authorization"] == bearer("key-vault")
    assert options.keys.get("key") == "key-vault"


@pytest.mark.parametrize("named", ["env:NOT_SET", "env:"])
def test_a_variable_that_is_not_set_is_told_with_the_option_that_wants_it(named: str) -> None:
    with pytest.raises(ConfigurationError, match="api_key"):
        made(api_key=named)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("timeout", 0),
        ("timeout", -1),
        ("timeout", "30"),
        ("timeout", True),
        ("timeout", float("nan")),
        ("timeout", float("inf")),
        ("timeout", httpx.Timeout(5, read=-1)),
        ("deadline", 0),
        ("deadline", "soon"),
        ("max_retries", -1),
        ("max_retries", "3"),
        ("max_retries", 1.5),
        ("retry", 3),
        ("headers", {"x": 1}),
        ("headers", {1: "x"}),
        ("headers", {"": "x"}),
        ("headers", {"x": "a\r\nb: c"}),
        ("headers", {"x\n": "a"}),
        ("headers", {"x": "a\0"}),
        ("headers", {"ä": "a"}),
        ("headers", {"x": "ä"}),
        ("headers", {"x y": "a"}),
        ("headers", {"x:": "a"}),
        ("headers", [("x", "a")]),
        ("api_key", "a\nb"),
        ("api_key", "schlüssel"),
        ("base_url", ""),
        ("max_response_bytes", -1),
        ("max_response_bytes", "1 MB"),
        ("max_concurrency", 0),
        ("max_concurrency", 1.5),
        ("max_concurrency", True),
        ("engine", "curl"),
        ("config_file", "/does/not/exist.toml"),
        ("http_client", httpx.AsyncClient(verify=False)),
        ("transport", httpx.AsyncHTTPTransport(verify=False)),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_bad_value_is_refused_when_the_client_is_made_and_named(option: str, value: Any) -> None:
    given: dict[str, Any] = {option: value}
    with pytest.raises(ConfigurationError, match=option):
        Tiny(**given)


@pytest.mark.parametrize("key", ["sk-secret-key\n", "sk-secret-kéy"])
def test_the_refusal_of_a_key_does_not_show_it(key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        made(api_key=key)
    assert "sk-secret" not in str(caught.value)


@pytest.mark.parametrize(("name", "text"), [("a.toml", '[tiny]\nbase_url = "http://file:1"'), ("a.json", "{}")])
def test_a_bad_value_in_a_file_is_named_like_an_argument(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    bad = text.replace("{}", '{"timeout": "30"}').replace('"http://file:1"', '"http://file:1"\ntimeout = "30"')
    path.write_text(bad)
    with pytest.raises(ConfigurationError, match="timeout"):
        Tiny(config_file=path)


def test_a_toml_file_has_a_table_per_service(tmp_path: Path) -> None:
    path = tmp_path / "fivefold.toml"
    path.write_text('[other]\nbase_url = "http://other:1"\n[tiny]\nbase_url = "http://toml:1"\nmax_retries = 9\n')
    options = Tiny(config_file=path)._options
    assert (options.base_url, options.retry.max_retries) == ("http://toml:1", 9)


def test_a_toml_file_without_a_table_for_the_service_sets_nothing(tmp_path: Path) -> None:
    path = tmp_path / "fivefold.toml"
    path.write_text('[other]\nbase_url = "http://other:1"\n')
    assert Tiny(config_file=path).base_url == SERVICE.base_url


def test_a_json_file_is_flat(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps({"base_url": "http://json:1", "api_key": "key-json", "timeout": 3.5}))
    options = Tiny(config_file=str(path))._options
    assert (options.base_url, options.timeout) == ("http://json:1", 3.5)
    assert sent(options)["authorization"] == bearer("key-json")


def test_a_deadline_may_stand_in_the_file_as_every_option_may() -> None:
    assert made(file={"deadline": 5}).deadline == 5


def test_the_environment_may_name_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "named.toml"
    path.write_text('[tiny]\nbase_url = "http://named:1"\n')
    monkeypatch.setenv("FIVEFOLD_CONFIG", str(path))
    assert Tiny().base_url == "http://named:1"


def test_a_file_is_never_searched_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("fivefold.toml", "tiny.toml", "config.json", ".env"):
        (tmp_path / name).write_text('TINY_BASE_URL="http://found:1"\n[tiny]\nbase_url = "http://found:1"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Tiny().base_url == SERVICE.base_url


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.toml", b"not toml at all ["),
        ("a.toml", b"\xff\xfe"),
        ("a.toml", b"tiny = 3"),
        ("a.json", b"{"),
        ("a.json", b"[1]"),
        ("a.json", b"[" * 100_000),
    ],
)
def test_a_file_that_cannot_be_read_is_named(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ConfigurationError, match=r"config_file: .*a\.(toml|json)"):
        Sources.of(SERVICE, path)


def test_the_default_deadline_gives_every_try_its_timeout_and_a_minute_for_pauses() -> None:
    assert default_deadline(30, RetryConfig(2)) == 150
    assert default_deadline(3600, RetryConfig(3)) == 14_460
    assert default_deadline(None, RetryConfig(2)) is None
