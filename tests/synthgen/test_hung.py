"""A service that stops answering while a batch is watched: the deadline bounds every look, whatever the timeout."""

from typing import Any

import pytest

from fivefold import _polling
from fivefold.sandbox import Sandbox
from fivefold.synthgen import exceptions

from .conftest import synthgen
from .tasks import some


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_look_that_hangs_ends_with_the_deadline(kind: str, fresh: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_polling, "LAST_LOOK", 0.2)
    with synthgen(kind, fresh.base_url) as client:  # its timeout is an hour
        made: Any = client.create_batch(some(2))
        fresh.fault("get_batch", hang=True)
        with pytest.raises(exceptions.DeadlineExceededError) as caught:
            client.wait_for_batch(made.batch_id, deadline=0.1)
    assert made.batch_id in str(caught.value)
    assert "batch_id" in str(caught.value.__notes__)
