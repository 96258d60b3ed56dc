"""Every recorded exchange with the real service, replayed: the same answer, or the right error."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from fivefold import _codec
from fivefold.saas_litellm import exceptions
from tests.core._server import FakeServer, reply

from ._recorded import Exchange, exchanges
from .conftest import HELLO, NOBODY, TEAM

ALL = [exchange for exchange in exchanges() if exchange.operation is not None]
#: What was no operation: an unknown path, a wrong method, and a path with a slash too many.
OTHERS = [exchange for exchange in exchanges() if exchange.operation is None]
#: The recorder cut these bodies short.
CUT = {"admin job", "teams (no auth!)"}
OPEN: dict[str, Any] = {
    "job_id": NOBODY,
    "team_id": TEAM,
    "user_id": None,
    "job_type": "a",
    "status": "PENDING",
    "created_at": "2026-11-20T19:29:11Z",
    "started_at": None,
    "completed_at": None,
    "metadata": {},
    "error_message": None,
    "organization_id": None,
    "external_task_id": None,
    "credit_applied": False,
    "model_groups_used": [],
}
SINGLE = {"job_type": "one", "messages": HELLO}
PERSON = {"email": "a@example.com", "display_name": "A", "password": "long enough"}
CREDENTIAL = {"organization_id": "acme", "provider": "openai", "api_key": "k", "credential_name": "c"}
NEW_TEAM = {"organization_id": "acme", "team_id": "t", "access_groups": []}
PAID = {"credits": 1, "payment_type": "one_time"}

#: How each operation is called that takes arguments, and has no other name; what it is sent does not matter here.
ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "create_job": ("analysis",),
    "get_job": (NOBODY,),
    "get_job_costs": (NOBODY,),
    "update_job_metadata": (NOBODY, {"metadata": {}}),
    "complete_job": (NOBODY,),
    "create_and_call": (SINGLE,),
    "stream_create_and_call": (SINGLE,),
    "make_llm_call": (NOBODY, HELLO),
    "stream_llm_call": (NOBODY, HELLO),
    "resolve_model_group": ("ResumeAgent",),
    "add_credits": (TEAM, {"credits": 1}),
    "replenish_credits": (TEAM, PAID),
    "configure_auto_refill": (TEAM, {"enabled": False}),
    "update_conversion_rates": (TEAM, {}),
    "set_budget_mode": (TEAM, {"budget_mode": "job_based"}),
    "create_organization": ({"organization_id": "a", "name": "A"},),
    "create_team": (NEW_TEAM,),
    "update_team": (TEAM, {}),
    "set_team_access_groups": (TEAM, []),
    "create_owner": (PERSON,),
    "login": ("a@example.com", "long enough"),
    "create_admin_user": ({**PERSON, "role": "user"},),
    "create_provider_credential": (CREDENTIAL,),
    "get_provider_credential": (NOBODY,),
    "get_active_credential": ("acme", "openai"),
    "create_model_group": ({"group_name": "g", "models": []},),
    "set_model_group_models": ("g", []),
    "get_team_job": (TEAM, NOBODY),
}
NAMED = {"get_usage": {"period": "2026"}, "get_organization_usage": {"period": "2026"}}
OWN_NAMES = {"make_llm_call": "chat", "stream_llm_call": "chat_stream"}
OF_ONE = ("team", "organization", "conversion_rates", "access_group", "model_group")
FLOWS = ("complete_job", "login", "logout", "create_owner")


def use(client: Any, exchange: Exchange) -> Any:
    """Call the operation of an exchange; its answer, or of a stream all that came."""
    operation = exchange.operation or ""
    arguments = ARGUMENTS.get(operation, (TEAM,) if _of_one(operation) else ())
    owner = client if hasattr(client._client, OWN_NAMES.get(operation, operation)) else client.admin
    method = getattr(
        owner if operation in FLOWS or exchange.streamed else owner.raw, OWN_NAMES.get(operation, operation)
    )
    answer = method(*arguments, **NAMED.get(operation, {}))
    return answer.final() if operation.startswith("stream_") else answer


def _of_one(operation: str) -> bool:
    verb, _, what = operation.partition("_")
    return (verb in ("get", "delete") and what.startswith(OF_ONE)) or operation in (
        *("list_team_jobs", "list_organization_teams"),
    )


def told(value: Any) -> Any:
    """JSON with its times made comparable: the service writes them in three ways."""
    if isinstance(value, dict):
        return {name: told(each) for name, each in value.items()}
    if isinstance(value, list):
        return [told(each) for each in value]
    try:
        return _codec.read_time(value) if isinstance(value, str) else value
    except _codec.WireError:
        return value


def in_json(value: Any) -> Any:
    """An answer as it came."""
    return [each.to_dict() for each in value] if isinstance(value, list) else value.to_dict()


#: What the guide's shapes keep of an answer.
SHAPES: dict[str, Callable[[Any, Any], bool]] = {
    "create_job": lambda answer, wire: answer == wire["job_id"],
    "make_llm_call": lambda answer, wire: (
        (answer.id, answer.choices[0].message["content"], answer.model)
        == (wire["call_id"], wire["response"]["content"], wire["metadata"]["model"])
    ),
    "complete_job": lambda answer, wire: (
        (answer.status, answer.total_calls, answer.credits_remaining)
        == (wire["status"], wire["costs"]["total_calls"], wire["costs"]["credits_remaining"])
    ),
}


def test_every_exchange_is_there() -> None:
    assert len(ALL) == 226
    assert len({exchange.operation for exchange in ALL}) == 55


def test_answers(wired: Any, script: FakeServer) -> None:
    for exchange in ALL:
        if exchange.status != 200 or exchange.streamed or exchange.name in CUT:
            continue
        look = [reply(200, OPEN)] if exchange.operation == "complete_job" else []
        script.script(*look, exchange.answer)
        answer, wire = use(wired, exchange), json.loads(exchange.body)
        if exchange.operation not in FLOWS:
            assert (answer.content, answer.status_code) == (exchange.body, 200), exchange.name
            answer = answer.parsed
        if exchange.operation in SHAPES:
            assert SHAPES[exchange.operation](answer, wire), exchange.name
        else:
            assert told(in_json(answer)) == told(wire), exchange.name


def test_answers_that_are_none(wired: Any, script: FakeServer) -> None:
    for exchange in ALL:
        if exchange.name in CUT:
            script.script(exchange.answer)
            with pytest.raises(exceptions.ResponseValidationError, match="JSON"):
                use(wired, exchange)
    for exchange in OTHERS:
        script.script(exchange.answer)
        with pytest.raises(exceptions.APIStatusError) as caught:
            wired.get_balance()
        assert caught.value.status_code == exchange.status
    assert sorted(exchange.status for exchange in OTHERS) == [307, 404, 405]


KINDS: dict[int, type[exceptions.APIStatusError]] = {
    400: exceptions.BadRequestError,
    401: exceptions.AuthenticationError,
    403: exceptions.PermissionDeniedError,
    404: exceptions.NotFoundError,
    422: exceptions.UnprocessableEntityError,
    500: exceptions.InternalServerError,
}


def test_refusals(wired: Any, script: FakeServer) -> None:
    refusals = [exchange for exchange in ALL if exchange.status != 200]
    for exchange in refusals:
        script.script(exchange.answer)
        with pytest.raises(exceptions.APIStatusError) as caught:
            use(wired, exchange)
        error = caught.value
        assert isinstance(error, KINDS[exchange.status]), exchange.name
        assert isinstance(error, exceptions.ProviderError) == (b"LLM call failed" in exchange.body), exchange.name
        if exchange.content_type == "application/json":
            assert error.body == error.response.json() == json.loads(exchange.body), exchange.name
        else:
            assert error.body == error.response.text == "Internal Server Error"
        assert error.hint or exchange.status == 400, exchange.name
        with pytest.raises(httpx.HTTPStatusError):
            raise error
    sent = [received.line for received in script.received if received.line.startswith("POST")]
    posts = [exchange for exchange in refusals if exchange.method == "POST" and exchange.operation != "complete_job"]
    assert len(sent) == len(posts)  # no write is sent twice


#: What becomes of a stream that the recorder cut short: as if the service had.
_CUT = exceptions.IncompleteStreamError, "end marker"
#: By the name of the stream: its text, or the error and the text until then.
STREAMS: dict[str, Any] = {
    "job stream": (exceptions.StreamError, "asynchronous context manager", None),
    "single Hello": "Echo: Hello",
    "single SENDUSAGE hi": "Echo: SENDUSAGE hi",
    "single a b MIDNULL c d e": (exceptions.StreamError, "NoneType", "Echo: a"),
    "single a b MIDERR c d": (exceptions.StreamError, "provider broke mid-stream", "Echo: a"),
    "single a b MIDJUNK c d": (*_CUT, "Echo: a b MIDJUNK c"),
    "single a b MIDCUT c d": (*_CUT, "Echo: a"),
    "single a b MIDRAISE c d": (exceptions.StreamError, "peer closed connection", None),
    "single FAIL500": (exceptions.StreamError, "500 Internal Server Error", None),
    "single FAIL429": (exceptions.StreamError, "429 Too Many Requests", None),
    "single DRIP a b c": (*_CUT, "Echo: DRIP a b c"),
    "single tools": (exceptions.StreamError, "NoneType", None),
    "single json_schema": '{"name": "sample"}',
    "patched job stream": "Echo: Héllo ✓ SENDUSAGE",
    "patched MIDERR": (*_CUT, ""),
    "patched FAIL500": (exceptions.StreamError, "500 Internal Server Error", None),
}


def test_streams(wired: Any, script: FakeServer) -> None:
    streams = [exchange for exchange in ALL if exchange.streamed]
    assert [exchange.name for exchange in streams] == list(STREAMS)
    for exchange in streams:
        script.script(exchange.answer)
        expected = STREAMS[exchange.name]
        if isinstance(expected, str):
            whole = use(wired, exchange)
            assert (whole.text, whole.choices[0].finish_reason) == (expected, "stop")
            continue
        kind, words, partial = expected
        with pytest.raises(kind, match=words) as caught:
            use(wired, exchange)
        assert type(caught.value) is kind
        assert (caught.value.partial and caught.value.partial.text) == partial, exchange.name
    assert len(script.received) == len(streams)
