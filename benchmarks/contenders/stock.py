"""The stock output of openapi-python-client from our documents, used as its README shows."""

import json
import sys
from importlib import import_module
from typing import Any

from .. import canned
from . import Place, Work, Works, awaited, documents


def _parts(place: Place) -> tuple[Any, Any, Any, Any]:
    sys.path.insert(0, place.folder)
    models, package = import_module("stock_lmstudio.models"), import_module("stock_lmstudio")
    question = models.ChatCompletionRequest.from_dict(canned.QUESTION)
    return package.Client, import_module("stock_lmstudio.api.openai.create_chat_completion"), question, place.url


def _call(place: Place) -> Work:
    kind, operation, question, url = _parts(place)
    client = kind(base_url=url)

    def work(count: int) -> None:
        for _ in range(count):
            operation.sync(client=client, body=question)

    return work


def _calls(place: Place) -> Work:
    kind, operation, question, url = _parts(place)
    return awaited(
        lambda: kind(base_url=url), lambda client: operation.asyncio(client=client, body=question), place.each
    )


def _decode(place: Place) -> Work:
    sys.path.insert(0, place.folder)
    page: Any = import_module("stock_arguslm.models").UptimeHistoryResponse
    return documents(place, lambda body: page.from_dict(json.loads(body)))


def works(_: str) -> Works:
    """What it does."""
    return {"call-sync": _call, "call-64": _calls, "decode-1000": _decode, "decode-20000": _decode}
