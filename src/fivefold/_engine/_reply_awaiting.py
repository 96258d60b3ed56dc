"""An answer that is still arriving, on asyncio."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from . import Failure
from ._inflate import ended, fed
from ._reply import Answer, left


class AsyncArriving(Answer):
    """For the engines on asyncio: whoever reads is kept to the time."""

    _close: Callable[[], Awaitable[Any]]

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body, decompressed, as it arrives. Raises Failure."""
        try:
            layers = self._layers()
            self._bound()
            async for piece in self._in_pieces():
                for part in fed(layers, piece) if layers else (piece,):
                    yield self._in_time(part)
                self._bound()
            ended(layers)
        except Failure:
            raise
        except Exception as error:
            raise self._failed(error) from error

    async def close(self) -> None:
        """Give the connection back, or close it when the body was not read to its end."""
        await self._close()

    def _bound(self) -> None:
        """Called before each read."""

    async def _in_pieces(self) -> AsyncIterator[bytes]:
        while True:
            async with asyncio.timeout(left(self.at)):
                piece = await anext(self._pieces, None)
            if piece is None:
                return
            yield piece


class AsyncBounded(AsyncArriving):
    """Over sockets that keep the time themselves, which takes no timer for each piece."""

    def _bound(self) -> None:
        self._stream.at = self.at

    def _in_pieces(self) -> AsyncIterator[bytes]:
        pieces: AsyncIterator[bytes] = self._pieces
        return pieces

    async def close(self) -> None:
        """Give the connection back, or close it when the body was not read to its end."""
        self._stream.at = None
        await self._close()
