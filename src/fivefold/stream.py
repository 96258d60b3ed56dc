"""A stream of chunks as callers hold it, in two classes that read alike."""

from collections.abc import AsyncIterator, Iterator
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from ._failures import request_id
from ._streaming import Opened, Streaming
from .call import Headers
from .errors import APIError, Attempt, IncompleteStreamError

Chunk = TypeVar("Chunk")
Whole = TypeVar("Whole")


class _Told(Generic[Chunk, Whole]):
    """What a stream has told so far."""

    def __init__(self, streaming: Streaming[Chunk, Whole], events: Any) -> None:
        self._streaming = streaming
        self._events = events
        self._opened: Opened | None = None
        self._failure: APIError | None = None
        self._closed = False

    @property
    def partial(self) -> Whole | None:
        """What has arrived so far, in the form of the whole; None before the first chunk."""
        return self._streaming.fold(self._streaming.heard.chunks()) if self._streaming.heard else None

    @property
    def status_code(self) -> int | None:
        """The status of the answer; None before it began."""
        return self._opened.exchange.response.status if self._opened else None

    @property
    def headers(self) -> Headers:
        """The headers of the answer; none before it began."""
        return self._opened.exchange.response.headers if self._opened else Headers()

    @property
    def request_id(self) -> str | None:
        """The server's id for the request, where it sends one."""
        return request_id(self._opened.exchange.response) if self._opened else None

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Each try to open the stream, in order."""
        return self._opened.exchange.attempts if self._opened else ()

    @property
    def _is_closing(self) -> bool:
        """Whether an event loop that ends closes the events already: it closes all generators, in any order."""
        return getattr(self._events, "ag_running", False)

    def _failed(self, error: APIError) -> APIError:
        if error is not self._failure:
            error.partial = self.partial
            self._failure = error
        return error

    def _check(self) -> None:
        """Whether there may be more to tell. Raises what went wrong before, and for a stream that was closed early."""
        if self._failure is not None:
            raise self._failure
        # An interruption, a cancellation and the end of the event loop end the generator without telling us.
        running = getattr(self._events, "gi_frame", None) or getattr(self._events, "ag_frame", None)
        if not self._streaming.heard.whole and (self._closed or running is None):
            raise self._failed(self._left())

    def _left(self) -> APIError:
        told = "the stream was closed before its end"
        if self._opened is None:
            return IncompleteStreamError(told)
        return self._opened.situation.error(IncompleteStreamError, told, self.attempts, status_code=self.status_code)

    def _whole(self) -> Whole:
        self._check()
        return self._streaming.fold(self._streaming.heard.chunks())


class Stream(_Told[Chunk, Whole]):
    """The chunks of one answer, as they arrive.

        with client.stream_chat_completion(request) as stream:
            for chunk in stream: ...
            print(stream.final().usage)

    It is opened by `with`, or when its first chunk is asked for. It is closed at its end, by leaving the `with`, or by
    leaving the loop.

    Attributes:
        partial: What has arrived so far, in the form of the whole; None before the first chunk.
        status_code, headers, request_id, attempts: Of the answer, once it has begun.

    Raises:
        StreamError: the service reported an error; what had arrived is in `.partial`, of the error and of the stream.
        IncompleteStreamError: the stream ended before its end marker.
        APITimeoutError: nothing came in time.
    """

    def __iter__(self) -> Iterator[Chunk]:
        try:
            self._open()
            for chunk in self._events:
                yield chunk
                if self._closed:
                    self._check()
            self._check()
        except APIError as error:
            raise self._failed(error)  # noqa: B904  (it is the same error)
        finally:
            if not self._is_closing:
                self.close()

    def text(self) -> Iterator[str]:
        """The text of the chunks that have some."""
        for chunk in self:
            if text := self._streaming.text(chunk):
                yield text

    def final(self) -> Whole:
        """The whole answer, as the plain method would have returned it; reads what is still to come.

        Raises:
            IncompleteStreamError: the stream was left before its end.
        """
        for _ in self:
            pass
        return self._whole()

    def close(self) -> None:
        """Let go of the connection; the service may stop its work. Not while another waits for a chunk."""
        if not self._closed:  # leaving a loop and the `with` around it may close at the same time
            self._closed = True
            self._events.close()

    def _open(self) -> None:
        """Open it, if it was not."""
        self._check()
        if self._opened is None:
            try:
                self._opened = next(self._events)
            except APIError as error:
                raise self._failed(error)  # noqa: B904  (it is the same error)

    def __enter__(self) -> Self:
        self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncStream(_Told[Chunk, Whole]):
    """The chunks of one answer, as they arrive.

        async with client.stream_chat_completion(request) as stream:
            async for chunk in stream: ...
            print((await stream.final()).usage)

    It is opened by `async with`, or when its first chunk is asked for. It is closed at its end, by leaving the
    `async with`, or by leaving the loop.

    Attributes:
        partial: What has arrived so far, in the form of the whole; None before the first chunk.
        status_code, headers, request_id, attempts: Of the answer, once it has begun.

    Raises:
        StreamError: the service reported an error; what had arrived is in `.partial`, of the error and of the stream.
        IncompleteStreamError: the stream ended before its end marker.
        APITimeoutError: nothing came in time.
    """

    async def __aiter__(self) -> AsyncIterator[Chunk]:
        try:
            await self._open()
            async for chunk in self._events:
                yield chunk
                if self._closed:
                    self._check()
            self._check()
        except APIError as error:
            raise self._failed(error)  # noqa: B904  (it is the same error)
        finally:
            if not self._is_closing:
                await self.close()

    async def text(self) -> AsyncIterator[str]:
        """The text of the chunks that have some."""
        async for chunk in self:
            if text := self._streaming.text(chunk):
                yield text

    async def final(self) -> Whole:
        """The whole answer, as the plain method would have returned it; reads what is still to come.

        Raises:
            IncompleteStreamError: the stream was left before its end.
        """
        async for _ in self:
            pass
        return self._whole()

    async def close(self) -> None:
        """Let go of the connection; the service may stop its work. Not while another waits for a chunk."""
        if not self._closed:  # leaving a loop and the `async with` around it may close at the same time
            self._closed = True
            await self._events.aclose()

    async def _open(self) -> None:
        """Open it, if it was not."""
        self._check()
        if self._opened is None:
            try:
                self._opened = await anext(self._events)
            except APIError as error:
                raise self._failed(error)  # noqa: B904  (it is the same error)

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
