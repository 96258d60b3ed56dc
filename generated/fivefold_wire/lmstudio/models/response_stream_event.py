# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""An event of a streamed response, told apart by `type`."""

import typing as _t

from fivefold import _shapes

from .. import models as _models

ResponseStreamEvent: _t.TypeAlias = (
    _models.ResponseCreatedEvent
    | _models.ResponseInProgressEvent
    | _models.ResponseOutputItemAddedEvent
    | _models.ResponseContentPartAddedEvent
    | _models.ResponseReasoningTextDeltaEvent
    | _models.ResponseReasoningTextDoneEvent
    | _models.ResponseOutputTextDeltaEvent
    | _models.ResponseOutputTextDoneEvent
    | _models.ResponseFunctionCallArgumentsDeltaEvent
    | _models.ResponseFunctionCallArgumentsDoneEvent
    | _models.ResponseContentPartDoneEvent
    | _models.ResponseOutputItemDoneEvent
    | _models.ResponseCompletedEvent
    | _models.ResponseIncompleteEvent
    | _models.ResponseFailedEvent
    | _models.ResponseErrorEvent
    | _models.ResponseOtherEvent
)

_SHAPE = _shapes.tagged(
    "type",
    {
        "response.created": _shapes.model(_models, "ResponseCreatedEvent"),
        "response.in_progress": _shapes.model(_models, "ResponseInProgressEvent"),
        "response.output_item.added": _shapes.model(_models, "ResponseOutputItemAddedEvent"),
        "response.content_part.added": _shapes.model(_models, "ResponseContentPartAddedEvent"),
        "response.reasoning_text.delta": _shapes.model(_models, "ResponseReasoningTextDeltaEvent"),
        "response.reasoning_text.done": _shapes.model(_models, "ResponseReasoningTextDoneEvent"),
        "response.output_text.delta": _shapes.model(_models, "ResponseOutputTextDeltaEvent"),
        "response.output_text.done": _shapes.model(_models, "ResponseOutputTextDoneEvent"),
        "response.function_call_arguments.delta": _shapes.model(_models, "ResponseFunctionCallArgumentsDeltaEvent"),
        "response.function_call_arguments.done": _shapes.model(_models, "ResponseFunctionCallArgumentsDoneEvent"),
        "response.content_part.done": _shapes.model(_models, "ResponseContentPartDoneEvent"),
        "response.output_item.done": _shapes.model(_models, "ResponseOutputItemDoneEvent"),
        "response.completed": _shapes.model(_models, "ResponseCompletedEvent"),
        "response.incomplete": _shapes.model(_models, "ResponseIncompleteEvent"),
        "response.failed": _shapes.model(_models, "ResponseFailedEvent"),
        "error": _shapes.model(_models, "ResponseErrorEvent"),
    },
    _shapes.model(_models, "ResponseOtherEvent"),
)


def read_response_stream_event(value: _t.Any) -> ResponseStreamEvent:
    """Read the wire form. Raises WireError when it is none of these."""
    found: ResponseStreamEvent = _SHAPE.read(value)
    return found
