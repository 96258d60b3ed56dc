"""Every public method that sends something, the operation that it calls first, and either twin of each client.

What the name of a method does not tell is told by the tables.
"""

import inspect
import typing
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cache
from typing import Any, Final, NamedTuple

from fivefold import ArgusLM, AsyncArgusLM
from fivefold._client import SyncClient
from fivefold._operation import RawView, _Word
from fivefold.lmstudio import AsyncLMStudio, LMStudio
from fivefold.mongars import AsyncMonGARS, MonGARS
from fivefold.saas_litellm import AsyncSaaSLiteLLM, SaaSLiteLLM
from fivefold.synthgen import AsyncSynthgen, Synthgen
from tests.twins import twin

from .documents import Operation, operations

KINDS: Final = ("sync", "async")
CLIENTS: Final[Mapping[str, tuple[Any, Any]]] = {
    "arguslm": (ArgusLM, AsyncArgusLM),
    "mongars": (MonGARS, AsyncMonGARS),
    "lmstudio": (LMStudio, AsyncLMStudio),
    "synthgen": (Synthgen, AsyncSynthgen),
    "saas_litellm": (SaaSLiteLLM, AsyncSaaSLiteLLM),
}
#: No server may say these by chance: they are hidden wherever they show.
KEY, ADMIN_KEY, TEAM = "key-2f7b19aa", "admin-key-91c04e", "acme-corp"
#: With what each client lets itself in.
KEYS: Final[Mapping[str, Mapping[str, str]]] = {
    "arguslm": {"api_key": KEY},
    "mongars": {"token": KEY},
    "lmstudio": {"api_key": KEY},
    "synthgen": {"api_key": KEY},
    "saas_litellm": {"team_id": TEAM, "virtual_key": KEY, "admin_key": ADMIN_KEY},
}
#: Methods that call another operation first than the one of their own name; where it depends, with the arguments of
#: `_calls.py`.
FIRST: Final[Mapping[str, str]] = {
    "arguslm.iter_models": "list_models",
    "arguslm.iter_uptime_history": "get_uptime_history",
    "arguslm.iter_benchmarks": "list_benchmarks",
    "arguslm.iter_alerts": "list_alerts",
    "arguslm.run_benchmark": "start_benchmark",
    "arguslm.wait_for_benchmark": "get_benchmark",
    "arguslm.wait_for_monitoring_run": "get_monitoring_config",
    "arguslm.run_monitoring": "get_monitoring_config",
    "arguslm.stream_benchmark": "get_benchmark",
    "arguslm.resolve": "list_alert_rules",
    "lmstudio.create_completion_simple": "create_completion",
    "lmstudio.stream_completion": "create_completion",
    "lmstudio.stream_chat_completion": "create_chat_completion",
    "lmstudio.stream_response": "create_response",
    "lmstudio.parse": "create_chat_completion",
    "lmstudio.run_tools": "create_chat_completion",
    "lmstudio.health_check": "list_models",
    "lmstudio.native.stream_chat": "native_chat",
    "lmstudio.v0.stream_completion": "v0_create_completion",
    "lmstudio.v0.stream_chat_completion": "v0_create_chat_completion",
    "lmstudio.native.wait_for_download": "native_get_download",
    "mongars.stream_events": "create_ws_ticket",
    "mongars.resolve": "list_users",
    "synthgen.create_batch": "create_batch_upload",
    "synthgen.get_batch_tasks": "export_batch_tasks",
    "synthgen.iter_batch_tasks": "export_batch_tasks",
    "synthgen.list_batch_tasks": "get_batch_tasks",
    "synthgen.wait_for_batch": "get_batch",
    "synthgen.delete_batch": "get_batch",
    "synthgen.monitor_batch": "get_batch",
    "synthgen.resolve": "get_batch",
    "synthgen.resume_batch": "get_batch",
    "saas_litellm.chat": "make_llm_call",
    "saas_litellm.structured_output": "make_llm_call",
    "saas_litellm.chat_stream": "stream_llm_call",
    "saas_litellm.iter_jobs": "list_jobs",
    "saas_litellm.complete_job": "get_job",
    "saas_litellm.abandon": "get_job",
    "saas_litellm.admin.iter_team_jobs": "list_team_jobs",
    "saas_litellm.job": "create_job",
    "saas_litellm.resolve": "get_job_costs",
}
#: Public, and left out, each for its reason.
LEFT_OUT: Final[Mapping[str, str]] = {
    "set_token": "it sends nothing",
}
#: Methods that call what is not in the document of their service, or hide that it failed.
BESIDE_THE_DOCUMENT: Final = frozenset({"check_compatibility", "health_check"})
OPERATIONS: Final = {(service, each.name): each for service in CLIENTS for each in operations(service)}


class Method(NamedTuple):
    """A method of a client, or of one of its views; its kind is the word of the tables that it stands in."""

    service: str
    view: str
    name: str
    kind: str

    @property
    def label(self) -> str:
        """Such as "saas_litellm.admin.login"."""
        return ".".join(filter(None, (self.service, self.view, self.name)))

    @property
    def operation(self) -> Operation:
        """What it calls first."""
        own = f"{self.view}_{self.name}" if self.view in ("native", "v0") else self.name
        return OPERATIONS[self.service, FIRST.get(self.label, own)]

    @property
    def function(self) -> Any:
        """As the class of the blocking client has it."""
        return getattr(_class(self.service, self.view), self.name)

    def of(self, client: Any) -> Any:
        """As a client of either twin has it."""
        return getattr(getattr(client, self.view) if self.view else client, self.name)


def client(service: str, kind: str, url: str, **options: Any) -> AbstractContextManager[Any]:
    """A client of one kind, "sync" or "async", closed at the end."""
    blocking, awaiting = CLIENTS[service]
    return twin(kind, lambda: blocking(url, **options), lambda: awaiting(url, **options))


@cache
def methods() -> list[Method]:
    """Every public method that sends something."""
    own = set(dir(SyncClient))
    return [
        Method(service, view, name, _kind(_class(service, view), name))
        for service in CLIENTS
        for view in _views(service)
        for name, _ in inspect.getmembers(_class(service, view), inspect.isfunction)
        if not name.startswith("_") and name not in own and name not in LEFT_OUT
    ]


def _class(service: str, view: str) -> type:
    found, _ = CLIENTS[service]
    return typing.get_type_hints(getattr(found, view).fget)["return"] if view else found


def _views(service: str) -> Iterator[str]:
    yield ""
    for name, member in inspect.getmembers(CLIENTS[service][0], lambda member: isinstance(member, property)):
        view = typing.get_type_hints(member.fget).get("return")
        if isinstance(view, type) and issubclass(view, SyncClient) and not issubclass(view, RawView):
            yield name


def _kind(owner: type, name: str) -> str:
    """The word of a method, or "function" for what stands in no table."""
    found = [vars(each).get(name) for each in owner.__mro__]
    return next((type(word).__name__ for word in found if isinstance(word, _Word)), "function")
