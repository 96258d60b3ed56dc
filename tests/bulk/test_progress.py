"""What is seen of a run: lines of JSON, and a panel on a terminal."""

import io
import json
import os
import pty
import re
from typing import Any

from rich.console import Console

from fivefold import LMStudio, bulk
from fivefold.bulk._progress import EVERY, clock, figures, progress
from fivefold.sandbox import Sandbox
from tests.bulk._runs import chat

LEDGER: dict[str, Any] = {"total": 4000, "done": 1234, "failed": 2, "unknown": 1, "left": 2763, "calls": 1300}
RUN: dict[str, Any] = {"flying": 16, "finished": 1237, "seconds": 61.4, "rate": 20.15, "remaining": 137.0}
ERRORS = {"RateLimitError": 60, "APITimeoutError": 3}
RUNNING = bulk.Report(**LEDGER, tokens=56789, cost=1.25, **RUN, errors=ERRORS)
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


def test_the_figures_say_rate_errors_by_kind_tokens_cost_and_time_left() -> None:
    told = dict(figures(RUNNING))
    assert told["Done"] == "1,234 of 4,000"
    assert told["Rate"] == "20.1 items per second"
    assert (told["Tokens"], told["Cost"], told["Time left"]) == ("56,789", "1.2500", "00:02:17")
    assert (told["RateLimitError"], told["APITimeoutError"]) == ("60 times", "3 times")
    assert "Stopped" not in told
    assert dict(figures(bulk.Report(stopped="the deadline has passed")))["Stopped"] == "the deadline has passed"
    assert dict(figures(bulk.Report()))["Time left"] == "?"
    assert clock(3_725.6) == "01:02:06"


def at(seconds: float) -> bulk.Report:
    """A report of that moment."""
    return bulk.Report(total=9, seconds=seconds)


def test_off_a_terminal_there_is_a_line_every_few_seconds_and_one_at_the_end() -> None:
    file = io.StringIO()
    with progress(file) as tell:
        for seconds in (0.5, 1.0, EVERY, EVERY + 0.5, EVERY + 1.0, EVERY + 1.5):
            tell(at(seconds))
    lines = [json.loads(line) for line in file.getvalue().splitlines()]
    assert [line["seconds"] for line in lines] == [0.5, EVERY + 0.5, EVERY + 1.5]
    assert lines[0] == at(0.5).to_dict()


def test_a_report_is_shown_once() -> None:
    file = io.StringIO()
    with progress(file) as tell:
        tell(at(0.5))
    assert len(file.getvalue().splitlines()) == 1


def on_a_terminal(*reports: bulk.Report, encoding: str = "utf-8") -> str:
    """What is left on a terminal."""
    ours, theirs = pty.openpty()
    os.set_blocking(ours, False)
    with open(theirs, "w", encoding=encoding) as file, progress(file) as tell:
        assert Console(file=file).is_terminal
        for report in reports:
            tell(report)
    written = b""
    while True:
        try:
            written += os.read(ours, 65_536)
        except OSError:  # nothing more
            break
    os.close(ours)
    assert written.rfind(b"\x1b[?25h") > written.rfind(b"\x1b[?25l")  # the cursor is given back
    return CONTROL.sub("", written.decode())


def test_on_a_terminal_there_is_a_bar_with_its_figures() -> None:
    shown = on_a_terminal(RUNNING, bulk.Report(total=4000, done=4000, tokens=7))
    assert re.search(r"Items ━+ 100%", shown)
    assert re.search(r"Tokens +7 ", shown)
    assert "Reading items..." in on_a_terminal(bulk.Report())


def test_words_of_others_are_no_markup_and_an_ascii_terminal_shows_it_too() -> None:
    stopped = bulk.Report(total=1, stopped="[/a] [red]é\x1b[2J")
    assert r"[/a] [red]é\x1b[2J" in on_a_terminal(stopped)
    shown = on_a_terminal(stopped, encoding="ascii")
    assert shown.isascii()
    assert r"[/a] [red]\xe9\x1b[2J" in shown


def test_a_run_tells_it(lmstudio_server: Sandbox, ledger: str) -> None:
    file = io.StringIO()
    with LMStudio(lmstudio_server.base_url) as client, progress(file) as tell:
        bulk.run(client.create_chat_completion, map(chat, range(3)), key="user", ledger=ledger, on_progress=tell).wait()
    last = json.loads(file.getvalue().splitlines()[-1])
    assert (last["done"], last["total"], last["tokens"]) == (3, 3, 15)
    assert set(last["latency"]) == {"p50", "p90", "p95", "p99", "max"}
