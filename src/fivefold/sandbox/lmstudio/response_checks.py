"""Refuses what a request of /v1/responses holds and the document does not allow, as the server does not. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fivefold.sandbox.lmstudio.dialogue import is_list, is_object
from fivefold.sandbox.lmstudio.errors import text_error

__all__ = ["check_items"]

_TOOL: Mapping[str, type] = {"description": str, "parameters": dict, "strict": bool}
_PART: Mapping[str, str] = {"input_text": "text", "input_image": "image_url"}
"""Type of a part of a message to the text that it must hold."""


def check_items(body: Mapping[str, Any]) -> None:
    """Check the items of the input and the tools.

    Raises:
        ApiError: 400, naming the field.
    """
    if not all(_is_item(one) for one in _items(body.get("input"))):
        raise text_error(400, "Invalid 'input' in payload")
    if not all(_is_tool(one) for one in _items(body.get("tools"))):
        raise text_error(400, "Invalid 'tools' in payload")


def _items(value: Any) -> Sequence[Any]:
    return value if is_list(value) else []


def _is_item(item: Any) -> bool:
    """An item with a type may hold anything; without one it is a message."""
    if not is_object(item):
        return False
    if item.get("type") is None:
        return isinstance(item.get("role"), str) and _is_content(item.get("content"))
    return isinstance(item["type"], str) and isinstance(item.get("id"), str | None)


def _is_content(content: Any) -> bool:
    return isinstance(content, str) or (is_list(content) and all(_is_part(one) for one in content))


def _is_part(part: Any) -> bool:
    kind = part.get("type") if is_object(part) else None
    return isinstance(kind, str) and kind in _PART and isinstance(part.get(_PART[kind]), str)


def _is_tool(tool: Any) -> bool:
    if not is_object(tool) or tool.get("type") not in ("function", "mcp"):
        return False
    return all(isinstance(tool.get(name), expected | None) for name, expected in _TOOL.items())
