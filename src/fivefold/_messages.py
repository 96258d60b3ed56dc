"""What a server said went wrong, out of whatever shape it said it in, and what to do about it. No I/O."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from ._sse import EventDecoder
from .call import Response

_LONGEST = 500
#: JSON nested deeper than any service does stays text: errors are walked through, copied and pickled, by recursion.
_DEEPEST = 100
_CHARSET = re.compile(r"charset=[\"']?([^\s\"';]+)", re.IGNORECASE)
#: Nothing in it is tried twice, so that a long page of broken markup takes no longer than another.
_TAG = re.compile(r"<(/?[a-z]*+)[^<>]*+>", re.IGNORECASE)
_MESSAGES = ("detail", "error", "message", "msg", "error_message", "title", "reason")


def body_of(response: Response) -> Any:
    """The body parsed when it is JSON, else as text, else None."""
    if not response.body.strip():
        return None
    with suppress(ValueError, RecursionError):
        body = json.loads(_first_event(response.body) if response.media_type == "text/event-stream" else response.body)
        if not _deep(body):
            return body
    with suppress(ValueError, LookupError):
        charset = _CHARSET.search(response.headers.get("content-type", ""))
        return response.body.decode(charset.group(1) if charset else "utf-8", "replace")
    return response.body.decode("utf-8", "replace")


def _first_event(body: bytes) -> bytes:
    """Some servers refuse a stream by a stream of one event."""
    decoder = EventDecoder(len(body))
    events = [*decoder.feed(body), *decoder.end()]
    return events[0][1] if events else body


def _deep(value: Any) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        inner = [held.values() if isinstance(held, dict) else held for held in level if isinstance(held, dict | list)]
        level = [value for values in inner for value in values]
    return any(isinstance(held, dict | list) for held in level)


def message_of(body: Any) -> str:
    """The server's message in a parsed body: one line, "" when there is none."""
    return " ".join(_message(body).split())[:_LONGEST]


def _message(body: Any) -> str:
    if isinstance(body, str):
        return _plain(body) if body.lstrip().startswith("<") else body
    if isinstance(body, list):
        return "; ".join(filter(None, map(_message, body)))
    if not isinstance(body, dict):
        return "" if body is None else str(body)
    if "msg" in body and "loc" in body:
        return _validation(body)
    # A flag or a number under one of these names says that there was an error, not which.
    told = (_message(body[key]) for key in _MESSAGES if isinstance(body.get(key), str | dict | list))
    return next(filter(None, told), json.dumps(body, ensure_ascii=False) if body else "")


def _validation(problem: dict[str, Any]) -> str:
    """One entry of a FastAPI 422, as `body.model_ids[0]: Input should be a valid UUID`."""
    loc = problem["loc"] if isinstance(problem["loc"], list) else [problem["loc"]]
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc).removeprefix(".")
    return f"{where}: {problem['msg']}"


def _plain(html: str) -> str:
    """The title of a web page, or without one all its words."""
    pieces = ["", *_TAG.split(html)]
    words, unseen = [], ""
    for tag, text in zip(map(str.lower, pieces[::2]), pieces[1::2], strict=True):
        if unseen:
            unseen = "" if tag == f"/{unseen}" else unseen
        elif tag in ("script", "style"):
            unseen = tag
        elif tag == "title" and text.strip():
            return text
        if not unseen:
            words.append(text)
    return " ".join(words)


_HINTS: list[tuple[Callable[[int, Response], bool], str]] = [
    (
        lambda status, answer: answer.media_type == "text/html",
        "a web page answered: check base_url and any proxy before it",
    ),
    (lambda status, answer: 300 <= status < 400, "redirects are not followed: set base_url to {location}"),
    (lambda status, answer: status == 401, "check the API key"),
    (lambda status, answer: status == 403, "the credentials are known but may not do this"),
    (lambda status, answer: status == 404, "check the id, and that base_url leads to the service"),
    (lambda status, answer: status == 405, "check base_url: this route takes another method"),
    (lambda status, answer: status == 422, "an argument does not fit: the message names it"),
    (lambda status, answer: status == 429, "slow down: lower max_concurrency, or raise max_retries or deadline"),
]


def hint_for(response: Response) -> str | None:
    """What to do about an answer that is not a success, or None when nothing general helps."""
    for fits, hint in _HINTS:
        if fits(response.status, response):
            return hint.format(location=response.headers.get("location", "the address it names"))
    return None
