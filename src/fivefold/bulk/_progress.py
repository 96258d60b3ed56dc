"""What a person or a log sees of a run on its way. Only says what to show: the terminal's side is in `_display.py`."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Final, TextIO

from ._report import Report

#: Seconds between two lines off a terminal.
EVERY: Final = 5.0


def figures(report: Report) -> list[tuple[str, str]]:
    """What is shown beside the bar: labels and values."""
    told = [
        ("Done", f"{report.done:,} of {report.total:,}"),
        ("Failed", f"{report.failed:,}"),
        ("Unknown", f"{report.unknown:,}"),
        ("In flight", f"{report.flying:,}"),
        ("Rate", f"{report.rate:,.1f} items per second"),
        ("Calls", f"{report.calls:,}"),
        ("Tokens", f"{report.tokens:,}"),
        ("Cost", f"{report.cost:,.4f}"),
        ("Time", clock(report.seconds)),
        ("Time left", "?" if report.remaining is None else clock(report.remaining)),
    ]
    told += [(kind, f"{count:,} times") for kind, count in sorted(report.errors.items())]
    return told if report.stopped is None else [*told, ("Stopped", report.stopped)]


def ended(report: Report) -> int:
    """Items that need nothing more, for the bar."""
    return report.total - report.left


def clock(seconds: float) -> str:
    """Hours, minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


class Display:
    """Writes a line of JSON every few seconds, and one at the end. The one for terminals draws.

    Args:
        file: Where to.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._told: float | None = None
        self._last: Report | None = None

    def show(self, report: Report) -> None:
        """Where the run stands."""
        self._last = report
        if self._told is None or report.seconds - self._told >= EVERY:
            self._write(report)

    def close(self) -> None:
        """Show the last report, if it was not shown, and leave the terminal as it was."""
        if self._last is not None:
            self._write(self._last)

    def _write(self, report: Report) -> None:
        self._told, self._last = report.seconds, None
        self._file.write(json.dumps(report.to_dict()) + "\n")
        self._file.flush()


@contextmanager
def progress(file: TextIO | None = None) -> Iterator[Callable[[Report], None]]:
    """Show how a run goes: give what this gives as its `on_progress`.

        with bulk.progress() as tell, bulk.run(…, on_progress=tell) as run:
            run.wait()

    On a terminal that is a bar with its figures (extra `rich`); elsewhere a line of JSON every five seconds and one at
    the end, each a Report.

    Args:
        file: Where it is shown; stderr by default, so that the output of a program stays its own.
    """
    to = sys.stderr if file is None else file
    if to.isatty() and find_spec("rich") is not None:
        from ._display import RichDisplay  # rich is loaded only where something is drawn

        display: Display = RichDisplay(to)
    else:
        display = Display(to)
    try:
        yield display.show
    finally:
        display.close()
