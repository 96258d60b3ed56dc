"""Figures into tables: medians with their spread, and each goal beside what came of it. No I/O."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any, TypeAlias

from .rows import Goal, Row

#: For each contender, what its worker told in each round.
Played: TypeAlias = Mapping[str, Sequence[Mapping[str, Any]]]

_FIGURES = {"cpu": "CPU µs per {unit}", "wall": "wall µs per {unit}", "memory": "MB added at most", "failed": "failed"}


def table(row: Row, played: Played) -> str:
    """A row of the goals as a table of its own."""
    figures = [figure for figure in _FIGURES if figure in row.figures]
    head = ["", *(_FIGURES[figure].format(unit=row.unit) for figure in figures), "goals"]
    lines = [head, ["---"] * len(head)]
    for contender in row.contenders:
        rounds = played[contender]
        missing = [told["missing"] for told in rounds if "missing" in told]
        shown = ["" for _ in figures] if missing else [_spread([told[figure] for told in rounds]) for figure in figures]
        goals = [_reached(goal, played) for goal in row.goals if goal.ours == contender]
        lines.append([_name(contender), *shown, f"not measured: {missing[0]}" if missing else "; ".join(goals)])
    told = f"{row.size:,} {row.unit}s a round, {row.rounds} rounds"
    return f"**{row.told}** (`{row.name}`): {told}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _name(contender: str) -> str:
    name, _, variant = contender.partition("-")
    return f"{name} ({variant})" if variant else name


def _spread(values: Sequence[float]) -> str:
    return f"{_short(median(values))} [{_short(min(values))}..{_short(max(values))}]"


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def _reached(goal: Goal, played: Played) -> str:
    """A goal, what came of it, and whether that is enough."""
    if not goal.than:
        reached = _median(played[goal.ours], goal.figure)
        assert goal.most is not None
        limit = f"{goal.figure} at most {goal.most:,.0f}"
        return f"{limit}: {'not measured' if reached is None else _verdict(reached <= goal.most)}"
    found = [_median(played[contender], goal.figure) for contender in (goal.ours, goal.than)]
    ours, theirs = found
    what = _name(goal.than) + (" in memory" if goal.figure == "memory" else "")
    if ours is None or theirs is None:
        return f"{what}: not measured"
    if goal.most is not None:
        part = ours / theirs
        return f"{part:.2f}x {what}, at most {goal.most:g}: {_verdict(part <= goal.most)}"
    assert goal.least is not None
    times = theirs / ours
    return f"{what} takes {times:.2f}x, at least {goal.least:g}: {_verdict(times >= goal.least)}"


def _verdict(reached: bool) -> str:
    return "pass" if reached else "**short**"


def _median(rounds: Sequence[Mapping[str, Any]], figure: str) -> float | None:
    values = [told[figure] for told in rounds if figure in told]
    return median(values) if values else None


def page(played: Sequence[tuple[Row, Played, str]], versions: Mapping[str, str], machine: str) -> str:
    """The whole of README.md: each row that was ever played, as it was played last and when."""
    listed = ", ".join(f"{name} {version}" for name, version in sorted(versions.items()))
    parts = [_HEAD, f"## Last run\n\n{machine}\n{listed}."]
    parts += [f"{table(row, rounds)}\n\n{when}" for row, rounds, when in played]
    return "\n\n".join([*parts, _NOT_MEASURED]) + "\n"


_HEAD = """\
# Benchmarks

What a call, a record or an event costs: fivefold, the libraries that it could be built on, and those that do the same.
`make bench` plays it and writes this file; `make bench ROWS="call decode"` plays some rows.

- The figure is the CPU time of the client's process, user and system, for one unit: median of the rounds [least..most].
  What passes on the wall also depends on what else the machine does, and is told only where it is the point.
- Client and server are pinned to one core. The server is a small one of our own with canned answers; its time does not
  count.
- Each contender of each round has a process of its own, in an environment that has what the package index has of all of
  them; everybody plays in every round, each time in another order. The goals are ratios of medians of one such run.
- fivefold is told nothing but an address: deadlines, retries, error tree, write safety and the limit of answers are on.
  The others have their defaults.

[Where the time goes](PROFILES.md) says why some rows are short of their goals."""

_NOT_MEASURED = """\
## What was not measured

Records with fields that the document does not know; PyPy, Python 3.14, macOS and Windows; proxies; real
networks; more than one core for a client; servers other than this one; compressed answers."""
