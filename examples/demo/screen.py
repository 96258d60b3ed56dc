"""What a person sees: headings, tables and a live bar on a terminal, plain lines anywhere else."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table


class Screen:
    """Prints the story."""

    def __init__(self) -> None:
        self.console = Console()

    def chapter(self, title: str) -> None:
        """Begin a chapter."""
        if self.console.is_terminal:
            self.console.rule(f"[bold]{title}")
        else:
            self.console.print(f"\n== {title} ==")

    def say(self, text: str) -> None:
        """One step of the story."""
        self.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def fail(self, error: Exception) -> None:
        """An error, as a user meets it."""
        self.console.print(
            f"{type(error).__name__}: {error}", style="red", markup=False, highlight=False, soft_wrap=True
        )

    def table(self, title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
        """Rows under headings."""
        table = Table(*columns, title=title, title_justify="left")
        for row in rows:
            table.add_row(*map(str, row))
        self.console.print(table)

    @contextmanager
    def progress(self, title: str) -> "Iterator[Bar]":
        """A live bar; off a terminal, a line whenever its text changes."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
        )
        if not self.console.is_terminal:
            yield Bar(self, title)
            return
        with Progress(*columns, console=self.console) as progress:
            yield Bar(self, title, progress)


class Bar:
    """The bar that `Screen.progress` shows."""

    def __init__(self, screen: Screen, title: str, progress: Progress | None = None) -> None:
        self._screen = screen
        self._title = title
        self._progress = progress
        self._task = progress.add_task(title, total=None) if progress else None
        self._said = ""

    def show(self, text: str, completed: int | None = None, total: int | None = None) -> None:
        """How far it has come; a count that is None stays as it was."""
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, description=f"{self._title}: {text}", completed=completed, total=total)
        elif text != self._said:
            self._said = text
            self._screen.say(f"{self._title}: {text}")
