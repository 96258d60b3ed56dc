"""Runs a generation on the sandbox's clock: the prompt takes one pace, each token a tenth of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from types import TracebackType

from fivefold.sandbox.lmstudio.answering import Piece, Reply
from fivefold.sandbox.lmstudio.errors import GenerationError
from fivefold.sandbox.lmstudio.loading import Use
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["Generation"]

_PROMPT_STEPS = 2


class Generation:
    """One answer being generated on a loaded model, inside `with`.

    Counts the world's effects `tokens` and, for an answer nobody waited for, `cancelled`.
    """

    def __init__(self, world: LMWorld, use: Use, reply: Reply) -> None:
        self.world = world
        self.use = use
        self.reply = reply
        self._due: datetime | None = None

    def __enter__(self) -> Generation:
        self.use.instance.busy += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.use.instance.busy -= 1
        self.use.instance.used_at = self.world.clock.now()
        if isinstance(error, asyncio.CancelledError | GeneratorExit):
            self.world.effects["cancelled"] += 1

    async def prompt(self) -> AsyncIterator[float]:
        """Process the prompt; gives how much of it is done, 0 to 1."""
        self._due = self.world.clock.now()
        yield 0
        for step in range(1, _PROMPT_STEPS + 1):
            await self._wait(self.world.settings.pace / _PROMPT_STEPS)
            yield step / _PROMPT_STEPS

    async def pieces(self) -> AsyncIterator[Piece]:
        """Generate, after the prompt if nobody processed that.

        Raises:
            GenerationError: it breaks off, because the reply says so or the model was unloaded.
        """
        if self._due is None:
            async for _ in self.prompt():
                pass
        for piece in self.reply.pieces:
            await self._wait(self.world.token_seconds)
            self.world.effects["tokens"] += 1
            yield piece
        if self.reply.failure is not None:
            raise GenerationError(self.reply.failure, self.reply.failure_kind)

    async def run(self) -> None:
        """Generate it all."""
        async for _ in self.pieces():
            pass

    async def _wait(self, seconds: float) -> None:
        assert self._due is not None
        self._due += timedelta(seconds=seconds)
        # A turn of the loop for whoever hangs up, also where the clock is ahead.
        await asyncio.sleep(0)
        await self.world.clock.sleep_until(self._due)
        if not self.world.holds(self.use.instance):
            raise GenerationError("Model unloaded.")

    @property
    def first_token_seconds(self) -> float:
        """From the start to the first token."""
        return round(self.world.settings.pace + self.world.token_seconds, 6)

    @property
    def seconds(self) -> float:
        """How long generating the tokens takes."""
        return round(self.world.token_seconds * len(self.reply.pieces), 6)

    @property
    def tokens_per_second(self) -> float:
        """The rate; 0 where tokens take no time."""
        return round(1 / self.world.token_seconds, 6) if self.world.token_seconds else 0
