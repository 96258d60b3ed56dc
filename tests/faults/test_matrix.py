"""A slice of the matrix: every operation under some of each kind of fault. `make faults` plays all of it."""

import pytest

from .contender import Twin
from .faults import FAULTS, GROUPS, striking
from .matrix import played
from .ours import DOINGS, contender, hurried
from .services import SERVICES
from .services.operation import Operation
from .strikes.fault import EVERY, Fault

SLICE = frozenset({
    "reads and hangs", "done, reply dropped", "done, reply dropped, once", "keep-alive dropped", "headers that drip",
    "cut in a chunk", "a web page", "wrong types", "extra fields", "gzip, cut", "a bomb in a bomb", "no end marker",
    "cut in an event", "a socket that hangs up", "status 503, once", "429, retry-after: '99999999999'",
    "307 to '$elsewhere/taken'", "an echo", "TLS, expired",
})  # fmt: skip


def _some(operation: Operation, fault: Fault) -> bool:
    """The slice; what is played alone, on plain reads only."""
    return fault.name in SLICE and (operation.kind == "read" or not fault.alone)


@pytest.mark.parametrize(
    ("service", "twin"),
    [("arguslm", "sync"), ("mongars", "async"), ("lmstudio", "sync"), ("synthgen", "async"), ("saas_litellm", "async")],
)
def test_fivefold_neither_hangs_nor_lies_nor_duplicates_nor_leaks(service: str, twin: Twin) -> None:
    with hurried():
        cells = played(contender(service, twin), _some)
    assert len(cells) > 6 * len(DOINGS[service])
    assert {(cell.operation, cell.fault): cell.verdicts for cell in cells if cell.verdicts} == {}


def test_every_name_of_a_fault_is_its_own() -> None:
    names = [fault.name for faults in GROUPS.values() for fault in faults]
    assert sorted(names) == sorted(set(names))
    assert FAULTS.keys() >= SLICE


def test_every_fault_strikes_something_and_every_operation_is_struck_and_played() -> None:
    operations = [operation for rows in SERVICES.values() for operation in rows.values()]
    struck = {fault.name for operation in operations for fault in striking(operation)}
    assert struck == {fault.name for faults in GROUPS.values() for fault in faults}
    assert {operation.reply.shape for operation in operations} == EVERY
    assert {service: set(SERVICES[service]) for service in DOINGS} == {
        service: set(doings) for service, doings in DOINGS.items()
    }
