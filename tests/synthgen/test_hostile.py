"""Names, texts and sizes that nobody expects; and keys, which never show."""

import pickle
from collections import Counter
from typing import Any

import pytest

from fivefold.sandbox import Sandbox
from fivefold.synthgen import exceptions
from tests.core._server import FakeServer, reply

from .tasks import some, task


def test_keys_of_tasks_do_not_show_in_errors(wired: Any, script: FakeServer) -> None:
    script.script(reply(422, b'{"detail":[{"loc":["body"],"msg":"bad: sk-of-the-task","input":"sk-of-the-task"}]}'))
    with pytest.raises(exceptions.UnprocessableEntityError) as caught:
        wired.create_batch(some(1))
    assert "sk-of-the-task" not in str(caught.value) + repr(vars(caught.value))


def test_keys_do_not_travel_with_errors(newer: Any, fresh: Sandbox) -> None:
    fresh.fault("create_batch_upload", drop="after", times=1)
    with pytest.raises(exceptions.BatchOutcomeUnknownError) as caught:
        newer.create_batch(some(2))
    stored = pickle.dumps(caught.value) + repr(vars(caught.value)).encode()
    assert b"sk-of-the-task" not in stored
    assert b"synthgen-sandbox-key" not in stored


def test_half_a_surrogate_pair_is_refused_without_telling_the_key(newer: Any, fresh: Sandbox) -> None:
    for wrong in (task("\ud800"), task("a", "\udc00"), task("a", source={"a": ["\ud83d"]})):
        with pytest.raises(ValueError, match=r"tasks\[0\]: a text in it is no Unicode") as caught:
            newer.create_batch([wrong])
        chain: BaseException | None = caught.value
        while chain is not None:
            assert "sk-of-the-task" not in repr(chain)
            chain = chain.__context__
    assert fresh.requests() == []


def test_any_text_is_a_name(client: Any) -> None:
    odd = ["", " ", "a\0b", "a\nb", "a\r\nb", "a\u2028b\u0085", '"\\', "\N{GRINNING FACE}", "x" * 10_000, "#0", "null"]
    results = client.monitor_batch([task(name) for name in odd], chunk_size=4)
    assert Counter(each.custom_id for each in results) == Counter(odd)


def test_a_task_larger_than_any_chunk(newer: Any) -> None:
    results = newer.monitor_batch([task("big", "x" * 9_000_000), task("small")])
    assert {each.custom_id for each in results} == {"big", "small"}
