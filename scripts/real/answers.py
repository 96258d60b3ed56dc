"""What a real server answers to calls that change nothing: our client reads it, and the document allows it."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import jsonschema_rs

from fivefold import APIStatusError, ArgusLM, FivefoldError, LMStudio, RawResponse
from scripts.contract.documents import load
from scripts.contract.engine import Deviation

from .servers import Server

_CLIENTS: Mapping[str, type[Any]] = {"arguslm": ArgusLM, "lmstudio": LMStudio}
_METHODS = ("get", "post")
_UNCHANGING = ("safe", "repeatable")

Arguments = Callable[[Any, Server], Mapping[str, Any]]
"""Finds the arguments of a call, by asking the server where it takes an id."""


def _run(client: ArgusLM, _: Server) -> Mapping[str, Any]:
    return {"run_id": client.list_benchmarks().runs[0].id}


def _provider(client: ArgusLM, _: Server) -> Mapping[str, Any]:
    return {"provider_id": client.list_providers().providers[0].id}


def _connection(*_: Any) -> Mapping[str, Any]:
    credentials = {"api_key": "none", "base_url": "http://127.0.0.1:9/v1"}
    return {"body": {"provider_type": "custom_openai_compatible", "display_name": "none", "credentials": credentials}}


#: What has to be given, by the operation of the document; an operation that is not named here takes nothing.
ARGUMENTS: Mapping[str, Arguments] = {
    "get_provider": _provider,
    "test_existing_provider": _provider,
    "test_provider_connection": _connection,
    "get_model": lambda client, _: {"model_id": client.list_models().items[0].id},
    "get_benchmark": _run,
    "get_benchmark_results": _run,
    "export_benchmark": _run,
    "create_completion": lambda _, server: {
        "request": {"model": server.models[0], "prompt": "Once", "max_tokens": 8, "logprobs": 1}
    },
    "create_chat_completion": lambda _, server: {
        "body": {"model": server.models[0], "messages": [{"role": "user", "content": "hi"}], "max_tokens": 8}
    },
    "create_embeddings": lambda _, server: {"body": {"model": server.models[1], "input": ["one", "two"]}},
    "create_response": lambda _, server: {"body": {"model": server.models[0], "input": "hi"}},
}


def held(server: Server, base_url: str) -> Iterator[Deviation]:
    """Call every operation that changes nothing. Yields what was not read, not allowed, or not answered."""
    document = load(server.service, keyed=False)
    key = {"api_key": server.key} if server.key else {}
    with _CLIENTS[server.service](base_url, max_retries=0, **key) as client:
        if server.service == "arguslm":
            _raise_an_alert(client)
        found = client.check_compatibility()
        print("check_compatibility:", found.status, f"({found.server_version}):", found.reason, *found.methods)
        for name, responses in _asked(document, server.prefix):
            try:
                arguments = ARGUMENTS[name](client, server) if name in ARGUMENTS else {}
                answer = getattr(client.with_raw_response, name)(**arguments)
            except FivefoldError as error:
                status = str(error.status_code) if isinstance(error, APIStatusError) else ""
                yield Deviation(name, "client_reads_it", str(error), status, "")
            else:
                for how in _wrong(document, responses[str(answer.status_code)], answer):
                    yield Deviation(name, "document_allows_it", how, str(answer.status_code), "")


def _asked(document: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path, item in document["paths"].items():
        for method in _METHODS:
            unchanging = method == "get" or item.get(method, {}).get("x-safety") in _UNCHANGING
            if method in item and unchanging and path.startswith(prefix):
                yield item[method]["operationId"], item[method]["responses"]


def _wrong(document: Mapping[str, Any], response: Mapping[str, Any], answer: RawResponse[Any]) -> Iterator[str]:
    """What in an answer its document does not allow."""
    content = response.get("content", {}).get("application/json")
    text = answer.content or getattr(answer.parsed, "content", b"")
    if content is not None:
        schema = {**content["schema"], "components": document["components"]}
        for error in jsonschema_rs.Draft202012Validator(schema).iter_errors(json.loads(text)):
            yield f"{'/'.join(map(str, error.instance_path))}: {error.message}"


def _raise_an_alert(client: ArgusLM) -> None:
    """Make sure that listings of alerts have something in them: one of the upstream's models is broken."""
    client.create_alert_rule({"name": "Any model down", "rule_type": "any_model_down"})
    client.run_monitoring(wait=True)
