"""A run on its way, on a terminal. Loaded only where there is one."""

from typing import TextIO

from rich.console import Console, Group
from rich.live import Live
from rich.panel import Panel
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn
from rich.table import Table
from rich.text import Text

from ._progress import Display, ended, figures
from ._report import Report

#: Pictures in a second.
_RATE = 2


class RichDisplay(Display):
    """A panel with a bar of the items that have ended, and all figures."""

    def __init__(self, file: TextIO) -> None:
        self._console = Console(file=file)
        spinner = SpinnerColumn("line" if self._console.options.ascii_only else "dots")
        columns = (spinner, TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
        self._bar = Progress(*columns, console=self._console)
        self._task = self._bar.add_task("Reading items...", total=None)
        self._live = Live(Panel(self._bar, expand=False), console=self._console, refresh_per_second=_RATE)
        self._live.start(refresh=True)

    def show(self, report: Report) -> None:
        """Draw where the run stands."""
        if report.total:
            self._bar.update(self._task, description="Items", completed=ended(report), total=report.total)
        table = Table(show_header=False, box=None)
        for label, value in figures(report):
            table.add_row(label, self._as_it_is(value))
        self._live.update(Panel(Group(self._bar, table), title="Run", expand=False))

    def close(self) -> None:
        """Draw the last picture, and give the terminal back."""
        self._live.stop()

    def _as_it_is(self, told: str) -> Text:
        """Words that are not ours: no markup is read in them, and what the terminal cannot show is spelt out."""
        shown = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in told)
        return Text(shown.encode(self._console.encoding, "backslashreplace").decode(self._console.encoding))
