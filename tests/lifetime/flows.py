"""Flows and streams of the services beside ArgusLM, and a program that is in the middle of one when it is told to end.

python -m tests.lifetime.flows URL sync|async interrupted NAME    does a flow until Ctrl-C
python -m tests.lifetime.flows URL sync|async left NAME           ends with a stream open, and its client too
"""

import asyncio
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from typing import Any, Final

from attrs import field, frozen

from fivefold.lmstudio import AsyncLMStudio, LMStudio
from fivefold.mongars import AsyncMonGARS, MonGARS
from fivefold.saas_litellm import AsyncSaaSLiteLLM, SaaSLiteLLM
from fivefold.synthgen import AsyncSynthgen, Synthgen, Task
from tests.twins import Awaited, twin

Use = Callable[[Any], Any]
_HANG: Final[Mapping[str, Any]] = {"hang": True}
_HALF: Final[Mapping[str, Any]] = {"silence": "body"}


@frozen
class Told:
    """A flow, or a stream.

    Attributes:
        service: Whose it is.
        target: The operation in which it gets stuck.
        use: How it is used; for a stream how it is opened, and something can be read of it before it gets stuck.
        fault: How it gets stuck.
        skip: After how many of these operations.
        data: What the sandbox has in it.
    """

    service: str
    target: str
    use: Use
    fault: Mapping[str, Any] = _HANG
    skip: int = 0
    data: Mapping[str, Any] = field(factory=dict)


_CHAT: Final = "qwen2.5-7b-instruct"
_HELLO: Final = [{"role": "user", "content": "Hello"}]
_ASKED: Final = {"model": _CHAT, "messages": _HELLO}
_CALLS: Final = [{"role": "user", "content": 'call double {"number": 2}'}]
_PENDING: Final = {"tasks": [{"batch_id": "b", "status": "PENDING"}]}
_DONE: Final = {"tasks": [{"batch_id": "b", "status": "COMPLETED"}] * 20}


def _double(number: int) -> int:
    return 2 * number


_double.__name__ = "double"


def _tasks() -> list[Task]:
    return [Task(custom_id=f"t{n}", url="http://model.test/v1", body={"model": "m", "messages": _HELLO}) for n in "123"]


def _logged_in(client: Any) -> Any:
    client.login("alice", "secret-password", remember=True)
    return client


async def _job_awaited(client: Any) -> None:
    async with client.job("interrupted") as job:
        await job.chat(_HELLO)


def _job(client: Any) -> None:
    if isinstance(client, Awaited):
        client._loop.run(_job_awaited(client._client))
        return
    with client.job("interrupted") as job:
        job.chat(_HELLO)


def _download(client: Any) -> Any:
    started = client.native.download_model({"model": "ibm/granite-4-micro"})
    return client.native.wait_for_download(started.job_id)


FLOWS: Final[Mapping[str, Told]] = {
    "a completion": Told("lmstudio", "create_chat_completion", lambda client: client.create_chat_completion(_ASKED)),
    "an answer with a type": Told(
        "lmstudio", "create_chat_completion", lambda client: client.parse(_HELLO, dict[str, int], model=_CHAT)
    ),
    "tools": Told(
        "lmstudio",
        "create_chat_completion",
        lambda client: client.run_tools(_CALLS, [_double], model=_CHAT),
        skip=1,
    ),
    "a download": Told("lmstudio", "native_get_download", _download),
    "a stream of LM Studio": Told(
        "lmstudio", "create_chat_completion", lambda client: client.stream_chat_completion(_ASKED).final(), _HALF
    ),
    "a login": Told("mongars", "login", _logged_in),
    "a message": Told("mongars", "chat", lambda client: _logged_in(client).chat({"message": "Hello"})),
    "events": Told("mongars", "stream_events", lambda client: list(_logged_in(client).stream_events())),
    "a job": Told("saas_litellm", "make_llm_call", _job),
    "a completed job": Told(
        "saas_litellm", "complete_job", lambda client: client.complete_job(client.create_job("interrupted"))
    ),
    "a single call": Told(
        "saas_litellm",
        "create_and_call",
        lambda client: client.create_and_call({"job_type": "one", "messages": _HELLO}),
    ),
    "a structured answer": Told(
        "saas_litellm",
        "make_llm_call",
        lambda client: client.structured_output(client.create_job("interrupted"), _HELLO, dict[str, int]),
    ),
    "a stream of SaaS LiteLLM": Told(
        "saas_litellm",
        "stream_create_and_call",
        lambda client: client.stream_create_and_call({"job_type": "one", "messages": _HELLO}).final(),
        _HALF,
    ),
    "a listing of jobs": Told("saas_litellm", "list_jobs", lambda client: list(client.iter_jobs())),
    "an upload": Told(
        "synthgen", "create_batch_upload", lambda client: client.create_batch(_tasks(), 1, in_flight=2), skip=1
    ),
    "a batch": Told("synthgen", "get_batch", lambda client: client.monitor_batch(_tasks(), show_progress=False)),
    "a wait for a batch": Told(
        "synthgen", "get_batch", lambda client: client.wait_for_batch("b"), skip=1, data=_PENDING
    ),
    "results": Told("synthgen", "export_batch_tasks", lambda client: client.get_batch_tasks("b"), _HALF, data=_DONE),
}

