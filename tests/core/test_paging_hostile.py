"""Servers that lie, repeat themselves, shrink or grow while they are read: every walk ends, and tells nothing twice."""

from itertools import count
from math import inf
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold._codec import WireError

from ._listing import (
    Position,
    Serve,
    Server,
    Thing,
    Told,
    everything,
    everything_or_complaint,
    paging,
    things,
)

POSITIONS: list[Position] = ["offset", "page"]
positions = st.sampled_from(POSITIONS)
sizes = st.integers(1, 5)
lies = st.none() | st.integers(-3, 40) | st.just(10**9)


def told(
    serve: Serve, size: int, position: Position = "offset", *, whole: bool = False, tied: bool = False
) -> list[Thing] | None:
    """All that a walk hands out, or None when it complains."""
    return everything_or_complaint(serve, paging(size, position, whole=whole, tied=tied))


def repeating(size: int, total: int | None) -> Serve:
    """A server that gives its first page for ever."""
    return lambda query: Told(things(size), total)


@settings(deadline=None)
@given(
    script=st.lists(
        st.tuples(st.lists(st.integers(0, 11), max_size=5), lies, st.sampled_from([inf, 5, 1, 0, -1])),
        min_size=1,
        max_size=12,
    ),
    size=sizes,
    position=positions,
    whole=st.booleans(),
    tie=st.none() | st.integers(1, 12),
)
def test_whatever_a_server_says_the_walk_ends(
    script: list[tuple[list[int], int | None, float]], size: int, position: Position, whole: bool, tie: int | None
) -> None:
    turn = count()

    def serve(query: Any) -> Told:
        ids, total, limit = script[next(turn) % len(script)]
        return Told([Thing(each, each // (tie or 1)) for each in ids], total, limit)

    found = told(serve, size, position, whole=whole, tied=tie is not None)
    assert found is None or {thing.id for thing in found} <= {each for ids, _, _ in script for each in ids}


@pytest.mark.parametrize("position", POSITIONS)
def test_the_same_page_for_ever_is_told_once_without_a_total(position: Position) -> None:
    assert told(repeating(3, None), 3, position) == things(3)


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("total", [4, 100, 10**7, 10**12])
def test_the_same_page_for_ever_with_a_larger_total_is_an_error_in_the_end(total: int, position: Position) -> None:
    assert told(repeating(3, total), 3, position) is None


@pytest.mark.parametrize("total", [3, 2, 0, -1])
def test_the_same_page_for_ever_with_a_total_that_is_reached_ends(total: int) -> None:
    assert told(repeating(3, total), 3) == things(3)


@pytest.mark.parametrize("total", [1, 50, 10**12])
def test_empty_pages_and_a_total_are_an_error_and_not_an_empty_list(total: int) -> None:
    assert told(lambda query: Told([], total), 5) is None


@pytest.mark.parametrize("total", [None, 0])
def test_an_empty_listing_takes_one_request(total: int | None) -> None:
    server = Server([], counts=total is not None)
    assert told(server, 5) == []
    assert len(server.asked) == 1


@settings(deadline=None)
@given(size=sizes, count=st.integers(0, 20), more=st.integers(1, 1000), position=positions)
def test_a_total_that_is_too_high_is_an_error_and_not_a_loss(
    size: int, count: int, more: int, position: Position
) -> None:
    server = Server(things(count), counts=False)

    def serve(query: Any) -> Told:
        return Told(server(query).items, count + more)

    assert told(serve, size, position) is None


@settings(deadline=None)
@given(size=sizes, count=st.integers(1, 20), drop=st.lists(st.integers(0, 3), max_size=12), position=positions)
def test_a_listing_that_shrinks_between_pages_keeps_what_stays(
    size: int, count: int, drop: list[int], position: Position
) -> None:
    server = Server(things(count))
    drops = iter(drop)

    def serve(query: Any) -> Told:
        page = server(query)
        del server.held[: next(drops, 0)]
        return page

    found = told(serve, size, position)
    assert found is None or set(server.held) <= set(found) <= set(things(count))


@settings(deadline=None)
@given(size=sizes, count=st.integers(0, 20), add=st.lists(st.integers(0, 2), max_size=12), position=positions)
def test_a_listing_that_grows_at_its_front_keeps_what_was_there(
    size: int, count: int, add: list[int], position: Position
) -> None:
    server = Server(things(count))
    adds = iter(add)

    def serve(query: Any) -> Told:
        page = server(query)
        new = next(adds, 0)
        server.held[:0] = [Thing(1000 + len(server.held) + each) for each in range(new)]
        return page

    found = told(serve, size, position)
    assert found is None or set(things(count)) <= set(found)


def test_a_server_that_stops_early_is_asked_again_from_the_start() -> None:
    held = things(4)
    answers = iter([held[:2], [], held[:2], held[2:]])
    assert told(lambda query: Told(next(answers), 4), 2) == held


def test_a_listing_that_is_never_whole_says_how_much_of_it_was_seen() -> None:
    with pytest.raises(WireError, match="the listing keeps changing: 3 different items of 4 in 6 scans"):
        everything(repeating(3, 4), paging(3))
