"""What a method hands out of an answer, where that is not the whole of it as it came. No I/O."""

import base64
import json
import struct
from collections.abc import Callable
from typing import Any, Final

from ._comparing import wire
from ._methods import Method

#: Documented refusals that are read as answers.
ANSWERS: Final = frozenset({("synthgen.check_health", "503")})


def is_answer(method: Method, status: str) -> bool:
    """Whether a documented status is not a refusal."""
    return status.startswith("2") or (method.label, status) in ANSWERS


def of_answer(method: Method, said: Any) -> Any:
    """What of a whole answer is to be handed out."""
    return _OF_ANSWER.get(method.label, lambda said: said)(said)


def as_told(method: Method, read: Any) -> Any:
    """What was handed out, in the words of the answer that it is made of."""
    return wire(_AS_TOLD.get(method.label, lambda read: read)(read))


def tasks_of(lines: str) -> list[Any]:
    """The tasks of all the lines of a batch."""
    return [task for line in lines.split("\n") if line.strip() for task in json.loads(line)["tasks"]]


def with_embeddings(answer: Any, change: Callable[[Any], Any]) -> Any:
    """An answer with each of its embeddings changed."""
    return {**answer, "data": [{**each, "embedding": change(each["embedding"])} for each in answer["data"]]}


def packed(numbers: list[float]) -> str:
    """Numbers as a text, in base64."""
    return base64.b64encode(struct.pack(f"<{len(numbers)}f", *numbers)).decode()


def _numbers(told: Any) -> Any:
    if not isinstance(told, str):
        return told
    return [number for (number,) in struct.iter_unpack("<f", base64.b64decode(told, validate=True))]


def _said(answer: Any) -> list[Any]:
    """What the model said, of an answer to a call of a job."""
    said, about = answer["response"], answer["metadata"]
    named = ("model", "tokens_used", "latency_ms")
    return [answer["call_id"], said["content"], said.get("finish_reason"), *map(about.get, named)]


_OF_ANSWER: Final[dict[str, Callable[[Any], Any]]] = {
    "lmstudio.list_models": lambda said: [{"object": "model", **each} for each in said["data"]],
    "lmstudio.create_embeddings": lambda said: with_embeddings(said, _numbers),
    "lmstudio.v0.create_embeddings": lambda said: with_embeddings(said, _numbers),
    "synthgen.check_health": lambda said: said.get("detail", said),
    "saas_litellm.create_job": lambda said: said["job_id"],
    "saas_litellm.chat": _said,
}
_AS_TOLD: Final[dict[str, Callable[[Any], Any]]] = {
    "saas_litellm.chat": lambda read: [
        read.id,
        read.choices[0].message["content"],
        read.choices[0].finish_reason,
        read.model,
        read.usage.total_tokens,
        read.latency_ms,
    ],
}
