"""Views with other options: what changes, what stays, and which deadline follows."""

from typing import Any

import httpx
import pytest

from fivefold import ConfigurationError
from fivefold._retry import RetryConfig

from ._script import made, sent
from ._tiny import Tiny


def test_changing_nothing_changes_nothing() -> None:
    options = made("http://host", "key")
    assert options.changed() == options


def test_seconds_bound_connecting_too_but_never_lengthen_it() -> None:
    assert made(timeout=2).connect_timeout == 2
    assert made(timeout=60).connect_timeout == 5
    assert made().changed(timeout=1.5).connect_timeout == 1.5


def test_an_httpx_timeout_sets_reading_and_connecting_apart() -> None:
    options = made(timeout=httpx.Timeout(10, connect=0.5, read=70))
    assert (options.timeout, options.connect_timeout) == (70, 0.5)
    view = made().changed(timeout=httpx.Timeout(9, connect=20))
    assert (view.timeout, view.connect_timeout) == (9, 20)


def test_an_httpx_timeout_without_bounds_switches_them_off() -> None:
    options = made(timeout=httpx.Timeout(None))
    assert (options.timeout, options.connect_timeout, options.deadline) == (None, None, None)


def test_a_view_of_a_view_with_a_longer_timeout_connects_as_long_as_one_made_at_once() -> None:
    assert made().changed(timeout=1).changed(timeout=60).connect_timeout == made().changed(timeout=60).connect_timeout


def test_a_deadline_that_nobody_chose_follows_timeout_and_retries() -> None:
    options = made(timeout=10, max_retries=1)
    assert options.deadline == 80
    assert options.changed(timeout=20).deadline == 100
    assert options.changed(max_retries=3).deadline == 100
    assert options.changed(retry=RetryConfig(0)).deadline == 70
    assert options.changed(timeout=20, max_retries=0).deadline == 80
    assert options.changed(timeout=20).changed(max_retries=4).deadline == 160


@pytest.mark.parametrize("chosen", [7.0, 1e6])
def test_a_deadline_that_was_chosen_stays(chosen: float) -> None:
    options = made(deadline=chosen)
    assert options.changed(timeout=99, max_retries=9).deadline == chosen
    assert made().changed(deadline=chosen).changed(timeout=99).deadline == chosen


def test_a_deadline_that_was_switched_off_stays_off() -> None:
    assert made(deadline=None).changed(timeout=99).deadline is None
    assert made().changed(deadline=None).changed(timeout=99).deadline is None


def test_a_deadline_that_was_chosen_stays_although_it_is_what_the_default_would_have_been() -> None:
    default = made().deadline
    assert made(deadline=default).changed(timeout=60).deadline == default


def test_a_deadline_that_was_switched_off_stays_off_although_there_was_no_timeout_either() -> None:
    assert made(timeout=httpx.Timeout(None), deadline=None).changed(timeout=60).deadline is None


def test_a_number_of_retries_keeps_the_rest_of_the_policy() -> None:
    policy = RetryConfig(5, 2.0, 9.0, [500])
    options = made(retry=policy)
    assert options.retry == policy
    assert options.changed(max_retries=1).retry == RetryConfig(1, 2.0, 9.0, [500])
    assert made(retry=policy, max_retries=0).retry == RetryConfig(0, 2.0, 9.0, [500])
    assert made().changed(retry=policy, max_retries=2).retry == RetryConfig(2, 2.0, 9.0, [500])


def test_headers_are_added_and_win_whatever_their_case() -> None:
    options = made(api_key="key", headers={"X-One": "1", "X-Two": "2"})
    view = options.changed(headers={"x-two": "two", "X-Three": "3", "AUTHORIZATION": "Basic abc"})
    assert view.headers["x-one"] == "1"
    assert view.headers["x-two"] == "two"
    assert view.headers["x-three"] == "3"
    assert sent(view)["authorization"] == "Basic abc"
    assert options.headers["x-two"] == "2"


def test_a_header_of_the_users_wins_over_the_key_and_the_name_of_the_client() -> None:
    options = made(api_key="key", headers={"Authorization": "Bearer other", "User-Agent": "mine/1"})
    assert sent(options)["authorization"] == "Bearer other"
    assert options.headers["user-agent"] == "mine/1"


@pytest.mark.parametrize(
    ("option", "value"),
    [("timeout", 0), ("timeout", "1"), ("max_retries", -1), ("max_retries", 1.5), ("deadline", -1), ("deadline", "x")],
)
def test_a_bad_value_for_a_view_is_named(option: str, value: Any) -> None:
    given: dict[str, Any] = {option: value}
    with pytest.raises(ConfigurationError, match=option):
        made().changed(**given)


def test_a_view_is_another_client_of_the_same_kind_on_the_same_connections() -> None:
    client = Tiny("http://host", timeout=1)
    view = client.with_options(timeout=2, headers={"x-view": "yes"})
    assert type(view) is Tiny
    assert (client._options.timeout, view._options.timeout) == (1, 2)
    assert "x-view" not in client._options.headers
    assert view._lifetime is client._lifetime
    assert view.with_raw_response._options == view._options
