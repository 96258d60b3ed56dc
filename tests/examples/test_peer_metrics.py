"""The telemetry example, run as a service would run it: settings in the environment, signals to end it."""

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from examples import peer_metrics
from fivefold.mongars import MonGARS
from fivefold.sandbox import Sandbox

from ._terminal import CTRL_C, Terminal

SCRIPT = "examples/peer_metrics.py"
Open = Callable[..., Terminal]


@pytest.fixture
def terminal() -> Iterator[Open]:
    """Opens terminals with the script and these settings."""
    with ExitStack() as stack:

        def opened(base_url: str, **settings: str) -> Terminal:
            given = {"MONGARS_USERNAME": "admin", "MONGARS_PASSWORD": "admin-password"}
            given |= {"MONGARS_BASE_URL": base_url, "MONGARS_PUBLISH_INTERVAL": "0.05", "MONGARS_MAX_BACKOFF": "0.1"}
            return stack.enter_context(Terminal(SCRIPT, settings={**given, **settings}))

        yield opened


def reported(screen: Terminal) -> None:
    """Wait for a report."""
    screen.expect("mongars.telemetry INFO reported")


def test_it_reports_again_and_again_until_ctrl_c(terminal: Open, mongars_server: Sandbox) -> None:
    screen = terminal(mongars_server.base_url)
    screen.expect("logged in as admin")
    reported(screen)
    mongars_server.advance(3601)  # the token has expired
    reported(screen)
    reported(screen)
    with MonGARS(mongars_server.base_url) as client:
        client.login("admin", "admin-password")
        (report,) = client.peer_telemetry().telemetry
        assert (report.source, report.tasks_processed, report.task_failure_rate) == (
            "research-node.local",
            128,
            3 / 128,
        )
        assert report.observed_at is not None
    screen.press(CTRL_C)
    screen.expect("stopped")
    assert screen.ended() == 0
    assert "Traceback" not in screen.shown
    assert "admin-password" not in screen.shown


def test_failures_are_counted_until_a_report_succeeds(terminal: Open, mongars_server: Sandbox) -> None:
    mongars_server.fault("publish_peer_telemetry", status=503, body={"detail": "later"}, times=2)
    mongars_server.fault("publish_peer_telemetry", status=502, body={"detail": "broken"}, times=1, skip=3)
    screen = terminal(mongars_server.base_url)
    screen.expect("WARNING report failed (attempt 1): HTTP 503: later")
    screen.expect("WARNING report failed (attempt 2): HTTP 503: later")
    reported(screen)
    screen.expect("WARNING report failed (attempt 1): HTTP 502: broken")
    reported(screen)
    screen.process.send_signal(signal.SIGTERM)
    screen.expect("stopped")
    assert screen.ended() == 0


def test_a_server_that_comes_up_later_is_waited_for(terminal: Open, mongars_server: Sandbox) -> None:
    mongars_server.fault("login", status=503, body={"detail": "starting"}, times=1)
    screen = terminal(mongars_server.base_url)
    screen.expect("report failed (attempt 1): HTTP 503: starting")
    reported(screen)
    assert "Traceback" not in screen.shown


def test_a_server_that_is_not_there_is_told_in_a_line(terminal: Open) -> None:
    screen = terminal("http://127.0.0.1:9")
    screen.expect("report failed (attempt 2): ")
    screen.process.send_signal(signal.SIGTERM)
    assert screen.ended() == 0
    assert "Traceback" not in screen.shown


def test_wrong_credentials_end_it(terminal: Open, mongars_server: Sandbox) -> None:
    screen = terminal(mongars_server.base_url, MONGARS_PASSWORD="wrong")
    screen.expect("giving up: HTTP 401: Invalid credentials")
    assert screen.ended() == 1


def test_an_account_without_the_right_is_told_so(terminal: Open, mongars_server: Sandbox) -> None:
    screen = terminal(mongars_server.base_url, MONGARS_USERNAME="alice", MONGARS_PASSWORD="secret-password")
    screen.expect("report failed (attempt 1): HTTP 403: Admin required")
    assert "Traceback" not in screen.shown


def test_settings_that_make_no_sense_are_told_in_a_line(terminal: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal("http://127.0.0.1:9", MONGARS_PUBLISH_INTERVAL="soon")
    screen.expect("MONGARS_PUBLISH_INTERVAL: expected seconds above 0, got 'soon'")
    assert screen.ended() == 2
    assert "Traceback" not in screen.shown
    for value in ("-1", "0.0", "nan", "inf"):
        monkeypatch.setenv("MONGARS_MAX_BACKOFF", value)
        with pytest.raises(ValueError, match="MONGARS_MAX_BACKOFF"):
            peer_metrics.Settings.read()


def test_pauses_double_up_to_the_longest_and_differ() -> None:
    jitter = peer_metrics.JITTER
    for errors, expected in ((1, 30.0), (2, 60.0), (4, 240.0), (5, 300.0), (10_000, 300.0)):
        pauses = {peer_metrics.pause(errors, 30.0, 300.0) for _ in range(50)}
        assert len(pauses) > 1
        assert all(expected * (1 - jitter) <= pause <= expected * (1 + jitter) for pause in pauses)
