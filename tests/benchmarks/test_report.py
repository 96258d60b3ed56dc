"""Rows are found by their names, and a goal is reached or not by the medians of its rounds."""

import pytest

from benchmarks.report import table
from benchmarks.rows import HTTPX, OURS, ROWS, Goal, Row, chosen


def _row(*goals: Goal) -> Row:
    return Row("call-sync", "a call", "call", 100, (HTTPX, "httpx"), goals, rounds=3)


def _rounds(*values: float) -> list[dict[str, float]]:
    return [{"cpu": value, "memory": value} for value in values]


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        (Goal(HTTPX, "httpx", most=0.5), "0.50x httpx, at most 0.5: pass"),
        (Goal(HTTPX, "httpx", most=0.4), "0.50x httpx, at most 0.4: **short**"),
        (Goal(HTTPX, "", most=10.0), "cpu at most 10: pass"),
        (Goal(HTTPX, "httpx", least=2.0), "httpx takes 2.00x, at least 2: pass"),
        (Goal(HTTPX, "httpx", least=2.1, figure="memory"), "httpx in memory takes 2.00x, at least 2.1: **short**"),
    ],
)
def test_a_goal_is_held_against_the_medians(goal: Goal, told: str) -> None:
    lines = table(_row(goal), {HTTPX: _rounds(10, 1, 99), "httpx": _rounds(20, 20, 20)}).splitlines()
    assert lines[4] == f"| fivefold (httpx) | 10.0 [1.00..99.0] | {told} |"
    assert lines[5] == "| httpx | 20.0 [20.0..20.0] |  |"


def test_who_cannot_play_is_told_with_the_reason() -> None:
    row = _row(Goal(HTTPX, "httpx", most=0.5))
    ours, theirs = [{"missing": "no such engine"}], _rounds(1)
    assert "| fivefold (httpx) |  | not measured: no such engine |" in table(row, {HTTPX: ours, "httpx": theirs})
    assert "httpx: not measured |" in table(row, {HTTPX: theirs, "httpx": ours})


def test_rows_are_chosen_by_name_or_by_what_is_before_a_dash() -> None:
    assert chosen([]) == list(ROWS)
    assert [row.name for row in chosen(["sse", "call"])] == ["call-sync", "call-64", "call-tls", "call-http2", "sse"]
    with pytest.raises(ValueError, match="no row is called calls: call-sync"):
        chosen(["calls"])


def test_every_goal_is_between_two_who_play_in_its_row() -> None:
    for row in ROWS:
        players = {player for goal in row.goals for player in (goal.ours, goal.than or goal.ours)}
        assert players <= set(row.contenders), row.name
        assert {goal.ours for goal in row.goals} <= set(OURS), row.name
        assert all((goal.most is None) != (goal.least is None) for goal in row.goals), row.name
