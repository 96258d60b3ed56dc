"""A paged listing without a network: servers that behave, that do not, and a walk over them."""

from collections.abc import Callable, Mapping, Sequence
from math import inf
from random import Random
from typing import Any, Literal, TypeAlias

from attrs import frozen

from fivefold._codec import WireError
from fivefold._paging import Paging, Walk
from fivefold.call import Call

from ._tiny_calls import list_items

#: Asks for a page: the query in, the items and the total out.
Serve: TypeAlias = Callable[[Mapping[str, str]], "Told"]
Position: TypeAlias = Literal["offset", "page"]


@frozen
class Thing:
    """An item; things of one rank come in any order."""

    id: int
    rank: int = 0


@frozen
class Told:
    """A page."""

    items: Sequence[Thing]
    total: int | None = None
    limit: float = inf


def things(count: int, tie: int = 1) -> list[Thing]:
    """So many things, in groups of equal rank."""
    return [Thing(number, number // tie) for number in range(count)]


def paging(size: int, position: Position = "offset", *, whole: bool = False, tied: bool = False) -> Paging[Told, Thing]:
    """How the walk pages."""
    return Paging(
        items=lambda page: page.items,
        item="Thing",
        size=size,
        position=position,
        total=lambda page: page.total,
        limit=lambda page: page.limit,
        tie=(lambda thing: thing.rank) if tied else None,
        whole=whole,
    )


class Server:
    """Serves slices of its things; `shuffle` mixes ties anew for each page, `clamp` is the largest page it gives."""

    def __init__(
        self,
        held: Sequence[Thing],
        *,
        counts: bool = True,
        clamp: int | None = None,
        shuffle: Random | None = None,
    ) -> None:
        self.held = list(held)
        self.asked: list[Mapping[str, str]] = []
        self._counts = counts
        self._clamp = clamp
        self._shuffle = shuffle

    def __call__(self, query: Mapping[str, str]) -> Told:
        self.asked.append(query)
        size = int(query["limit"])
        size = size if self._clamp is None else min(size, self._clamp)
        start = int(query["offset"]) if "offset" in query else (int(query["page"]) - 1) * size
        order = list(self.held)
        if self._shuffle is not None:
            self._shuffle.shuffle(order)
            order.sort(key=lambda thing: thing.rank)
        return Told(order[start : start + size], len(order) if self._counts else None, size)


def walk_of(how: Paging[Told, Thing], **filters: Any) -> Walk[Told, Thing]:
    """A walk that has not begun."""
    call: Call[Any] = list_items()
    return Walk(call.with_query(**filters), how)


def pages(serve: Serve, how: Paging[Told, Thing], most: int = 5000, **filters: Any) -> list[list[Thing]]:
    """What is handed out after each page, in a walk of at most so many pages."""
    walk = walk_of(how, **filters)
    handed: list[list[Thing]] = []
    while not walk.done:
        assert len(handed) < most, f"still not done after {most} pages"
        handed.append(list(walk.take(serve(dict(walk.next_call.query)))))
    return handed


def everything(serve: Serve, how: Paging[Told, Thing]) -> list[Thing]:
    """All that a walk hands out."""
    return [thing for page in pages(serve, how) for thing in page]


def everything_or_complaint(serve: Serve, how: Paging[Told, Thing]) -> list[Thing] | None:
    """All that a walk hands out, nothing twice, or None when it complains that the listing keeps changing."""
    try:
        found = [thing for page in pages(serve, how, most=2500) for thing in page]
    except WireError as error:
        complaint = str(error)
    else:
        assert len({thing.id for thing in found}) == len(found), "something was told twice"
        return found
    assert "keeps changing" in complaint
    return None
