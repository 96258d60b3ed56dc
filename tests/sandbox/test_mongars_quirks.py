"""What changes when the quirks are off, and that the specification tells what the sandbox does."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox, SandboxError
from fivefold.sandbox.mongars.operations import OPERATIONS, STREAM
from fivefold.sandbox.mongars.quirks import QUIRKS
from fivefold.sandbox.mongars.tokens import make_token

from .mongars_tools import API, CHAT, HISTORY, TELEMETRY, detail, faults, log_in, say

SPECIFICATION = json.loads((Path(__file__).parents[2] / "openapi" / "mongars.json").read_text(encoding="utf-8"))
MINUTE = 60.0
Start = Callable[[str], Sandbox]


@pytest.fixture(scope="module")
def off() -> Iterator[Sandbox]:
    with Sandbox("mongars", quirks="off", chat_interval=MINUTE) as server:
        yield server


@pytest.fixture
def server(off: Sandbox) -> Sandbox:
    off.reset()
    return off


def test_history_is_never_stale(server: Sandbox, http: httpx.Client) -> None:
    alice = log_in(http)
    for message in ("one", "two"):
        say(http, alice, message)
        turns = http.get(HISTORY, params={"user_id": "alice"}, headers=alice).json()
        assert turns[0]["query"] == message
        server.advance(MINUTE)


def test_a_malformed_message_takes_no_slot(server: Sandbox, http: httpx.Client) -> None:
    alice = log_in(http)
    assert faults(say(http, alice, ""))
    assert say(http, alice).status_code == 200
    assert faults(say(http, alice, ""))
    assert say(http, alice).status_code == 429


def test_every_422_is_a_list(server: Sandbox, http: httpx.Client) -> None:
    alice = log_in(http)
    history: dict[str, Any] = {"user_id": "alice", "limit": 0}
    assert faults(http.get(HISTORY, params=history, headers=alice))[0]["loc"] == ["query", "limit"]
    assert faults(http.get(HISTORY, params={"user_id": " "}, headers=alice))[0]["loc"] == ["query", "user_id"]
    assert faults(say(http, alice, "<p></p>"))[0]["loc"] == ["body", "message"]


def test_nothing_breaks_the_server(http: httpx.Client) -> None:
    admin = {**log_in(http, "admin"), "Content-Type": "application/json"}
    for number, said in (("NaN", "nan"), ("Infinity", "inf")):
        fault = faults(http.post(TELEMETRY, content=f'{{"load_factor": {number}}}', headers=admin))
        assert [(one["type"], one["input"]) for one in fault] == [("finite_number", said)]
    eternal = {"Authorization": f"Bearer {make_token({'sub': 'alice'})}"}
    assert http.get(HISTORY, params={"user_id": "alice"}, headers=eternal).status_code == 401


def test_an_unknown_role_is_missing(http: httpx.Client) -> None:
    reply = http.post(f"{API}/models/provision", json={"roles": ["unknown"]}, headers=log_in(http, "admin"))
    assert [one["action"] for one in reply.json()["statuses"]] == ["missing"]


def test_courtesy(http: httpx.Client, mongars_server: Sandbox, connect: Callable[[Sandbox], httpx.Client]) -> None:
    assert "enthousiasmant" not in say(http, log_in(http), "Great!").json()["response"]
    real = connect(mongars_server)
    assert say(real, log_in(real), "Great!").json()["response"].endswith("avec vous !")


def test_strict_values_and_parameters(http: httpx.Client) -> None:
    admin = log_in(http, "admin")
    for body in ({"queue_depth": "1"}, {"load_factor": "1"}, {"observed_at": 0}, {"observed_at": "0"}):
        assert faults(http.post(TELEMETRY, json=body, headers=admin))[0]["type"] == "strict_type"
    good = {"queue_depth": 1.0, "load_factor": 1, "observed_at": "2026-01-01T00:00:00Z", "source": "a"}
    assert http.post(TELEMETRY, json=good, headers=admin).status_code == 202
    unknown = http.get("/healthz", params={"verbose": "1"})
    assert faults(unknown)[0]["type"] == "extra_forbidden"
    assert http.request("PUT", TELEMETRY, headers=admin).headers["allow"] == "POST, GET"


def test_the_control_interface_tells_the_quirks(mongars_server: Sandbox, http: httpx.Client) -> None:
    with httpx.Client(trust_env=False) as plain:
        told = plain.get(f"{mongars_server.base_url}/_sandbox").json()
    assert (told["service"], told["quirks"]) == ("mongars", dict(sorted(QUIRKS.items())))


def test_every_operation_is_as_specified() -> None:
    specified = {
        (one["operationId"], method.upper(), path)
        for path, methods in SPECIFICATION["paths"].items()
        for method, one in methods.items()
    }
    assert {(one.name, one.method, one.path) for one in OPERATIONS} == specified
    assert SPECIFICATION["x-websockets"][STREAM.name]["path"] == STREAM.path
    for one in OPERATIONS:
        raw = SPECIFICATION["paths"][one.path][one.method.lower()]
        assert str(one.status) in raw["responses"]
        assert bool(raw.get("security")) == (one.access.value != "everybody")
        assert bool(raw.get("requestBody")) == bool(one.body or one.form)
        assert [parameter["name"] for parameter in raw.get("parameters", [])] == list(one.query)


def test_every_body_is_as_specified() -> None:
    for one in OPERATIONS:
        raw = SPECIFICATION["paths"][one.path][one.method.lower()].get("requestBody")
        if raw:
            ((_, content),) = raw["content"].items()
            schema = SPECIFICATION["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
            assert set(schema["properties"]) == set(one.body or one.form or ())


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"accounts": []}, "there is no table 'accounts'; there are: users, history, peers"),
        ({"users": [{"name": "x"}]}, "users.0.username: Field required"),
        ({"users": [{"username": "x", "rank": 1}]}, "users have no field 'rank'"),
        ({"history": [{"user_id": 1}]}, "history.0.user_id: Input should be a valid string"),
        ({"peers": ["x"]}, "peers.0: Input should be a valid URL"),
        ({"users": {}}, "users: Input should be a valid list"),
    ],
)
def test_seed_data_that_does_not_fit(server: Sandbox, http: httpx.Client, data: Any, complaint: str) -> None:
    with pytest.raises(SandboxError, match=complaint):
        server.seed(data)
    assert say(http, log_in(http)).status_code == 200


def test_seed_data(server: Sandbox, http: httpx.Client) -> None:
    users = [{"username": "admin", "password": "admin-password", "admin": True}]
    told = server.seed({"users": users, "peers": ["HTTP://Peer/"], "history": [{"user_id": "admin"}]})
    assert told == {"users": ["admin"], "history": ["admin"], "peers": ["http://peer"]}
    admin = log_in(http, "admin")
    assert http.get(f"{API}/peer/list", headers=admin).json() == ["http://peer"]
    turns = http.get(HISTORY, params={"user_id": "admin"}, headers=admin).json()
    assert [turn["query"] for turn in turns] == ["Hello"]
    assert detail(http.post(CHAT, json={"message": "hi"})) == (401, "Not authenticated")
