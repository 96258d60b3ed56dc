"""The unsafe operations of the services, and how each is done once more. No I/O: the clients do it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from attrs import field, frozen

from fivefold import RetryConfig

#: As the services' own policies, without the waiting, and with more tries than there are refusals.
PATIENT: Final = RetryConfig(max_retries=4, backoff_factor=0.0)
#: What `client.resolve` has to say at some time, with enough luck.
LOOKED_UP: Final = frozenset({"happened", "did_not_happen"})
FOUND: Final = frozenset({"happened"})


@frozen
class Turn:
    """What a write may use to be another one than those before.

    Attributes:
        number: How many there were.
        done: How many of them the service did.
        made: What was prepared for this one.
    """

    number: int
    done: int
    made: Any = None

    @property
    def name(self) -> str:
        """One that no other turn has."""
        return f"n{self.number}"


@frozen
class Write:
    """An unsafe operation.

    Attributes:
        do: How it is called.
        prepare: Makes what it takes, over a network that works.
        look: The operation by which `client.resolve` looks for it; None where it knows of no way.
        tells: What it has to say at some time. With this much luck it does.
        count: How many the service has on record; None where it keeps none, or tells of no number.
    """

    do: Callable[[Any, Turn], Any]
    prepare: Callable[[Any], Any] = lambda client: None
    look: str | None = None
    tells: frozenset[str] = frozenset()
    count: Callable[[Any], int] | None = None


@frozen
class Place:
    """A service, how its sandbox is started, and its unsafe operations by their names in the specification.

    Attributes:
        name: For the table.
        service: Which service.
        twins: The classes of clients, by the kind of twin.
        given: What they are given besides the base URL.
        writes: The operations.
        options: How its sandbox is started.
        enter: What a client does first, each time that its sandbox is as new.
        fresh: Whether the service does these only once, so that each call finds it as new.
    """

    name: str
    service: str
    twins: Mapping[str, Callable[..., Any]]
    given: Mapping[str, Any]
    writes: Mapping[str, Write]
    options: Mapping[str, Any] = field(factory=dict)
    enter: Callable[[Any], Any] = lambda client: None
    fresh: bool = False


def twins(blocking: Callable[..., Any], awaiting: Callable[..., Any]) -> Mapping[str, Callable[..., Any]]:
    """The classes of a service, by the kind of twin."""
    return {"sync": blocking, "async": awaiting}


def named(listed: Callable[[Any], Iterable[Any]], field: str) -> Callable[[Any], int]:
    """How many there are that have a name of ours."""
    return lambda client: sum(getattr(each, field).startswith("n") for each in listed(client))
