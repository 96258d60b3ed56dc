"""The two runners. All blocking and awaiting of calls is here, and nothing else is; they read line for line alike."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from types import TracebackType
from typing import Any, Self, TypeVar

from ._attempts import Exchange, Try, attempts
from ._engine import Failure
from ._failures import Situation
from ._files import Download, Export, Incoming
from ._logging import tell
from ._paging import Paging, Walk
from ._raw import RawResponse, raw_export, raw_response, read, taken
from ._receive import FileReceiver, Receiver
from ._setup import AsyncSetup, Setup
from ._websocket import AsyncLine, Line
from .call import Call, Connect, Emit, Flow, Pause, Receive, Response, Step, Watch

T = TypeVar("T")
Page = TypeVar("Page")


class SyncClient(Setup):
    """Runs calls by blocking."""

    def send(self, call: Call[T]) -> T:
        """Send one call and return its answer."""
        situation = self._situation(call)
        exchange = self._exchange(situation, Receiver(self._options.max_response_bytes))
        return read(situation, exchange)

    def send_raw(self, call: Call[T]) -> RawResponse[T]:
        """Send one call and return its answer with status, headers and tries."""
        situation = self._situation(call)
        exchange = self._exchange(situation, Receiver(self._options.max_response_bytes))
        return raw_response(situation, exchange)

    def run(self, flow: Flow[T]) -> T:
        """Do every step that a flow yields, and return what it returns."""
        line = Line(self._network)
        self._lifetime.lines.add(line)
        try:
            step = next(flow)
            while True:
                try:
                    answer = self._step(step, line)
                except Exception as error:  # noqa: BLE001  (the flow decides what to do about it)
                    step = flow.throw(error)
                else:
                    step = flow.send(answer)
        except StopIteration as done:
            result: T = done.value
            return result
        finally:
            line.close()

    def watch(self, watch: Watch[T]) -> Iterator[T]:
        """Do every step that a watch yields, and hand out its events."""
        line = Line(self._network)
        self._lifetime.lines.add(line)
        try:
            step = next(watch)
            while True:
                if isinstance(step, Emit):
                    yield step.event
                    step = watch.send(None)
                    continue
                try:
                    answer = self._step(step, line)
                except Exception as error:  # noqa: BLE001  (the watch decides what to do about it)
                    step = watch.throw(error)
                else:
                    step = watch.send(answer)
        except StopIteration:
            return
        finally:
            line.close()

    def walk(self, call: Call[Page], paging: Paging[Page, T]) -> Iterator[T]:
        """Every item of every page, fetching pages as they are needed."""
        walk = Walk(call, paging)
        while not walk.done:
            situation = self._situation(walk.next_call)
            exchange = self._exchange(situation, Receiver(self._options.max_response_bytes))
            for item in taken(situation, walk, exchange):  # noqa: UP028  (as its twin has to)
                yield item

    def fetch(self, download: Download) -> Export:
        """Download a file."""
        return self.fetch_raw(download).parsed

    def fetch_raw(self, download: Download) -> RawResponse[Export]:
        """Download a file, with status, headers and tries."""
        situation = self._situation(download.call)
        with Incoming(download.path) as incoming:
            receiver = FileReceiver(self._options.max_response_bytes, incoming.file, download.on_progress)
            exchange = self._exchange(situation, receiver)
            return raw_export(situation, exchange, incoming)

    def _step(self, step: Step, line: Line) -> Any:
        if isinstance(step, Pause):
            return time.sleep(step.seconds)
        if isinstance(step, Connect):
            return line.open(self._situation(step.call), step.seconds)
        if isinstance(step, Receive):
            return line.receive(step.seconds)
        return self.send(step)

    def _exchange(self, situation: Situation[Any], receiver: Receiver) -> Exchange:
        plan = attempts(situation)
        try:
            step = next(plan)
            while True:
                began = time.monotonic() + step.pause
                outcome = self._attempt(step, receiver)
                tell(situation, step, outcome, time.monotonic() - began)
                step = plan.send(outcome)
        except StopIteration as done:
            exchange: Exchange = done.value
            return exchange

    def _attempt(self, step: Try, receiver: Receiver) -> Response | Failure:
        if step.pause:
            time.sleep(step.pause)
        engine = self._lifetime.engine()
        receiver.reset()
        try:
            with self._lifetime.slot(step.request.at):
                reply = engine.open(step.request)
                try:
                    receiver.begin(reply.status, reply.headers)
                    for piece in reply.chunks():
                        if receiver.add(piece):
                            break
                finally:
                    reply.close()
        except Failure as failure:
            return receiver.broken(failure)
        return receiver.whole()

    def close(self) -> None:
        """Close every connection of this client and its views; calls raise ClientClosedError from here on."""
        self._lifetime.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


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
        line = AsyncLine(self._network)
        self._lifetime.lines.add(line)
        try:
            step = next(flow)
            while True:
                try:
                    answer = await self._step(step, line)
                except Exception as error:  # noqa: BLE001  (the flow decides what to do about it)
                    step = flow.throw(error)
                else:
                    step = flow.send(answer)
        except StopIteration as done:
            result: T = done.value
            return result
        finally:
            await line.close()

    async def watch(self, watch: Watch[T]) -> AsyncIterator[T]:
        """Do every step that a watch yields, and hand out its events."""
        line = AsyncLine(self._network)
        self._lifetime.lines.add(line)
        try:
            step = next(watch)
            while True:
                if isinstance(step, Emit):
                    yield step.event
                    step = watch.send(None)
                    continue
                try:
                    answer = await self._step(step, line)
                except Exception as error:  # noqa: BLE001  (the watch decides what to do about it)
                    step = watch.throw(error)
                else:
                    step = watch.send(answer)
        except StopIteration:
            return
        finally:
            await line.close()

    async def walk(self, call: Call[Page], paging: Paging[Page, T]) -> AsyncIterator[T]:
        """Every item of every page, fetching pages as they are needed."""
        walk = Walk(call, paging)
        while not walk.done:
            situation = self._situation(walk.next_call)
            exchange = await self._exchange(situation, Receiver(self._options.max_response_bytes))
            for item in taken(situation, walk, exchange):
                yield item

    async def fetch(self, download: Download) -> Export:
        """Download a file."""
        return (await self.fetch_raw(download)).parsed

    async def fetch_raw(self, download: Download) -> RawResponse[Export]:
        """Download a file, with status, headers and tries."""
        situation = self._situation(download.call)
        with Incoming(download.path) as incoming:
            receiver = FileReceiver(self._options.max_response_bytes, incoming.file, download.on_progress)
            exchange = await self._exchange(situation, receiver)
            return raw_export(situation, exchange, incoming)

    async def _step(self, step: Step, line: AsyncLine) -> Any:
        if isinstance(step, Pause):
            return await asyncio.sleep(step.seconds)
        if isinstance(step, Connect):
            return await line.open(self._situation(step.call), step.seconds)
        if isinstance(step, Receive):
            return await line.receive(step.seconds)
        return await self.send(step)

    async def _exchange(self, situation: Situation[Any], receiver: Receiver) -> Exchange:
        plan = attempts(situation)
        try:
            step = next(plan)
            while True:
                began = time.monotonic() + step.pause
                outcome = await self._attempt(step, receiver)
                tell(situation, step, outcome, time.monotonic() - began)
                step = plan.send(outcome)
        except StopIteration as done:
            exchange: Exchange = done.value
            return exchange

    async def _attempt(self, step: Try, receiver: Receiver) -> Response | Failure:
        if step.pause:
            await asyncio.sleep(step.pause)
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
