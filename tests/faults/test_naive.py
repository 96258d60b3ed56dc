"""A client that does everything wrong gets every verdict: so the zeros of others mean something."""

from collections.abc import Iterator

import pytest

from .matrix import AFTERWARDS, Cell, played
from .naive import GATE, LEFT, NAIVE, NAIVE_STREAM
from .services.operation import Operation
from .strikes.fault import Fault

CASES = (
    ("get_model", "reads and hangs", "hang", "had not returned"),
    ("get_model", "a web page", "lie", "the server never said"),
    ("get_model", "wrong types", "lie", "the server never said"),
    ("stream_chat_completion", "no end marker", "lie", "the server never said"),
    ("create_provider", "done, reply dropped", "duplicate", "done 4 times for 1 intent"),
    ("create_provider", "done, reply dropped, once", "duplicate", "done 2 times"),
    ("create_provider", "status 500", "duplicate", "done 4 times"),
    ("create_provider", "307 to '$elsewhere/taken'", "leak", "a body followed a redirect to another host"),
    ("get_model", "a length in words", "leak", "a foreign exception: RemoteProtocolError"),
    ("get_model", "a bomb", "leak", "MB of memory"),
    ("get_model", "nothing", "leak", "a secret in the log of script, DEBUG"),
    ("get_model", "an echo", "leak", "a secret in the log of httpcore.http11, DEBUG"),
    ("get_model", "nothing", "leak", "connections left open"),
    ("get_model", "nothing", "leak", "the client is still in memory"),
    ("", AFTERWARDS, "leak", "threads left"),
)
_PAIRS = {(operation, fault) for operation, fault, *_ in CASES}


def _some(operation: Operation, fault: Fault) -> bool:
    return (operation.name, fault.name) in _PAIRS


@pytest.fixture(scope="module")
def wrong() -> Iterator[dict[tuple[str, str], Cell]]:
    """The cells of the naive script."""
    yield {
        (cell.operation, cell.fault): cell for naive in (NAIVE_STREAM, NAIVE) for cell in played(naive, _some, again=0)
    }
    for client in LEFT:
        client.close()
    LEFT.clear()
    GATE.set()


@pytest.mark.parametrize(("operation", "fault", "verdict", "told"), CASES)
def test_a_naive_script_is_found_out(
    wrong: dict[tuple[str, str], Cell], operation: str, fault: str, verdict: str, told: str
) -> None:
    assert told in wrong[operation, fault].verdicts.get(verdict, "")
