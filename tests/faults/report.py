"""The matrix as people read it: a page of Markdown, and one of HTML with colours. No I/O but `write`."""

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from attrs import frozen

from .compare.columns import Played
from .compare.others import ROOT
from .faults import FAULTS, GROUPS, NONE
from .matrix import AFTERWARDS, Cell
from .verdicts import VERDICTS

README = ROOT / "README.md"
MARKDOWN, HTML = ROOT / "docs" / "faults.md", ROOT / "docs" / "assets" / "faults.html"
#: Above this stands what people wrote, below it what `write` did.
BEGIN = "<!-- Written by `make faults`; edits below this line are lost. -->"
#: What stands between these in the README is the table by client.
MARKERS = "<!-- faults: begin -->\n", "<!-- faults: end -->"
#: The kinds of leaks, by what their texts hold; what holds none of it is something that was left open.
_KINDS = {"foreign exception": "foreign exceptions", "secret": "secrets", "MB of memory": "memory"}
_LEFT = "left open"
#: Whose column of the page a cell is in.
_OF = attrgetter("contender", "service")
#: Characters that a square of the page says of what went wrong.
_TOLD = 120
_LETTERS = {"hang": "H", "lie": "L", "duplicate": "D", "leak": "K"}


@frozen
class Row:
    """One line of the table: a fault, or several that share a row."""

    group: str
    name: str
    says: str
    faults: frozenset[str]


def rows() -> Iterator[Row]:
    """The lines, in the order of the faults."""
    yield Row("Nothing", NONE.name, NONE.says, frozenset({NONE.name}))
    for group, faults in GROUPS.items():
        named: dict[str, list[str]] = {}
        for fault in faults:
            named.setdefault(fault.row or fault.name, []).append(fault.name)
        for name, members in named.items():
            yield Row(group, name, FAULTS[members[0]].says, frozenset(members))
    yield Row("Afterwards", AFTERWARDS, "What is there when all is done: tasks, threads, descriptors, logged secrets.",
              frozenset({AFTERWARDS}))  # fmt: skip


def counted(cells: Iterable[Cell]) -> dict[str, int]:
    """How many cells each verdict was spoken of."""
    found = list(cells)
    return {name: sum(name in cell.verdicts for cell in found) for name in VERDICTS}


def _numbers(cells: Sequence[Cell]) -> list[str]:
    worst = max((cell.overrun for cell in cells), default=0.0)
    return [str(len(cells)), *map(str, counted(cells).values()), f"{worst:.1f} s"]


