"""The stock output of openapi-python-client from our documents, used as its README shows."""

import json
import sys
from importlib import import_module
from io import BytesIO
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


def _tasks(place: Place) -> Work:
    """Each task as its model, written by `to_dict` and json, and uploaded so many at a time."""
    sys.path.insert(0, place.folder)
    models, kinds = import_module("stock_synthgen.models"), import_module("stock_synthgen.types")
    operation: Any = import_module("stock_synthgen.api.batches.create_batch_upload")
    client = import_module("stock_synthgen").AuthenticatedClient(base_url=place.url, token="key")

    def task(number: int) -> Any:
        told = canned.task(number)
        return models.TaskSubmission(
            custom_id=f"#{number}", method="POST", url=told["url"],
            body=models.TaskSubmissionBody.from_dict(told["body"]),
        )  # fmt: skip

    def work(count: int) -> None:
        for start in range(0, count, place.each):
            tasks = (task(number) for number in range(start, min(count, start + place.each)))
            lines = "\n".join(json.dumps(task.to_dict()) for task in tasks)
            file = kinds.File(payload=BytesIO(lines.encode()), file_name="tasks.jsonl")
            operation.sync(client=client, batch_id="b", body=models.BatchUpload(file=file))

    work(10)
    return work


def works(_: str) -> Works:
    """What it does."""
    decodes = {"decode-1000": _decode, "decode-20000": _decode}
    return {"call-sync": _call, "call-64": _calls, "tasks-send": _tasks, **decodes}
