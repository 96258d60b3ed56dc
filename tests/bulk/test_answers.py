"""Answers as a ledger keeps them: the JSON that came, where that is all there is to a value, and else its wire form."""

import json
from pathlib import Path
from typing import Any

import pytest

from fivefold import LMStudio, bulk
from fivefold.bulk._values import read_json
from tests.bulk._runs import STORIES, chat
from tests.core._server import FakeServer, reply


def answer(content: str) -> dict[str, Any]:
    """A chat's."""
    message = {"role": "assistant", "content": content}
    told = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "extra": [1.0, None, {"a": 1e3}]}
    return {**told, "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}


def spelled(content: str, **options: Any) -> bytes:
    """A body with it."""
    return json.dumps(answer(content), **options).encode()


BODIES = {
    "compact": spelled("Rome", separators=(",", ":")),
    "in lines": spelled("Rome", indent=4) + b"\r\n",
    "not in ASCII": spelled("Grüße aus Köln: 東京", ensure_ascii=False),
    "with ends of lines": spelled("one\u2028two\x85three\nfour", ensure_ascii=False),
    "with half a character": spelled("\ud800"),
    "with a byte order mark": b"\xef\xbb\xbf" + spelled("Rome"),
}


@pytest.mark.parametrize("executor", ["asyncio", "threads"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_however_a_body_is_spelled_its_value_is_kept_and_takes_one_line(
    body: bytes, executor: str, ledger: str, tmp_path: Path
) -> None:
    with FakeServer() as server:
        server.script(reply(200, body))
        with STORIES["chats"].opened({"LMSTUDIO_BASE_URL": server.url + "/v1"}, executor) as client:
            items = [chat(number) for number in range(3)]
            run = bulk.run(client.create_chat_completion, items, key="user", ledger=ledger)
            found = {result.key: result.value for result in run}
    wire = json.loads(body.decode("utf-8-sig"))
    assert [value.to_dict() for value in found.values()] == [wire] * 3
    assert {result.key: result.value for result in run.results()} == found
    assert run.save(tmp_path / "answers.jsonl") == 3
    lines = (tmp_path / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["value"] for line in lines] == [wire] * 3


def test_what_a_method_makes_of_an_answer_is_kept_and_not_the_answer(server_of: Any, ledger: str) -> None:
    item = {"model": "text-embedding-nomic-embed-text-v1.5", "input": "text", "user": "a", "encoding_format": "base64"}
    with LMStudio(server_of("lmstudio").base_url) as client:
        run = bulk.run(client.create_embeddings, [item], key="user", ledger=ledger)
        (result,) = run
    (kept,) = run.results()
    assert kept.value == result.value
    assert isinstance(kept.value.data[0].embedding, list)


@pytest.mark.parametrize(
    "text", ['{"a":[1,-2.5,1e300,null,true,"\\u00e9"]}', str(10**40), '"\\ud800"', "[NaN,Infinity]", '{"a":1,"a":2}']
)
def test_what_is_recorded_is_read_as_pythons_own_json_reads_it(text: str) -> None:
    assert repr(read_json(text)) == repr(json.loads(text))
