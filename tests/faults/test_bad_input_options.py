"""Hostile settings of every client: refused by name when it is made, or good enough to make calls with."""

import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from fivefold import FivefoldError, RetryConfig

from ._bad_input import CLIENTS, Server, client_of
from ._bad_input_values import IMPOSSIBLE, BrokenText

NAN, INFINITY = float("nan"), float("inf")
TIMES: tuple[Any, ...] = ("5", True, -1, 0, NAN, INFINITY, 10**400, [], b"1", {})
COUNTS: tuple[Any, ...] = ("5", True, -1, 1.5, NAN, [], b"1")
URLS: tuple[Any, ...] = (7, b"http://x", [], "", " ", "x", "ftp://x", "http://", "http://a b", "http://x\r\ny", "http://x/\x00",
        "http://[::1", "http://x:99999", "http://x:no", "http://x?a=b", "http://x#y", "http://\ud800")  # fmt: skip
HEADERS: tuple[Any, ...] = (
    "x",
    7,
    ["a"],
    {"a": 1},
    {1: "a"},
    {"": "a"},
    {"a b": "c"},
    {"a": "b\r\nc: d"},
    {"a\n": "b"},
    {"a": "é"},
)
KEYS: tuple[Any, ...] = (
    7,
    b"key",
    [],
    "k\r\nx: y",
    "k\x00",
    "é",
    "\ud800",
    " k",
    "env:NO_SUCH_VARIABLE",
    "env:\ud800",
    *IMPOSSIBLE,
)
#: What no client takes, by option.
REFUSED: dict[str, tuple[Any, ...]] = {
    "base_url": (*URLS, *IMPOSSIBLE, f"http://{'x' * 100_000}"),
    "timeout": (*TIMES, *IMPOSSIBLE),
    "deadline": (*TIMES, *IMPOSSIBLE),
    "max_retries": (*COUNTS, *IMPOSSIBLE),
    "retry": (3, "3", *IMPOSSIBLE),
    "headers": (*HEADERS, *IMPOSSIBLE),
    "max_concurrency": (0, *COUNTS, *IMPOSSIBLE),
    "max_response_bytes": (0, *COUNTS, *IMPOSSIBLE),
    "engine": ("x", 7, b"httpx", "x" * 100_000, *IMPOSSIBLE),
    "config_file": ("/no/such/file.toml", 7, *IMPOSSIBLE),
    "http_client": (7, "x", *IMPOSSIBLE),
    "transport": (7, "x", *IMPOSSIBLE),
    "verify": (None, 7, b"x", *IMPOSSIBLE),
    "cert": (7, b"x", *IMPOSSIBLE),
    "proxy": (7, b"x", "http://[::1", *IMPOSSIBLE),
    "trust_env": (None, 1, "no", *IMPOSSIBLE),
}
LINES: tuple[Any, ...] = (7, NAN, b"x", "a\r\nb", "\ud800", "env:NO_SUCH_VARIABLE", *IMPOSSIBLE)
#: What only some have.
SETTINGS = {"team_id": LINES, "model": LINES, "origin": LINES, "refresh_interval": (None, *TIMES, *IMPOSSIBLE)}
#: What a view of a client takes too.
OF_VIEWS = ("timeout", "deadline", "max_retries", "retry", "headers")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Refuses everything."""
    with Server() as server:
        yield server


def refused(option: str, server: Server, values: tuple[Any, ...], use: Any) -> list[str]:
    """The values that were not refused as they should have been."""
    wrong: list[str] = []
    for number, value in enumerate(values):
        before = len(server.received)
        try:
            use(value)
        except (FivefoldError, ValueError, TypeError) as error:
            named = option in str(error) and len(str(error)) < 1_000 and not isinstance(error, UnicodeError)
            if not named or len(server.received) > before:
                wrong.append(f"{type(value).__name__} {number}: {type(error).__name__}: {str(error)[:200]}")
        except Exception as error:  # noqa: BLE001  (whatever it is, it is told)
            wrong.append(f"{type(value).__name__} {number}: {type(error).__name__}: {error}")
        else:
            wrong.append(f"{type(value).__name__} {number} was taken")
    return wrong


@pytest.mark.parametrize("option", REFUSED)
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("service", CLIENTS)
def test_a_setting_that_cannot_be(server: Server, service: str, kind: str, option: str) -> None:
    blocking, awaiting, needed = CLIENTS[service]

    def make(value: Any) -> None:
        (blocking if kind == "sync" else awaiting)(**{"base_url": server.url, **needed, option: value})

    assert refused(option, server, REFUSED[option], make) == []


@pytest.mark.parametrize("service", CLIENTS)
def test_a_key_that_cannot_be(server: Server, service: str) -> None:
    blocking, _, needed = CLIENTS[service]
    for option in {"api_key", "token", "virtual_key", "admin_key"} & needed.keys():
        wrong = refused(
            option, server, KEYS, lambda value, name=option: blocking(server.url, **{**needed, name: value})
        )
        assert wrong == []


@pytest.mark.parametrize("service", CLIENTS)
def test_settings_of_a_service_that_cannot_be(server: Server, service: str) -> None:
    blocking, _, needed = CLIENTS[service]
    for option in SETTINGS.keys() & inspect.signature(blocking).parameters.keys():
        wrong = refused(
            option, server, SETTINGS[option], lambda value, name=option: blocking(server.url, **{**needed, name: value})
        )
        assert wrong == []


def test_a_key_that_cannot_be_shown_is_sent_as_it_is(server: Server) -> None:
    start = len(server.received)
    with client_of("arguslm", "sync", server.url, api_key=BrokenText("k")) as client, pytest.raises(FivefoldError):
        client.get_root()
    assert [headers["authorization"] for _, headers, _ in server.received[start:]] == ["Bearer k"]


def test_enormous_counts_are_counts(server: Server) -> None:
    with client_of("arguslm", "sync", server.url, max_retries=10**400) as client, pytest.raises(FivefoldError):
        client.get_root()


@pytest.mark.parametrize("option", OF_VIEWS)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_view_is_as_careful(server: Server, kind: str, option: str) -> None:
    for service in CLIENTS:
        with client_of(service, kind, server.url) as client:
            assert (
                refused(option, server, REFUSED[option], lambda value, view=client.view: view(**{option: value})) == []
            )


def test_retries_that_cannot_be(server: Server) -> None:
    def of(name: str) -> Any:
        return lambda value: RetryConfig(**{name: value})

    for name in ("backoff_factor", "max_backoff", "jitter"):
        assert refused(name, server, ("5", True, -1, NAN, INFINITY, [], None), of(name)) == []
    assert refused("max_retries", server, (*COUNTS, None), of("max_retries")) == []
    assert refused("retry_on_status", server, (5, "503", [1.5], [None]), of("retry_on_status")) == []


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("options", [{"timeout": 1e12}, {"deadline": 1e12}, {"timeout": 1e308}, {"deadline": 1e300}])
def test_enormous_patience_is_patience(server: Server, kind: str, options: dict[str, float]) -> None:
    with client_of("arguslm", kind, server.url, **options) as client, pytest.raises(FivefoldError) as caught:
        client.get_root()
    assert getattr(caught.value, "status_code", None) == 404
