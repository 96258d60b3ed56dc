"""What a request says to the model, whatever family of endpoints it came by. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard, cast

from fivefold.sandbox.lmstudio import tokens
from fivefold.sandbox.lmstudio.errors import text_error

__all__ = ["Dialogue", "is_list", "is_object", "read_items", "read_messages", "read_prompt"]

_PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,")
_ROLES = frozenset({"system", "user", "assistant", "tool", "developer"})


@dataclass(frozen=True)
class Dialogue:
    """The part of a conversation that the answer depends on.

    Attributes:
        text: of the last message of the user.
        images: how many that message has.
        results: what the tools said since then.
        tokens: of everything that was sent.
        pictures: how many images everything has.
    """

    text: str
    images: int = 0
    results: tuple[str, ...] = ()
    tokens: int = 0
    pictures: int = 0


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a value is a JSON array."""
    return isinstance(value, list)


@dataclass(frozen=True)
class _Message:
    role: str
    text: str
    images: int


def read_prompt(prompt: str) -> Dialogue:
    """A bare prompt, to which no template is applied."""
    return Dialogue(prompt, tokens=tokens.count(prompt))


def read_messages(messages: Sequence[Any]) -> Dialogue:
    """The messages of a chat.

    Raises:
        ApiError: 400, a message that cannot be.
    """
    return _dialogue([_message(raw) for raw in messages])


def read_items(value: Any, instructions: str | None) -> Dialogue:
    """The input of /v1/responses: a text, or messages and results of tools.

    Raises:
        ApiError: 400, an item that cannot be.
    """
    items: Sequence[Any] = value if is_list(value) else [{"role": "user", "content": value}]
    opening = [_Message("system", instructions, 0)] if instructions else []
    return _dialogue([*opening, *(message for raw in items if (message := _item(raw)))])


def _dialogue(messages: Sequence[_Message]) -> Dialogue:
    asked = next((message for message in reversed(messages) if message.role == "user"), None)
    results: list[str] = []
    for message in reversed(messages):
        if message.role != "tool":
            break
        results.insert(0, message.text)
    return Dialogue(
        asked.text if asked else "",
        asked.images if asked else 0,
        tuple(results),
        sum(tokens.count(message.text) for message in messages),
        sum(message.images for message in messages),
    )


def _message(raw: Any) -> _Message:
    if not is_object(raw) or str(raw.get("role")) not in _ROLES:
        raise text_error(400, "Invalid 'messages' in payload")
    calls = raw.get("tool_calls")
    names = cast("list[Mapping[str, Any]]", calls) if is_list(calls) else []
    if not all(is_object(call) and call.get("id") and is_object(call.get("function")) for call in names):
        raise text_error(400, "Invalid 'messages' in payload")
    if raw["role"] == "tool" and not isinstance(raw.get("tool_call_id"), str):
        raise text_error(400, "Invalid 'messages' in payload")
    called = " ".join(str(call["function"].get("arguments", "")) for call in names)
    text, images = _content(raw.get("content"), "Invalid 'messages' in payload")
    return _Message(raw["role"], f"{text} {called}" if called else text, images)


def _item(raw: Any) -> _Message | None:
    if not is_object(raw):
        raise text_error(400, "Invalid 'input' in payload")
    if raw.get("type") == "function_call_output":
        return _Message("tool", str(raw.get("output", "")), 0)
    if "role" in raw:
        return _Message(raw["role"], *_content(raw.get("content"), "Invalid 'input' in payload"))
    return None


def _content(content: Any, complaint: str) -> tuple[str, int]:
    """The text of a message and how many images it has."""
    if content is None or isinstance(content, str):
        return content or "", 0
    if not is_list(content) or not all(is_object(part) for part in content):
        raise text_error(400, complaint)
    parts: Iterable[Mapping[str, Any]] = content
    texts: list[str] = []
    images = 0
    for part in parts:
        kind = part.get("type")
        if kind in ("text", "input_text", "output_text"):
            texts.append(str(part.get("text", "")))
        elif kind in ("image_url", "input_image"):
            _check_picture(part.get("image_url"))
            images += 1
        else:
            raise text_error(400, "'type' field must be one of 'text' or 'image_url'")
    return "\n".join(texts), images


def _check_picture(place: Any) -> None:
    url = place.get("url") if is_object(place) else place
    if not isinstance(url, str) or not url.startswith(_PICTURES):
        raise text_error(400, "'url' field must be a base64 encoded image.")
