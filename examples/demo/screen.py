"""What a person sees: headings, tables and a live bar on a terminal, plain lines anywhere else."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

_LABEL = 25


class Screen:
    """Prints the story."""

    def __init__(self) -> None:
        # A file stays plain, also where the environment asks for colours everywhere.
        self.console = Console(highlight=False, force_terminal=sys.stdout.isatty())
        self._at_gap = False

    @property
    def is_live(self) -> bool:
        """Whether it is a terminal, on which bars move."""
        return self.console.is_terminal

    def chapter(self, title: str) -> None:
        """Begin a chapter."""
        self._gap()
        if self.console.is_terminal:
            self.console.rule(f"[bold]{title}", align="left")
        else:
            self._print(f"== {title} ==")

    def say(self, text: str) -> None:
        """A sentence."""
        self._print(text)

    def step(self, what: str, text: str) -> None:
        """One step of the story: what was done, and what came of it."""
        self._label(what)
        self._print(text)

    def stream(self, what: str, pieces: Iterable[str]) -> None:
        """A step whose outcome comes piece by piece."""
        self._label(what)
        for piece in pieces:
            self._print(piece, end="")
        self._print("\n", end="")

    def fail(self, error: Exception) -> None:
        """An error, as a user meets it."""
        self._print(f"{type(error).__name__}: {error}", style="red")

    def table(self, title: str, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
        """Rows under headings, numbers to the right; a terminal cuts what doesn't fit."""
        cells = [columns, *([" ".join(str(cell).split()) for cell in row] for row in rows)]
        upright = list(zip(*cells, strict=True))
        widths = [max(map(len, column)) for column in upright]
        sides = [str.rjust if all(map(_is_number, column[1:])) else str.ljust for column in upright]
        self._gap()
        self._print(title, style="bold")
        for row in cells:
            line = "  ".join(side(cell, width) for side, cell, width in zip(sides, row, widths, strict=True))
            self._print(f"  {line}".rstrip(), cut=True)
        self._gap()

    @contextmanager
    def progress(self, what: str) -> "Iterator[Bar]":
        """A live bar; off a terminal, a line whenever its text changes."""
        self._at_gap = False
        if not self.console.is_terminal:
            yield Bar(self, what)
            return
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
        with Progress(*columns, console=self.console) as progress:
            yield Bar(self, what, progress)

    def end(self, text: str) -> None:
        """The last sentence."""
        self._gap()
        self._print(text)

    def _gap(self) -> None:
        """An empty line, unless there is one."""
        if not self._at_gap:
            self._print("")

    def _label(self, what: str) -> None:
        self._print(f"{what:<{_LABEL}}", style="cyan", end="")

    def _print(self, text: str, *, style: str | None = None, end: str = "\n", cut: bool = False) -> None:
        self._at_gap = text == "" and end == "\n"
        if cut and self.console.is_terminal:
            self.console.print(text, style=style, end=end, markup=False, no_wrap=True, overflow="ellipsis")
        else:
            self.console.print(text, style=style, end=end, markup=False, soft_wrap=True)


class Bar:
    """The bar that `Screen.progress` shows."""

    def __init__(self, screen: Screen, what: str, progress: Progress | None = None) -> None:
        self._screen = screen
        self._what = what
        self._progress = progress
        self._task = progress.add_task(self._describe("starting"), total=None) if progress else None
        self._said = ""

    def show(self, text: str, completed: int | None = None, total: int | None = None) -> None:
        """How far it has come; a count that is None stays as it was."""
        if self._progress is not None and self._task is not None:
            self._progress.update(
                self._task,
                description=self._describe(text),
                completed=completed,
                total=total,
            )
        elif text != self._said:
            self._said = text
            self._screen.step(self._what, text)

    def _describe(self, text: str) -> str:
        return f"[cyan]{self._what:<{_LABEL}}[/]{escape(text):<16}"


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() or text == "-"
