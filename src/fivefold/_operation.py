"""Spell an operation once; each twin reads it its own way.

`get_provider = endpoint(providers.get_provider)` in a class body is, to a type checker and by the class it is read
from, a blocking method or an awaitable one with the parameters of the generated function. At run time a class of
clients gets a plain function in its place when that is first looked at, so `help`, `inspect` and autospec see nothing
unusual.
"""

from __future__ import annotations  # the hints of the words are for type checkers, and take longer than all else here

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, overload

from ._arguments import Checked
from ._client import AsyncClient, SyncClient
from ._options import Options
from ._raw import RawResponse
from ._streaming import Streaming
from .call import Call, Flow, Watch
from .stream import AsyncStream, Stream

if TYPE_CHECKING:
    from ._files import Download, Export
    from ._paging import Paging

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
Page = TypeVar("Page")
Chunk = TypeVar("Chunk")
Whole = TypeVar("Whole")


class RawView(SyncClient):
    """A view whose operations and downloads return RawResponse."""


class AsyncRawView(AsyncClient):
    """A view whose operations and downloads return RawResponse."""


def given(build: Callable[..., R], *finders: Callable[[Options], Any]) -> Callable[..., R]:
    """A builder whose first arguments are found in the options of the client that it is called on."""
    plain = signature(build)
    parameters = [*plain.parameters.values()]
    found = {each.name for each in parameters[: len(finders)]}

    @wraps(build)
    def rest(*args: Any, **kwargs: Any) -> R:
        raise TypeError(f"{build.__name__} is told the options of its client, so only a client can call it")

    rest.__signature__ = plain.replace(parameters=parameters[len(finders) :])  # type: ignore[attr-defined]  # for inspect
    rest.__annotations__ = {name: hint for name, hint in build.__annotations__.items() if name not in found}
    rest.finders = finders  # type: ignore[attr-defined]  # read by the words
    return rest


def owned(build: Callable[Concatenate[Options, P], R]) -> Callable[P, R]:
    """A builder that is first given the options of the client that it is called on."""
    return given(build, lambda own: own)


