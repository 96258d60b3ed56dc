"""The blocking runner: all blocking on calls is here, and nothing else is. Its twin reads line for line alike."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextvars import copy_context
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from .._attempts import Exchange, Try, attempts
from .._doing import do_blocking as do
from .._engine import Failure
from .._failures import Situation
from .._held import Feed, Held
from .._listening import LISTENER
from .._logging import tell
from .._raw import RawResponse, raw_export, raw_response, read, taken
from .._receive import FileReceiver, Receiver, is_stream
from .._setup import Setup
from .._streaming import Opened, Streaming
from .._time import now
from .._time import pause_blocking as pause
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
from ..stream import Stream

if TYPE_CHECKING:
    from .._files import Download, Export
    from .._paging import Paging

T = TypeVar("T")
Page = TypeVar("Page")
Chunk = TypeVar("Chunk")
Whole = TypeVar("Whole")


def at_once(jobs: Sequence[Callable[[], Any]]) -> list[Any]:
    """What several jobs return, done side by side. Their threads do not keep an interrupted program alive."""
    if len(jobs) == 1:  # in this thread, which an interruption reaches
        return [jobs[0]()]
    done: dict[int, Any] = {}

    def do(number: int, job: Callable[[], Any]) -> None:
        try:
            done[number] = job(), None
        except BaseException as error:  # noqa: BLE001  (raised below, by the thread that waits)
            done[number] = None, error

    threads = [threading.Thread(target=copy_context().run, args=(do, *each), daemon=True) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for _, error in done.values():
        if error is not None:
            raise error
    return [done[number][0] for number in range(len(jobs))]


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
        with Held(self._network, self._lifetime) as held:
            try:
                step = next(flow)
                while True:
                    try:
                        answer = self._step(step, held)
                    except BaseException as error:  # noqa: BLE001  (the flow decides what to do about it)
                        step = flow.throw(error)
                    else:
                        step = flow.send(answer)
            except StopIteration as done:
                result: T = done.value
                return result

    def watch(self, watch: Watch[T]) -> Iterator[T]:
        """Do every step that a watch yields, and hand out its events."""
        with Held(self._network, self._lifetime) as held:
            try:
                step = next(watch)
                while True:
                    if isinstance(step, Emit):
                        yield step.event
                        step = watch.send(None)
                        continue
                    try:
                        answer = self._step(step, held)
                    except BaseException as error:  # noqa: BLE001  (the watch decides what to do about it)
                        step = watch.throw(error)
                    else:
                        step = watch.send(answer)
            except StopIteration:
                return

    def stream(self, streaming: Streaming[Chunk, Whole]) -> Stream[Chunk, Whole]:
        """A stream, opened when its first chunk is asked for."""
        return Stream(streaming, self.watch(streaming.events))

    def walk(self, call: Call[Page], paging: "Paging[Page, T]") -> Iterator[T]:
        """Every item of every page, fetching pages as they are needed."""
        from .._paging import Walk

        walk = Walk(call, paging)
        while not walk.done:
            situation = self._situation(walk.next_call)
            exchange = self._exchange(situation, Receiver(self._options.max_response_bytes))
            for item in taken(situation, walk, exchange):  # noqa: UP028  (as its twin has to)
                yield item

    def fetch(self, download: "Download") -> "Export":
        """Download a file."""
        return self.fetch_raw(download).parsed

    def fetch_raw(self, download: "Download") -> "RawResponse[Export]":
        """Download a file, with status, headers and tries."""
        from .._files import Incoming

        situation = self._situation(download.call)
        with Incoming(download.path) as incoming:
            receiver = FileReceiver(self._options.max_response_bytes, incoming.file, download.on_progress)
            exchange = self._exchange(situation, receiver)
            return raw_export(situation, exchange, incoming)

    def _step(self, step: Step, held: Held) -> Any:
        if isinstance(step, Read):
            return held.feed.read(step.seconds)
        if isinstance(step, Pause):
            return pause(step.seconds)
        if isinstance(step, Connect):
            return held.socket.open(self._situation(step.call), step.seconds)
        if isinstance(step, Receive):
            return held.socket.receive(step.seconds)
        if isinstance(step, Send):
            return held.socket.send(step.text)
        if isinstance(step, Open):
            return self._opened(step.call, held.feed)
        if isinstance(step, Drain):
            return held.feed.drain()
        if isinstance(step, Do):
            return do(step)
        if isinstance(step, Together):
            return at_once([partial(self._outcome, call) for call in step.calls])
        return self.send(step)

    def _outcome(self, call: Call[Any]) -> Any:
        try:
            return self.send(call)
        except APIError as error:
            return error

    def _opened(self, call: Call[Any], feed: Feed) -> Opened:
        situation = self._situation(call)
        exchange = self._exchange(situation, Receiver(self._options.max_response_bytes), feed)
        return Opened(situation, exchange, feed.at)

    def _exchange(self, situation: Situation[Any], receiver: Receiver, feed: Feed | None = None) -> Exchange:
        listener = LISTENER.get()
        if listener is not None:
            listener.before(situation)
        plan = attempts(situation, stream=feed is not None)
        try:
            step = next(plan)
            while True:
                began = now() + step.pause
                outcome = self._attempt(step, receiver) if feed is None else self._entry(step, receiver, feed)
                tell(step, outcome, now() - began)
                if listener is not None:
                    listener.heard(step, outcome)
                step = plan.send(outcome)
        except StopIteration as done:
            exchange: Exchange = done.value
            return exchange
        finally:
            plan.close()

    def _attempt(self, step: Try, receiver: Receiver) -> Response | Failure:
        if step.pause:
            pause(step.pause)
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

    def _entry(self, step: Try, receiver: Receiver, feed: Feed) -> Response | Failure:
        """One try of a stream: a success stays open."""
        if step.pause:
            pause(step.pause)
        receiver.reset()
        try:
            reply = feed.open(step.request)
            receiver.begin(reply.status, reply.headers)
            if not is_stream(receiver.whole()):
                feed.rest(receiver)
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
