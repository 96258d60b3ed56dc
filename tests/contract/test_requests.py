"""Every request that a method sends for arguments drawn from its signature, caught on a socket by either twin.

Arguments that the document allows make a request that it allows; any others are refused before anything is sent, or
sent as they are. What arrives is what was given.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import count
from typing import Any

import pytest
from hypothesis import given

from fivefold.errors import APIError, ConfigurationError
from tests.core._server import FakeServer, Received, reply

from ._comparing import as_sent, difference
from ._methods import ADMIN_KEY, CLIENTS, FIRST, KEY, KEYS, KINDS, OPERATIONS, TEAM, Method, client, methods
from ._requests import Sent, faults, fits, readings, sent
from ._requests_arguments import ONLY_TOLD, REFUSED, STORIES, arguments
from ._requests_expected import ADDED, expected_body, expected_texts
from .documents import document

pytestmark = pytest.mark.watchdog(900)
#: All but those that have a story, and the one that asks for the document, which is in no document.
SINGLE = [each for each in methods() if each.label not in STORIES and each.name != "check_compatibility"]
SESSION = "session-token"
NUMBERS = count()
REFUSAL = reply(400, {"detail": "no"})


@pytest.fixture(scope="module")
def server() -> Iterator[FakeServer]:
    """A server that keeps what it is sent, and refuses it."""
    with FakeServer() as running:
        yield running


@pytest.fixture(scope="module")
def clients(server: FakeServer) -> Iterator[Mapping[tuple[str, str], Any]]:
    """Either twin of each service."""
    session = {"access_token": SESSION, "token_type": "bearer", "user": _USER, "expires_at": "2030-01-01T00:00:00"}
    with ExitStack() as stack:
        found = {
            (service, kind): stack.enter_context(client(service, kind, server.url, **KEYS[service]))
            for service in CLIENTS
            for kind in KINDS
        }
        server.script(reply(200, session))
        for kind in KINDS:
            found["saas_litellm", kind].admin.login("a@example.com", "long enough")
        server.script(REFUSAL)
        yield found


_USER = {
    "user_id": "00000000-0000-4000-8000-000000000000",
    "email": "a@example.com",
    "display_name": "A",
    "role": "owner",
    "is_active": True,
    "created_at": "2026-01-01T00:00:00",
    "metadata": {},
    "created_by": None,
    "last_login": None,
}


def _use(method: Method, owner: Any, given: Mapping[str, Any], number: int) -> Exception | None:
    """Call it, and go through what it gives; the error, which is the answer of the server or a refusal."""
    if method.service == "mongars":
        owner.set_token(_token(number))  # each message is the first of its user
    try:
        answer = method.of(owner)(**given)
        if isinstance(answer, Iterator) or hasattr(answer, "final"):
            list(answer)
    except (APIError, TypeError, ValueError, ConfigurationError) as error:
        return error
    return None


def _token(number: int) -> str:
    """A token of monGARS that tells a user."""
    return f"h.{b64encode(json.dumps({'sub': f'user-{number}'}).encode()).decode().rstrip('=')}.s"


def _received(service: str, one: Received) -> Sent:
    method, target, _ = one.line.split(" ")
    return sent(service, method, target, one.headers, one.body)


def _check(method: Method, request: Sent, given: Mapping[str, Any], *, fit: bool) -> None:
    assert request.operation == method.operation
    assert faults(request, values=fit) == []
    wanted = expected_texts(method, given)
    schemas = {(each["in"], each["name"]): each["schema"] for each in method.operation.parameters}
    for key, value in wanted.items():
        assert any(as_sent(value, told) for told in readings(schemas[key], request.texts[key])), (key, value)
    made_up = {name for _, name in request.texts.keys() - wanted.keys()}
    assert made_up <= ADDED.get(method.label, frozenset()) | {"team_id"}
    assert "team_id" not in made_up or [TEAM] in request.texts.values()
    if method.operation.body is None or request.media_type is None:
        return
    told = request.body
    if request.media_type == "multipart/form-data":
        told = {"tasks": list(map(json.loads, request.body["file"].split(b"\n")))}
        line = {"$ref": "#/components/schemas/TaskSubmission"}
        assert not fit or all(fits(method.service, line, task) for task in told["tasks"])
    assert difference(expected_body(method, given, told), told, as_sent) is None


@pytest.mark.parametrize("method", SINGLE, ids=lambda method: method.label)
@pytest.mark.parametrize("fit", [True, False], ids=["fit", "free"])
def test_what_a_method_sends(method: Method, fit: bool, clients: Any, server: FakeServer) -> None:
    @given(arguments(method, fit=fit))
    def sends(drawn: Mapping[str, Any]) -> None:
        outcomes = []
        for kind in KINDS:
            number = next(NUMBERS)
            server.received.clear()
            error = _use(method, clients[method.service, kind], drawn, number)
            outcomes.append((type(error), str(error).partition(TEAM)[0]) if not server.received else None)
            if not server.received:
                assert isinstance(error, TypeError | ValueError | ConfigurationError), error
                assert not fit or any(reason in str(error) for reason in REFUSED), error
                continue
            (one,) = server.received
            request = _received(method.service, one)
            _check(method, request, drawn, fit=fit)
            assert _keys(one.headers) == _wanted_keys(method, _token(number))
        assert outcomes[0] == outcomes[1]

    sends()


def _keys(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: headers[name] for name in ("authorization", "x-admin-key") if name in headers}


def _wanted_keys(method: Method, token: str) -> dict[str, str]:
    """What the document says that lets a request in."""
    node = method.operation.node
    if method.service == "saas_litellm":
        known = {"open": {}, "admin": {"x-admin-key": ADMIN_KEY}, "login": {"authorization": f"Bearer {SESSION}"}}
        return known.get(node.get("x-access", ""), {"authorization": f"Bearer {KEY}"})
    if method.service == "mongars":
        return {"authorization": f"Bearer {token}"} if node.get("security") else {}
    if method.service == "synthgen":
        return {} if node.get("security") == [] else {"authorization": f"Bearer {KEY}"}
    return {"authorization": f"Bearer {KEY}"}


def test_every_operation_is_reached() -> None:
    first = {method.operation.label for method in SINGLE}
    told = {f"{service}.{name}" for service, names in ONLY_TOLD.items() for name in names}
    sockets = {f"{service}.{name}" for service in CLIENTS for name in document(service).get("x-websockets", {})}
    assert {operation.label for operation in OPERATIONS.values()} | sockets == first | told
    assert not first & told


def test_every_method_is_known() -> None:
    labels = {method.label for method in methods()}
    assert FIRST.keys() | ADDED.keys() | STORIES <= labels
    assert all(OPERATIONS[method.service, method.operation.name] for method in SINGLE)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_text_is_no_absence(kind: str, clients: Any, server: FakeServer) -> None:
    """Nothing of the client's own takes its place: the service is to refuse it."""
    team, mongars = clients["saas_litellm", kind], clients["mongars", kind]
    job = "00000000-0000-4000-8000-000000000000"
    server.received.clear()
    with pytest.raises(APIError):
        team.create_and_call({"job_type": "", "messages": [], "model": "", "team_id": ""})
    with pytest.raises(APIError):
        team.chat(job, [], model="", purpose="")
    with pytest.raises(APIError):
        mongars.approve_request("", operator_id="")
    single, chat, approval = server.received
    assert (single.json["model"], single.json["team_id"]) == ("", "")
    assert (chat.json["model"], chat.json["purpose"]) == ("", "")
    assert approval.line.split(" ")[1].endswith("?token=&operator_id=")
