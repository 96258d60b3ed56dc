"""Every item of a listing once, over pages that shift, repeat or end early. No I/O.

A scan asks for the largest pages from the first one on. Items are told apart by id. Where the server gives a
total, scans are repeated until that many were seen; where it does not, until a scan finds nothing new. A server
that keeps handing out the same page ends a scan, not the program.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Generic, Literal, TypeVar

from attrs import frozen

from ._codec import WireError
from .call import Call

Page = TypeVar("Page")
Item = TypeVar("Item")

#: Scans of a listing that will not hold still, before its iterator says so.
MOST_SCANS = 6


def _id(item: Any) -> Hashable:
    key: Hashable = item.id
    return key


@frozen
class Paging(Generic[Page, Item]):
    """How one listing pages.

    Attributes:
        items: The items of a page.
        size: The largest page that the service gives, and `size_key` the parameter that asks for it.
        position: Whether pages are found by "offset" (of the first item) or "page" (from 1).
        total: The number of items in all that a page tells, or None.
        whole: Fetch every page before the first item is handed out, for lists that callers shrink as they go.
    """

    items: Callable[[Page], Sequence[Item]]
    size: int
    size_key: str = "limit"
    position: Literal["offset", "page"] = "offset"
    total: Callable[[Page], int | None] = lambda page: None
    key: Callable[[Item], Hashable] = _id
    whole: bool = False


class Walk(Generic[Page, Item]):
    """One walk over one listing: `next_call` is sent by a runner, and `take` is given the page."""

    def __init__(self, call: Call[Page], paging: Paging[Page, Item]) -> None:
        self._call = call.with_query(**{paging.size_key: paging.size})
        self._paging = paging
        self._seen: set[Hashable] = set()
        self._held: list[Item] = []
        self._scan = _Scan()
        self._scans = 1
        self._pages = 0
        self._total: int | None = None
        self.done = False

    @property
    def next_call(self) -> Call[Page]:
        """The call for the page that comes next."""
        paging, scan = self._paging, self._scan
        return self._call.with_query(**{paging.position: scan.rows if paging.position == "offset" else scan.pages + 1})

    def take(self, page: Page) -> Iterator[Item]:
        """The items of a page that were not seen before. Raises WireError when the listing will not hold still."""
        items = self._paging.items(page)
        fresh = [item for item in items if self._new(item)]
        self._total = self._paging.total(page)
        self._scan = self._scan.after(len(items), len(fresh))
        if self._scan_ended(len(items), len(fresh)):
            self._end_scan()
        if not self._paging.whole:
            yield from fresh
            return
        self._held += fresh
        if self.done:
            yield from self._held

    def _new(self, item: Item) -> bool:
        key = self._paging.key(item)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def _scan_ended(self, rows: int, fresh: int) -> bool:
        if rows == 0 or (self._scans == 1 and fresh == 0):
            return True
        if self._total is not None:
            return len(self._seen) >= self._total or self._scan.rows >= self._total
        return rows < self._paging.size or (self._scans > 1 and self._scan.pages > self._pages)

    def _end_scan(self) -> None:
        scan, seen = self._scan, len(self._seen)
        if self._total is None:
            complete = scan.pages == 1 or (self._scans > 1 and scan.fresh == 0)
        else:
            complete = seen >= self._total
        if not complete and self._scans >= MOST_SCANS:
            raise WireError(
                f"the listing keeps changing: {seen} different items of {self._total} in {MOST_SCANS} scans"
            )
        self._pages = max(self._pages, scan.pages)
        self.done, self._scan, self._scans = complete, _Scan(), self._scans + 1


@frozen
class _Scan:
    pages: int = 0
    rows: int = 0
    fresh: int = 0

    def after(self, rows: int, fresh: int) -> "_Scan":
        return _Scan(self.pages + 1, self.rows + rows, self.fresh + fresh)
