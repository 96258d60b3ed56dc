"""Keys by kind of access: where they come from, what they send, who shares them, how they travel."""

import copy
import os
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

from fivefold import ConfigurationError, errors
from fivefold._failures import Situation
from fivefold._keys import USUAL_OPTION, Carrier, Keys, bearer
from fivefold.call import Call

from . import _tiny_calls as calls
from ._server import FakeServer, item, reply
from ._story import TWINS, Told, tell
from ._tiny import SERVICE, AsyncTiny, Tiny

CARRIERS: dict[str, Carrier] = {"key": bearer, "admin": lambda key: {"x-admin-key": key}}
OPTIONS = {"key": "api_key", "admin": "admin_key"}
KEY = "key-secret-0815"


def reached(call: Call[Any], access: str) -> Call[Any]:
    """The same call, let in by another kind of key."""
    return evolve(call, operation=evolve(call.operation, access=access))


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of an environment variable that holds a key."""
    monkeypatch.setenv("TINY_TEST_KEY", KEY)
    yield "TINY_TEST_KEY"
    monkeypatch.undo()


def test_each_kind_of_access_has_a_key_and_a_header_of_its_own() -> None:
    keys = Keys(OPTIONS, {"key": "k-1", "admin": "a-1"})
    assert keys.headers("key", CARRIERS) == {"authorization": "Bearer k-1"}
    assert keys.headers("admin", CARRIERS) == {"x-admin-key": "a-1"}
    assert Keys(OPTIONS, {"key": "k-1"}).headers("admin", CARRIERS) == {}
    assert Keys(OPTIONS, {}).headers("none", CARRIERS) == {}
    assert {"k-1", "a-1", "Bearer k-1"} <= keys.secrets(CARRIERS)


def test_a_key_that_a_login_brings_replaces_the_one_before() -> None:
    keys = Keys(OPTIONS, {"key": "k-1"})
    keys.put("admin", "a-1")
    keys.put("key", "k-2")
    assert (keys.get("key"), keys.get("admin")) == ("k-2", "a-1")
    assert keys != Keys(OPTIONS, {"key": "k-1"})
    keys.put("key", None)
    keys.put("key", None)
    assert keys.get("key") is None
    assert keys.headers("key", CARRIERS) == {}


@pytest.mark.parametrize("bad", ["k-1\nk", "k-1\r\nx: y", " k-1", "k-1 ", "k-1\u00e9", "k-1\x00", "\u2028"])
def test_a_key_that_no_header_can_hold_is_refused_unseen(bad: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^admin_key: it holds what a header cannot$"):
        Keys(OPTIONS, {"admin": bad})
    keys = Keys(OPTIONS, {"admin": "a-1"})
    with pytest.raises(ConfigurationError, match=r"^admin_key: it holds what a header cannot$"):
        keys.put("admin", bad)
    assert keys.get("admin") is None


def test_a_key_is_not_shown() -> None:
    keys = Keys(OPTIONS, {"key": KEY})
    assert KEY not in f"{keys!r} {keys} {Tiny(api_key=KEY)!r} {Tiny(api_key=KEY)._options!r}"
    with pytest.raises(TypeError):
        hash(keys)


# --- env:NAME and pickles ----------------------------------------------------------------------------------------


def test_a_key_may_be_named_by_an_environment_variable(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Keys(OPTIONS, {"key": f"env:{named}"})
    assert keys.get("key") == KEY
    pickled = pickle.dumps(keys)
    assert KEY.encode() not in pickled
    monkeypatch.setenv(named, "key-of-the-other-place")
    assert pickle.loads(pickled).get("key") == "key-of-the-other-place"
    assert keys.get("key") == KEY


def test_a_variable_that_is_not_set_is_named(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pickled = pickle.dumps(Keys(OPTIONS, {"admin": f"env:{named}"}))
    monkeypatch.delenv(named)
    told = f"admin_key: the environment variable {named} is not set"
    with pytest.raises(ConfigurationError, match=told):
        Keys(OPTIONS, {"admin": f"env:{named}"})
    with pytest.raises(ConfigurationError, match=told):
        pickle.loads(pickled)


@pytest.mark.parametrize("client", [Tiny, AsyncTiny])
def test_a_client_travels_with_its_key_or_with_the_name_of_it(client: Any, named: str) -> None:
    by_name = pickle.dumps(client(api_key=f"env:{named}"))
    assert KEY.encode() not in by_name
    assert named.encode() in by_name
    assert pickle.loads(by_name)._options.keys.get("key") == KEY
    assert pickle.loads(pickle.dumps(client(api_key=KEY)))._options.keys.get("key") == KEY


def test_a_copy_is_equal_and_a_thing_of_its_own() -> None:
    keys = Keys(OPTIONS, {"key": "k-1"})
    keys.put("admin", "a-1")
    for other in (copy.copy(keys), copy.deepcopy(keys), pickle.loads(pickle.dumps(keys))):
        assert other == keys
        other.put("key", "k-2")
        assert keys.get("key") == "k-1"
    assert keys != "k-1"


# --- What a client sends -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(*TWINS)
def test_a_login_counts_for_every_view_and_a_logout_too(twin: str, server: FakeServer, named: str) -> None:
    server.script(item())

    def story(client: Any) -> Told:
        view, raw = client.with_options(timeout=5, headers={"x-view": "1"}), client.with_raw_response
        apart = pickle.loads(pickle.dumps(client))
        yield view.get_item("1")
        view._options.keys.put("key", "token-of-a-login")
        for each in (client, view, raw):
            yield each.get_item("1")
        client._options.keys.put("key", None)
        yield raw.get_item("1")
        yield apart.get_item("1")
        yield apart.close()

    tell(twin, story, server.url, api_key=f"env:{named}")
    login = "Bearer token-of-a-login"
    sent = [request.headers.get("authorization") for request in server.received]
    assert sent == [f"Bearer {KEY}", login, login, login, None, f"Bearer {KEY}"]


@pytest.mark.parametrize(*TWINS)
def test_an_operation_is_sent_the_key_for_its_access_and_no_other(twin: str, server: FakeServer) -> None:
    server.script(item())
    service = evolve(SERVICE, carriers=CARRIERS, keys=OPTIONS)

    def story(client: Any) -> Told:
        client.service = service
        client._options.keys.put("admin", "a-1")
        for access in ("key", "admin", "none"):
            yield client.send(reached(calls.get_item("1"), access))

    tell(twin, story, server.url, api_key="k-1")
    shown = [
        {name: request.headers.get(name) for name in ("authorization", "x-admin-key")} for request in server.received
    ]
    assert shown == [
        {"authorization": "Bearer k-1", "x-admin-key": None},
        {"authorization": None, "x-admin-key": "a-1"},
        {"authorization": None, "x-admin-key": None},
    ]


def test_a_header_that_was_given_goes_before_the_key() -> None:
    call = calls.get_item("1")
    given = Tiny(api_key="k-1", headers={"Authorization": "Basic own"})._options
    assert Situation(SERVICE, given, call).headers["authorization"] == "Basic own"
    view = Tiny(api_key="k-1").with_options(headers={"AUTHORIZATION": "Basic view"})._options
    assert Situation(SERVICE, view, call).headers["authorization"] == "Basic view"
    assert {"k-1", "Basic view"} <= Situation(SERVICE, view, call).secrets
    with_password = Tiny("http://me:pass-word@host", api_key="k-1")._options
    assert Situation(SERVICE, with_password, call).headers["authorization"] == "Bearer k-1"
    assert "authorization" not in Situation(SERVICE, Tiny()._options, call).headers


@pytest.mark.parametrize(*TWINS)
def test_no_error_shows_a_key_that_a_login_brought(twin: str, server: FakeServer) -> None:
    token = "token-of-a-login-4711"
    server.script(reply(401, {"detail": f"{token} has expired"}, extra=f"x-echo: {token}\r\n"))

    def story(client: Any) -> Told:
        client._options.keys.put("key", token)
        with pytest.raises(errors.AuthenticationError) as caught:
            yield client.get_item("1")
        assert "has expired" in str(caught.value)
        assert token not in repr([str(caught.value), caught.value.body, caught.value.headers, vars(caught.value)])
        assert token.encode() not in pickle.dumps(caught.value)

    tell(twin, story, server.url, api_key="k-1")


def test_the_usual_option_is_the_api_key_of_the_environment(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    assert dict(USUAL_OPTION) == {"key": "api_key"}
    monkeypatch.setenv("TINY_API_KEY", f"env:{named}")
    assert Tiny()._options.keys.get("key") == os.environ[named] == KEY
    assert Tiny(api_key="given")._options.keys.get("key") == "given"