STREAMS: Final[Mapping[str, Told]] = {
    "chat": Told("lmstudio", "create_chat_completion", lambda client: client.stream_chat_completion(_ASKED), _HALF),
    "native chat": Told(
        "lmstudio", "native_chat", lambda client: client.native.stream_chat({"model": _CHAT, "input": "Hello"}), _HALF
    ),
    "response": Told(
        "lmstudio", "create_response", lambda client: client.stream_response({"model": _CHAT, "input": "Hi"}), _HALF
    ),
    "single call": Told(
        "saas_litellm",
        "stream_create_and_call",
        lambda client: client.stream_create_and_call({"job_type": "one", "messages": _HELLO}),
        _HALF,
    ),
    "events": Told("mongars", "", lambda client: client.stream_events()),
    "tasks": Told("synthgen", "export_batch_tasks", lambda client: client.iter_batch_tasks("b"), _HALF, data=_DONE),
}

_TWINS: Final[Mapping[str, tuple[Mapping[str, Callable[..., Any]], Mapping[str, Any]]]] = {
    "lmstudio": ({"sync": LMStudio, "async": AsyncLMStudio}, {}),
    "mongars": ({"sync": MonGARS, "async": AsyncMonGARS}, {"origin": "http://localhost:8000"}),
    "saas_litellm": (
        {"sync": SaaSLiteLLM, "async": AsyncSaaSLiteLLM},
        {"team_id": "acme-corp", "virtual_key": "sk-sandbox-acme-corp"},
    ),
    "synthgen": ({"sync": Synthgen, "async": AsyncSynthgen}, {"api_key": "synthgen-sandbox-key"}),
}


def made(service: str, kind: str, url: str, **options: Any) -> Any:
    """A client of a service, of one kind: "sync" or "async"."""
    classes, given = _TWINS[service]
    return classes[kind](url, **given, **options)


def client_of(service: str, kind: str, url: str, **options: Any) -> AbstractContextManager[Any]:
    """The same behind the face that both have in common, and closed at the end."""
    return twin(kind, lambda: made(service, kind, url, **options), lambda: made(service, kind, url, **options))


#: Seconds after which every engine has given up a call that was interrupted before its answer began.
GIVEN_UP: Final = 3.0


def left() -> tuple[int, int]:
    """Threads and descriptors."""
    # A thread that is about to end may take a moment, and one whose join was interrupted cannot be joined again.
    until = time.monotonic() + 2 * GIVEN_UP
    while (threading.active_count() > 1 or sockets()) and time.monotonic() < until:
        time.sleep(0.01)
    return threading.active_count(), len(os.listdir("/proc/self/fd"))


def sockets() -> list[str]:
    """The sockets of this process."""
    found = []
    for number in os.listdir("/proc/self/fd"):
        with suppress(OSError):  # it was that of the listing
            found.append(os.readlink(f"/proc/self/fd/{number}"))
    return sorted(name for name in found if name.startswith("socket:"))


def _interrupted(url: str, kind: str, name: str) -> None:
    """Do a flow until Ctrl-C; say whether something is left while its frames are still held by the traceback."""
    flow = FLOWS[name]
    with client_of(flow.service, kind, url) as client:  # what an engine keeps for good is there from now on
        health(client)
    before = left()
    try:
        with client_of(flow.service, kind, url, timeout=GIVEN_UP) as client:
            flow.use(client)
    except KeyboardInterrupt:
        print("left", left() == before, flush=True)
        raise


def health(client: Any) -> Any:
    """Ask a service how it is; to be awaited on asyncio."""
    return client.list_models() if hasattr(client, "native") else client.check_health()


def enter(service: str, client: Any) -> Any:
    """What a client does first; to be awaited on asyncio."""
    return client.login("alice", "secret-password") if service == "mongars" else None


#: What is there until the very end.
_KEPT: Final[list[Any]] = []


def _left(url: str, kind: str, name: str) -> None:
    """End with a stream open, and its client."""
    stream = STREAMS[name]
    client = made(stream.service, kind, url)
    if kind == "async":
        asyncio.run(_left_awaiting(client, stream))
        return
    enter(stream.service, client)
    events = iter(stream.use(client))
    next(events)
    print("open", flush=True)
    _KEPT.extend((client, events))


async def _left_awaiting(client: Any, stream: Told) -> None:
    if (entering := enter(stream.service, client)) is not None:
        await entering
    events = aiter(stream.use(client))
    await anext(events)
    print("open", flush=True)
    _KEPT.extend((client, events))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    {"interrupted": _interrupted, "left": _left}[sys.argv[3]](sys.argv[1], sys.argv[2], sys.argv[4])
