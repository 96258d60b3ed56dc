"""The usual engine on asyncio."""

import asyncio
from functools import partial

import httpcore

from . import Request
from ._bounded_awaiting import AsyncBackend
from ._discreet import discreet
from ._httpcore import Idle, Origin, failure, headers_of
from ._network import Network
from ._reply import left
from ._reply_awaiting import AsyncBounded


class AsyncCoreEngine:
    """On asyncio."""

    def __init__(self, network: Network) -> None:
        self._origin = Origin(network)
        self._sockets = AsyncBackend()
        self._idle = Idle[httpcore.AsyncHTTPConnection]()

    async def open(self, request: Request) -> AsyncBounded:
        """Send a request and return its answer once the headers are there. Raises Failure."""
        try:
            with discreet():
                async with asyncio.timeout(left(request.at)):
                    connection = await self._connection()
                    answer = await connection.handle_async_request(self._origin.request(request))
        except Exception as error:
            raise failure(error) from error
        stream, close = answer.extensions["network_stream"], partial(self._over, connection, answer)
        return AsyncBounded(
            answer.status, headers_of(answer), request.at, answer.aiter_stream(), stream, failure, close
        )

    async def _connection(self) -> httpcore.AsyncHTTPConnection:
        for connection in self._idle.old():
            await connection.aclose()
        while (found := self._idle.take()) is not None:
            if not found.has_expired():
                return found
            await found.aclose()
        return httpcore.AsyncHTTPConnection(**self._origin.connection, network_backend=self._sockets)

    async def _over(self, connection: httpcore.AsyncHTTPConnection, answer: httpcore.Response) -> None:
        await answer.aclose()
        if not (connection.is_idle() and self._idle.give(connection)):
            await connection.aclose()

    async def close(self) -> None:
        """Close every connection."""
        for connection in self._idle.end():
            await connection.aclose()
        await self._sockets.end()
