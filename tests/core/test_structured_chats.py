"""`parse` of LM Studio, in both twins, over real sockets."""

from collections.abc import Iterator
from typing import Any, TypedDict

import attrs
import pytest

from fivefold.lmstudio.exceptions import ResponseValidationError
from fivefold.sandbox import Sandbox

from ._chats import ASK, NO_CHOICES, answer, sent, twin
from ._server import Answer, FakeServer


@attrs.define
class Person:
    """Somebody."""

    name: str
    age: int


class Town(TypedDict):
    town: str


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, server: FakeServer) -> Iterator[Any]:
    """Either twin on the scripted server."""
    with twin(request.param, server.url) as made:
        yield made


def test_parse_asks_for_the_type_and_returns_it(client: Any, server: FakeServer) -> None:
    server.script(answer('```json\n{"name": "Ada", "age": 36}\n```'))
    made = client.parse(ASK, Person, model="m", temperature=0, stop=["x"], logit_bias={"1": 2.0})
    assert made == Person("Ada", 36)
    body = sent(server)
    form = body.pop("response_format")
    assert body == {"model": "m", "messages": ASK, "temperature": 0, "stop": ["x"], "logit_bias": {"1": 2.0}}
    assert form["json_schema"]["name"] == "Person"
    assert form["json_schema"]["schema"]["required"] == ["name", "age"]


@pytest.mark.parametrize(
    "message",
    [
        {"content": '<think>hm</think>{"town": "Turin"}'},
        {"content": '{"town": "Turin"}', "reasoning": "hm"},
        {"content": '{"town": "Turin"}', "reasoning_content": "hm"},
    ],
)
def test_parse_passes_over_reasoning(client: Any, server: FakeServer, message: Any) -> None:
    server.script(answer(**message))
    assert client.parse(ASK, Town, model="m") == {"town": "Turin"}


@pytest.mark.parametrize(
    ("given", "problem", "body", "hint"),
    [
        (answer('{"name": "Ada", "age": "36"}'), "age: expected an integer, got str '36'",
         '{"name": "Ada", "age": "36"}', "`.body` is what the model wrote"),
        (answer('{"name": "Ada", "a', finish_reason="length"), "cut off", '{"name": "Ada", "a', "raise max_tokens"),
        (answer("", finish_reason="content_filter"), "held back", "", "ask for something else"),
        (answer(None, refusal="I cannot"), "the model refused: I cannot", "", "ask in another way"),
        (answer("<think>well"), "expected JSON, got nothing", "<think>well", "`.body` is what the model wrote"),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_fit_keeps_its_text(
    client: Any, server: FakeServer, given: Answer, problem: str, body: str, hint: str
) -> None:
    server.script(given)
    with pytest.raises(ResponseValidationError, match=problem) as caught:
        client.parse(ASK, Person, model="m")
    error = caught.value
    assert (error.body, error.operation) == (body, "parse")
    assert hint in (error.hint or "")


def test_a_whole_answer_counts_though_the_model_went_on_to_its_limit(client: Any, server: FakeServer) -> None:
    server.script(answer('{"name": "Ada", "age": 36}\n\n\n\n', finish_reason="length"))
    assert client.parse(ASK, Person, model="m") == Person("Ada", 36)


def test_an_answer_without_choices_is_an_error(client: Any, server: FakeServer) -> None:
    server.script(NO_CHOICES)
    with pytest.raises(ResponseValidationError, match="without choices"):
        client.parse(ASK, Person, model="m")


def test_nothing_is_sent_for_what_cannot_be_described(client: Any, server: FakeServer) -> None:
    server.script(answer("{}"))
    with pytest.raises(TypeError, match="complex"):
        client.parse(ASK, complex, model="m")
    assert server.received == []


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_the_sandbox_answers_with_a_type(kind: str, lmstudio_server: Sandbox) -> None:
    with twin(kind, lmstudio_server.base_url) as client:
        name = client.list_models()[0].id
        made = client.parse([{"role": "user", "content": "name: Ada, age: 36"}], Person, model=name)
        assert made == Person("Ada", 36)
        assert client.parse([{"role": "user", "content": "town: Turin"}], Town, model=name) == {"town": "Turin"}
