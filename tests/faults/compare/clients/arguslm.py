"""arguslm, the documented client of ArgusLM, made as its documentation shows."""

from importlib import import_module
from typing import Any

from ...contender import MARK, TIMEOUT, Contender, Reach, Twin
from ...doing import Doing, call
from ...services import arguslm

_arguslm: Any = import_module("arguslm")
_schemas: Any = import_module("arguslm.schemas")
_httpx: Any = import_module("httpx")
_PROVIDER = _schemas.ProviderCreate(
    display_name="Prepared", provider_type="custom_openai_compatible",
    credentials={"api_key": f"{MARK}body", "base_url": "http://127.0.0.1:9/v1"},
)  # fmt: skip
_RUN = _schemas.BenchmarkCreate(model_ids=[arguslm.MODEL], prompt_pack="shakespeare", name="Prepared", num_runs=1)


def _plain(answer: Any) -> Any:
    return answer.model_dump(mode="json")


def _models(client: Any) -> Any:
    found: list[Any] = []
    while True:
        page = client.list_models(offset=len(found))
        found += map(_plain, page.items)
        if len(found) >= page.total or not page.items:
            return found


async def _models_awaited(client: Any) -> Any:
    found: list[Any] = []
    while True:
        page = await client.list_models(offset=len(found))
        found += map(_plain, page.items)
        if len(found) >= page.total or not page.items:
            return found


def _run(client: Any) -> Any:
    return _plain(client.get_benchmark(client.start_benchmark(_RUN).id))


async def _run_awaited(client: Any) -> Any:
    return _plain(await client.get_benchmark((await client.start_benchmark(_RUN)).id))


_DOES = {
    "get_model": call("get_model", arguslm.MODEL, read=_plain),
    "create_provider": call("create_provider", _PROVIDER, read=_plain),
    "delete_alert_rule": call("delete_alert_rule", arguslm.RULE),
    "iter_models": Doing(_models, _models_awaited),
    "export_benchmark": call("export_benchmark", arguslm.RUN, format="csv", read=lambda answer: answer.text),
    "run_benchmark": Doing(_run, _run_awaited),
}


def contender(service: str, twin: Twin) -> Contender:
    """Its client."""
    kind, http = (
        (_arguslm.ArgusLMClient, _httpx.Client) if twin == "sync" else (_arguslm.AsyncArgusLMClient, _httpx.AsyncClient)
    )

    def make(reach: Reach) -> Any:
        if reach.verify is True:
            return kind(base_url=reach.base_url, timeout=TIMEOUT)
        return _owning(kind(http_client=http(base_url=reach.base_url, timeout=TIMEOUT, verify=reach.verify)))

    return Contender(
        "arguslm", service, twin, make, lambda client: client.close(),
        {name: doing.sync if twin == "sync" else doing.awaited for name, doing in _DOES.items()},
        own=(_arguslm.ArgusLMError,), patience=3 * TIMEOUT,
    )  # fmt: skip


def _owning(client: Any) -> Any:
    """It leaves the closing of a client that it was given to its caller; here it closes that too."""
    client._owns_client = True
    return client
