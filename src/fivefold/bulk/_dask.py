"""Items on a Dask cluster, by the executor that `Client.get_executor()` gives. Needs the extra `dask`.

Dask runs a task again when a worker dies, also one that has ended but whose result was still with that worker, and
takes equal calls for one. So each item travels with a ticket of its own. That of an unsafe item is published at the
scheduler before the item begins, where a name can be published once: whichever worker comes second sends nothing, also
one that was only cut off for a while. It stays there when the item has ended: a worker that dies before Dask knows that
nobody needs the result any more leaves the task to another.
"""

from concurrent.futures import Future
from contextlib import suppress
from importlib import import_module
from typing import Any, Final
from uuid import uuid4

from attrs import frozen

from ._outcome import Desk, NotBegunError, Outcome
from ._plan import WorkerLostError
from ._pool import PoolExecutor, do_here
from ._work import Work

#: Seconds that a ticket stays at the scheduler when its item has ended.
KEPT: Final = 600.0


@frozen
class Ticketed:
    """An item, and a name that nothing else has; `once`: whether it may begin only once."""

    ticket: str
    once: bool
    item: Any


class DaskExecutor(PoolExecutor):
    """Hands each item to a Dask cluster. The cluster and its executor stay open."""

    def __init__(self, executor: Any) -> None:
        super().__init__(executor)
        self._client = executor._client  # nothing public tells it

    async def call(self, work: Work, item: Any, desk: Desk) -> Outcome:
        """Do the work with one item on a worker. Raises NotBegunError."""
        sent = Ticketed(uuid4().hex, work.unsafe(item), item)
        outcome = await super().call(work, sent, desk)
        if sent.once:
            loop = self._client.loop
            loop.add_callback(loop.call_later, KEPT, self._forget, sent.ticket)
        return outcome

    async def _forget(self, ticket: str) -> None:
        with suppress(Exception):  # the client may be closed by then, and the scheduler gone
            await self._client.unpublish_dataset(ticket, asynchronous=True)

    def _submit(self, packed: bytes, item: Ticketed) -> "Future[Outcome]":
        try:
            return self._executor.submit(do_once, packed, item)
        except RuntimeError as error:
            raise NotBegunError(f"the cluster takes no work any more: {error}") from error


def do_once(packed: bytes, sent: Ticketed) -> Outcome:
    """Do the work with one item on this worker, unless it is unsafe and has begun before."""
    if sent.once:
        try:
            # Imported when it is needed: Dask changes how every exception is pickled.
            import_module("distributed").get_client().publish_dataset(True, name=sent.ticket)
        except KeyError:
            return Outcome(error=WorkerLostError("a worker died when it had begun"))
    return do_here(packed, sent.item)
