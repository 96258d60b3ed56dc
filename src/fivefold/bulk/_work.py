"""What is done with each item: a method of a client, or a function of the caller with a client. No I/O."""

from collections.abc import Callable
from typing import Any, get_args

from attrs import Factory, field, frozen

from .._client import AsyncClient, SyncClient
from .._codec import told
from .._operation import endpoint
from ..call import Call, Safety
from ..errors import ConfigurationError

AnyClient = SyncClient | AsyncClient


@frozen
class Work:
    """What is done with each item. It travels to other processes as configuration.

    Attributes:
        client: The client that does it.
        name: The method of the client that is called with the item, or the name of the function.
        function: The function that is called with client and item, None for a method.
        safety: What may be done again, as named for the function; None for a method, whose table says it.
        several: Whether it may be more than one call.
        guarded: Whether its unsafe calls are to be recorded before they are sent.
    """

    client: Any = field(repr=False)
    name: str
    function: Callable[[Any, Any], Any] | None = field(default=None, repr=False)
    safety: Safety | None = None
    several: bool = field(init=False, default=Factory(lambda work: not isinstance(work._word(), endpoint), True))
    guarded: bool = field(init=False, default=Factory(lambda work: work.safety in (None, "unsafe"), True))

    @property
    def awaited(self) -> bool:
        """Whether it runs on asyncio."""
        return isinstance(self.client, AsyncClient)

    @property
    def title(self) -> str:
        """What a ledger says it is for."""
        return f"{self.client.service.name}.{self.name}"

    def unsafe(self, item: Any) -> bool:
        """Whether doing it twice with this item may have its effect twice. Several calls may, unless told."""
        if self.safety is not None:
            return self.safety == "unsafe"
        word = self._word()
        if not isinstance(word, endpoint):
            return True
        try:
            call = word._method("send", awaited=False)(_Probe(self.client._options), item)
        except (TypeError, ValueError):
            return False  # nothing will be sent
        return not isinstance(call, Call) or call.operation.safety == "unsafe"

    def start(self, item: Any) -> Any:
        """Do it: its answer, or for a client on asyncio something to await."""
        if self.function is not None:
            return self.function(self.client, item)
        return getattr(self.client, self.name)(item)

    def _word(self) -> Any:
        """How the method is spelled in the table of its service."""
        if self.function is not None:
            return None
        found = (vars(each).get(self.name) for each in type(self.client).__mro__)
        return next((word for word in found if hasattr(word, "planted")), None)


class _Probe:
    """Stands for a client, and gives back the call that it would send."""

    def __init__(self, options: Any) -> None:
        self._options = options

    def send(self, call: Any) -> Any:
        """The call itself."""
        return call


def on(client: Any, function: Callable[[Any, Any], Any], *, safety: Safety = "unsafe") -> Work:
    """Work of more than one call for each item, for `run`: what `function(client, item)` does.

    Args:
        client: Handed to the function; in another process, a client made from its configuration.
        function: Of a module, so that other processes find it; an `async def` for a client on asyncio. What it returns
            is the result: JSON, a model, a dataclass, an attrs class or a pydantic model.
        safety: "unsafe" if it may not be done twice for an item; an unsafe call of it is then recorded before it is
            sent, and the item is not sent again after that. "safe", "idempotent" or "repeatable" if it may.

    Raises:
        TypeError: one of them is something else.
        ConfigurationError: there is no such safety.
    """
    if not isinstance(client, AnyClient):
        raise TypeError(f"client: expected a client of fivefold, got {type(client).__name__}")
    if not callable(function):
        raise TypeError(f"function: expected a function, got {type(function).__name__}")
    if safety not in get_args(Safety):
        raise ConfigurationError(f"safety: expected one of {', '.join(get_args(Safety))}, got {told(safety)}")
    return Work(client, getattr(function, "__qualname__", type(function).__name__), function, safety)


def work_of(operation: Any) -> Work:
    """What `run` was given: a bound method of a client, or what `on` made. Raises TypeError."""
    if isinstance(operation, Work):
        return operation
    client, name = getattr(operation, "__self__", None), getattr(operation, "__name__", "")
    if not isinstance(client, AnyClient) or not hasattr(type(client), name):
        raise TypeError(
            "operation: expected a method of a client, such as client.create_chat_completion, or bulk.on(…)"
        )
    work = Work(client, name)
    word = work._word()
    if getattr(word, "verb", "") not in ("send", "run"):
        raise TypeError(f"operation: {name} gives no single answer; say what to do with it in a function: bulk.on(…)")
    return work
