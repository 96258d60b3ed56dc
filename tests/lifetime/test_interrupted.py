"""Ctrl-C at every point of a call where Python may hear it: no socket stays open, and the client works on."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final

import pytest

from fivefold import LMStudio
from fivefold.sandbox import Sandbox

from .flows import STREAMS
from .interruptions import Scene, left_at_any_point


def _some(client: Any) -> None:
    with STREAMS["chat"].use(client) as stream:
        for _ in zip(range(3), stream, strict=False):
            pass


SCENES: Final[Mapping[str, Scene]] = {
    "a call": Scene(lambda client: client.list_models(), 3),
    "a first call": Scene(lambda client: client.list_models(), 5, warm=False),
    "a stream": Scene(_some, 29),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    """One that answers at once."""
    with Sandbox("lmstudio", quirks="off") as running:
        yield running


@pytest.mark.filterwarnings("error::ResourceWarning")
@pytest.mark.parametrize("scene", SCENES)
def test_whatever_is_interrupted_leaves_no_socket_and_the_client_works_on(scene: str, server: Sandbox) -> None:
    made = partial(LMStudio, server.base_url, engine="httpx", max_concurrency=2)
    assert left_at_any_point(SCENES[scene], made) == []
