"""fivefold as a contender, with every service and both twins. What an operation does is told once for both."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from attrs import frozen

import fivefold.arguslm._stream
import fivefold.mongars._events
from fivefold import (
    ArgusLM,
    AsyncArgusLM,
    AsyncLMStudio,
    AsyncSaaSLiteLLM,
    FivefoldError,
    IncompleteStreamError,
    LMStudio,
    OutcomeUnknownError,
    RetryConfig,
    SaaSLiteLLM,
)
from fivefold.mongars import AsyncMonGARS, MonGARS
from fivefold.synthgen import AsyncSynthgen, Synthgen, Task

from .contender import DEADLINE, MARK, MOST_BYTES, RETRIES, TIMEOUT, Contender, Reach, Twin
from .doing import Doing, call, each, whole, words
from .services import arguslm, mongars, saas_litellm, synthgen

QUICK = RetryConfig(max_retries=RETRIES, backoff_factor=0.02)
QUESTION = [{"role": "user", "content": "Tell me of Rome."}]
#: Seconds in all, for operations that have a deadline of their own.
WATCHED = 2 * DEADLINE


@frozen
class City:
    """What `parse` reads."""

    name: str
    population: int


def _job() -> Doing:
    def sync(client: Any) -> Any:
        with client.job("rivers") as job:
            return job.chat(QUESTION).text

    async def awaited(client: Any) -> Any:
        async with client.job("rivers") as job:
            return (await job.chat(QUESTION)).text

    return Doing(sync, awaited)


def _completion() -> Doing:
    """Each time another job: one program completes a job once at a time."""

    async def awaited(client: Any) -> Any:
        return _costs(await client.complete_job(uuid4()))

    return Doing(lambda client: _costs(client.complete_job(uuid4())), awaited)


def _costs(result: Any) -> Any:
    return [result.status, result.total_calls, result.total_tokens, result.credit_applied, result.credits_remaining]


_PROVIDER = {
    "display_name": "Prepared",
    "provider_type": "custom_openai_compatible",
    "credentials": {"api_key": f"{MARK}body", "base_url": "http://127.0.0.1:9/v1"},
}
_RUN = {"model_ids": [arguslm.MODEL], "prompt_pack": "shakespeare", "name": "Prepared", "num_runs": 1}
_CHAT = {"model": "qwen", "messages": QUESTION}
_TASKS = [
    Task(custom_id=f"q{number}", url="http://x/v1", api_key=f"{MARK}body", body=_CHAT)
    for number in range(synthgen.TASKS)
]

DOINGS: Mapping[str, Mapping[str, Doing]] = {
    "arguslm": {
        "get_model": call("get_model", arguslm.MODEL),
        "create_provider": call("create_provider", _PROVIDER),
        "delete_alert_rule": call("delete_alert_rule", arguslm.RULE),
        "iter_models": each("iter_models"),
        "export_benchmark": call("export_benchmark", arguslm.RUN, format="csv"),
        "stream_benchmark": each("stream_benchmark", arguslm.RUN, deadline=WATCHED),
        "run_benchmark": call("run_benchmark", _RUN, deadline=WATCHED),
        "wait_for_benchmark": call("wait_for_benchmark", arguslm.RUN, deadline=WATCHED),
    },
    "mongars": {
        "history": call("history", mongars.USER),
        "list_users": call("list_users"),
        "get_metrics": call("get_metrics"),
        "register_user": call("register_user", {"username": mongars.USER, "password": f"{MARK}Passw0rd"}),
        "chat": call("chat", {"message": "Hello"}),
        "login": call("login", mongars.USER, f"{MARK}Passw0rd"),
        "stream_events": each("stream_events", most=3),
        "stream_events_ticket": each("stream_events", most=3),
    },
    "lmstudio": {
        "list_models": call("list_models"),
        "create_chat_completion": call("create_chat_completion", _CHAT),
        "create_embeddings": call("create_embeddings", {"model": "gemma", "input": "Rome"}),
        "load_model": call("native.load_model", {"model": "qwen"}),
        "stream_chat_completion": whole("stream_chat_completion", _CHAT),
        "stream_chat_text": words("stream_chat_completion", _CHAT),
        "native_stream_chat": whole("native.stream_chat", {"model": "qwen", "input": "Tell me of Rome."}),
        "parse": call("parse", QUESTION, City, model="qwen"),
        "wait_for_download": call("native.wait_for_download", "job_1", deadline=WATCHED),
    },
    "synthgen": {
        "get_batch": call("get_batch", synthgen.BATCH),
        "get_task": call("get_task", synthgen.MESSAGE),
        "create_batch": call("create_batch", _TASKS, read=lambda answer: answer.total_tasks),
        "delete_task": call("delete_task", synthgen.MESSAGE),
        "iter_batch_tasks": each("iter_batch_tasks", synthgen.BATCH),
        "get_batch_tasks": call("get_batch_tasks", synthgen.BATCH),
        "get_batches": call("get_batches"),
        "wait_for_batch": call("wait_for_batch", synthgen.BATCH, deadline=WATCHED),
    },
    "saas_litellm": {
        "get_job": call("get_job", saas_litellm.JOB),
        "create_job": call("create_job", "rivers", read=lambda job: bool(job)),
        "chat": call("chat", saas_litellm.JOB, QUESTION, read=lambda answer: [answer.id, answer.text]),
        "chat_stream": words("chat_stream", saas_litellm.JOB, QUESTION),
        "iter_jobs": each("iter_jobs"),
        "complete_job": _completion(),
        "job": _job(),
    },
}

_CLIENTS: Mapping[str, tuple[Any, Any, Callable[[Reach], dict[str, Any]]]] = {
    "arguslm": (ArgusLM, AsyncArgusLM, lambda reach: {"base_url": reach.base_url, "api_key": reach.secret}),
    "mongars": (MonGARS, AsyncMonGARS, lambda reach: {"base_url": reach.base_url, "token": reach.secret}),
    "lmstudio": (LMStudio, AsyncLMStudio, lambda reach: {"base_url": f"{reach.base_url}/v1", "api_key": reach.secret}),
    "synthgen": (Synthgen, AsyncSynthgen,
                 lambda reach: {"base_url": reach.base_url, "api_key": reach.secret, "refresh_interval": 0.02}),
    "saas_litellm": (SaaSLiteLLM, AsyncSaaSLiteLLM,
                     lambda reach: {"base_url": reach.base_url, "team_id": saas_litellm.TEAM,
                                    "virtual_key": reach.secret, "model": "gpt-4"}),
}  # fmt: skip


#: What is a constant in seconds, or in tries, and is made as short here as what clients can be told.
_PATIENT: tuple[tuple[Any, str, Any], ...] = (
    (fivefold.mongars._events, "SILENCE", TIMEOUT),
    (fivefold.mongars._events, "RECONNECTS", QUICK),
    (fivefold.arguslm._stream, "IDLE", TIMEOUT),
    (fivefold.arguslm._stream, "RECONNECTS", QUICK),
)


@contextmanager
def hurried() -> Iterator[None]:
    """Waits that nobody can set are short within this."""
    before = [(module, name, getattr(module, name)) for module, name, _ in _PATIENT]
    for module, name, value in _PATIENT:
        setattr(module, name, value)
    yield
    for module, name, value in before:
        setattr(module, name, value)


def contender(service: str, twin: Twin) -> Contender:
    """fivefold's client of a service."""
    blocking, awaiting, told = _CLIENTS[service]

    def make(reach: Reach) -> Any:
        client = (blocking if twin == "sync" else awaiting)(
            **told(reach), timeout=TIMEOUT, deadline=DEADLINE, max_response_bytes=MOST_BYTES, verify=reach.verify,
            trust_env=False,
            engine=None if reach.verify is True else "httpx",  # no other takes an SSLContext
        )  # fmt: skip
        return client.with_options(retry=QUICK)

    doings = DOINGS[service].items()
    return Contender(
        "fivefold", service, twin, make, lambda client: client.close(),
        {name: doing.sync if twin == "sync" else doing.awaited for name, doing in doings},
        own=(FivefoldError,), unknown=lambda error: isinstance(error, OutcomeUnknownError | IncompleteStreamError),
    )  # fmt: skip


TWINS: tuple[Twin, ...] = ("sync", "async")
OURS = tuple(contender(service, twin) for service in DOINGS for twin in TWINS)