def _table(head: Sequence[str], body: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _line(head)
    yield "|" + "---|" * len(head)
    yield from map(_line, body)
    yield ""


def _line(row: Sequence[str]) -> str:
    return f"| {' | '.join(text.replace('|', chr(92) + '|') for text in row)} |"


def by_client(cells: Sequence[Cell]) -> str:
    """The table of the sums."""
    head = ("client", "service", "twins", "cells", *VERDICTS, "worst overrun")
    body = []
    for who, found in groupby(sorted(cells, key=lambda cell: (cell.contender != "fivefold", _OF(cell))), _OF):
        seen = list(found)
        body.append((*who, ", ".join(sorted({cell.twin for cell in seen}, reverse=True)), *_numbers(seen)))
    return "\n".join(_table(head, body))


def markdown(cells: Sequence[Cell], others: Sequence[Played] = ()) -> str:
    """The generated part of the page."""
    every = [*cells, *(cell for other in others for cell in other.cells)]
    return "\n".join(_lines(every, others))


def _lines(cells: Sequence[Cell], others: Sequence[Played]) -> Iterator[str]:
    contenders = _contenders(cells)
    yield from ("## By client", "", by_client(cells), "What leaked, in how many cells:", "")
    leaks = [(name, *_leaks([cell for cell in cells if cell.contender == name])) for name in contenders]
    yield from _table(("client", *_KINDS.values(), _LEFT), leaks)
    if others:
        yield from ("What each of the others was told, and how it is judged:", "")
        yield from _table(("client", "installed", "told", "may take", "its own exceptions", "not measured"),
                          map(_told, others))  # fmt: skip
    for group, members in groupby(rows(), attrgetter("group")):
        yield from (f"## {group}", "")
        body = [(row.name, row.says, *(_short(_of(cells, name, row)) for name in contenders)) for row in members]
        yield from _table(("fault", "what happens", *contenders), body)


def _contenders(cells: Iterable[Cell]) -> list[str]:
    return sorted({cell.contender for cell in cells}, key=lambda name: (name != "fivefold", name))


def _of(cells: Iterable[Cell], contender: str, row: Row) -> list[Cell]:
    return [cell for cell in cells if cell.contender == contender and cell.fault in row.faults]


def _short(cells: Sequence[Cell]) -> str:
    """What went wrong in how many of the cells, and the worst overrun."""
    if not cells:
        return ""
    return f"{_bad(cells) or '0'} of {len(cells)}, {max(cell.overrun for cell in cells):.1f} s"


def _bad(cells: Sequence[Cell]) -> str:
    return " ".join(f"{_LETTERS[name]}{number}" for name, number in counted(cells).items() if number)


def _leaks(cells: Iterable[Cell]) -> Iterator[str]:
    kinds = [{_kind(each) for each in cell.verdicts.get("leak", "").split("; ") if each} for cell in cells]
    for kind in (*_KINDS.values(), _LEFT):
        yield str(sum(kind in found for found in kinds))


def _kind(leak: str) -> str:
    return next((kind for part, kind in _KINDS.items() if part in leak), _LEFT)


def _told(played: Played) -> Sequence[str]:
    other, with_it = played.other, ("httpx", "httpx2", "pydantic", "attrs")
    installed = [*other.requirements, *(f"{name} {found}" for name in with_it if (found := played.versions.get(name)))]
    return (other.name, ", ".join(installed), other.told, other.patience, other.own, other.missing)


def page(cells: Sequence[Cell]) -> str:
    """The whole table on one page that needs nothing else: a column for each client of a service, a line for a row."""
    who = sorted({_OF(cell) for cell in cells}, key=lambda one: (one[0] != "fivefold", one))
    head = "".join(f"<th><span>{html.escape(' '.join(one))}</span></th>" for one in who)
    return _PAGE.replace("{head}", head).replace("{body}", "\n".join(_body(cells, who)))


def _body(cells: Sequence[Cell], who: Sequence[tuple[str, str]]) -> Iterator[str]:
    for group, members in groupby(rows(), attrgetter("group")):
        yield f"<tr class=group><th colspan={len(who) + 1}>{html.escape(group)}</th></tr>"
        for row in members:
            met = [cell for cell in cells if cell.fault in row.faults]
            told = (_square([cell for cell in met if _OF(cell) == one]) for one in who)
            yield f'<tr><th title="{html.escape(row.says)}">{html.escape(row.name)}</th>{"".join(told)}</tr>'


def _square(cells: Sequence[Cell]) -> str:
    bad = _bad(cells)
    if not bad:
        return "<td class=good>0</td>" if cells else "<td></td>"
    wrong = "; ".join(f"{cell.operation}: {name}: {text}" for cell in cells for name, text in cell.verdicts.items())
    return f'<td class=bad title="{html.escape(wrong[:_TOLD])}">{bad}</td>'


def write(cells: Sequence[Cell], others: Sequence[Played] = ()) -> None:
    """Write both pages, under what people wrote on the first one, and the table in the README."""
    above = MARKDOWN.read_text(encoding="utf-8").partition(BEGIN)[0]
    MARKDOWN.write_text(f"{above}{BEGIN}\n\n{markdown(cells, others).rstrip()}\n", encoding="utf-8")
    every = [*cells, *(cell for other in others for cell in other.cells)]
    HTML.write_text(page(every), encoding="utf-8")
    before, begin, rest = README.read_text(encoding="utf-8").partition(MARKERS[0])
    after = rest.partition(MARKERS[1])[2]
    README.write_text(f"{before}{begin}{by_client(every)}{MARKERS[1]}{after}", encoding="utf-8")


_PAGE = """<!doctype html>
<html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1">
<title>The fault matrix</title>
<style>
:root{color-scheme:light dark;--back:#fff;--text:#1c1e21;--soft:#f0f1f4;--line:#d9dce1;--good:#d7f0dd;--bad:#ffc9c4}
@media(prefers-color-scheme:dark){
:root{--back:#15171a;--text:#e4e6ea;--soft:#22262b;--line:#363b42;--good:#1d4029;--bad:#7a241d}}
body{margin:1rem;background:var(--back);color:var(--text);font:14px/1.4 system-ui,sans-serif}
div{overflow-x:auto}table{border-collapse:collapse}
th,td{padding:.2rem .4rem;border:1px solid var(--line);text-align:center}
tbody th{position:sticky;left:0;background:var(--back);text-align:left;font-weight:400}
tbody th{max-width:11rem;overflow-wrap:anywhere}
thead span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap}
.group th{background:var(--soft);font-weight:600}
.good{background:var(--good)}.bad{background:var(--bad);font-weight:600}
@media(max-width:40rem){body{margin:.5rem;font-size:12px}th,td{padding:.1rem .2rem}tbody th{max-width:7rem}}
</style>
<h1>The fault matrix</h1>
<p>Each square is a client of one service under one fault, over all operations that it can strike, in both twins. 0:
nothing went wrong. Else how many cells <b>H</b>ang, <b>L</b>ie, <b>D</b>uplicate or lea<b>K</b>. Written by
<code>make faults</code>.</p>
<div><table><thead><tr><th></th>{head}</tr></thead><tbody>
{body}
</tbody></table></div></html>
"""
