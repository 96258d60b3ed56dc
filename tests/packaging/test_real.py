"""What `make contract-real` decides with: its list of known deviations, its table of servers, its tiny model."""

import hashlib
from pathlib import Path

import pytest

from scripts.contract.documents import load, operations
from scripts.contract.engine import Deviation
from scripts.real.known import Known, judged, listed
from scripts.real.servers import ON_REQUEST, SERVERS
from scripts.real.tiny_model import write_model

KNOWN = Known("list_models", "not_a_server_error", "too large")


def deviation(operation: str = "list_models", how: str = "Server error", answer: str = "500 too large") -> Deviation:
    """A deviation of a server."""
    return Deviation(operation, "not_a_server_error", how, answer, "curl")


def test_what_is_listed_is_known_by_how_or_by_its_answer() -> None:
    seen = judged([KNOWN], [deviation(), deviation(how="too large", answer="")])
    assert (seen.known, seen.new, seen.gone) == (1, [], [])


@pytest.mark.parametrize("other", [deviation("get_model"), deviation(answer="500 out of memory")])
def test_anything_else_is_new_and_told_once(other: Deviation) -> None:
    seen = judged([KNOWN], [deviation(), other, other])
    assert (seen.known, seen.new, seen.gone) == (1, [other], [])


def test_what_is_listed_and_not_seen_is_gone() -> None:
    seen = judged([KNOWN], [])
    assert (seen.known, seen.new, seen.gone) == (0, [], [KNOWN])


@pytest.mark.parametrize("name", SERVERS)
def test_the_list_of_a_server_names_operations_of_its_document(name: str) -> None:
    server = SERVERS[name]
    there = {one.name for one in operations(load(server.service, keyed=False))}
    assert {one.operation for one in listed(name)} <= there
    assert "==" in server.requirements[0]


def test_only_what_is_compiled_is_left_to_be_asked_for() -> None:
    assert set(SERVERS) - ON_REQUEST == {"arguslm", "litellm"}


def test_the_tiny_model_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_model(tmp_path / name)
    one, two = (hashlib.sha256((tmp_path / name).read_bytes()).digest() for name in ("one", "two"))
    assert one == two
    assert (tmp_path / "one").read_bytes()[:8] == b"GGUF\x03\x00\x00\x00"
