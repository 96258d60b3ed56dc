"""A batch on its way, on a terminal. Loaded only where there is one and somebody wants to look."""

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.panel import Panel
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn
from rich.table import Table
from rich.text import Text

from ._models import Batch, HealthResponse, ServiceStatus
from ._progress import Display

#: Pictures in a second.
_RATE = 2


class RichDisplay(Display):
    """Panels, bars and tables. Prices are per million tokens."""

    shown = True

    def __init__(self, by_1m_input_token: float, by_1m_output_token: float) -> None:
        self._console = Console()
        self._prices = by_1m_input_token, by_1m_output_token
        self._live: Live | None = None
        self._bar: Progress | None = None
        self._stage = ""

    def health(self, health: HealthResponse) -> None:
        """A panel of the parts of the service."""
        table = Table("Service", "Status", "Details", box=None, padding=(0, 2))
        services = health.services
        consumers, takers = services.queue_consumers, services.batch_queue_consumers
        messages = f"Messages: {_number(services.queue_messages)}"
        table.add_row("API", self._light(services.api == "healthy"), "")
        table.add_row("RabbitMQ", self._light(services.rabbitmq == "healthy"), messages)
        table.add_row("Elasticsearch", self._light(services.elasticsearch == "healthy"), "")
        table.add_row("Queue Consumers", self._light(bool(consumers)), f"Active: {_number(consumers)}")
        if takers is not None:
            table.add_row("Batch Queue", self._light(bool(takers)), _queue(services))
        if health.error:
            table.add_row("Error", "", self._as_it_is(health.error))
        self._console.print(Panel(table, title="System Health", expand=False))

    def uploading(self, chunk: int, sent: int, total: int | None) -> None:
        """A bar in a panel: tasks accepted, of all where that is known."""
        done = total is not None and sent >= total
        told = f"Uploading chunk {chunk}" if total is None else f"Uploading chunk {chunk}, {sent:,}/{total:,} tasks"
        self._show("upload", "Batch Upload Progress", "Upload completed" if done else told, sent, total)

    def existing(self, batch_id: str) -> None:
        """A line."""
        self._console.print(self._as_it_is(f"Monitoring existing batch: {batch_id}"))

    def batch(self, batch: Batch) -> None:
        """A panel: a bar of the tasks that are done, in whatever way, and all figures."""
        bar = self._show("batch", "", "Processing batch...", batch.done_tasks, batch.total_tasks)
        assert self._live is not None
        figures = Group(bar, self._figures(batch))
        self._live.update(Panel(figures, title=self._as_it_is(f"Batch ID: {batch.batch_id}"), expand=False))

    def completed(self, batch: Batch) -> None:
        """The last picture of the batch, and a line."""
        self.batch(batch)
        self.close()
        self._console.print("[bold green]Batch processing completed![/bold green]")

    def downloading(self, tasks: int, total: int) -> None:
        """A bar. An empty batch is whole from the beginning."""
        self._show("download", "", "Downloading tasks...", tasks if total else 1, total or 1)

    def close(self) -> None:
        """Draw the last picture, and give the terminal back."""
        live, self._live, self._stage = self._live, None, ""
        if live is not None:
            live.stop()

    def _show(self, stage: str, title: str, told: str, done: int, total: int | None) -> Progress:
        """Move the bar of a stage; the one before it stays as it is."""
        if self._stage != stage:
            self.close()
            spinner = SpinnerColumn("line" if self._console.options.ascii_only else "dots")
            columns = (spinner, TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
            self._bar = Progress(*columns, console=self._console)
            self._bar.add_task(told, total=total)
            picture: RenderableType = Panel(self._bar, title=title, expand=False) if title else self._bar
            self._live = Live(picture, console=self._console, refresh_per_second=_RATE)
            self._live.start(refresh=True)
            self._stage = stage
        assert self._bar is not None
        self._bar.update(self._bar.task_ids[0], description=told, completed=done, total=total)
        return self._bar

    def _light(self, on: bool) -> Text:
        dot = "*" if self._console.options.ascii_only else "●"
        return Text(f"{dot} Online", "green") if on else Text(f"{dot} Offline", "red")

    def _as_it_is(self, told: str) -> Text:
        """Words that are not ours: no markup is read in them, and what the terminal cannot show is spelt out."""
        shown = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in told)
        return Text(shown.encode(self._console.encoding, "backslashreplace").decode(self._console.encoding))

    def _figures(self, batch: Batch) -> Table:
        cost = batch.cost(*self._prices)
        answered = batch.done_tasks - batch.failed_tasks - batch.cached_tasks
        rows = (
            ("Completed", f"{answered:,}"),
            ("Pending", f"{batch.pending_tasks:,}"),
            ("Processing", f"{batch.processing_tasks:,}"),
            ("Failed", f"{batch.failed_tasks:,}"),
            ("Cached", f"{batch.cached_tasks:,}"),
            ("Total", f"{batch.total_tasks:,}"),
            ("Duration", _clock(batch.duration or 0)),
            ("Prompt Tokens", f"{batch.prompt_tokens:,}"),
            ("Completion Tokens", f"{batch.completion_tokens:,}"),
            ("Total Tokens", f"{batch.total_tokens:,}"),
            ("Input Cost", f"${cost.input:.4f}"),
            ("Output Cost", f"${cost.output:.4f}"),
            ("Total Cost", f"${cost.total:.4f}"),
        )
        table = Table(show_header=False, box=None)
        for row in rows:
            table.add_row(*row)
        return table


def _number(value: int | None) -> str:
    return "?" if value is None else f"{value:,}"


def _queue(services: ServiceStatus) -> str:
    return f"Active: {_number(services.batch_queue_consumers)}, messages: {_number(services.batch_queue_messages)}"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
