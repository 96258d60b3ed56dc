"""A task as one submits it, and the line of an upload that it becomes. No I/O."""

import json
from collections.abc import Mapping
from typing import Any, Final

from attrs import define

from .. import _codec, _model, _shapes
from .._codec import WireError, is_object, told

#: Keys of `source` in which the name of a task travels, as listings do not tell it: beside a source, and without one.
BESIDE: Final = "fivefold.custom_id"
ALONE: Final = "fivefold.custom_id.only"

_TEXT_OR_NONE: Final = _shapes.nullable(_codec.STR)
_OBJECT: Final = _shapes.mapping(_codec.ANY)
_encode: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_codec.write_any
).encode


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Task(_model.Model):
    """A request to a language model, to be done by the service.

    Attributes:
        custom_id: Your name for the task, unlike any other in its batch. Default: "#0", "#1", … by its place.
        method: Ignored by the service, which always sends a POST. Default "POST".
        url: Where to send `body`, such as "https://api.example.com/v1/chat/completions".
        api_key: Sent to `url` as a Bearer token; never shown. It is stored with the upload until that is taken in.
        body: The request, such as `model` and `messages`.
        dataset: Name of the dataset that the result belongs to.
        source: Anything to keep with the task; comes back unchanged.
        use_cache: Whether an earlier answer to the same `body` will do, whatever `url` it came from. Default True.
        track_progress: Whether the task is shown as PROCESSING while it is. Default True.

    Raises:
        TypeError, ValueError: a field does not fit; the message names it.
    """

    custom_id: str | None = None
    method: str = "POST"
    url: str
    api_key: str | None = None
    body: Mapping[str, Any]
    dataset: str | None = None
    source: Mapping[str, Any] | None = None
    use_cache: bool = True
    track_progress: bool = True

    _wire = (
        _model.Field("custom_id", "custom_id", _TEXT_OR_NONE),
        _model.Field("method", "method", _codec.STR),
        _model.Field("url", "url", _codec.STR, required=True),
        _model.Field("api_key", "api_key", _TEXT_OR_NONE, secret=True),
        _model.Field("body", "body", _OBJECT, required=True),
        _model.Field("dataset", "dataset", _TEXT_OR_NONE),
        _model.Field("source", "source", _shapes.nullable(_OBJECT)),
        _model.Field("use_cache", "use_cache", _codec.BOOL),
        _model.Field("track_progress", "track_progress", _codec.BOOL),
    )

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        for name, kind, what in _KINDS:
            if not isinstance(getattr(self, name), kind):
                shown = type(self.api_key).__name__ if name == "api_key" else told(getattr(self, name))
                raise TypeError(f"{name}: expected {what}, got {shown}")
        if not self.url.strip():
            raise ValueError("url: expected an address, got an empty text")
        if self.source is not None and (BESIDE in self.source or ALONE in self.source):
            raise ValueError(f"source: the keys {BESIDE!r} and {ALONE!r} are taken")


_KINDS: Final[tuple[tuple[str, Any, str], ...]] = (
    ("custom_id", str | None, "a str or None"),
    ("method", str, "a str"),
    ("url", str, "a str"),
    ("api_key", str | None, "a str or None"),
    ("body", Mapping, "a mapping"),
    ("dataset", str | None, "a str or None"),
    ("source", Mapping | None, "a mapping or None"),
    ("use_cache", bool, "a bool"),
    ("track_progress", bool, "a bool"),
)


def as_task(given: Task | Mapping[str, Any]) -> Task:
    """A task as it is, or made of a mapping by the same names. Raises TypeError, ValueError."""
    if isinstance(given, Task):
        return given
    if not is_object(given):
        raise TypeError(f"expected a Task or a mapping, got {told(given)}")
    return Task(**given)


def name_of(task: Task, place: int) -> str:
    """The custom_id of a task: its own, or else its place, so that it is the same when the tasks are told again."""
    return f"#{place}" if task.custom_id is None else task.custom_id


def line_of(task: Task, name: str) -> bytes:
    """A task as a line of an upload, without its end. Raises TypeError, ValueError when it cannot be JSON.

    The key is "" where there is none: old servers drop a line in which it is null.
    """
    source = {ALONE: name} if task.source is None else {**task.source, BESIDE: name}
    wire = {
        "custom_id": name,
        "method": task.method,
        "url": task.url,
        "api_key": task.api_key or "",
        "body": task.body,
        "dataset": task.dataset,
        "source": source,
        "use_cache": task.use_cache,
        "track_progress": task.track_progress,
    }
    try:
        text = _encode(wire)
    except WireError as error:
        raise error.kind(str(error)) from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    line = _utf8(text)
    if line is None:
        raise ValueError("a text in it is no Unicode: it holds half of a surrogate pair")
    return line


def _utf8(text: str) -> bytes | None:
    """None where there is none: the error would carry the whole text, and any key in it, to whoever logs it."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return None


def without_name(source: Mapping[str, Any] | None) -> tuple[dict[str, Any] | None, str | None]:
    """The source as it was submitted, and the custom_id that travelled in it; None where there was none."""
    if source is None:
        return None, None
    for key in (BESIDE, ALONE):
        name = source.get(key)
        if isinstance(name, str):
            rest = {other: value for other, value in source.items() if other != key}
            return rest if key == BESIDE or rest else None, name
    return dict(source), None
