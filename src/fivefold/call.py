"""One request as a value, and how to read its answer. No I/O, and no HTTP library.

An `Operation` is the constant part, written by the generator; a `Call` is an operation with its arguments
filled in; a `Flow` is several calls told as one story.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar
from urllib.parse import quote, urlencode

from attrs import define, evolve, field, frozen

from ._bodies import as_text
from ._codec import Codec, WireError, is_array, texts
from ._headers import Headers as Headers
from ._unset import NOT_GIVEN

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

#: What may be done with a call whose fate is unknown; `_safety.py` holds the rules.
Safety: TypeAlias = Literal["safe", "idempotent", "repeatable", "unsafe"]
Pairs: TypeAlias = tuple[tuple[str, str], ...]


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
    """A request body: how it is encoded, its shape, and whether that can hold secrets."""

    media_type: str
    encode: Callable[[Any, str], tuple[bytes, str]]
    codec: Codec
    required: bool = True
    secret: bool = False


#: Characters of path and query: httpx takes 65,536 for a whole URL, and most servers less.
_LONGEST_TARGET = 60_000


@frozen
class Operation(Generic[T_co]):
    """The constant part of a call.

    `answers` reads each success by its status, or by the first digit of its status; another success is read as
    the first one; a status that is listed there is an answer even when it is no success. A file is left to the caller's
    side. `generates`: a language model runs before the answer begins. `access` is the kind of key that the client has
    to send.
    """

    name: str
    method: str
    path: str
    answers: Mapping[int, Callable[[Response], T_co]] = field(repr=False)
    safety: Safety = "unsafe"
    parameters: tuple[Parameter, ...] = field(default=(), repr=False)
    body: Body | None = field(default=None, repr=False)
    generates: bool = False
    access: str = "key"

    def call(self, arguments: Mapping[str, Any], body: Any = None) -> "Call[T_co]":
        """Fill in the arguments; None means not given.

        Raises:
            TypeError, ValueError: an argument does not fit; the message names it. Nothing was sent.
        """
        path = self.path
        query: list[tuple[str, str]] = []
        headers: list[tuple[str, str]] = []
        cookies: list[str] = []
        hidden: set[str] = set()
        for parameter in self.parameters:
            name, key, place, _, required, secret = parameter
            value = arguments[name]
            if not required and (value is None or value is NOT_GIVEN):
                continue
            written = self._written(parameter, value)
            if secret:
                hidden.update(texts(written))
            if place == "query":
                query += [(key, text) for text in written]
            elif place == "path":
                segment = ",".join(self._segment(name, text) for text in written or [""])
                path = path.replace("{" + key + "}", segment)
            elif place == "header":
                headers.append((key, self._header_text(name, ",".join(written))))
            else:
                cookies.append(f"{key}={quote(','.join(written))}")
        if cookies:
            headers.append(("cookie", "; ".join(cookies)))
        content = None
        if self.body is not None and (body is not None or self.body.required):
            content, media_type = self._encoded(self.body, body, hidden)
            headers.append(("content-type", media_type))
        call = Call(self, path, tuple(query), tuple(headers), content, frozenset(hidden))
        if len(call.target) > _LONGEST_TARGET:
            raise ValueError(f"{self.name}: the arguments are too long for a URL")
        return call

    def _written(self, parameter: Parameter, value: Any) -> list[str]:
        try:
            written = _texts(parameter.codec.write(value))
            for text in written:
                text.encode()
        except WireError as error:
            if parameter.secret:
                error = WireError(f"a secret of type {type(value).__name__} does not fit", error.kind)
            raise self._bad(error.within(parameter.name)) from None
        except ValueError as error:
            raise self._bad(_unwritable(error).within(parameter.name)) from None
        return written

    def _encoded(self, body: Body, value: Any, hidden: set[str]) -> tuple[bytes, str]:
        try:
            wire = body.codec.write(value)
            if body.secret:
                hidden.update(body.codec.secrets(wire))
            return body.encode(wire, body.media_type)
        except WireError as error:
            raise self._bad(error.within("body")) from None
        except ValueError as error:
            raise self._bad(_unwritable(error).within("body")) from None
        except RecursionError:
            raise self._bad(WireError.too_deep().within("body")) from None

    def _segment(self, name: str, text: str) -> str:
        if text in ("", ".", ".."):
            raise ValueError(f"{self.name}: {name}: {text!r} cannot be a part of a URL path")
        return quote(text, safe="")

    def _header_text(self, name: str, value: str) -> str:
        if not value.isascii() or any(ord(character) < 32 or ord(character) == 127 for character in value):
            raise ValueError(f"{self.name}: {name}: a header holds printable ASCII only")
        return value

    def _bad(self, error: WireError) -> Exception:
        problem: Exception = error.kind(f"{self.name}: {error}")
        return problem


def _unwritable(error: ValueError) -> WireError:
    """What fits its shape and cannot be written: half a surrogate pair, or an integer of thousands of digits."""
    return WireError("not a text" if isinstance(error, UnicodeError) else "a number that is too long", ValueError)


@frozen
class Call(Generic[T_co]):
    """One operation with its arguments filled in, ready for either twin to send."""

    operation: Operation[T_co]
    path: str
    query: Pairs = ()
    headers: Pairs = field(default=(), repr=False)
    body: bytes | None = field(default=None, repr=False)
    secrets: frozenset[str] = field(default=frozenset(), repr=False)
    #: What `client.resolve` needs to find out what became of a write.
    clue: Mapping[str, Any] = field(factory=dict, repr=False)
    #: Seconds that the flow which it is a part of leaves it, retries and pauses included.
    within: float | None = None

    @property
    def target(self) -> str:
        """Path and query, as they go into the request line."""
        return f"{self.path}?{urlencode(self.query, quote_via=quote)}" if self.query else self.path

    def parse(self, response: Response) -> T_co:
        """Read the answer of a success. Raises WireError when it is not what the spec promises."""
        answers = self.operation.answers
        read = answers.get(response.status) or answers.get(response.status // 100) or next(iter(answers.values()))
        return read(response)

    def with_query(self, **changes: str | float | Sequence[str | float] | None) -> "Call[T_co]":
        """The same call with some query parameters set anew, by their wire names: lists repeat, None takes away."""
        kept = [pair for pair in self.query if pair[0] not in changes]
        kept += [(key, text) for key, value in changes.items() if value is not None for text in _texts(value)]
        return evolve(self, query=tuple(kept))

    def told_as(self, name: str, read: Callable[[T_co], T], **clue: Any) -> "Call[T]":
        """The same call under the name of the method that was called, its answer made into something else."""

        answers: Any = {2: lambda response: read(self.parse(response))}
        operation: Any = evolve(self.operation, name=name, answers=answers)
        return Call(operation, self.path, self.query, self.headers, self.body, self.secrets, clue={**self.clue, **clue})

    def __iter__(self) -> Generator["Call[Any]", Any, T_co]:
        """Let a flow write `answer = yield from call`, as a coroutine writes `await`."""
        answer: T_co = yield self
        return answer


class Pause(NamedTuple):
    """What a flow yields to wait, in seconds."""

    seconds: float


class Connect(NamedTuple):
    """What a flow yields to open its WebSocket within `seconds`, in place of one that it had; `call` says where."""

    call: Call[None]
    seconds: float


class Receive(NamedTuple):
    """What a flow yields for the next message of its WebSocket: it is sent the text, or None after `seconds`."""

    seconds: float


class Send(NamedTuple):
    """What a flow yields to send a text message on its WebSocket."""

    text: str


class Open(NamedTuple):
    """What a flow yields to begin a stream: it is sent an `Opened`, with the body still to come."""

    call: Call[Any]


class Read(NamedTuple):
    """What a flow yields for the next bytes of its stream within `seconds`: it is sent them, or None at the end."""

    seconds: float | None


class Drain:
    """What a flow yields when it has heard all of its stream, so that the connection can be used again."""


class Together(NamedTuple):
    """What a flow yields to send calls at once: it is sent, in their order, an answer or an APIError for each."""

    calls: Sequence[Call[Any]]


class Do(NamedTuple):
    """What a flow yields to have a function of the caller called, which may block or be a coroutine function."""

    function: Callable[[], Any]


@define
class Emit(Generic[T_co]):
    """What a watch yields to hand an event to the caller. Not frozen: there is one for each chunk of a stream."""

    event: T_co


Step: TypeAlias = Call[Any] | Pause | Connect | Receive | Send | Open | Read | Drain | Together | Do
Flow: TypeAlias = Generator[Step, Any, T]
"""Several calls told as one story: yields steps, is sent what came of them, returns a T."""

Watch: TypeAlias = Generator[Step | Emit[T], Any, None]
"""A flow that hands out events on its way."""


def _texts(wire: Any) -> list[str]:
    return [as_text(value) for value in (wire if is_array(wire) else [wire])]
