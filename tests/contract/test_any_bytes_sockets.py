"""Whatever a server says on a socket ends in an event that it said, or in one of our errors."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ._comparing import wire
from ._methods import Method
from ._schemas import values
from .conftest import Twins
from .documents import document
from .test_answers_streams import SOCKETS, frame, served
from .test_any_bytes import BODIES, damaged, outcome, well_told, written

pytestmark = pytest.mark.watchdog(900)
#: Frames that are no text: bytes, pings, closes that say too little or too much, and what is no frame at all.
FRAMES = [
    *(
        frame(b"\xff\x00", 2),
        frame(b"x", 9),
        frame(b"x", 10),
        frame(b"", 8),
        frame(b"\x03", 8),
        frame(b"\x03\xf5\xff", 8),
    ),
    *(frame(b"\xff"), frame(b"x", 3), frame(b"x", 0), b"\x01\x01x", b"\xff\xff\xff", b"HTTP/1.1 200 OK\r\n\r\n", b""),
    *(frame(b"\x07\xd0", 8), frame(b"\x00\x00", 8), b"\x81\x7f" + b"\xff" * 8),
]


@pytest.mark.parametrize("method", SOCKETS, ids=lambda each: each.label)
def test_socket(twins: Twins, method: Method) -> None:
    schema = document(method.service)["x-websockets"][method.name]["receive"]
    right = values(method.service, schema)
    texts = (damaged(right) | right).map(lambda value: written(value, "")) | st.sampled_from(BODIES)
    frames = texts.map(frame) | st.sampled_from(FRAMES)

    @example([frame(b"{}")])
    @example([frame(b"[" * 100_000)])
    @example([frame(b'{"type": "new", "data": 1e999}')])
    @given(st.lists(frames, min_size=1, max_size=4))
    def ends_well(said: list[bytes]) -> None:
        for made in twins.of(method):
            twins.server.received.clear()
            twins.server.script(served(twins, method.service, b"".join(said), once=True))
            came: Any = outcome(made, method)
            # Events were told, which can be written again; or an error was.
            assert isinstance(wire(came), list) if isinstance(came, list) else well_told(came, method)

    ends_well()
