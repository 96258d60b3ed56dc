"""`parse` of both twins: every family of types on the sandbox, and answers that are no value of the type."""

import dataclasses
from typing import Any, Literal, TypedDict

import attrs
import pytest
from pydantic import BaseModel

from fivefold.lmstudio import exceptions
from fivefold.sandbox import Sandbox
from tests.core._chats import answer, asks
from tests.core._server import FakeServer, reply
from tests.sandbox.lmstudio_tools import CHAT, OSS, THINKER, user


class Pet(BaseModel):
    """Of pydantic's."""

    name: str
    legs: int
    wild: bool


@dataclasses.dataclass
class Town:
    """A dataclass that holds others."""

    name: str
    rivers: list[str]
    twin: "Town | None" = None


@attrs.define
class Ship:
    """An attrs class."""

    name: str
    kind: Literal["sail", "steam"]


class Song(TypedDict, total=False):
    """A dict with known keys."""

    title: str


TOLD = user("name: Ada, legs: 4, wild: no, kind: steam, rivers: Po, Dora, title: Air")


def test_every_family_of_types(client: Any) -> None:
    assert client.parse(TOLD, Pet, model=CHAT) == Pet(name="Ada", legs=4, wild=False)
    town = client.parse(TOLD, Town, model=CHAT)
    assert (type(town), town.name, town.rivers[0]) == (Town, "Ada", "Po")
    assert isinstance(town.twin, Town)
    assert client.parse(TOLD, Song, model=CHAT) == {"title": "Air"}
    (ship,) = client.parse(TOLD, list[Ship], model=CHAT)
    assert isinstance(ship, Ship)


@pytest.mark.parametrize("model", [THINKER, OSS])
def test_whatever_the_model_thinks_first(model: str, client: Any) -> None:
    assert client.parse(TOLD, Ship, model=model) == Ship("Ada", "steam")


def test_what_is_sent(client: Any, lmstudio_server: Sandbox) -> None:
    messages = (message for message in TOLD)
    client.parse(messages, Ship, model=CHAT, temperature=0, max_tokens=100, seed=3, ttl=None)
    (request,) = lmstudio_server.requests()
    sent = request["body"]
    asked = sent.pop("response_format")
    assert sent == {"model": CHAT, "messages": TOLD, "temperature": 0, "max_tokens": 100, "seed": 3}
    assert (asked["json_schema"]["name"], asked["json_schema"]["strict"]) == ("Ship", True)
    assert asked["json_schema"]["schema"]["description"] == "An attrs class."


def test_the_views_of_it_return_the_value(client: Any, lmstudio_server: Sandbox) -> None:
    assert client.raw.parse(TOLD, Ship, model=CHAT) == Ship("Ada", "steam")
    assert client.view(headers={"x-mine": "yes"}).parse(TOLD, Ship, model=CHAT) == Ship("Ada", "steam")
    assert lmstudio_server.requests()[-1]["headers"]["x-mine"] == "yes"


SCREAMED = '{"name": "Ada", "kind": "motor"}'


@pytest.mark.parametrize(
    ("said", "kept", "problem", "hint"),
    [
        (answer(SCREAMED), SCREAMED, "api_error: kind: expected one of 'sail', 'steam', got str 'motor'", "ask again"),
        (answer("I would rather not."), "I would rather not.", "expected JSON, got str", "ask again"),
        (answer('{"name": "A', finish_reason="length"), '{"name": "A', "the answer was cut off", "raise max_tokens"),
        (answer("<think>hm", finish_reason="length"), "<think>hm", "the answer was cut off", "raise max_tokens"),
        (answer("", finish_reason="content_filter"), "", "the answer was held back", "ask for something else"),
        (answer(None, refusal="I must not."), "", "api_error: the model refused: I must not.", "in another way"),
        (asks(("f", "{}")), "", "expected JSON, got nothing", "ask again"),
        (answer('{"name":' * 5000), '{"name":' * 5000, "nested too deeply", "ask again"),
        (answer('{"name": NaN, "kind": "sail"}'), '{"name": NaN, "kind": "sail"}', "NaN is not JSON", "ask again"),
    ],
    ids=["misfit", "prose", "cut off", "only thoughts", "held back", "refusal", "calls", "too deep", "NaN"],
)
def test_an_answer_that_is_no_value_keeps_its_text(
    said: Any, kept: str, problem: str, hint: str, wired: Any, server: FakeServer
) -> None:
    server.script(said)
    with pytest.raises(exceptions.ResponseValidationError) as caught:
        wired.parse(TOLD, Ship, model="m")
    error = caught.value
    assert problem in str(error).splitlines()[0]
    assert hint in str(error.hint)
    assert (error.body, error.service, error.operation, error.error_type) == (kept, "lmstudio", "parse", "api_error")
    assert "sk-lm-secret" not in str(error) + repr(vars(error))
    assert len(server.received) == 1


@pytest.mark.parametrize("nothing", [complex, [Ship("a", "sail")]], ids=["no JSON", "a value"])
def test_nothing_is_sent_for_what_is_no_type(nothing: Any, wired: Any, server: FakeServer) -> None:
    server.script(answer("{}"))
    with pytest.raises(TypeError):
        wired.parse(TOLD, nothing, model="m")
    with pytest.raises(TypeError, match="expected a list, got str"):
        wired.parse("hi", Ship, model="m")
    assert server.received == []


def test_a_refusal_of_the_server_bears_the_name_of_the_method(wired: Any, server: FakeServer) -> None:
    server.script(reply(400, {"error": "no"}))
    with pytest.raises(exceptions.BadRequestError) as caught:
        wired.parse(TOLD, Ship, model="m")
    assert (caught.value.operation, caught.value.status_code, len(caught.value.attempts)) == ("parse", 400, 1)
    assert caught.value.url == server.url + "/v1/chat/completions"