class _Word(Generic[P]):
    """A named operation: keeps its builder's name, signature and docstring."""

    verb = "send"
    raw_verb = "send_raw"
    #: What a blocking, an awaiting and a raw method wrap the result in.
    shapes: tuple[Any, Any, Any] = (None, None, RawResponse)

    def __init__(self, build: Callable[P, Any]) -> None:
        self._build = build
        self.__doc__ = build.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._table, self._name = owner, name

    def _more(self) -> tuple[Any, ...]:
        """What the verb takes besides the built call."""
        return ()

    def _result(self, built: str) -> tuple[Any, ...]:
        """What the answer is made of: classes, or their names as the builder's module knows them."""
        wrapper, _, inner = built.partition("[")
        return (inner[:-1] if wrapper.isidentifier() and inner.endswith("]") else built,)

    def _bind(self, client: Any, owner: type) -> Any:
        """Put the plain function in the place of this word, in the class of clients that inherits it from a table."""
        homes = (each for each in reversed(owner.__mro__) if issubclass(each, self._table) and hasattr(each, "send"))
        if (home := next(homes, None)) is None:  # somebody looks at the table
            return self.planted(owner)
        method = self.planted(home)
        setattr(home, self._name, method)
        return method if client is None else method.__get__(client, owner)

    def planted(self, owner: type) -> Any:
        """The plain function that stands for this word in a class of clients."""
        raw, awaited = issubclass(owner, RawView | AsyncRawView), issubclass(owner, AsyncClient)
        method = self._method(self.raw_verb if raw else self.verb, awaited=awaited)
        self._introduce(method, owner, self.shapes[2 if raw and self.shapes[2] else awaited])
        return method

    def _method(self, verb: str, *, awaited: bool) -> Any:
        build, more = self._build, self._more()
        finders = getattr(build, "finders", ())
        plain: Any = getattr(build, "__wrapped__", build) if finders else build
        check = Checked(signature(build).parameters)

        def built(client: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
            check(args, kwargs)
            return plain(*[find(client._options) for find in finders], *args, **kwargs)

        @wraps(build)
        def blocking(self: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
            return getattr(self, verb)(built(self, *args, **kwargs), *more)

        @wraps(build)
        async def awaiting(self: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
            return await getattr(self, verb)(built(self, *args, **kwargs), *more)

        return awaiting if awaited and verb not in ("walk", "watch", "stream") else blocking

    def _introduce(self, method: Any, owner: type, shape: Any) -> None:
        plain = signature(self._build)
        result = self._result(str(plain.return_annotation))
        told = ", ".join(one if isinstance(one, str) else one.__name__ for one in result)
        shown = [each.replace(annotation=_plain(each.annotation)) for each in plain.parameters.values()]
        method.__name__ = self._name
        method.__qualname__ = f"{owner.__qualname__}.{self._name}"
        method.__module__ = owner.__module__
        method.__annotations__ = {**self._build.__annotations__, "return": shape[result] if shape else result[0]}
        method.__signature__ = plain.replace(
            parameters=[Parameter("self", Parameter.POSITIONAL_OR_KEYWORD), *shown],
            return_annotation=_plain(f"{shape.__name__}[{told}]" if shape else told),
        )


def _plain(annotation: Any) -> Any:
    """An annotation as a reader wants it: models without the module that they are found in."""
    return annotation.replace("_models.", "") if isinstance(annotation, str) else annotation


class endpoint(_Word[P], Generic[P, T]):  # noqa: N801  (it reads as a keyword of the tables)
    """One call, one answer."""

    def __init__(self, build: Callable[P, Call[T]]) -> None:
        super().__init__(build)

    @overload
    def __get__(self, client: RawView, owner: type) -> Callable[P, RawResponse[T]]: ...
    @overload
    def __get__(self, client: AsyncRawView, owner: type) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]: ...
    @overload
    def __get__(self, client: SyncClient, owner: type) -> Callable[P, T]: ...
    @overload
    def __get__(self, client: AsyncClient, owner: type) -> Callable[P, Coroutine[Any, Any, T]]: ...
    @overload
    def __get__(self, client: None, owner: type) -> Callable[Concatenate[Any, P], Any]: ...
    def __get__(self, client: SyncClient | AsyncClient | None, owner: type) -> Any:
        return self._bind(client, owner)


class flow(_Word[P], Generic[P, T]):  # noqa: N801  (as above)
    """Several calls, one answer."""

    verb = raw_verb = "run"
    shapes = (None, None, None)

    def __init__(self, build: Callable[P, Flow[T]]) -> None:
        super().__init__(build)

    @overload
    def __get__(self, client: SyncClient, owner: type) -> Callable[P, T]: ...
    @overload
    def __get__(self, client: AsyncClient, owner: type) -> Callable[P, Coroutine[Any, Any, T]]: ...
    @overload
    def __get__(self, client: None, owner: type) -> Callable[Concatenate[Any, P], Any]: ...
    def __get__(self, client: SyncClient | AsyncClient | None, owner: type) -> Any:
        return self._bind(client, owner)


class events(_Word[P], Generic[P, T]):  # noqa: N801  (as above)
    """Several calls and a socket, many events."""

    verb = raw_verb = "watch"
    shapes = (Iterator, AsyncIterator, None)

    def __init__(self, build: Callable[P, Watch[T]]) -> None:
        super().__init__(build)

    @overload
    def __get__(self, client: SyncClient, owner: type) -> Callable[P, Iterator[T]]: ...
    @overload
    def __get__(self, client: AsyncClient, owner: type) -> Callable[P, AsyncIterator[T]]: ...
    @overload
    def __get__(self, client: None, owner: type) -> Callable[Concatenate[Any, P], Any]: ...
    def __get__(self, client: SyncClient | AsyncClient | None, owner: type) -> Any:
        return self._bind(client, owner)


class stream(_Word[P], Generic[P, Chunk, Whole]):  # noqa: N801  (as above)
    """One call, an answer in chunks."""

    verb = raw_verb = "stream"
    shapes = (Stream, AsyncStream, None)

    def __init__(self, build: Callable[P, Streaming[Chunk, Whole]]) -> None:
        super().__init__(build)

    def _result(self, built: str) -> tuple[Any, ...]:
        chunk, _, whole = super()._result(built)[0].partition(", ")
        return chunk, whole

    @overload
    def __get__(self, client: SyncClient, owner: type) -> Callable[P, Stream[Chunk, Whole]]: ...
    @overload
    def __get__(self, client: AsyncClient, owner: type) -> Callable[P, AsyncStream[Chunk, Whole]]: ...
    @overload
    def __get__(self, client: None, owner: type) -> Callable[Concatenate[Any, P], Any]: ...
    def __get__(self, client: SyncClient | AsyncClient | None, owner: type) -> Any:
        return self._bind(client, owner)


class pages(_Word[P], Generic[P, Page, T]):  # noqa: N801  (as above)
    """One listing, all its items."""

    verb = raw_verb = "walk"
    shapes = (Iterator, AsyncIterator, None)

    def __init__(self, build: Callable[P, Call[Page]], paging: Paging[Page, T]) -> None:
        super().__init__(build)
        self._paging = paging

    def _result(self, built: str) -> tuple[Any, ...]:
        return (self._paging.item,)

    def _more(self) -> tuple[Any, ...]:
        return (self._paging,)

    @overload
    def __get__(self, client: SyncClient, owner: type) -> Callable[P, Iterator[T]]: ...
    @overload
    def __get__(self, client: AsyncClient, owner: type) -> Callable[P, AsyncIterator[T]]: ...
    @overload
    def __get__(self, client: None, owner: type) -> Callable[Concatenate[Any, P], Any]: ...
    def __get__(self, client: SyncClient | AsyncClient | None, owner: type) -> Any:
        return self._bind(client, owner)


class download(_Word[P]):  # noqa: N801  (as above)
    """One call, answered with a file."""

    verb = "fetch"
    raw_verb = "fetch_raw"

    def _result(self, built: str) -> tuple[Any, ...]:
        from ._files import Export

        return (Export,)

    def __init__(self, build: Callable[P, Download]) -> None:
        super().__init__(build)

    @overload
    def __get__(self, client: RawView, owner: type) -> Callable[P, RawResponse[Export]]: ...
    @overload
    def __get__(self, client: AsyncRawView, owner: type) -> Callable[P, Coroutine[Any, Any, RawResponse[Export]]]: ...
    @overload
    def __get__(self, client: SyncClient, owner: type) -> Callable[P, Export]: ...
    @overload
    def __get__(self, client: AsyncClient, owner: type) -> Callable[P, Coroutine[Any, Any, Export]]: ...
    @overload
    def __get__(self, client: None, owner: type) -> Callable[Concatenate[Any, P], Any]: ...
    def __get__(self, client: SyncClient | AsyncClient | None, owner: type) -> Any:
        return self._bind(client, owner)
