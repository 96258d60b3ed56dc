"""Random loss on every unsafe operation: each write is done once at most, and what is told of it is true."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from fivefold.sandbox import Sandbox

from .conftest import SOAK
from .driver import Driver, client_of, started
from .ledger import Ledger, Row
from .places import PLACES
from .writes import Place

#: Calls of each operation with each twin.
CALLS = 60 if SOAK else 7
DOCUMENTS = Path(__file__).parents[3] / "openapi"


def test_no_unsafe_operation_is_forgotten() -> None:
    unsafe = {
        (path.stem, operation["operationId"])
        for path in DOCUMENTS.glob("*.json")
        for item in json.loads(path.read_text())["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and operation.get("x-safety") == "unsafe"
    }
    assert {(place.service, operation) for place in PLACES for operation in place.writes} == unsafe
    assert len(unsafe) == 33


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: place.name)
def place(request: pytest.FixtureRequest) -> Place:
    """A service."""
    found: Place = request.param
    return found


@pytest.fixture(scope="module")
def server(place: Place) -> Iterator[Sandbox]:
    """Its sandbox."""
    with started(place) as running:
        yield running


@pytest.mark.watchdog(1800 if SOAK else 60)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_write_is_done_once_or_its_caller_is_told(place: Place, server: Sandbox, kind: str, ledger: Ledger) -> None:
    luck = random.Random(f"{place.name} {kind}")
    with client_of(place, kind, server) as client:
        for operation in place.writes:
            server.reset()
            place.enter(client)
            row = ledger.row(f"{place.service}.{operation}")
            Driver(server, client, place, operation, row).many(CALLS, luck)
            assert row.wrong == []


@pytest.mark.skipif(not SOAK, reason="only many calls tell")
def test_what_can_be_found_out_was_found_out(ledger: Ledger) -> None:
    for place in PLACES:
        for operation, write in place.writes.items():
            row = ledger.rows.get(f"{place.service}.{operation}", Row())
            assert write.tells <= row.resolved.keys(), operation
            assert row.told["unknown"] > 0, operation
