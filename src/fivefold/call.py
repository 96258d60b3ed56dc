"""One request as a value, and how to read its answer. No I/O, and no HTTP library.

An `Operation` is the constant part, written by the generator; a `Call` is an operation with its arguments
filled in; a `Flow` is several calls told as one story.
"""

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar
from urllib.parse import quote, urlencode

from attrs import evolve, field, frozen

from ._codec import Codec, WireError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

#: What may be done with a call whose fate is unknown; `_safety.py` holds the rules.
Safety: TypeAlias = Literal["safe", "idempotent", "repeatable", "unsafe"]
Pairs: TypeAlias = tuple[tuple[str, str], ...]


class Headers(Mapping[str, str]):
    """Response headers: names without case, repeated ones joined by a comma."""

    __slots__ = ("_joined", "pairs")

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs = tuple(pairs)
        self._joined: dict[str, str] = {}
        for name, value in self.pairs:
            key = name.lower()
            self._joined[key] = f"{self._joined[key]}, {value}" if key in self._joined else value

    def __getitem__(self, name: str) -> str:
        return self._joined[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._joined)

    def __len__(self) -> int:
        return len(self._joined)

    def __repr__(self) -> str:
        return f"Headers({self._joined!r})"


@frozen
class Response:
    """An answer as bytes: what every engine returns, and all that a parser may look at."""

    status: int
    headers: Headers = field(factory=Headers)
    body: bytes = field(default=b"", repr=False)

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case; "" when there is none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Parameter(NamedTuple):
    """Where an argument goes: its Python name, its name on the wire, its place and shape."""

    name: str
    key: str
    place: Literal["path", "query", "header", "cookie"]
    codec: Codec
    required: bool = False
    secret: bool = False


class Body(NamedTuple):
    """A request body: how it is encoded, and its shape."""

    media_type: str
    encode: "Callable[[Any], tuple[bytes, str]]"
    codec: Codec
    required: bool = True


@frozen
class Operation(Generic[T_co]):
    """The constant part of a call. `answers` reads each success status; a file is left to the caller's side."""

    name: str
    method: str
    path: str
    answers: Mapping[int, Callable[[Response], T_co]] = field(repr=False)
    safety: Safety = "unsafe"
    parameters: tuple[Parameter, ...] = field(default=(), repr=False)
    body: Body | None = field(default=None, repr=False)

    def call(self, arguments: Mapping[str, Any], body: Any = None) -> "Call[T_co]":
        """Fill in the arguments; None means not given.

        Raises:
            TypeError, ValueError: an argument does not fit; the message names it. Nothing was sent.
        """
        places: dict[str, list[tuple[str, str]]] = {"path": [], "query": [], "header": [], "cookie": []}
        hidden: set[str] = set()
        for parameter in self.parameters:
            value = arguments[parameter.name]
            if value is None and not parameter.required:
                continue
            written = list(self._written(parameter, value))
            places[parameter.place] += [(parameter.key, text) for text in written]
            if parameter.secret:
                hidden.update(written)
        content, media_type = None, None
        if self.body is not None and (body is not None or self.body.required):
            content, media_type = self._encoded(self.body, body, hidden)
        headers = [(name, _header_text(self.name, name, value)) for name, value in places["header"]]
        if places["cookie"]:
            headers.append(("cookie", "; ".join(f"{name}={quote(value)}" for name, value in places["cookie"])))
        if media_type is not None:
            headers.append(("content-type", media_type))
        return Call(
            operation=self,
            path=self._filled({key: self._segment(key, text) for key, text in places["path"]}),
            query=tuple(places["query"]),
            headers=tuple(headers),
            body=content,
            secrets=frozenset(hidden),
        )

    def _written(self, parameter: Parameter, value: Any) -> Iterator[str]:
        try:
            wire = parameter.codec.write(value)
        except WireError as error:
            raise self._bad(error.within(parameter.name)) from None
        for item in wire if isinstance(wire, list) else [wire]:
            yield item if isinstance(item, str) else json.dumps(item)

    def _encoded(self, body: Body, value: Any, hidden: set[str]) -> tuple[bytes, str]:
        try:
            wire = body.codec.write(value)
        except WireError as error:
            raise self._bad(error.within("body")) from None
        hidden.update(body.codec.secrets(wire))
        return body.encode(wire)

    def _segment(self, name: str, text: str) -> str:
        if text in ("", ".", ".."):
            raise ValueError(f"{self.name}: {name}: {text!r} cannot be a part of a URL path")
        return quote(text, safe="")

    def _filled(self, segments: Mapping[str, str]) -> str:
        path = self.path
        for key, segment in segments.items():
            path = path.replace("{" + key + "}", segment)
        return path

    def _bad(self, error: WireError) -> Exception:
        problem: Exception = error.kind(f"{self.name}: {error}")
        return problem


@frozen
class Call(Generic[T_co]):
    """One operation with its arguments filled in, ready for either twin to send."""

    operation: Operation[T_co]
    path: str
    query: Pairs = ()
    headers: Pairs = field(default=(), repr=False)
    body: bytes | None = field(default=None, repr=False)
    secrets: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def target(self) -> str:
        """Path and query, as they go into the request line."""
        return f"{self.path}?{urlencode(self.query, quote_via=quote)}" if self.query else self.path

    def parse(self, response: Response) -> T_co:
        """Read the answer of a success. Raises WireError when it is not what the spec promises."""
        answers = self.operation.answers
        read = answers.get(response.status) or next(iter(answers.values()))
        return read(response)

    def with_query(self, **changes: str | int) -> "Call[T_co]":
        """The same call with some query parameters set anew."""
        kept = tuple(pair for pair in self.query if pair[0] not in changes)
        return evolve(self, query=kept + tuple((name, str(value)) for name, value in changes.items()))

    def __iter__(self) -> Generator["Call[Any]", Any, T_co]:
        """Let a flow write `answer = yield from call`, as a coroutine writes `await`."""
        answer: T_co = yield self
        return answer


@frozen
class Pause:
    """What a flow yields to wait, in seconds."""

    seconds: float


Flow: TypeAlias = Generator["Call[Any] | Pause", Any, T]
"""Several calls told as one story: yields calls and pauses, is sent the answers, returns a T."""


def _header_text(operation: str, name: str, value: str) -> str:
    if any(character in value for character in "\r\n\0"):
        raise ValueError(f"{operation}: {name}: a header cannot hold line ends or NUL")
    return value
