"""One plain call of every public method: with arguments that it takes, read to its end."""

import datetime as dt
import inspect
import itertools
import re
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from fivefold import RetryConfig
from fivefold.arguslm import exceptions as arguslm_errors
from fivefold.mongars import exceptions as mongars_errors
from fivefold.saas_litellm import exceptions as saas_litellm_errors
from fivefold.synthgen import Task
from fivefold.synthgen import exceptions as synthgen_errors

from ._methods import KEYS, Method, client
from ._schemas import plainest
from .documents import document

ID, PASSWORD = "3f0c8f5e-4a53-4b0e-9f3c-0d6f3a1b2c4d", "password-5d1e83"
#: Seconds for whatever waits.
PATIENCE = 0.15
#: Of what never ends by itself.
MOST = 12
HELLO = [{"role": "user", "content": "Hello"}]
#: What a client needs besides, to be done soon.
_SOON: dict[str, dict[str, Any]] = {"synthgen": {"refresh_interval": 0.01}, "saas_litellm": {"model": "m"}}


def trying_once(service: str, kind: str, url: str) -> AbstractContextManager[Any]:
    """A client that does nothing twice, and waits for nothing long."""
    once = RetryConfig(max_retries=0)
    retry = {"retry_config" if service == "lmstudio" else "retry": once}
    given = {**KEYS[service], **_SOON.get(service, {}), **retry}
    return client(service, kind, url, timeout=5.0, deadline=10.0, trust_env=False, **given)


def run(made: Any, method: Method, **changes: Any) -> Any:
    """Call a method of a client of either twin and read all that it gives, or as much as is reasonable."""
    answer = method.of(made)(**{**arguments(method), **changes})
    if method.kind in ("pages", "events"):
        return list(itertools.islice(answer, MOST))
    if not hasattr(answer, "__enter__"):
        return answer
    with answer as opened:
        if method.kind == "stream":
            return list(opened), opened.final()
        return opened.content if method.kind == "download" else None


@cache
def arguments(method: Method) -> dict[str, Any]:
    """Arguments that it takes: those that it asks for, by what it says of them; a few by the table below."""
    parameters = [*inspect.signature(method.function).parameters.values()][1:]
    given = {**_GIVEN.get(method.name, {}), **_GIVEN.get(method.label, {})}
    if any(each.name == "deadline" for each in parameters):
        given.setdefault("deadline", PATIENCE)
    for each in parameters:
        if each.default is each.empty and each.name not in given:
            given[each.name] = _argument(method.service, each)
    return given


def _argument(service: str, parameter: inspect.Parameter) -> Any:
    told = str(parameter.annotation)
    if "UUID" in told:
        return ID
    body = re.search(r"(\w+) \| (?:collections\.abc\.)?Mapping", told)
    schemas = document(service)["components"]["schemas"]
    if body and body[1] in schemas:
        made = plainest(service, {"$ref": f"#/components/schemas/{body[1]}"})
        # The plainest texts are also drawn for answers, where the client hides what was sent as a secret.
        fields = schemas[body[1]].get("properties", {}).items()
        made |= {name: PASSWORD for name, field in fields if field.get("x-secret") and isinstance(made.get(name), str)}
        return [made] if told.startswith("Sequence") else made
    if "Sequence[str]" in told:
        return ["x"]
    assert "str" in told, f"{parameter}: not known what to give"
    return "openai" if parameter.name == "provider" else "x-1"


def lookup(city: str) -> str:
    """The weather in a city."""
    return f"fair in {city}"


_TASK = Task(custom_id="a", url="http://localhost:9/", body={"model": "m"})
#: By name, or by label where two services have one of the name.
_GIVEN: dict[str, dict[str, Any]] = {
    "login": {"password": PASSWORD},
    "run_monitoring": {"wait": True},
    "wait_for_monitoring_run": {"since": None},
    "parse": {"messages": HELLO, "response_model": dict[str, int], "model": "m"},
    "run_tools": {"messages": HELLO, "tools": [lookup], "model": "m"},
    "chat_stream": {"messages": HELLO},
    "structured_output": {"messages": HELLO, "response_model": dict[str, int]},
    "saas_litellm.chat": {"messages": HELLO},
    "wait_for_download": {"job": "x-1"},
    "create_batch": {"tasks": [_TASK]},
    "resume_batch": {"error": "x-1", "tasks": [_TASK]},
    "monitor_batch": {"batch_id": "x-1", "show_progress": False},
    "arguslm.resolve": {
        "error": arguslm_errors.OutcomeUnknownError(
            "lost",
            service="arguslm",
            operation="create_alert_rule",
            clue={"rule_type": "any_model_down", "name": "x", "sent_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)},
        )
    },
    "saas_litellm.resolve": {
        "error": saas_litellm_errors.OutcomeUnknownError(
            "lost", service="saas_litellm", operation="chat", clue={"job_id": ID, "mark": "mark"}
        )
    },
    "mongars.resolve": {
        "error": mongars_errors.OutcomeUnknownError(
            "lost", service="mongars", operation="register_user", clue={"username": "x"}
        )
    },
    "synthgen.resolve": {
        "error": synthgen_errors.BatchOutcomeUnknownError("lost", service="synthgen", batch_id="x-1", in_doubt=("a",))
    },
    "approve_request": {"operator_id": "x"},
}
