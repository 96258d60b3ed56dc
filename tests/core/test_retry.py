"""How long to wait: backoff, jitter, and Retry-After in every form that servers send."""

import inspect
import math
import time
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime, formatdate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold import ConfigurationError, RetryConfig
from fivefold._retry import retry_after
from fivefold.call import Headers

NOW = 1_700_000_000.0
factors = st.floats(1e-3, 1e6)
retries = st.integers(0, 10_000)


def after(text: str, name: str = "Retry-After") -> float | None:
    """What one header says."""
    return retry_after(Headers([(name, text)]), NOW)


@settings(deadline=None)
@given(retry=retries, factor=factors, longest=factors, jitter=st.floats(0, 1), draw=st.floats(0, 1))
def test_a_pause_stays_within_its_jitter_around_the_doubled_factor(
    retry: int, factor: float, longest: float, jitter: float, draw: float
) -> None:
    config = RetryConfig(backoff_factor=factor, max_backoff=longest, jitter=jitter)
    middle = min(longest, factor * 2.0**retry if retry < 900 else math.inf)
    pause = config.backoff(retry, lambda low, high: low + (high - low) * draw)
    slack = 1e-9 * middle
    assert middle * (1 - jitter) - slack <= pause <= middle * (1 + jitter) + slack


def test_the_default_pauses_double_from_half_a_second_to_eight() -> None:
    config = RetryConfig(jitter=0)
    assert [config.backoff(retry) for retry in range(6)] == [0.5, 1, 2, 4, 8, 8]


def test_the_default_jitter_is_a_quarter_either_way() -> None:
    asked: list[tuple[float, float]] = []

    def uniform(low: float, high: float) -> float:
        asked.append((low, high))
        return high

    assert RetryConfig().backoff(1, uniform) == pytest.approx(1.25)
    assert asked == [(0.75, 1.25)]


def test_two_clients_do_not_wait_in_step() -> None:
    assert len({RetryConfig().backoff(3) for _ in range(20)}) > 1


def test_the_positional_arguments_come_in_the_order_of_the_guide() -> None:
    config = RetryConfig(5, 1.5, 20.0, [500])
    assert config.max_retries == 5
    assert config.backoff_factor == 1.5
    assert config.max_backoff == 20.0
    assert config.retry_on_status == frozenset({500})
    kinds = {name: parameter.kind for name, parameter in inspect.signature(RetryConfig).parameters.items()}
    assert kinds["jitter"] is inspect.Parameter.KEYWORD_ONLY


def test_without_arguments_it_retries_twice_after_lost_and_refused_requests_only() -> None:
    assert RetryConfig().max_retries == 2
    assert RetryConfig().retry_on_status == {408, 429, 502, 503, 504}


@pytest.mark.parametrize("value", [-1, 1.0, "3", None, True, math.nan])
def test_a_number_of_retries_that_is_none_is_refused_by_name(value: Any) -> None:
    with pytest.raises(ConfigurationError, match="max_retries"):
        RetryConfig(max_retries=value)


@pytest.mark.parametrize(
    "options",
    [
        {"backoff_factor": "1"},
        {"backoff_factor": -1.0},
        {"backoff_factor": math.nan},
        {"max_backoff": -1.0},
        {"max_backoff": math.nan},
        {"retry_on_status": 500},
        {"retry_on_status": "500"},
        {"jitter": -0.5},
        {"jitter": "a quarter"},
    ],
    ids=str,
)
def test_a_policy_that_cannot_be_followed_is_refused_by_name_before_a_call_needs_it(options: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(options))):
        RetryConfig(**options)


@settings(deadline=None)
@given(seconds=st.integers(0, 10**9))
def test_whole_seconds_are_obeyed(seconds: int) -> None:
    assert after(str(seconds)) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1.5", 1.5),
        (" 7 ", 7),
        ("0", 0),
        ("-3", 0),
        ("-0.5", 0),
        ("1e3", 1000),
        ("99999999999999999999", 1e20),
    ],
)
def test_odd_numbers_are_read_and_negative_ones_mean_now(text: str, seconds: float) -> None:
    assert after(text) == seconds


@pytest.mark.parametrize("text", ["", " ", "soon", "inf", "-inf", "nan", "1e999", "12 s", "Wed, 99 Foo 2015", "5, 5"])
@pytest.mark.parametrize("name", ["Retry-After", "Retry-After-Ms"])
def test_garbage_is_as_if_the_server_had_said_nothing(text: str, name: str) -> None:
    assert after(text, name) is None


def test_milliseconds_win_over_seconds() -> None:
    assert retry_after(Headers([("Retry-After", "9"), ("retry-after-ms", "250")]), NOW) == 0.25


def test_seconds_are_read_when_the_milliseconds_are_garbage() -> None:
    assert retry_after(Headers([("retry-after-ms", "nan"), ("Retry-After", "9")]), NOW) == 9


def test_no_header_means_no_wish() -> None:
    assert retry_after(Headers(), NOW) is None


@settings(deadline=None)
@given(offset=st.integers(-(10**8), 10**8))
def test_a_date_is_a_wait_until_then_and_a_past_one_means_now(offset: int) -> None:
    assert after(formatdate(NOW + offset, usegmt=True)) == max(0, offset)


@pytest.mark.parametrize("hours", [-8, 0, 2])
def test_a_date_with_an_offset_is_read_in_its_own_zone(hours: int) -> None:
    then = datetime.fromtimestamp(NOW + 60, timezone(timedelta(hours=hours)))
    assert after(format_datetime(then)) == 60


@pytest.mark.parametrize("form", ["%a %b %d %H:%M:%S %Y", "%a, %d %b %Y %H:%M:%S -0000", "%A, %d-%b-%y %H:%M:%S GMT"])
def test_every_form_of_an_http_date_means_utc_wherever_the_client_runs(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = datetime.fromtimestamp(NOW + 60, UTC).strftime(form)
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert after(text) == 60
    finally:
        monkeypatch.undo()
        time.tzset()


@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_no_header_text_makes_it_fail(text: str) -> None:
    pause = after(text)
    assert pause is None or 0 <= pause < math.inf


@settings(deadline=None)
@given(text=st.text("0123456789:-+, GMTadefnruSWv", max_size=40))
def test_no_text_that_is_nearly_a_date_makes_it_fail(text: str) -> None:
    pause = after(text)
    assert pause is None or 0 <= pause < math.inf
