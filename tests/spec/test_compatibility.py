"""`client.check_compatibility()`, on the sandboxes and on servers that have changed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

import fivefold
from fivefold import APIConnectionError, ClientClosedError, Compatibility, InternalServerError, RetryConfig
from fivefold._spec import own, served
from tests.core._server import FakeServer, dripping_head, reply
from tests.spec.documents import edited, move, put, small
from tests.spec.served import serving
from tests.twins import twin

CLIENTS = {
    "arguslm": "ArgusLM",
    "mongars": "MonGARS",
    "lmstudio": "LMStudio",
    "synthgen": "Synthgen",
    "saas_litellm": "SaaSLiteLLM",
}
SHOWN = [service for service in CLIENTS if service != "lmstudio"]


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which twin."""
    twin: str = request.param
    return twin


def client(kind: str, service: str, base_url: str, **options: Any) -> AbstractContextManager[Any]:
    """A client of a service, with nothing but its address."""
    name = CLIENTS[service]
    makers: list[Callable[..., Any]] = [getattr(fivefold, name), getattr(fivefold, f"Async{name}")]
    return twin(kind, *(lambda make=make: make(base_url, **options) for make in makers))


def checked(kind: str, service: str, document: Any, **answer: Any) -> Compatibility:
    """What a client finds on a server that shows this."""
    with serving(document, **answer) as (url, seen), client(kind, service, url) as made:
        found: Compatibility = made.check_compatibility()
    assert set(seen) == {"GET /openapi.json"}
    return found


@pytest.mark.parametrize("service", SHOWN)
def test_a_sandbox_is_compatible(kind: str, service: str, request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue(f"{service}_server")
    with client(kind, service, server.base_url) as made:
        found = made.check_compatibility()
        assert found.status == "compatible"
        assert (found.changes, found.methods) == ((), ())
        assert found.server_version == own(service)["info"]["version"]
        assert [entry["path"] for entry in server.requests()] == ["/openapi.json"]
        assert made.with_options(timeout=5.0).check_compatibility() == found


def test_lm_studio_shows_nothing_and_is_asked_for_nothing(kind: str) -> None:
    with client(kind, "lmstudio", "http://127.0.0.1:1/v1") as made:
        found = made.check_compatibility()
    assert (found.status, found.changes, found.methods, found.server_version) == ("unknown", (), (), None)
    assert "LM Studio serves no OpenAPI document" in found.reason


@pytest.mark.parametrize("service", SHOWN)
def test_the_methods_of_an_operation_that_is_gone_may_misbehave(kind: str, service: str) -> None:
    document = served(service)
    assert document is not None
    path, method = next((path, method) for path, item in document["paths"].items() for method in item)
    found = checked(kind, service, edited(document, lambda one: one["paths"][path].pop(method)))
    assert found.status == "incompatible"
    assert found.methods
    assert {name.partition(".")[0] for name in found.methods} <= {CLIENTS[service], "Job"}
    assert [(change.level, change.endpoint) for change in found.changes] == [("breaking", f"{method.upper()} {path}")]
    assert repr(found.methods) in repr(found)


def test_a_field_that_may_be_null_names_those_who_read_it(kind: str) -> None:
    document = served("arguslm")
    assert document is not None
    edit = put("/components/schemas/ModelListResponse/properties/total", {"type": ["integer", "null"]})
    found = checked(kind, "arguslm", edited(document, edit, put("/info/version", "0.4.0")))
    assert (found.status, found.server_version) == ("incompatible", "0.4.0")
    assert found.methods == ("ArgusLM.iter_models", "ArgusLM.list_models", "ArgusLM.resolve")
    assert found.changes[0].where == "200 answer, field 'total'"
    assert found.changes[0].what == "may be null now"


def test_something_new_is_a_change_that_no_method_minds(kind: str) -> None:
    document = served("synthgen")
    assert document is not None
    found = checked(kind, "synthgen", edited(document, put("/paths/~1more", {"get": {"responses": {}}})))
    assert (found.status, found.methods) == ("changed", ())
    assert [change.level for change in found.changes] == ["compatible"]


def test_other_words_are_no_change(kind: str) -> None:
    document = served("synthgen")
    assert document is not None
    edits = (put("/info/title", "x"), put("/info/version", "9"), move("/paths/~1health", "/paths/~1health"))
    found = checked(kind, "synthgen", edited(document, *edits))
    assert (found.status, found.methods, found.server_version) == ("compatible", (), "9")


def test_the_document_of_another_service_is_told(kind: str) -> None:
    found = checked(kind, "mongars", served("arguslm"))
    assert found.status == "incompatible"
    assert "another service: arguslm" in found.reason
    assert "MonGARS.chat" in found.methods
    assert checked(kind, "mongars", small()).status == "incompatible"


UNKNOWN: dict[str, tuple[Any, dict[str, Any]]] = {
    "not there": (b'{"detail": "Not Found"}', {"status": 404}),
    "not for us": (b"", {"status": 401}),
    "hidden": (b"", {"status": 403}),
    "a login page": (b"", {"status": 302, "location": "/login"}),
    "a page": (b"<!doctype html>", {"media_type": "text/html"}),
    "nothing": (b"", {}),
    "other JSON": ({"error": "Unexpected endpoint or method."}, {}),
    "a list": ([], {}),
    "Swagger": ({"swagger": "2.0"}, {}),
    "a newer OpenAPI": ({"openapi": "4.0.0"}, {}),
    "broken": ({"openapi": "3.1.0", "paths": []}, {}),
    "deep": (b'{"openapi": ' + b"[" * 100_000, {}),
}


@pytest.mark.parametrize(("document", "answer"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_server_that_shows_no_document_is_unknown(kind: str, document: Any, answer: dict[str, Any]) -> None:
    found = checked(kind, "saas_litellm", document, **answer)
    assert (found.status, found.changes, found.methods) == ("unknown", (), ())
    assert found.reason


def test_a_document_that_never_comes_is_unknown(kind: str) -> None:
    with FakeServer() as server:
        server.script(dripping_head)
        with client(kind, "arguslm", server.url, deadline=0.1) as made:
            found = made.check_compatibility()
    assert (found.status, found.reason) == ("unknown", "the server did not show its document in time")


def test_a_server_that_is_not_there_or_fails_is_an_error(kind: str) -> None:
    options = {"retry": RetryConfig(max_retries=0)}
    with client(kind, "arguslm", "http://127.0.0.1:1", **options) as made, pytest.raises(APIConnectionError):
        made.check_compatibility()
    with (
        serving(b"No.", status=500) as (url, _),
        client(kind, "arguslm", url, **options) as made,
        pytest.raises(InternalServerError),
    ):
        made.check_compatibility()


def test_a_closed_client_asks_nobody() -> None:
    made = fivefold.ArgusLM("http://127.0.0.1:1")
    made.close()
    with pytest.raises(ClientClosedError):
        made.check_compatibility()


def test_a_key_goes_along(kind: str) -> None:
    with FakeServer() as server:
        server.script(reply(200, served("arguslm")))
        with client(kind, "arguslm", server.url, api_key="sk-secret") as made:
            assert made.check_compatibility().status == "compatible"
        assert server.received[0].headers["authorization"] == "Bearer sk-secret"
