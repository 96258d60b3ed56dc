"""Every item of a listing once, on servers that hold still, and in what order pages are asked for."""

from itertools import count
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold._codec import WireError
from fivefold._paging import MOST_SCANS, Paging, Walk

from ._listing import Position, Server, Told, everything, everything_or_complaint, pages, paging, things, walk_of
from ._tiny_calls import Item, Page, list_items

POSITIONS: list[Position] = ["offset", "page"]
positions = st.sampled_from(POSITIONS)
sizes = st.integers(1, 7)
counts = st.integers(0, 40)


@settings(deadline=None)
@given(count=counts, size=sizes, position=positions, counted=st.booleans(), whole=st.booleans())
def test_a_listing_that_holds_still_is_told_whole_and_in_order(
    count: int, size: int, position: Position, counted: bool, whole: bool
) -> None:
    held = things(count)
    assert everything(Server(held, counts=counted), paging(size, position, whole=whole)) == held


@settings(deadline=None)
@given(count=counts, size=sizes, clamp=sizes, position=positions)
def test_a_server_that_gives_smaller_pages_than_asked_for_loses_nothing_when_it_tells_the_total(
    count: int, size: int, clamp: int, position: Position
) -> None:
    held = things(count)
    assert everything(Server(held, clamp=clamp), paging(size, position)) == held


@settings(deadline=None)
@given(count=counts, size=sizes, clamp=sizes, position=positions)
def test_a_server_that_gives_smaller_pages_than_asked_for_loses_nothing_without_a_total(
    count: int, size: int, clamp: int, position: Position
) -> None:
    held = things(count)
    assert everything(Server(held, counts=False, clamp=clamp), paging(size, position)) == held


@settings(deadline=None, max_examples=200)
@given(count=counts, size=sizes, tie=st.integers(1, 12), seed=st.integers(0, 2**32), position=positions)
def test_ties_that_change_places_make_it_whole_or_an_error_but_never_less(
    count: int, size: int, tie: int, seed: int, position: Position
) -> None:
    held = things(count, tie)
    told = everything_or_complaint(Server(held, shuffle=Random(seed)), paging(size, position))
    assert told is None or sorted(thing.id for thing in told) == list(range(count))


@settings(deadline=None, max_examples=200)
@given(count=counts, size=st.integers(2, 12), tie=st.integers(1, 12), seed=st.integers(0, 2**32), counted=st.booleans())
def test_ties_smaller_than_a_page_make_it_whole_in_one_scan(
    count: int, size: int, tie: int, seed: int, counted: bool
) -> None:
    held = things(count, min(tie, size - 1))
    server = Server(held, counts=counted, shuffle=Random(seed))
    assert sorted(thing.id for thing in everything(server, paging(size, tied=True))) == list(range(count))
    assert len(server.asked) <= count + 1


@pytest.mark.parametrize("clamp", [None, 2])
def test_where_a_page_is_all_one_tie_one_scan_will_not_do(clamp: int | None) -> None:
    server = Server(things(18, tie=18), counts=False, clamp=clamp)
    assert everything(server, paging(5, tied=True)) == things(18, tie=18)
    assert [query["offset"] for query in server.asked].count("0") > 1


def test_pages_by_number_cannot_begin_at_a_tie_so_one_scan_will_not_do() -> None:
    server = Server(things(18, tie=3), counts=False)
    assert everything(server, paging(5, "page", tied=True)) == things(18, tie=3)
    assert [query["page"] for query in server.asked].count("1") > 1


@settings(deadline=None)
@given(count=counts, size=sizes, tie=st.integers(1, 12), seed=st.integers(0, 2**32), position=positions)
def test_nothing_is_told_twice_without_a_total_either(
    count: int, size: int, tie: int, seed: int, position: Position
) -> None:
    server = Server(things(count, tie), counts=False, shuffle=Random(seed))
    told = everything_or_complaint(server, paging(size, position))
    assert told is None or len(told) <= count


@pytest.mark.parametrize("position", POSITIONS)
def test_two_that_change_places_across_a_page_border_are_both_found(position: Position) -> None:
    orders = ([0, 1, 2, 3], [0, 2, 1, 3])
    turn = count()

    def serve(query: Any) -> Told:
        start = int(query["offset"]) if position == "offset" else 2 * (int(query["page"]) - 1)
        order = orders[next(turn) % 3 % 2]
        return Told([things(4)[place] for place in order[start : start + 2]], 4)

    assert sorted(thing.id for thing in everything(serve, paging(2, position))) == [0, 1, 2, 3]


def test_pages_are_found_by_offset() -> None:
    server = Server(things(7))
    pages(server, paging(3))
    assert [(query["offset"], query["limit"]) for query in server.asked] == [("0", "3"), ("3", "3"), ("6", "3")]


def test_pages_are_found_by_number_from_one() -> None:
    server = Server(things(7))
    pages(server, paging(3, "page"))
    assert [(query["page"], query["limit"]) for query in server.asked] == [("1", "3"), ("2", "3"), ("3", "3")]


def test_with_a_total_no_page_is_asked_for_beyond_the_last_one() -> None:
    server = Server(things(6))
    assert [len(page) for page in pages(server, paging(3))] == [3, 3]


def test_a_listing_of_one_short_page_takes_one_request() -> None:
    for counted in (True, False):
        server = Server(things(2), counts=counted)
        assert len(pages(server, paging(3))) == 1


def test_the_filters_of_a_call_are_kept_on_every_page() -> None:
    server = Server(things(5))
    pages(server, paging(2), status="down", limit=1)
    assert {query["status"] for query in server.asked} == {"down"}
    assert {query["limit"] for query in server.asked} == {"2"}


def test_the_parameter_for_the_size_has_the_name_of_the_service() -> None:
    how = Paging[Page, Item](items=lambda page: page.items, size=100, size_key="per_page", position="page")
    walk = Walk(list_items(), how)
    assert dict(walk.next_call.query) == {"per_page": "100", "page": "1"}
    assert list(walk.take(Page([Item("1")]))) == [Item("1")]
    assert walk.done


def test_items_are_told_apart_by_the_key_that_is_given() -> None:
    how = Paging[Page, Item](items=lambda page: page.items, size=9, key=lambda item: item.name)
    same = [Item("1", "a"), Item("2", "a"), Item("3", "b")]
    assert list(Walk(list_items(), how).take(Page(same))) == [same[0], same[2]]


@settings(deadline=None)
@given(count=counts, size=sizes, position=positions)
def test_a_whole_listing_is_handed_out_at_its_end_and_not_before(count: int, size: int, position: Position) -> None:
    held = things(count)
    handed = pages(Server(held), paging(size, position, whole=True))
    assert [page for page in handed[:-1] if page] == []
    assert handed[-1] == held


def test_a_whole_listing_misses_nothing_when_the_caller_takes_away_what_it_is_handed() -> None:
    server = Server(things(10), counts=False)
    walk = walk_of(paging(3, whole=True))
    told: list[int] = []
    while not walk.done:
        for thing in walk.take(server(dict(walk.next_call.query))):
            told.append(thing.id)
            server.held.remove(thing)
    assert told == list(range(10))


def test_a_whole_listing_that_will_not_hold_still_hands_out_nothing() -> None:
    walk = walk_of(paging(2, whole=True))
    handed: list[Any] = []

    def to_the_end() -> None:
        for _ in range(100):
            handed.extend(walk.take(Told(things(2), 3)))

    with pytest.raises(WireError, match=f"2 different items of 3 in {MOST_SCANS} scans"):
        to_the_end()
    assert handed == []
