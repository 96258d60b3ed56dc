"""The pages that tell of the matrix."""

from .faults import GROUPS
from .matrix import AFTERWARDS, Cell
from .report import BEGIN, HTML, MARKDOWN, MARKERS, README, markdown, page, rows

GOOD = Cell("fivefold", "arguslm", "sync", "get_model", "refused", {}, 0.0, 0.1, "result")
BAD = Cell("another", "arguslm", "async", "get_model", "status 404", {"lie": "said <b>"}, 2.25, 3.0, "result")


def test_every_fault_has_a_row() -> None:
    shown = {fault for row in rows() for fault in row.faults}
    assert shown == {fault.name for faults in GROUPS.values() for fault in faults} | {"nothing", AFTERWARDS}


def test_the_table_counts_by_client_and_by_fault() -> None:
    told = markdown([BAD, GOOD])
    assert "| fivefold | arguslm | sync | 1 | 0 | 0 | 0 | 0 | 0.0 s |" in told
    assert "| another | arguslm | async | 1 | 0 | 1 | 0 | 0 | 2.2 s |" in told
    assert "| refused | Nobody listens. | 0 of 1, 0.0 s |  |" in told
    assert "| 4xx | Every status 4xx. |  | L1 of 1, 2.2 s |" in told
    assert "| another | 0 | 0 | 0 | 0 |" in told


def test_the_page_tells_what_went_wrong_and_needs_nothing_else() -> None:
    told = page([BAD, GOOD])
    assert "<td class=good" in told
    assert '<td class=bad title="get_model: lie: said &lt;b&gt;">L1</td>' in told
    assert "prefers-color-scheme:dark" in told
    assert "http" not in told.replace("HTTP", "")


def test_the_pages_were_written() -> None:
    assert BEGIN in MARKDOWN.read_text(encoding="utf-8")
    assert HTML.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_readme_shows_the_table_of_the_page() -> None:
    begin, end = MARKERS
    shown = README.read_text(encoding="utf-8").partition(begin)[2].partition(end)[0]
    assert shown.startswith("| client | service |")
    assert shown in MARKDOWN.read_text(encoding="utf-8")
