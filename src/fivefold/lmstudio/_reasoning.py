"""Where models put what they think before they answer. No I/O."""

import re
from collections.abc import Mapping
from typing import Any

from fivefold_wire.lmstudio import models as _models

_THOUGHT = re.compile(r"\s*<think>(.*?)(?:</think>\s*|\Z)", re.DOTALL)


def split_reasoning(message: "_models.ChatCompletionMessage | Mapping[str, Any]") -> tuple[str, str]:
    """The reasoning and the text of a message.

    Reasoning is in `reasoning`, in `reasoning_content`, or at the beginning of the text between `<think>` tags,
    depending on the model and on the settings of LM Studio.

    Args:
        message: Of an answer to a chat, streamed or not.

    Returns:
        The reasoning, "" when there is none, and the text without it.
    """
    text = message.get("content") or ""
    apart = message.get("reasoning") or message.get("reasoning_content")
    if apart:
        return apart, text
    inline = _THOUGHT.match(text)
    return (inline.group(1).strip(), text[inline.end() :]) if inline else ("", text)
