"""Every item of a listing once, over pages that shift, repeat or end early. No I/O.

A scan asks for the largest pages from the first one on, and items are told apart by id. Services sort by a time that
many items share, and sort those anew for each page; so the next page begins where the last time of this one began.
Where a page is all one time, or the total says that something is missing, the listing is scanned again. A server that
keeps handing out the same page ends a scan, not the program.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from math import inf
from typing import Any, Generic, Literal, TypeVar

from attrs import evolve, frozen

from ._codec import WireError
from .call import Call

Page = TypeVar("Page")
Item = TypeVar("Item")

#: Scans of a listing that is short of its total, before its iterator says so; and of one with pages of one time.
MOST_SCANS, MOST_BLURRED_SCANS = 6, 40
#: Scans in a row that must find nothing new, where a page was all one time and there is no total.
QUIET_SCANS = 12


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
        limit: The page size that a page itself tells, where the service may give less than asked for.
        tie: What items are sorted by, where several may share it and those are in no order.
        item: The name of an item's class, for signatures.
        whole: Fetch every page before the first item is handed out, for lists that callers shrink as they go.
    """

    items: Callable[[Page], Sequence[Item]]
    size: int
    size_key: str = "limit"
    position: Literal["offset", "page"] = "offset"
    total: Callable[[Page], int | None] = lambda page: None
    limit: Callable[[Page], float] = lambda page: inf
    key: Callable[[Item], Hashable] = _id
    tie: Callable[[Item], Hashable] | None = None
    whole: bool = False
    item: str = "Any"


class Walk(Generic[Page, Item]):
    """One walk over one listing: `next_call` is sent by a runner, and `take` is given the page."""

    def __init__(self, call: Call[Page], paging: Paging[Page, Item]) -> None:
        self._call = call.with_query(**{paging.size_key: paging.size})
        self._paging = paging
        self._seen: set[Hashable] = set()
        self._held: list[Item] = []
        self._scan = _Scan()
        self._scans = 1
        self._quiet = 0
        self._pages = 0
        self._total: int | None = None
        self._shrinks = False
        self.done = False

    @property
    def next_call(self) -> Call[Page]:
        """The call for the page that comes next."""
        paging, scan = self._paging, self._scan
        return self._call.with_query(
            **{paging.position: scan.offset if paging.position == "offset" else scan.pages + 1}
        )

    def take(self, page: Page) -> Iterator[Item]:
        """The items of a page that were not seen before. Raises WireError when the listing will not hold still."""
        items = self._paging.items(page)
        fresh = [item for item in items if self._new(item)]
        total = self._paging.total(page)
        shrunk = total is not None and self._total is not None and total < self._total
        self._total, self._shrinks = total, self._shrinks or shrunk
        self._scan = evolve(self._scan, shrunk=self._scan.shrunk or shrunk).after(
            len(items), len(fresh), self._last_tie(items), self._asked(page)
        )
        if self._scan_ended(page, len(items), len(fresh)):
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

    def _last_tie(self, items: Sequence[Item]) -> int:
        """How many items at the end of a page share what they are sorted by."""
        tie = self._paging.tie
        if tie is None or not items:
            return 0
        last = tie(items[-1])
        return next((count for count, item in enumerate(reversed(items)) if tie(item) != last), len(items))

    def _scan_ended(self, page: Page, rows: int, fresh: int) -> bool:
        if rows == 0 or (self._scans == 1 and fresh == 0) or (self._scans > 1 and self._scan.pages > self._pages):
            return True
        if self._total is not None:
            return self._scan.reached >= self._total or (not self._shrinks and len(self._seen) >= self._total)
        return rows < self._asked(page)

    def _asked(self, page: Page) -> float:
        return min(self._paging.size, self._paging.limit(page))

    def _end_scan(self) -> None:
        scan, seen, complete = self._scan, len(self._seen), self._complete()
        most = MOST_BLURRED_SCANS if scan.blurred else MOST_SCANS
        if not complete and self._scans >= most:
            raise WireError(f"the listing keeps changing: {seen} different items of {self._total} in {most} scans")
        self._pages = max(self._pages, scan.pages)
        self.done, self._scan, self._scans = complete, _Scan(), self._scans + 1

    def _complete(self) -> bool:
        scan = self._scan
        self._quiet = 0 if scan.fresh or scan.shrunk else self._quiet + 1
        if self._total is not None and not self._shrinks:
            return len(self._seen) >= self._total
        if scan.blurred:
            return self._quiet >= QUIET_SCANS
        overlapping = self._paging.tie is not None and self._paging.position == "offset"
        return (self._total is None and (scan.pages == 1 or overlapping)) or self._quiet > 0


@frozen
class _Scan:
    """One way through a listing. `blurred`: a page was all one time; `shrunk`: the total fell."""

    pages: int = 0
    offset: int = 0
    reached: int = 0
    fresh: int = 0
    blurred: bool = False
    shrunk: bool = False

    def after(self, rows: int, fresh: int, tie: int, size: float) -> "_Scan":
        alike = 0 < tie == rows
        return evolve(
            self,
            pages=self.pages + 1,
            offset=self.offset + (rows if alike else rows - tie),
            reached=self.offset + rows,
            fresh=self.fresh + fresh,
            blurred=self.blurred or (alike and rows >= size),
        )
