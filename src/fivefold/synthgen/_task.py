"""A task as one submits it, and the line of an upload that it becomes. No I/O."""

from collections.abc import Callable, Iterable, Mapping
from json import JSONEncoder
from json.encoder import c_make_encoder as _c_encoder  # type: ignore[attr-defined]  # undocumented, and None on PyPy
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Final

from attrs import define

from .. import _codec, _model, _shapes
from .._codec import WireError, is_object, told

#: Keys of `source` in which the name of a task travels, as listings do not tell it: beside a source, and without one.
BESIDE: Final = "fivefold.custom_id"
ALONE: Final = "fivefold.custom_id.only"

_TEXT_OR_NONE: Final = _shapes.nullable(_codec.STR)
_OBJECT: Final = _shapes.mapping(_codec.ANY)
#: What `JSONEncoder.encode` makes anew for each value, and that takes as long as the value of a task.
_pieces: Final[Callable[[Any, bool], Iterable[str]]] = (
    _c_encoder(None, _codec.write_any, encode_basestring, None, ":", ",", False, False, False)
    if _c_encoder
    else JSONEncoder(
        ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":"), default=_codec.write_any
    ).iterencode
)


@define(init=False, eq=False, repr=False, getstate_setstate=False)
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

    custom_id: str | None
    method: str
    url: str
    api_key: str | None
    body: Mapping[str, Any]
    dataset: str | None
    source: Mapping[str, Any] | None
    use_cache: bool
    track_progress: bool

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

    # Written out, as there may be a million of them: an argument is read in a fifth of the time of a model's field.
    def __init__(
        self,
        *,
        custom_id: str | None = None,
        method: str = "POST",
        url: str,
        api_key: str | None = None,
        body: Mapping[str, Any],
        dataset: str | None = None,
        source: Mapping[str, Any] | None = None,
        use_cache: bool = True,
        track_progress: bool = True,
    ) -> None:
        self.custom_id = custom_id
        self.method = method
        self.url = url
        self.api_key = api_key
        self.body = body
        self.dataset = dataset
        self.source = source
        self.use_cache = use_cache
        self.track_progress = track_progress
        if not (
            (custom_id is None or type(custom_id) is str)
            and type(method) is str
            and type(url) is str
            and (api_key is None or type(api_key) is str)
            and type(body) is dict
            and (dataset is None or type(dataset) is str)
            and (source is None or type(source) is dict)
            and type(use_cache) is bool
            and type(track_progress) is bool
        ):
            self.__attrs_post_init__()
            _check(self)
            source = self.source
        if not url.strip():
            raise ValueError("url: expected an address, got an empty text")
        if source is not None and (BESIDE in source or ALONE in source):
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


def _check(task: Task) -> None:
    """Look at each field for one that does not fit: some are of a kind of their own."""
    for name, kind, what in _KINDS:
        if not isinstance(getattr(task, name), kind):
            shown = type(task.api_key).__name__ if name == "api_key" else told(getattr(task, name))
            raise TypeError(f"{name}: expected {what}, got {shown}")


def as_task(given: Task | Mapping[str, Any]) -> Task:
    """A task as it is, or made of a mapping by the same names. Raises TypeError, ValueError."""
    if isinstance(given, Task):
        return given
    if not is_object(given):
        raise TypeError(f"expected a Task or a mapping, got {told(given)}")
    return Task(**given)


class Lines:
    """Writes tasks as lines of an upload. What a task has in common with the one before is not written anew.

    Attributes:
        api_key: Of the task that was written last.
    """

    def __init__(self) -> None:
        self.api_key: str | None = None
        self._common: tuple[Any, ...] = ()
        self._end = ""

    def line(self, task: Task, name: str) -> bytes:
        """A task under its name. Raises TypeError, ValueError when it cannot be JSON."""
        common = _COMMON(task)
        try:
            if common != self._common:
                self._end, self._common, self.api_key = _end(*common), common, task.api_key
            named, body, source = encode_basestring(name), _json(task.body), task.source
            told = f'{{"{ALONE}":{named}}}' if source is None else _json({**source, BESIDE: name})
            return f'{{"custom_id":{named},"body":{body},"source":{told},{self._end}'.encode()
        except WireError as error:
            raise error.kind(str(error)) from None
        except RecursionError:
            raise ValueError("nested too deeply") from None
        except UnicodeEncodeError:
            pass  # it would carry the whole text, and any key in it, to whoever logs it
        raise ValueError("a text in it is no Unicode: it holds half of a surrogate pair")


_COMMON: Final = attrgetter("method", "url", "api_key", "dataset", "use_cache", "track_progress")


def _end(method: str, url: str, api_key: str | None, dataset: str | None, use_cache: bool, track: bool) -> str:
    """Of a line, what comes after all that is the task's own.

    The key is "" where there is none: old servers drop a line in which it is null.
    """
    common = {"method": method, "url": url, "api_key": api_key or "", "dataset": dataset}
    return _json({**common, "use_cache": use_cache, "track_progress": track})[1:] + "\n"


def _json(value: Any) -> str:
    return "".join(_pieces(value, False))


def without_name(source: Mapping[str, Any] | None) -> tuple[dict[str, Any] | None, str | None]:
    """The source as it was submitted, and the custom_id that travelled in it; None where there was none."""
    if source is None:
        return None, None
    for key in (BESIDE, ALONE):
        name = source.get(key)
        if isinstance(name, str):
            rest = dict(source)
            del rest[key]
            return rest if key == BESIDE or rest else None, name
    return dict(source), None
