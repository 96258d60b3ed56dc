# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""An event of a streamed chat of the native API, told apart by `type`."""

import typing as _t

from fivefold import _shapes

from .. import models as _models

NativeChatEvent: _t.TypeAlias = (
    _models.NativeChatStartEvent
    | _models.NativeModelLoadStartEvent
    | _models.NativeModelLoadProgressEvent
    | _models.NativeModelLoadEndEvent
    | _models.NativePromptProcessingStartEvent
    | _models.NativePromptProcessingProgressEvent
    | _models.NativePromptProcessingEndEvent
    | _models.NativeReasoningStartEvent
    | _models.NativeReasoningDeltaEvent
    | _models.NativeReasoningEndEvent
    | _models.NativeToolCallStartEvent
    | _models.NativeToolCallArgumentsEvent
    | _models.NativeToolCallSuccessEvent
    | _models.NativeToolCallFailureEvent
    | _models.NativeMessageStartEvent
    | _models.NativeMessageDeltaEvent
    | _models.NativeMessageEndEvent
    | _models.NativeErrorEvent
    | _models.NativeChatEndEvent
    | _models.NativeOtherEvent
)

_SHAPE = _shapes.tagged(
    "type",
    {
        "chat.start": _shapes.model(_models, "NativeChatStartEvent"),
        "model_load.start": _shapes.model(_models, "NativeModelLoadStartEvent"),
        "model_load.progress": _shapes.model(_models, "NativeModelLoadProgressEvent"),
        "model_load.end": _shapes.model(_models, "NativeModelLoadEndEvent"),
        "prompt_processing.start": _shapes.model(_models, "NativePromptProcessingStartEvent"),
        "prompt_processing.progress": _shapes.model(_models, "NativePromptProcessingProgressEvent"),
        "prompt_processing.end": _shapes.model(_models, "NativePromptProcessingEndEvent"),
        "reasoning.start": _shapes.model(_models, "NativeReasoningStartEvent"),
        "reasoning.delta": _shapes.model(_models, "NativeReasoningDeltaEvent"),
        "reasoning.end": _shapes.model(_models, "NativeReasoningEndEvent"),
        "tool_call.start": _shapes.model(_models, "NativeToolCallStartEvent"),
        "tool_call.arguments": _shapes.model(_models, "NativeToolCallArgumentsEvent"),
        "tool_call.success": _shapes.model(_models, "NativeToolCallSuccessEvent"),
        "tool_call.failure": _shapes.model(_models, "NativeToolCallFailureEvent"),
        "message.start": _shapes.model(_models, "NativeMessageStartEvent"),
        "message.delta": _shapes.model(_models, "NativeMessageDeltaEvent"),
        "message.end": _shapes.model(_models, "NativeMessageEndEvent"),
        "error": _shapes.model(_models, "NativeErrorEvent"),
        "chat.end": _shapes.model(_models, "NativeChatEndEvent"),
    },
    _shapes.model(_models, "NativeOtherEvent"),
)


def read_native_chat_event(value: _t.Any) -> NativeChatEvent:
    """Read the wire form. Raises WireError when it is none of these."""
    found: NativeChatEvent = _SHAPE.read(value)
    return found
