"""The runner on asyncio: all awaiting of calls is here, and nothing else is. Its twin reads line for line alike."""

from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from .._attempts import Exchange, Try, attempts
from .._doing import do_awaiting as do
from .._engine import Failure
from .._failures import Situation
from .._held import AsyncFeed, AsyncHeld
from .._listening import LISTENER
from .._logging import tell
from .._raw import RawResponse, raw_export, raw_response, read, taken
from .._receive import FileReceiver, Receiver, is_stream
from .._setup import AsyncSetup
from .._streaming import Opened, Streaming
from .._time import now
from .._time import pause_awaiting as pause
from ..call import (
    Call,
    Connect,
    Do,
    Drain,
    Emit,
    Flow,
    Open,
    Pause,
    Read,
    Receive,
    Response,
    Send,
    Step,
    Together,
    Watch,
)
from ..errors import APIError
from ..stream import AsyncStream

if TYPE_CHECKING:
    from .._files import Download, Export
    from .._paging import Paging

T = TypeVar("T")
Page = TypeVar("Page")
Chunk = TypeVar("Chunk")
Whole = TypeVar("Whole")


async def at_once(jobs: Sequence[Callable[[], Coroutine[Any, Any, Any]]]) -> list[Any]:
    """What several jobs return, done side by side."""
    import asyncio  # this module is imported for a blocking client too

    return await asyncio.gather(*(job() for job in jobs))


class AsyncClient(AsyncSetup):
    """Runs calls by awaiting."""

    async def send(self, call: Call[T]) -> T:
        """Send one call and return its answer."""
        situation = self._situation(call)
        exchange = await self._exchange(situation, Receiver(self._options.max_response_bytes))
        return read(situation, exchange)

    async def send_raw(self, call: Call[T]) -> RawResponse[T]:
        """Send one call and return its answer with status, headers and tries."""
        situation = self._situation(call)
        exchange = await self._exchange(situation, Receiver(self._options.max_response_bytes))
        return raw_response(situation, exchange)

    async def run(self, flow: Flow[T]) -> T:
        """Do every step that a flow yields, and return what it returns."""
        async with AsyncHeld(self._network, self._lifetime) as held:
            try:
                step = next(flow)
                while True:
                    try:
                        answer = await self._step(step, held)
                    except BaseException as error:  # noqa: BLE001  (the flow decides what to do about it)
                        step = flow.throw(error)
                    else:
                        step = flow.send(answer)
            except StopIteration as done:
                result: T = done.value
                return result

    async def watch(self, watch: Watch[T]) -> AsyncIterator[T]:
        """Do every step that a watch yields, and hand out its events."""
        async with AsyncHeld(self._network, self._lifetime) as held:
            try:
                step = next(watch)
                while True:
                    if isinstance(step, Emit):
                        yield step.event
                        step = watch.send(None)
                        continue
                    try:
                        answer = await self._step(step, held)
                    except BaseException as error:  # noqa: BLE001  (the watch decides what to do about it)
                        step = watch.throw(error)
                    else:
                        step = watch.send(answer)
            except StopIteration:
                return

    def stream(self, streaming: Streaming[Chunk, Whole]) -> AsyncStream[Chunk, Whole]:
        """A stream, opened when its first chunk is asked for."""
        return AsyncStream(streaming, self.watch(streaming.events))

    async def walk(self, call: Call[Page], paging: "Paging[Page, T]") -> AsyncIterator[T]:
        """Every item of every page, fetching pages as they are needed."""
        from .._paging import Walk

        walk = Walk(call, paging)
        while not walk.done:
            situation = self._situation(walk.next_call)
            exchange = await self._exchange(situation, Receiver(self._options.max_response_bytes))
            for item in taken(situation, walk, exchange):
                yield item

    async def fetch(self, download: "Download") -> "Export":
        """Download a file."""
        return (await self.fetch_raw(download)).parsed

    async def fetch_raw(self, download: "Download") -> "RawResponse[Export]":
        """Download a file, with status, headers and tries."""
        from .._files import Incoming

        situation = self._situation(download.call)
        with Incoming(download.path) as incoming:
            receiver = FileReceiver(self._options.max_response_bytes, incoming.file, download.on_progress)
            exchange = await self._exchange(situation, receiver)
            return raw_export(situation, exchange, incoming)

    async def _step(self, step: Step, held: AsyncHeld) -> Any:
        if isinstance(step, Read):
            return await held.feed.read(step.seconds)
        if isinstance(step, Pause):
            return await pause(step.seconds)
        if isinstance(step, Connect):
            return await held.socket.open(self._situation(step.call), step.seconds)
        if isinstance(step, Receive):
            return await held.socket.receive(step.seconds)
        if isinstance(step, Send):
            return await held.socket.send(step.text)
        if isinstance(step, Open):
            return await self._opened(step.call, held.feed)
        if isinstance(step, Drain):
            return await held.feed.drain()
        if isinstance(step, Do):
            return await do(step)
        if isinstance(step, Together):
            return await at_once([partial(self._outcome, call) for call in step.calls])
        return await self.send(step)

    async def _outcome(self, call: Call[Any]) -> Any:
        try:
            return await self.send(call)
        except APIError as error:
            return error

    async def _opened(self, call: Call[Any], feed: AsyncFeed) -> Opened:
        situation = self._situation(call)
        exchange = await self._exchange(situation, Receiver(self._options.max_response_bytes), feed)
        return Opened(situation, exchange, feed.at)

    async def _exchange(self, situation: Situation[Any], receiver: Receiver, feed: AsyncFeed | None = None) -> Exchange:
        listener = LISTENER.get()
        if listener is not None:
            await listener.before(situation)
        plan = attempts(situation, stream=feed is not None)
        try:
            step = next(plan)
            while True:
                began = now() + step.pause
                outcome = await (self._attempt(step, receiver) if feed is None else self._entry(step, receiver, feed))
                tell(step, outcome, now() - began)
                if listener is not None:
                    listener.heard(step, outcome)
                step = plan.send(outcome)
        except StopIteration as done:
            exchange: Exchange = done.value
            return exchange
        finally:
            plan.close()

    async def _attempt(self, step: Try, receiver: Receiver) -> Response | Failure:
        if step.pause:
            await pause(step.pause)
        engine = self._lifetime.engine()
        receiver.reset()
        try:
            async with self._lifetime.slot(step.request.at):
                reply = await engine.open(step.request)
                try:
                    receiver.begin(reply.status, reply.headers)
                    async for piece in reply.chunks():
                        if receiver.add(piece):
                            break
                finally:
                    await reply.close()
        except Failure as failure:
            return receiver.broken(failure)
        return receiver.whole()

    async def _entry(self, step: Try, receiver: Receiver, feed: AsyncFeed) -> Response | Failure:
        """One try of a stream: a success stays open."""
        if step.pause:
            await pause(step.pause)
        receiver.reset()
        try:
            reply = await feed.open(step.request)
            receiver.begin(reply.status, reply.headers)
            if not is_stream(receiver.whole()):
                await feed.rest(receiver)
        except Failure as failure:
            return receiver.broken(failure)
        return receiver.whole()

    async def close(self) -> None:
        """Close every connection of this client and its views; calls raise ClientClosedError from here on."""
        await self._lifetime.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    aclose = close
