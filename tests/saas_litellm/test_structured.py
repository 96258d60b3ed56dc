"""Answers of a given form: what is asked for, and what is made of what comes."""

import dataclasses
from typing import Any, TypedDict

import attrs
import pytest
from pydantic import BaseModel

from fivefold.saas_litellm import exceptions
from fivefold.sandbox import Sandbox
from tests.core._server import FakeServer, reply

from .conftest import HELLO, NOBODY


class Person(BaseModel):
    """As in the guide."""

    name: str
    age: int
    email: str


@dataclasses.dataclass
class Point:
    """Two numbers."""

    x: int
    y: int


@attrs.frozen
class Tag:
    """A text."""

    label: str


class Row(TypedDict):
    """A dict."""

    label: str
    count: int


SAMPLES: list[tuple[Any, Any]] = [
    (Person, Person(name="sample", age=35, email="sample")),
    (Point, Point(35, 35)),
    (Tag, Tag("sample")),
    (Row, {"label": "sample", "count": 35}),
    (list[Tag], [Tag("sample")]),
]


@pytest.mark.parametrize(("model", "value"), SAMPLES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_value_of_the_type(client: Any, server: Sandbox, model: Any, value: Any) -> None:
    job = client.create_job("structured")
    found = client.structured_output(job, HELLO, model, temperature=0, purpose="extract")
    assert found == value
    sent = server.requests()[-1]["body"]
    wanted = sent["response_format"]["json_schema"]
    assert (sent["response_format"]["type"], wanted["strict"], wanted["schema"]["additionalProperties"]) == (
        "json_schema",
        True,
        False,
    )
    assert (sent["temperature"], sent["purpose"], server.effects()["make_llm_call"]) == (0, "extract", 1)


@pytest.mark.parametrize(
    ("content", "finish", "hint"),
    [
        ('{"name": "Jo", "age": "old", "email": ""}', "stop", "the call was made"),
        ('{"name": "Jo", "a', "length", "raise max_tokens"),
        ("I cannot.", "stop", "the call was made"),
        (None, "tool_calls", "the call was made"),
    ],
)
def test_an_answer_of_another_form(wired: Any, script: FakeServer, content: Any, finish: str, hint: str) -> None:
    answer = {"content": content, "finish_reason": finish}
    told = {"tokens_used": 1, "latency_ms": 1, "model": "gpt-4"}
    script.script(reply(200, {"call_id": NOBODY, "response": answer, "metadata": told}))
    with pytest.raises(exceptions.ResponseValidationError, match="Person") as caught:
        wired.structured_output(NOBODY, HELLO, Person)
    error = caught.value
    assert (error.body, error.operation, len(script.received)) == (content or "", "structured_output", 1)
    assert hint in str(error)


def test_failures_are_those_of_a_chat(client: Any) -> None:
    job = client.create_job("structured")
    with pytest.raises(exceptions.ProviderError) as caught:
        client.structured_output(job, [{"role": "user", "content": "provider-400"}], Person)
    assert caught.value.operation == "structured_output"
    with pytest.raises(exceptions.PermissionDeniedError):
        client.structured_output(job, HELLO, Person, model="off-limits")
