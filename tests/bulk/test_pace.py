"""How a run slows down and speeds up: no I/O."""

from hypothesis import given
from hypothesis import strategies as st

from fivefold.bulk._pace import LONGEST_HOLD, Pace, begun, refused, succeeded, wait


def test_it_begins_as_fast_as_allowed() -> None:
    pace = Pace.of(4, None)
    assert [wait(pace, 0.0, flying) for flying in range(6)] == [0.0, 0.0, 0.0, 0.0, None, None]


def test_a_refusal_holds_everybody_as_long_as_the_server_asks_and_halves_what_may_fly() -> None:
    pace = refused(Pace.of(8, None), now=10.0, began=9.0, asked=5.0)
    assert (wait(pace, 10.0, 0), wait(pace, 12.0, 3), wait(pace, 15.0, 0)) == (5.0, 3.0, 0.0)
    assert wait(pace, 15.0, 4) is None


def test_refusals_of_what_was_sent_before_the_first_say_nothing_new() -> None:
    once = refused(Pace.of(8, None), now=10.0, began=9.0, asked=None)
    again = refused(once, now=10.1, began=9.5, asked=None)
    assert again == once
    assert refused(once, now=10.1, began=9.5, asked=60.0).until == 70.1  # but a longer wait is heard


def test_refusals_without_a_wish_hold_longer_each_time_and_a_success_ends_that() -> None:
    pace, holds = Pace.of(64, None), []
    for moment in range(100, 1000, 100):
        pace = refused(pace, now=float(moment), began=moment - 1.0, asked=None)
        holds.append(pace.until - moment)
    assert holds == [1.0, 2.0, 4.0, 8.0, 16.0, LONGEST_HOLD, LONGEST_HOLD, LONGEST_HOLD, LONGEST_HOLD]
    assert pace.limit == 1.0
    assert refused(succeeded(pace), now=2000.0, began=1999.0, asked=None).until == 2001.0


def test_successes_bring_it_back_to_what_is_allowed_and_no_further() -> None:
    pace = refused(Pace.of(8, None), now=0.0, began=0.0, asked=0.0)
    assert pace.limit == 4.0
    for _ in range(100):
        pace = succeeded(pace)
    assert pace.limit == 8.0
    assert succeeded(pace) is pace


def test_a_rate_spaces_what_is_begun() -> None:
    pace = begun(Pace.of(8, 2.0), now=10.0)
    assert wait(pace, 10.0, 1) == 0.5
    assert wait(begun(pace, 10.5), 10.5, 1) == 0.5
    assert wait(pace, 20.0, 1) == 0.0  # what was not used is not saved up
    assert wait(begun(pace, 20.0), 20.0, 1) == 0.5


EVENTS = st.lists(st.tuples(st.sampled_from(["success", "refusal"]), st.floats(0, 5), st.none() | st.floats(0, 100)))


@given(st.integers(1, 100), EVENTS)
def test_it_never_stands_still_for_ever_nor_exceeds_what_is_allowed(
    most: int, events: list[tuple[str, float, float]]
) -> None:
    pace, now = Pace.of(most, None), 0.0
    for kind, seconds, asked in events:
        now += seconds
        pace = succeeded(pace) if kind == "success" else refused(pace, now, now - seconds, asked)
        assert 1.0 <= pace.limit <= most
        assert wait(pace, now, most) is None
        pause = wait(pace, now, 0)
        assert pause is not None
        assert wait(pace, now + pause + 1e-6, 0) == 0.0
