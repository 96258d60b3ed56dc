"""The base URL: what it may be, what becomes of its parts, and what of it is never shown."""

from base64 import b64decode
from typing import Any

import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fivefold import ConfigurationError
from fivefold._failures import Situation

from ._script import CALLS, answer, made, play, sent
from ._tiny import SERVICE, Tiny


@pytest.mark.parametrize(
    ("given_url", "base_url"),
    [
        ("http://host", "http://host"),
        ("http://host/", "http://host"),
        ("http://host:8000//", "http://host:8000"),
        ("https://host/api/v1", "https://host/api/v1"),
        ("https://host/api/v1/", "https://host/api/v1"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://user:word@[fe80::1]:80/x/", "http://[fe80::1]:80/x"),
        ("http://user@host", "http://host"),
        ("HTTP://host", "http://host"),
        ("http://host/a%20b", "http://host/a%20b"),
    ],
)
def test_the_base_url_loses_its_end_slash_and_its_user_and_keeps_its_prefix(given_url: str, base_url: str) -> None:
    assert made(given_url).base_url == base_url


def test_a_prefix_comes_before_the_path_of_every_operation() -> None:
    played = play(Situation(SERVICE, made("http://host/api/"), CALLS["safe"]), [answer()])
    assert played.tries[0].request.url == "http://host/api/items/1"


@pytest.mark.parametrize(
    ("userinfo", "credentials"),
    [
        ("user:word", "user:word"),
        ("user", "user:"),
        ("user:", "user:"),
        (":word", ":word"),
        ("user:a:b", "user:a:b"),
        ("user:a%40b%3A%2F", "user:a@b:/"),
        ("us%C3%A9r:w%C3%B6rd", "usér:wörd"),
    ],
)
def test_user_and_password_are_sent_as_basic_credentials(userinfo: str, credentials: str) -> None:
    options = made(f"http://{userinfo}@host")
    scheme, token = sent(options)["authorization"].split()
    assert scheme == "Basic"
    assert b64decode(token).decode() == credentials
    assert token in options.secrets


def test_an_api_key_wins_over_the_user_of_the_url_and_the_password_stays_secret() -> None:
    options = made("http://user:pass-word@host", "sk-key")
    assert sent(options)["authorization"] == "Bearer sk-key"
    assert "pass-word" in options.secrets


def test_the_password_is_shown_by_no_client() -> None:
    client = Tiny("http://user:pass-word@host")
    assert repr(client) == "Tiny(base_url='http://host')"
    assert client.base_url == "http://host"
    assert "pass-word" not in repr(client._options)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "host:8000",
        "host",
        "/path",
        "ftp://host",
        "ws://host",
        "file:///etc/passwd",
        "http://",
        "http:///path",
        "http://:8000",
        "http://host:0",
        "http://host:65536",
        "http://host:eight",
        "http://host/?key=1",
        "http://host/#top",
        "http://[::1",
        "http://::1]",
        "http://[host]",
        "http://[1::2::3]",
        "http://ho st",
        "http://host/a b",
    ],
)
def test_what_is_no_http_url_is_refused_by_the_name_of_the_option(bad: str) -> None:
    with pytest.raises(ConfigurationError, match="base_url"):
        made(bad)


def refused(text: str) -> bool:
    """Whether a base URL is refused as it should be."""
    try:
        made(text)
    except ConfigurationError as error:
        return "base_url" in str(error)
    return False


@pytest.mark.parametrize("place", ["http://ho{}st", "http://host/a{}b", "http://host{}"])
def test_a_control_character_anywhere_is_refused(place: str) -> None:
    controls = [chr(number) for number in [*range(32), 127]]
    assert [control for control in controls if not refused(place.format(control))] == []


@pytest.mark.parametrize("bad", ["ftp://user:pass-word@host", "http://user:pass-word@host/?q=1", "http://u:pass-word@"])
def test_the_refusal_does_not_show_the_password(bad: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        made(bad)
    assert "pass-word" not in str(caught.value)


@pytest.mark.parametrize("source", ["environment", "file"])
def test_a_bad_url_from_elsewhere_is_refused_like_an_argument(source: str) -> None:
    given: dict[str, Any] = {"environment": {"TINY_BASE_URL": "nowhere"}, "file": {"base_url": "nowhere"}}
    with pytest.raises(ConfigurationError, match="base_url"):
        made(**{source: given[source]})


url_like = st.builds(
    "{}{}{}".format,
    st.sampled_from(["http://", "https://", "http:", "//", "ftp://", ""]),
    st.text("abé.-_:@[]%/\\0189~\x0b\x7f\u3002\xad", max_size=12),
    st.sampled_from(["", "/", "/api", ":8000", ":8000/x/"]),
)


@settings(deadline=None, max_examples=300)
@given(text=url_like)
@example("http://\xad")
def test_what_is_accepted_is_a_url_for_the_http_stack_too(text: str) -> None:
    try:
        options = made(text)
    except ConfigurationError:
        return
    url = httpx.URL(options.base_url + "/items/1")
    assert url.raw_host
    assert url.userinfo == b""
    assert url.path.endswith("/items/1")
