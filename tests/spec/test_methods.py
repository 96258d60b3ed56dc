"""Which methods send which operation: what the code tells, what the docstrings say, and what is really sent."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import fivefold
from fivefold._spec import SERVICES, SpecError, endpoint_key, methods_of, own
from fivefold._spec.document import operations
from fivefold.sandbox import Sandbox
from tests.twins import saas_litellm

#: An operation in a docstring.
_TOLD = re.compile(r"\b(GET|POST|PUT|PATCH|DELETE) (/(?:[\w/{}.-]*[\w/}])?)")
_VIEWS = {"lmstudio": ("native", "v0"), "saas_litellm": ("admin",)}
#: What methods send besides what their docstrings say, or name without sending it.
_UNTOLD = {
    "ArgusLM.run_monitoring": {"GET /api/v1/monitoring/config"},
    "ArgusLM.run_benchmark": {"GET /api/v1/benchmarks/{}", "GET /api/v1/benchmarks/{}/stream"},
    "ArgusLM.stream_benchmark": {"GET /api/v1/benchmarks/{}/stream"},
    "MonGARS.stream_events": {"GET /ws/chat/"},
    "Synthgen.get_batch_tasks": {"GET /api/v1/tasks/{}"},
    "Synthgen.iter_batch_tasks": {"GET /api/v1/tasks/{}"},
    "Synthgen.monitor_batch": {
        "POST /api/v1/batches",
        "GET /api/v1/batches/{}",
        "GET /api/v1/batches/{}/stats",
        "GET /api/v1/batches/{}/tasks",
        "GET /api/v1/batches/{}/tasks/export",
        "GET /api/v1/tasks/{}",
        "GET /health",
    },
    "Synthgen.resolve": {"GET /api/v1/batches/{}/tasks", "GET /health"},
    "Synthgen.resume_batch": {"GET /api/v1/batches/{}/tasks", "GET /health"},
    "Synthgen.wait_for_batch": {"GET /api/v1/batches/{}/stats", "GET /health"},
    "SaaSLiteLLM.abandon": {
        "GET /api/jobs/{}/costs",
        "PATCH /api/jobs/{}/metadata",
        "GET /api/credits/teams/{}/balance",
    },
    "SaaSLiteLLM.complete_job": {"GET /api/jobs/{}/costs", "GET /api/credits/teams/{}/balance"},
    "SaaSLiteLLM.job": {"POST /api/jobs/create"},
    "Job.chat_stream": {"GET /api/jobs/{}"},
    "Job.complete": {"GET /api/jobs/{}/costs", "GET /api/credits/teams/{}/balance"},
}


def sent_by(service: str) -> dict[str, set[str]]:
    """The operations of each method."""
    found: dict[str, set[str]] = {}
    for key, names in methods_of(service).items():
        for name in names:
            found.setdefault(name, set()).add(key)
    return found


def documented(service: str) -> Iterator[tuple[str, set[str]]]:
    """The methods of a client, of its views and of its jobs, with the operations in their docstrings."""
    client = {"arguslm": "ArgusLM", "mongars": "MonGARS", "lmstudio": "LMStudio", "synthgen": "Synthgen"}
    name = client.get(service, "SaaSLiteLLM")
    made: Any = getattr(fivefold, name)("http://localhost:1")
    kinds = {name: type(made), **{f"{name}.{view}": type(getattr(made, view)) for view in _VIEWS.get(service, ())}}
    if service == "saas_litellm":
        kinds["Job"] = import_module("fivefold.saas_litellm._job").Job
    made.close()
    for told, kind in kinds.items():
        for method, held in inspect.getmembers(kind, inspect.isfunction):
            if not method.startswith("_") and method != "check_compatibility":
                yield f"{told}.{method}", {endpoint_key(*one) for one in _TOLD.findall(held.__doc__ or "")}


@pytest.mark.parametrize("service", SERVICES)
def test_the_code_and_the_docstrings_tell_the_same(service: str) -> None:
    sent = sent_by(service)
    for name, told in documented(service):
        assert told | _UNTOLD.get(name, set()) == sent.get(name, set()), name


@pytest.mark.parametrize("service", SERVICES)
def test_every_operation_has_a_method(service: str) -> None:
    document = own(service)
    sockets = {endpoint_key("GET", one["path"]) for one in document.get("x-websockets", {}).values()}
    known = {endpoint_key(method, path) for method, path, _, _ in operations(document)}
    assert methods_of(service).keys() == known | sockets


def test_functions_without_a_client_are_named_too() -> None:
    assert "lmstudio.complete" in methods_of("lmstudio")["POST /v1/completions"]


def test_there_is_no_other_service() -> None:
    with pytest.raises(SpecError, match="'openai': there are arguslm"):
        methods_of("openai")


def _keys_of(log: list[Any], service: str) -> set[str]:
    """What was sent, as endpoints of the document."""
    known = [
        (method, re.compile(re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(path))), endpoint_key(method, path))
        for method, path, _, _ in operations(own(service))
    ]
    plain = sorted(known, key=lambda one: "{" in one[2])
    return {
        next(key for method, pattern, key in plain if method == entry["method"] and pattern.fullmatch(entry["path"]))
        for entry in log
    }


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_story_of_jobs_sends_what_its_methods_are_said_to_send(kind: str, saas_litellm_server: Sandbox) -> None:
    server, sent = saas_litellm_server, sent_by("saas_litellm")
    team = {"team_id": "acme-corp", "virtual_key": "sk-sandbox-acme-corp", "admin_key": "sk-sandbox-admin"}
    with saas_litellm(kind, server.base_url, **team) as client:
        job_id = client.create_job("story")
        story: list[tuple[str, tuple[Any, ...]]] = [
            ("chat", (job_id, [{"role": "user", "content": "Hello"}])),
            ("get_job", (job_id,)),
            ("get_job_costs", (job_id,)),
            ("update_job_metadata", (job_id, {"metadata": {"a": 1}})),
            ("complete_job", (job_id, "completed", {"b": 2})),
            ("complete_job", (job_id,)),
            ("abandon", (client.create_job("left"),)),
            ("get_balance", ()),
            ("check_health", ()),
        ]
        for method, arguments in story:
            before = len(server.requests())
            getattr(client, method)(*arguments)
            really = _keys_of(server.requests()[before:], "saas_litellm")
            assert really
            assert really <= sent[f"SaaSLiteLLM.{method}"], method


@pytest.fixture(scope="module")
def quick() -> Iterator[Sandbox]:
    """A sandbox of Synthgen on which nobody waits long."""
    with Sandbox("synthgen", refresh=0.03, ingest=0.005, pace=0.01) as server:
        yield server


def test_a_story_of_batches_sends_what_its_methods_are_said_to_send(quick: Sandbox) -> None:
    server, sent = quick, sent_by("synthgen")
    task = {"custom_id": "a", "method": "POST", "url": "http://localhost:1/v1/chat/completions"}
    body = {"model": "m", "messages": [{"role": "user", "content": "Hello"}]}
    with fivefold.Synthgen(**server_options(server)) as client:
        batch_id = client.create_batch([{**task, "body": body}]).batch_id
        story: list[tuple[str, Any]] = [
            ("wait_for_batch", lambda: client.wait_for_batch(batch_id)),
            ("get_batch", lambda: client.get_batch(batch_id)),
            ("get_batch_tasks", lambda: client.get_batch_tasks(batch_id)),
            ("iter_batch_tasks", lambda: [*client.iter_batch_tasks(batch_id)]),
            ("get_task_stats", client.get_task_stats),
            ("monitor_batch", lambda: client.monitor_batch(batch_id=batch_id)),
            ("delete_batch", lambda: client.delete_batch(batch_id)),
        ]
        for method, call in story:
            before = len(server.requests())
            call()
            really = _keys_of(server.requests()[before:], "synthgen")
            assert really <= sent[f"Synthgen.{method}"], method
            assert really


def server_options(server: Sandbox) -> dict[str, Any]:
    """How a client of Synthgen is made for a sandbox."""
    return {"base_url": server.base_url, "api_key": server.env["SYNTHGEN_API_KEY"], "refresh_interval": 0.03}
