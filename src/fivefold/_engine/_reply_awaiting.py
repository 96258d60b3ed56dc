"""An answer that is still arriving, on asyncio."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from . import Failure
from ._inflate import ended, fed
from ._reply import Answer, left


class AsyncArriving(Answer):
    """For the engines on asyncio."""

    _close: Callable[[], Awaitable[Any]]

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body, decompressed, as it arrives. Raises Failure."""
        try:
            layers = self._layers()
            while True:
                async with asyncio.timeout(left(self.at)):
                    piece = await anext(self._pieces, None)
                if piece is None:
                    break
                for part in fed(layers, piece) if layers else (piece,):
                    yield self._in_time(part)
            ended(layers)
        except Failure:
            raise
        except Exception as error:
            raise self._failed(error) from error

    async def close(self) -> None:
        """Give the connection back, or close it when the body was not read to its end."""
        await self._close()
