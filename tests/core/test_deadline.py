"""The time left for a whole call."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold._deadline import Deadline

moments = st.floats(0, 1e6)
spans = st.floats(0, 1e6)


@settings(deadline=None)
@given(now=moments, seconds=spans, later=spans)
def test_what_is_left_shrinks_to_nothing_and_then_the_deadline_has_passed(
    now: float, seconds: float, later: float
) -> None:
    deadline = Deadline.after(seconds, now)
    left = deadline.remaining(now + later)
    assert left is not None
    assert 0 <= left <= seconds + 1e-6
    assert deadline.passed(now + later) is (left == 0)


@settings(deadline=None)
@given(now=moments, pause=spans, timeout=st.none() | spans)
def test_no_deadline_never_passes_and_bounds_nothing(now: float, pause: float, timeout: float | None) -> None:
    deadline = Deadline.after(None, now)
    assert deadline.remaining(now) is None
    assert not deadline.passed(now + pause)
    assert deadline.fits(pause, now)
    assert deadline.clip(timeout, now) == timeout


@settings(deadline=None)
@given(now=moments, seconds=spans, pause=spans)
def test_a_pause_fits_when_something_is_left_after_it(now: float, seconds: float, pause: float) -> None:
    deadline = Deadline.after(seconds, now)
    assert deadline.fits(pause, now) is not deadline.passed(now + pause)


@settings(deadline=None)
@given(now=moments, seconds=spans, timeout=st.none() | spans)
def test_a_timeout_is_cut_to_what_is_left(now: float, seconds: float, timeout: float | None) -> None:
    deadline = Deadline.after(seconds, now)
    left = deadline.remaining(now)
    assert left is not None
    assert deadline.clip(timeout, now) == (left if timeout is None else min(left, timeout))
