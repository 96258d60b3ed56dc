"""Us, on either engine."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fivefold_wire.arguslm.api import monitoring
from fivefold_wire.lmstudio.models import ChatCompletionRequest

from fivefold import ArgusLM, AsyncLMStudio, LMStudio
from fivefold.call import Response
from fivefold.synthgen import Synthgen, Task

from .. import canned
from . import Makes, Place, Work, Works, awaited, counted, documents, imported

_FIRST_CALL = """
from fivefold import LMStudio
LMStudio(url, engine={engine!r}).create_chat_completion({question!r})
"""


def _call(engine: Any) -> Makes:
    def made(place: Place) -> Work:
        client, question = LMStudio(place.url, engine=engine), ChatCompletionRequest.from_dict(canned.QUESTION)

        def work(count: int) -> None:
            for _ in range(count):
                client.create_chat_completion(question)

        return work

    return made


def _calls(engine: Any, path: str = "", **options: Any) -> Makes:
    def made(place: Place) -> Work:
        question = ChatCompletionRequest.from_dict(canned.QUESTION)
        return awaited(
            lambda: AsyncLMStudio(place.url + path, engine=engine, **options),
            lambda client: client.create_chat_completion(question),
            place.each,
        )

    return made


def _decode(place: Place) -> Work:
    call = monitoring.get_uptime_history()
    return documents(place, lambda body: call.parse(Response(200, body=body)))


def _sse(engine: Any) -> Makes:
    def made(place: Place) -> Work:
        client = LMStudio(place.url, engine=engine)
        return lambda count: counted(
            count, client.stream_chat_completion({**canned.QUESTION, "model": f"stream-{count}"})
        )

    return made


def _tasks(engine: Any) -> Makes:
    def made(place: Place) -> Work:
        client = Synthgen(place.url, "key", engine=engine)

        def work(count: int) -> None:
            client.create_batch((Task(**canned.task(number)) for number in range(count)), place.each)

        work(10)
        return work

    return made


def _sized(engine: Any, do: Callable[[Any, int, Path], object], kind: Any) -> Makes:
    """A body of the size that a header asks for."""

    def made(place: Place) -> Work:
        def work(count: int) -> None:
            with kind(place.url, engine=engine, headers={"x-size": str(count)}) as client:
                do(client, count, place.file)

        work(place.each)
        return work

    return made


def _export(client: ArgusLM, count: int, file: Path) -> None:
    client.export_uptime_history(format="csv", path=file)


def _iterate(client: Synthgen, count: int, file: Path) -> None:
    counted(count, client.iter_batch_tasks("b"))


def _generate(place: Place) -> Work:
    def work(count: int) -> None:
        subprocess.run([place.python, "-m", "scripts.generate", "--check"], check=True, capture_output=True)

    return work


def works(engine: str) -> Works:
    """What we do, on an engine."""
    return {
        "call-sync": _call(engine),
        "call-64": _calls(engine),
        "call-tls": _call(engine),
        "call-http2": _calls(engine),
        "decode-1000": _decode,
        "decode-20000": _decode,
        "sse": _sse(engine),
        "import-alone": imported("import fivefold"),
        "import-call": imported(_FIRST_CALL.format(engine=engine, question=canned.QUESTION)),
        "tasks-send": _tasks(engine),
        "tasks-read": _sized(engine, _iterate, Synthgen),
        "export": _sized(engine, _export, ArgusLM),
        "flight": _calls(engine, "/later", max_concurrency=10_000, timeout=300, max_retries=0),
        "generate": _generate,
    }
