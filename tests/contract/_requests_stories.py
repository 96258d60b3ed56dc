"""What the methods that make several requests are used for, told once for either twin on a sandbox without quirks."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, Final

import pytest
from hypothesis import strategies as st

from fivefold.errors import OutcomeUnknownError
from fivefold.sandbox import Sandbox

from ._arguments import JSON, TEXT
from ._requests_arguments import City, pick

#: Draws a value from a strategy.
Draw = Callable[[st.SearchStrategy[Any]], Any]
Story = Callable[[Any, Sandbox, Draw], None]

_METADATA = st.dictionaries(TEXT, JSON, max_size=2)
_SAID = st.text(min_size=1, max_size=20).filter(str.strip)
HOUR = 3601.0
_LONG_AGO = dt.datetime(2026, 1, 1)


class Noting:
    """A client that notes which of its methods are called, those of its views by the name of the view too."""

    def __init__(self, client: Any, called: set[str], view: str = "") -> None:
        self._client, self._called, self._view = client, called, view

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._client, name)
        if name in ("admin", "native", "v0"):
            return Noting(found, self._called, f"{name}.")
        self._called.add(self._view + name)
        return found


def _said(text: str) -> list[dict[str, str]]:
    return [{"role": "user", "content": text}]


def _arguslm(client: Any, server: Sandbox, draw: Draw) -> None:
    credentials = {"api_key": "sk-local", "base_url": "http://127.0.0.1:9/v1"}
    body = {"display_name": draw(TEXT), "provider_type": "custom_openai_compatible", "credentials": credentials}
    provider = client.create_provider(body)
    client.refresh_provider_models(provider.id)
    models = list(client.iter_models(provider_id=provider.id))
    client.update_model(models[0].id, {"enabled_for_monitoring": True, "custom_name": draw(TEXT)})
    client.run_monitoring(wait=True)
    list(client.iter_uptime_history(since=draw(st.datetimes(max_value=_LONG_AGO))))
    plan = {"model_ids": [models[0].id], "prompt_pack": "shakespeare", "num_runs": draw(st.integers(1, 2))}
    run = client.run_benchmark({**plan, "name": draw(TEXT)})
    started = client.start_benchmark(plan)
    list(client.stream_benchmark(started.id))
    while not any(entry["method"] == "WS" for entry in server.requests()):  # it had ended before it could be watched
        list(client.stream_benchmark(client.start_benchmark(plan).id))
    client.wait_for_benchmark(str(started.id))
    server.fault("start_benchmark", drop="after", times=1)
    with pytest.raises(OutcomeUnknownError) as lost:
        client.start_benchmark(plan)
    client.resolve(lost.value)
    client.export_benchmark(run.id, format=draw(st.sampled_from(["json", "csv"])))
    list(client.iter_benchmarks())
    list(client.iter_alerts())


def _mongars(client: Any, server: Sandbox, draw: Draw) -> None:
    client.login("alice", "secret-password", remember=True)
    events = iter(client.stream_events())
    next(events)
    server.fault("chat", drop="after", times=1)
    with pytest.raises(OutcomeUnknownError) as lost:
        client.chat({"message": draw(_SAID)})
    client.resolve(lost.value)
    server.advance(HOUR)
    client.history("alice", limit=draw(st.integers(1, 200)))
    client.login("admin", "admin-password")
    server.fault("register_user", drop="after", times=1)
    with pytest.raises(OutcomeUnknownError) as lost:
        client.register_user({"username": "bob", "password": draw(st.text(min_size=8, max_size=12))})
    client.resolve(lost.value)


def _lmstudio(client: Any, server: Sandbox, draw: Draw) -> None:
    model = client.list_models()[0].id
    options = {"temperature": draw(st.floats(0, 2)), "stop": draw(TEXT | st.lists(TEXT, max_size=2))}
    with suppress(ValueError):  # the model may stop before it has said it all
        client.parse(_said("Tell me of Rome."), City, model=model, **options)
    said = f"call pick {json.dumps({'number': draw(st.integers())})}"
    assert client.run_tools(_said(said), [pick], model=model).rounds == 2
    client.native.wait_for_download(client.native.download_model({"model": "ibm/granite-4-micro"}))
    client.health_check()


def _synthgen(client: Any, server: Sandbox, draw: Draw) -> None:
    one = st.fixed_dictionaries({"url": st.just("http://model.test/v1"), "body": _METADATA, "source": _METADATA})
    tasks = draw(st.lists(one, min_size=1, max_size=5))
    size, names = draw(st.integers(1, 3)), {"fetch_custom_ids": True}
    made = client.create_batch(tasks, size, in_flight=draw(st.integers(1, 3)))
    client.wait_for_batch(made.batch_id, expected_tasks=len(tasks))
    listed = client.get_batch_tasks(made.batch_id, draw(st.sampled_from([None, "COMPLETED"])), **names)
    assert len(listed) == len(tasks)
    client.resume_batch(made.batch_id, [*tasks, *tasks], size)
    client.monitor_batch(tasks, check_duplicates=False)
    server.fault("create_batch_upload", drop="after", times=1)
    with pytest.raises(OutcomeUnknownError) as lost:
        client.create_batch(tasks)
    client.resolve(lost.value)
    client.delete_batch(made.batch_id, force=True)
    client.get_task_stats()


def _saas_litellm(client: Any, server: Sandbox, draw: Draw) -> None:
    with client.job(draw(TEXT), draw(_METADATA), user_id=draw(TEXT)) as job:
        job.chat(_said("Hello"), temperature=draw(st.floats(0, 2)), call_metadata=draw(_METADATA))
        job.structured_output(_said("Rome"), City, purpose=draw(TEXT))
        job.chat_stream(_said("Hello"), stop=draw(TEXT)).final()
        job.get()
        job.get_costs()
        job.update_metadata({"metadata": draw(_METADATA)})
        job.complete(metadata=draw(_METADATA))
    client.complete_job(client.create_job("one"), draw(st.sampled_from(["completed", "failed"])))
    failed = client.create_job("two")
    client.complete_job(failed, "failed", draw(_METADATA), error_message=draw(TEXT))
    client.complete_job(failed, "failed")
    client.abandon(client.create_job("three"), reason=draw(TEXT))
    server.fault("create_job", drop="after", times=1)
    with pytest.raises(OutcomeUnknownError) as lost:
        client.create_job("lost")
    client.resolve(lost.value)
    server.fault("make_llm_call", drop="after", times=1)
    with pytest.raises(OutcomeUnknownError) as lost:
        client.chat(client.create_job("four"), _said("Hello"))
    client.resolve(lost.value)
    list(client.iter_jobs())
    client.admin.create_owner({"email": "o@example.com", "display_name": draw(TEXT), "password": "long-enough-one"})
    client.admin.list_admin_users()
    list(client.admin.iter_team_jobs(client.team_id, start_date=draw(st.dates())))
    client.admin.logout()


def _times(count: int, **fields: Any) -> list[dict[str, Any]]:
    """Records to seed: fifty share a minute."""
    return [{"created_at": f"2026-01-01T{n // 3000:02}:{n // 50 % 60:02}:00Z", **fields} for n in range(count)]


#: Data that fill more than one of the largest pages.
MANY: Final[Mapping[str, Mapping[str, Any]]] = {
    "arguslm": {
        "providers": [{}],
        "rules": [{}],
        "models": _times(510),
        "runs": _times(110),
        "alerts": _times(510),
        "checks": _times(10_010),
    },
    "saas_litellm": {"jobs": _times(510, team_id="acme-corp", calls=[{"model_group_used": "gpt-4"}])},
}
#: The listings that are read page by page, and how many pages each has then at least.
PAGED: Final[Mapping[str, Mapping[str, int]]] = {
    "arguslm": {"list_models": 2, "list_benchmarks": 2, "list_alerts": 2, "get_uptime_history": 2},
    "saas_litellm": {"list_jobs": 2, "list_team_jobs": 6},
}


def read_all(client: Any, service: str) -> None:
    """Read every listing that has pages to its end."""
    listings: list[Callable[[], Any]] = []
    if service == "arguslm":
        listings = [client.iter_models, client.iter_benchmarks, client.iter_alerts, client.iter_uptime_history]
    elif service == "saas_litellm":
        listings = [client.iter_jobs, partial(client.admin.iter_team_jobs, client.team_id)]
    for listing in listings:
        assert list(listing())


STORIES: Final[Mapping[str, Story]] = {
    "arguslm": _arguslm,
    "mongars": _mongars,
    "lmstudio": _lmstudio,
    "synthgen": _synthgen,
    "saas_litellm": _saas_litellm,
}
