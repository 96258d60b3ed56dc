"""The user's own network: an http_client, a transport, proxies named or from the environment."""

import asyncio
from typing import Any

import httpx
import pytest

from fivefold import ConfigurationError, RetryConfig, errors

from ._server import FakeServer, item, reply
from ._story import TWINS, Told, tell
from ._tiny import AsyncTiny, Tiny
from ._tiny_calls import Item

#: Nobody listens there.
DEAD = "http://127.0.0.1:9"


class Seen:
    """A transport without a network: remembers requests, redirects those for `/items/old`."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.url.path == "/items/old":
            return httpx.Response(307, headers={"location": "/items/new"})
        return httpx.Response(200, json={"id": "1", "name": "it"})


def own_client(twin: str, seen: Seen, **options: Any) -> Any:
    """An httpx client of the user's, of the kind that the twin takes."""
    kind = httpx.Client if twin == "sync" else httpx.AsyncClient
    return kind(transport=httpx.MockTransport(seen), **options)


@pytest.mark.parametrize(*TWINS)
def test_a_client_of_the_users_is_used_with_all_that_it_does(twin: str) -> None:
    seen, hooked = Seen(), list[str]()

    def hook(request: httpx.Request) -> None:
        hooked.append(request.method)

    async def async_hook(request: httpx.Request) -> None:
        hook(request)

    own = own_client(
        twin,
        seen,
        auth=("user", "word"),
        headers={"x-mine": "yes"},
        cookies={"crumb": "1"},
        follow_redirects=True,
        event_hooks={"request": [hook if twin == "sync" else async_hook]},
    )

    def story(client: Any) -> Told:
        found = yield client.get_item("old")
        assert found == Item("1", "it")

    tell(twin, story, "http://host", http_client=own)
    first, second = seen.requests
    assert (str(first.url), str(second.url)) == ("http://host/items/old", "http://host/items/new")
    assert first.headers["x-mine"] == "yes"
    assert first.headers["cookie"] == "crumb=1"
    assert first.headers["authorization"].startswith("Basic ")
    assert hooked == ["GET", "GET"]
    assert not own.is_closed


@pytest.mark.parametrize(*TWINS)
def test_a_redirect_that_leads_nowhere_does_not_make_a_write_be_sent_twice(twin: str, server: FakeServer) -> None:
    server.script(reply(307, b"", extra=f"location: {DEAD}/items\r\n"))
    kind: Any = httpx.Client if twin == "sync" else httpx.AsyncClient
    own = kind(follow_redirects=True)

    def story(client: Any) -> Told:
        with pytest.raises(errors.OutcomeUnknownError):
            yield client.create_item({"name": "it"})
        yield own.close() if twin == "sync" else own.aclose()

    tell(twin, story, server.url, http_client=own, retry=RetryConfig(2, 0.0))
    assert len(server.received) == 1


@pytest.mark.parametrize("proxied", [False, True])
@pytest.mark.parametrize(*TWINS)
def test_a_transport_of_the_users_is_used_whatever_the_environment_says(
    twin: str, proxied: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if proxied:
        monkeypatch.setenv("HTTP_PROXY", DEAD)
        monkeypatch.setenv("http_proxy", DEAD)
    seen = Seen()

    def story(client: Any) -> Told:
        yield client.get_item("1")

    tell(twin, story, "http://host", transport=httpx.MockTransport(seen), retry=RetryConfig(0))
    assert [str(request.url) for request in seen.requests] == ["http://host/items/1"]


@pytest.mark.parametrize(*TWINS)
def test_what_a_transport_of_the_users_raises_is_an_error_of_ours(twin: str) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no way", request=request)

    def story(client: Any) -> Told:
        with pytest.raises(errors.APIConnectionError, match="no way") as caught:
            yield client.create_item({"name": "it"})
        assert not isinstance(caught.value, errors.OutcomeUnknownError)
        assert isinstance(caught.value.__cause__, httpx.ConnectError)

    tell(twin, story, "http://host", transport=httpx.MockTransport(refuse), retry=RetryConfig(0))


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
@pytest.mark.parametrize(*TWINS)
def test_a_proxy_of_the_environment_is_used(
    twin: str, variable: str, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, server.url)
    server.script(item())
    tell(twin, lambda client: (yield client.get_item("1")), "http://tiny.invalid")
    assert [request.line for request in server.received] == ["GET http://tiny.invalid/items/1 HTTP/1.1"]


@pytest.mark.parametrize("way", ["trust_env", "no_proxy", "NO_PROXY"])
@pytest.mark.parametrize(*TWINS)
def test_a_proxy_of_the_environment_is_ignored_when_told_so(
    twin: str, way: str, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", DEAD)
    options: dict[str, Any] = {}
    if way == "trust_env":
        options["trust_env"] = False
    else:
        monkeypatch.setenv(way, "127.0.0.1,example.org")
    server.script(item())
    tell(twin, lambda client: (yield client.get_item("1")), server.url, **options)
    assert [request.line for request in server.received] == ["GET /items/1 HTTP/1.1"]


@pytest.mark.parametrize("trust_env", [False, True])
@pytest.mark.parametrize(*TWINS)
def test_a_proxy_that_is_named_wins_over_the_environment(
    twin: str, trust_env: bool, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", DEAD)
    server.script(item())
    tell(
        twin,
        lambda client: (yield client.get_item("1")),
        "http://tiny.invalid",
        proxy=server.url,
        trust_env=trust_env,
        retry=RetryConfig(0),
    )
    assert [request.line for request in server.received] == ["GET http://tiny.invalid/items/1 HTTP/1.1"]


@pytest.mark.parametrize(*TWINS)
def test_the_password_of_a_proxy_is_sent_and_never_shown(twin: str, server: FakeServer) -> None:
    server.script(reply(407, {"detail": "pass-word-5521 is wrong"}))

    def story(client: Any) -> Told:
        with pytest.raises(errors.APIStatusError) as caught:
            yield client.get_item("1")
        assert "pass-word-5521" not in str(caught.value)

    tell(twin, story, "http://tiny.invalid", proxy=server.url.replace("//", "//user:pass-word-5521@"))
    assert server.received[0].headers["proxy-authorization"].startswith("Basic ")


@pytest.mark.parametrize("source", ["argument", "environment"])
@pytest.mark.parametrize(*TWINS)
def test_a_proxy_that_is_no_url_is_a_configuration_error(
    twin: str, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = "nonsense://user:pass-word-5521@host"
    options = {"proxy": bad} if source == "argument" else {}
    if source == "environment":
        monkeypatch.setenv("http_proxy", bad)
    with pytest.raises(ConfigurationError, match="proxy") as caught:
        tell(twin, lambda client: (yield client.get_item("1")), "http://host", **options)
    assert "pass-word" not in str(caught.value)


def test_an_engine_that_there_is_not_is_refused_wherever_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIVEFOLD_ENGINE", "curl")
    for client in (Tiny, AsyncTiny):
        with pytest.raises(ConfigurationError, match="engine"):
            client("http://host")
    assert Tiny("http://host", engine="httpx").base_url == "http://host"


def test_a_client_of_the_users_goes_on_after_ours_was_closed() -> None:
    async def main() -> int:
        seen = Seen()
        async with own_client("async", seen) as own:
            async with AsyncTiny("http://host", http_client=own) as client:
                await client.get_item("1")
            await own.get("http://host/more")
        return len(seen.requests)

    assert asyncio.run(main()) == 2
