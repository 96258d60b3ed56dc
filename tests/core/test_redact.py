"""Taking credentials out of texts, URLs, headers and JSON values."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold import _redact

secrets = st.frozensets(st.text(st.characters(exclude_characters="*"), min_size=4, max_size=12), min_size=1, max_size=4)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)


@pytest.mark.parametrize(
    "name",
    ["Authorization", "authorization", "COOKIE", "Set-Cookie", "X-API-Key", "X-Admin-Key", "Proxy-Authorization"],
)
def test_headers_that_carry_credentials_are_hidden_however_they_are_spelt(name: str) -> None:
    assert _redact.headers({name: "secret", "Accept": "*/*"}) == {name: "***", "Accept": "*/*"}


@pytest.mark.parametrize("order", list(permutations(["abcd", "abcdefgh", "efgh1234"])), ids=",".join)
def test_a_secret_that_begins_like_another_is_hidden_whole_in_any_order(order: tuple[str, ...]) -> None:
    assert _redact.text("key=abcdefgh;", order) == "key=***;"


def test_a_secret_is_hidden_as_often_as_it_occurs() -> None:
    assert _redact.text("sesame, open sesame", ["sesame"]) == "***, open ***"


def test_a_text_that_is_a_secret_is_hidden_however_short() -> None:
    assert _redact.text("a", ["a"]) == "***"
    assert _redact.text("a cat", ["a"]) == "a cat"


def test_no_secrets_change_nothing() -> None:
    value = {"a": ["b", 1, None]}
    assert _redact.tree(value, frozenset()) is value
    assert _redact.text("abc", frozenset({""})) == "abc"


def test_keys_are_searched_too() -> None:
    assert _redact.tree({"sesame": {"x-sesame": 1}}, frozenset({"sesame"})) == {"***": {"x-***": 1}}


def texts(value: Any) -> list[str]:
    """Every text in a JSON value, keys included."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, held in value.items() for text in (key, *texts(held))]
    return [text for held in value for text in texts(held)] if isinstance(value, list) else []


@settings(deadline=None)
@given(value=values, hidden=secrets, data=st.data())
def test_no_secret_is_left_anywhere_in_a_value(value: Any, hidden: frozenset[str], data: st.DataObject) -> None:
    secret = data.draw(st.sampled_from(sorted(hidden)))
    told = _redact.tree([value, secret, {f"<{secret}>": secret}], hidden)
    assert not [text for text in texts(told) for each in hidden if each in text]


@settings(deadline=None)
@given(value=values)
def test_what_is_not_secret_stays_as_it_is(value: Any) -> None:
    assert _redact.tree(value, frozenset({"a secret that does not occur"})) == value


@pytest.mark.parametrize("depth", [100, 400, 600, 900])
def test_a_value_nested_as_deeply_as_json_can_be_is_walked_through(depth: int) -> None:
    value: Any = "sesame"
    for _ in range(depth):
        value = [value]
    told = _redact.tree(value, frozenset({"sesame"}))
    for _ in range(depth):
        (told,) = told
    assert told == "***"
