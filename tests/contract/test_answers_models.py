"""What is generated from a document reads every success that the document allows, and writes it as it was.

Without a server in between, so that many more answers can be tried than in `test_answers.py`.
"""

import json
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold import call
from fivefold.arguslm.schemas import ModelResponse
from fivefold.call import Headers, Response

from ._comparing import difference, wire
from ._schemas import plainest, values
from .documents import SERVICES, Operation, everything, operations

pytestmark = pytest.mark.watchdog(900)


def generated(service: str) -> dict[str, call.Operation[Any]]:
    """The operations that were generated for a service, by name."""
    package = import_module(f"fivefold_wire.{service}.api")
    modules = [import_module(f"{package.__name__}.{each.name}") for each in iter_modules(package.__path__)]
    found = [each for module in modules for each in vars(module).values() if isinstance(each, call.Operation)]
    return {each.name: each for each in found}


@pytest.mark.parametrize("service", SERVICES)
def test_all_generated(service: str) -> None:
    assert generated(service).keys() == {each.name for each in operations(service)}


#: Every success in JSON: the operation, its status, its schema.
SUCCESSES = [
    (operation, int(status), media["schema"])
    for operation in everything()
    for status, response in operation.responses.items()
    for media_type, media in response.get("content", {}).items()
    if status.startswith("2") and media_type == "application/json"
]


@pytest.mark.parametrize(
    ("operation", "status", "schema"), SUCCESSES, ids=[f"{each[0].label}-{each[1]}" for each in SUCCESSES]
)
def test_read_and_written(operation: Operation, status: int, schema: Any) -> None:
    made = generated(operation.service)[operation.name]

    @settings(max_examples=2 * settings().max_examples)
    @given(values(operation.service, schema), st.booleans())
    def round_trips(value: Any, ascii_only: bool) -> None:
        body = json.dumps(value, ensure_ascii=ascii_only).encode()
        answer = call.Call(made, made.path).parse(
            Response(status, Headers([("content-type", "application/json")]), body)
        )
        if isinstance(answer, bytes):  # a file, which is the caller's to read
            assert answer == body
        else:
            assert difference(value, wire(answer)) is None

    round_trips()


def test_ids_are_written_in_lower_case() -> None:
    """A UUID is one value in any spelling; here it has the one that RFC 9562 asks of whoever writes it."""
    said = plainest("arguslm", {"$ref": "#/components/schemas/ModelResponse"})
    upper, lower = "3F0C8F5E-4A53-4B0E-9F3C-0D6F3A1B2C4D", "3f0c8f5e-4a53-4b0e-9f3c-0d6f3a1b2c4d"
    assert ModelResponse.from_dict({**said, "id": upper}).to_dict()["id"] == lower
