"""The stock output of openapi-python-client from our documents, used as its README shows."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from io import BytesIO
from typing import Any
from uuid import UUID

from ...contender import MARK, TIMEOUT, Contender, Reach, Twin
from ...doing import Doing, plain
from ...services import arguslm, mongars, saas_litellm, synthgen
from ..others import GENERATED

_QUESTION = [{"role": "user", "content": "Tell me of Rome."}]
_PROVIDER = {
    "display_name": "Prepared",
    "provider_type": "custom_openai_compatible",
    "credentials": {"api_key": f"{MARK}body", "base_url": "http://127.0.0.1:9/v1"},
}
_RUN = {"model_ids": [arguslm.MODEL], "prompt_pack": "shakespeare", "name": "Prepared", "num_runs": 1}


class RefusedError(Exception):
    """An answer that is none of the successes; its documentation has callers look at the status."""


def _read(answer: Any) -> Any:
    if not 200 <= answer.status_code < 300:
        raise RefusedError(str(answer.status_code))
    return answer.parsed


class _Service:
    """The generated package of a service."""

    def __init__(self, service: str) -> None:
        self._package = f"stock_{service}"

    def model(self, name: str, value: Mapping[str, Any]) -> Any:
        """A body."""
        return getattr(import_module(f"{self._package}.models"), name).from_dict(value)

    def does(self, where: str, *told: Any, body: Any = None, **also: Any) -> Doing:
        """Call an operation; `body` makes a body for each call."""
        module = import_module(f"{self._package}.api.{where}")

        def given() -> dict[str, Any]:
            return also if body is None else {**also, "body": body()}

        async def awaited(client: Any) -> Any:
            return plain(_read(await module.asyncio_detailed(*told, client=client, **given())))

        return Doing(lambda client: plain(_read(module.sync_detailed(*told, client=client, **given()))), awaited)

    def posts(self, where: str, model: str, value: Mapping[str, Any], *told: Any) -> Doing:
        """Call an operation with a body."""
        return self.does(where, *told, body=lambda: self.model(model, value))


def _arguslm(stock: _Service) -> dict[str, Doing]:
    return {
        "get_model": stock.does("models.get_model", UUID(arguslm.MODEL)),
        "create_provider": stock.posts("providers.create_provider", "ProviderCreate", _PROVIDER),
        "delete_alert_rule": stock.does("alerts.delete_alert_rule", UUID(arguslm.RULE)),
        "iter_models": _paged(stock.does("models.list_models", offset=0), stock.does("models.list_models", offset=1)),
        "run_benchmark": _paged(
            stock.posts("benchmarks.start_benchmark", "BenchmarkCreate", _RUN),
            stock.does("benchmarks.get_benchmark", UUID(arguslm.RUN)),
        ),
    }


def _paged(first: Doing, second: Doing) -> Doing:
    """One after the other: the second page, or what became of what was begun."""

    async def awaited(client: Any) -> Any:
        return [await first.awaited(client), await second.awaited(client)]

    return Doing(lambda client: [first.sync(client), second.sync(client)], awaited)


def _whether(doing: Doing) -> Doing:
    """Whether there is an answer; its id is another each time."""

    async def awaited(client: Any) -> Any:
        return bool(await doing.awaited(client))

    return Doing(lambda client: bool(doing.sync(client)), awaited)


def _mongars(stock: _Service) -> dict[str, Doing]:
    account = {"username": mongars.USER, "password": f"{MARK}Passw0rd"}
    return {
        "history": stock.does("conversation.history", user_id=mongars.USER),
        "list_users": stock.does("users.list_users"),
        "get_metrics": stock.does("service.get_metrics"),
        "register_user": stock.posts("users.register_user", "UserRegistration", account),
        "chat": stock.posts("conversation.chat", "ChatRequest", {"message": "Hello"}),
        "login": stock.posts("auth.login", "LoginForm", account),
    }


def _lmstudio(stock: _Service) -> dict[str, Doing]:
    chat = {"model": "qwen", "messages": _QUESTION}
    return {
        "list_models": stock.does("openai.list_models"),
        "create_chat_completion": stock.posts("openai.create_chat_completion", "ChatCompletionRequest", chat),
        "create_embeddings": stock.posts(
            "openai.create_embeddings", "EmbeddingRequest", {"model": "gemma", "input": "Rome"}
        ),
        "load_model": stock.posts("native.native_load_model", "LoadRequest", {"model": "qwen"}),
    }


def _synthgen(stock: _Service) -> dict[str, Doing]:
    def upload() -> Any:
        kinds = import_module("stock_synthgen.types")
        models = import_module("stock_synthgen.models")
        return models.BatchUpload(file=kinds.File(payload=BytesIO(b"{}\n{}\n"), file_name="tasks.jsonl"))

    return {
        "get_batch": stock.does("batches.get_batch", synthgen.BATCH),
        "get_task": stock.does("tasks.get_task", synthgen.MESSAGE),
        "create_batch": stock.does("batches.create_batch_upload", batch_id=synthgen.BATCH, body=upload),
        "delete_task": stock.does("tasks.delete_task", synthgen.MESSAGE),
        "get_batches": stock.does("batches.get_batches"),
    }


def _saas_litellm(stock: _Service) -> dict[str, Doing]:
    job = UUID(saas_litellm.JOB)
    new = {"team_id": saas_litellm.TEAM, "job_type": "rivers"}
    return {
        "get_job": stock.does("jobs.get_job", job),
        "create_job": _whether(stock.posts("jobs.create_job", "JobCreateRequest", new)),
        "chat": stock.posts("jobs.make_llm_call", "LLMCallRequest", {"model": "gpt-4", "messages": _QUESTION}, job),
        "iter_jobs": stock.does("jobs.list_jobs", saas_litellm.TEAM),
        "complete_job": stock.posts("jobs.complete_job", "JobCompleteRequest", {"status": "completed"}, job),
    }


_SERVICES: Mapping[str, Callable[[_Service], dict[str, Doing]]] = {
    "arguslm": _arguslm, "mongars": _mongars, "lmstudio": _lmstudio, "synthgen": _synthgen,
    "saas_litellm": _saas_litellm,
}  # fmt: skip


def contender(service: str, twin: Twin) -> Contender:
    """The client that was generated for a service."""
    sys.path.insert(0, str(GENERATED))
    package, httpx = import_module(f"stock_{service}"), import_module("httpx")
    errors = import_module(f"stock_{service}.errors")

    def make(reach: Reach) -> Any:
        return package.AuthenticatedClient(
            base_url=reach.base_url, token=reach.secret, timeout=httpx.Timeout(TIMEOUT), verify_ssl=reach.verify,
            raise_on_unexpected_status=True,
        )  # fmt: skip

    def close(client: Any) -> Any:
        return client.get_httpx_client().close() if twin == "sync" else client.get_async_httpx_client().aclose()

    return Contender(
        "stock", service, twin, make, close,
        {name: doing.sync if twin == "sync" else doing.awaited
         for name, doing in _SERVICES[service](_Service(service)).items()},
        own=(errors.UnexpectedStatus, httpx.HTTPError, RefusedError),
    )  # fmt: skip
