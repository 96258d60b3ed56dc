"""What a person sees of a batch on its way, or nothing. No I/O here: the terminal's side is in `_display.py`."""

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ..errors import ConfigurationError

if TYPE_CHECKING:
    from ._models import Batch, HealthResponse


class Display:
    """Shows nothing. The one for terminals shows each of these.

    Attributes:
        shown: Whether anybody looks.
    """

    shown = False

    def health(self, health: "HealthResponse") -> None:
        """How the service is."""

    def uploading(self, chunk: int, sent: int, total: int | None) -> None:
        """Which chunk is on its way, how many tasks were accepted, and of how many, where that is known."""

    def existing(self, batch_id: str) -> None:
        """A batch is watched that was there before."""

    def batch(self, batch: "Batch") -> None:
        """The state of the batch."""

    def completed(self, batch: "Batch") -> None:
        """The batch has ended."""

    def downloading(self, tasks: int, total: int) -> None:
        """How many tasks have come."""

    def close(self) -> None:
        """Leave the terminal as it was. Twice does nothing."""


def display_for(asked: bool | None, by_1m_input_token: float = 0.0, by_1m_output_token: float = 0.0) -> Display:
    """The display: only on a terminal, and there if asked for, or, when that is None, if it can be had.

    Raises:
        ConfigurationError: it was asked for and the rich library is not installed.
    """
    if asked is False or not (sys.stdout is not None and sys.stdout.isatty()):
        return Display()
    if find_spec("rich") is None:
        if asked:
            raise ConfigurationError("show_progress: it needs rich: pip install 'fivefold[rich]'")
        return Display()
    from ._display import RichDisplay  # rich is loaded only where something is shown

    return RichDisplay(by_1m_input_token, by_1m_output_token)
