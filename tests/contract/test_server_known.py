"""The list of known deviations names what there is, and a run is held against it both ways."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from schemathesis.checks import CHECKS, load_all_checks

from fivefold.sandbox._known import load_services
from scripts.contract.documents import SERVICES, load, operations
from scripts.contract.engine import Deviation, Outcome
from scripts.contract.known import NEVER_ACCEPTED, Known, judge, read_known

ENTRY = Known("arguslm", ("get_root", "check_health"), "not_a_server_error", "^500", "It may.")
SEEN = Deviation("get_root", "not_a_server_error", "Server error", "500 Internal Server Error", "curl …")


@pytest.mark.parametrize("service", SERVICES)
def test_the_list_names_what_there_is(service: str) -> None:
    load_all_checks()
    names = {one.name for one in operations(load(service, keyed=True))}
    quirks = {None, *load_services(service)[0].quirks}
    for entry in read_known():
        if entry.service == service:
            assert set(entry.operations) <= names, entry
            assert entry.check in {*CHECKS.get_all_names(), NEVER_ACCEPTED}, entry
            assert {entry.quirk, entry.hidden_by} <= quirks, entry
            assert entry.reason.endswith("."), entry


@pytest.mark.parametrize(
    ("found", "unlisted", "vanished"),
    [
        ([SEEN], 0, 0),
        ([], 0, 1),
        ([SEEN, Deviation("get_root", "ignored_auth", "", "200 {}", "")], 1, 0),
        ([Deviation("get_root", "not_a_server_error", "", "503 down", "")], 1, 1),
        ([Deviation("get_model", "not_a_server_error", "", "500 down", "")], 1, 1),
    ],
)
def test_unlisted_and_vanished(found: list[Deviation], unlisted: int, vanished: int) -> None:
    outcome = Outcome(found)
    for name in ("get_root", "check_health", "get_model"):
        outcome.statuses[name][200] = 1
    verdict = judge([ENTRY], outcome, ["get_root", "check_health", "get_model"])
    assert (len(verdict.unlisted), len(verdict.vanished)) == (unlisted, vanished)


def test_what_a_quirk_hides_is_looked_for_without_it() -> None:
    outcome = Outcome()
    outcome.statuses["get_root"][200] = outcome.statuses["check_health"][200] = 1
    hidden = replace(ENTRY, hidden_by="text_500")
    verdicts = [judge([hidden], outcome, ["get_root", "check_health"], quirks=quirks) for quirks in (False, True)]
    assert [len(verdict.vanished) for verdict in verdicts] == [1, 0]


def test_an_operation_without_any_success_is_a_deviation() -> None:
    outcome = Outcome()
    outcome.statuses["get_root"][404] = 3
    assert [one.check for one in judge([], outcome, ["get_root"]).unlisted] == [NEVER_ACCEPTED]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[nobody]]", "no service 'nobody'"),
        ("[[arguslm]]\nwhy = 1", "no field 'why'"),
        ("[[arguslm]]\ncheck = 'a'", "'operations' is missing"),
        ("[[arguslm]]\noperations=['a']\ncheck='b'\nsays='('\nreason='c.'", "arguslm, entry 1"),
    ],
)
def test_a_broken_list_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "known.toml"
    path.write_text(text)
    with pytest.raises(ValueError, match=message):
        read_known(path)
