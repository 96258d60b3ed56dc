"""What arguments are to arrive as. No I/O.

An argument arrives in the parameter or the field of its own name, and `body` or `request` as the whole body. What is
otherwise is told by the tables.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from ._arguments import wire
from ._methods import Method
from ._requests_arguments import local

#: What the client adds to the query by itself.
ADDED: Final[Mapping[str, frozenset[str]]] = {
    "arguslm.iter_models": frozenset({"limit", "offset"}),
    "arguslm.iter_uptime_history": frozenset({"limit", "offset", "enabled_only"}),
    "arguslm.iter_benchmarks": frozenset({"per_page", "page"}),
    "arguslm.iter_alerts": frozenset({"limit", "offset"}),
    "saas_litellm.iter_jobs": frozenset({"limit", "offset"}),
    "saas_litellm.admin.iter_team_jobs": frozenset({"page", "page_size"}),
    "mongars.approve_request": frozenset({"operator_id"}),
    "synthgen.create_batch": frozenset({"batch_id"}),
}


#: What a client spells in one way, however it was given.
RESPELT: Final[Mapping[str, Mapping[str, Callable[[Any], Any]]]] = {
    "saas_litellm": {"job_id": lambda given: str(UUID(str(given)))}
}


def expected_texts(method: Method, given: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
    """The value of each parameter that the arguments and the defaults of the method name."""
    told = inspect.signature(method.function).parameters
    defaults = {name: each.default for name, each in told.items() if each.default is not inspect.Parameter.empty}
    known = {each["name"]: (each["in"], each["name"]) for each in method.operation.parameters}
    spell = RESPELT.get(method.label.rpartition(".")[0], {})
    return {
        known[name]: spell.get(name, wire)(value)
        for name, value in {**defaults, **given}.items()
        if name in known and value is not None
    }


def expected_body(method: Method, given: Mapping[str, Any], told: Any) -> Any:
    """The body that the arguments make; `told` is the one that came, for what the client makes up by itself."""
    if "body" in given or "request" in given:
        whole = given.get("body", given.get("request"))
        body = {} if whole is None else wire(whole)
    else:
        known = {each["name"] for each in method.operation.parameters} | local(method)
        body = {name: wire(value) for name, value in given.items() if name not in known and value is not None}
    completed = COMPLETED.get(method.label)
    return completed(body, told) if completed else body


Completion = Callable[[dict[str, Any], Any], Any]


def _streamed(body: dict[str, Any], told: Any) -> dict[str, Any]:
    return {**body, "stream": True}


def _counted(body: dict[str, Any], told: Any) -> dict[str, Any]:
    return {"stream_options": {"include_usage": True}, **body, "stream": True}


def _made_up(*names: str) -> Completion:
    """Fields that the client fills in where the caller gives none."""
    return lambda body, told: {**{name: told[name] for name in names if name in told}, **body}


def _spoken(body: dict[str, Any], told: Any) -> dict[str, Any]:
    """A chat of a job: the service takes a list of texts to stop at, and no single one."""
    stop = {"stop": [body["stop"]]} if isinstance(body.get("stop"), str) else {}
    return _made_up("model", "purpose", "temperature", "response_format")({**body, **stop}, told)


def _marked(field: str, *names: str) -> Completion:
    """A job is marked in its metadata, so that it can be found."""

    def completed(body: dict[str, Any], told: Any) -> dict[str, Any]:
        kept = {**(body.get(field) or {}), "fivefold_mark": told[field]["fivefold_mark"]}
        return _spoken(_made_up("team_id", *names)({**body, field: kept}, told), told)

    return completed


def _lines(body: dict[str, Any], told: Any) -> dict[str, Any]:
    """Tasks with what is not given filled in, and their names also where listings will tell them."""
    lines = []
    for place, given in enumerate(body["tasks"]):
        line = {"method": "POST", "dataset": None, "use_cache": True, "track_progress": True, **given}
        name = f"#{place}" if given.get("custom_id") is None else given["custom_id"]
        source = given.get("source")
        kept = {"fivefold.custom_id.only": name} if source is None else {**source, "fivefold.custom_id": name}
        lines.append({**line, "custom_id": name, "source": kept, "api_key": given.get("api_key") or ""})
    return {"tasks": lines}


#: What the client adds to a body, or makes of it, as the methods say.
COMPLETED: Final[Mapping[str, Completion]] = {
    "lmstudio.stream_completion": _counted,
    "lmstudio.stream_chat_completion": _counted,
    "lmstudio.v0.stream_completion": _counted,
    "lmstudio.v0.stream_chat_completion": _counted,
    "lmstudio.stream_response": _streamed,
    "lmstudio.native.stream_chat": _streamed,
    "lmstudio.create_embeddings": lambda body, told: {"encoding_format": "float", **body},
    "lmstudio.v0.create_embeddings": lambda body, told: {"encoding_format": "float", **body},
    "lmstudio.parse": _made_up("response_format"),
    "lmstudio.run_tools": _made_up("tools"),
    "mongars.login": _made_up("grant_type"),
    "synthgen.create_batch": _lines,
    "saas_litellm.create_job": _marked("metadata"),
    "saas_litellm.create_and_call": _marked("job_metadata"),
    "saas_litellm.stream_create_and_call": _marked("job_metadata"),
    "saas_litellm.chat": _spoken,
    "saas_litellm.chat_stream": _spoken,
    "saas_litellm.structured_output": _spoken,
}
