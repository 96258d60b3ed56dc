"""Us, on either engine."""

from collections.abc import Callable
from typing import Any

from fivefold_wire.arguslm.api import monitoring
from fivefold_wire.lmstudio.models import ChatCompletionRequest

from fivefold import AsyncLMStudio, LMStudio
from fivefold.call import Response

from .. import canned
from . import Place, Work, Works, awaited, counted, documents


def _call(engine: Any) -> Callable[[Place], Work]:
    def made(place: Place) -> Work:
        client, question = LMStudio(place.url, engine=engine), ChatCompletionRequest.from_dict(canned.QUESTION)

        def work(count: int) -> None:
            for _ in range(count):
                client.create_chat_completion(question)

        return work

    return made


def _calls(engine: Any) -> Callable[[Place], Work]:
    def made(place: Place) -> Work:
        question = ChatCompletionRequest.from_dict(canned.QUESTION)
        return awaited(
            lambda: AsyncLMStudio(place.url, engine=engine),
            lambda client: client.create_chat_completion(question),
            place.each,
        )

    return made


def _decode(place: Place) -> Work:
    call = monitoring.get_uptime_history()
    return documents(place, lambda body: call.parse(Response(200, body=body)))


def _sse(engine: Any) -> Callable[[Place], Work]:
    def made(place: Place) -> Work:
        client = LMStudio(place.url, engine=engine)
        return lambda count: counted(
            count, client.stream_chat_completion({**canned.QUESTION, "model": f"stream-{count}"})
        )

    return made


def works(engine: str) -> Works:
    """What we do, on an engine."""
    return {
        "call-sync": _call(engine), "call-64": _calls(engine),
        "decode-1000": _decode, "decode-20000": _decode,
        "sse": _sse(engine),
    }  # fmt: skip
