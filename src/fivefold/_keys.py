"""What a client sends to be let in, by the kind of access that an operation needs. No I/O but the environment."""

import os
from collections.abc import Callable, Mapping
from typing import Any, Final

from ._redact import secret_values
from .errors import ConfigurationError

#: From a key to the headers that carry it.
Carrier = Callable[[str], Mapping[str, str]]


def bearer(key: str) -> Mapping[str, str]:
    """The usual way to carry a key."""
    return {"authorization": f"Bearer {key}"}


#: The access that most operations need, and how its key is usually carried and called.
USUAL: Final[Mapping[str, Carrier]] = {"key": bearer}
USUAL_OPTION: Final[Mapping[str, str]] = {"key": "api_key"}


class Keys:
    """Keys by kind of access. The views of a client share them, so that a login counts for all.

    `options` names the option that each kind comes from. A key given as `env:NAME` is that environment variable; a
    pickle holds the name, and is looked up anew.
    """

    __hash__ = None  # type: ignore[assignment]  # a login changes it

    def __init__(
        self, options: Mapping[str, str], given: Mapping[str, str], environment: Mapping[str, str] = os.environ
    ) -> None:
        self._options = options
        self._given = dict(given)
        found = {kind: resolved(options.get(kind, kind), key, environment) for kind, key in given.items()}
        self._keys = {kind: self._checked(kind, key) for kind, key in found.items()}

    def put(self, kind: str, key: str | None) -> None:
        """Set or forget a key. Raises ConfigurationError, which does not show it."""
        self._given.pop(kind, None)
        self._keys.pop(kind, None)
        if key is not None:
            self._given[kind] = self._keys[kind] = self._checked(kind, key)

    def get(self, kind: str) -> str | None:
        """A key, or None."""
        return self._keys.get(kind)

    def headers(self, kind: str, carriers: Mapping[str, Carrier]) -> Mapping[str, str]:
        """The headers for one kind of access; none without a key for it."""
        key = self._keys.get(kind)
        return {} if key is None else carriers[kind](key)

    def secrets(self, carriers: Mapping[str, Carrier]) -> frozenset[str]:
        """What must not show."""
        carried = [secret_values(self.headers(kind, carriers)) for kind in self._keys]
        return frozenset(self._keys.values()).union(*carried)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and (self._given, self._keys) == (other._given, other._keys)

    def __repr__(self) -> str:
        return f"Keys({', '.join(self._keys)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Keys, (self._options, self._given)

    def _checked(self, kind: str, key: str) -> str:
        if not printable(key):
            raise ConfigurationError(f"{self._options.get(kind, kind)}: it holds what a header cannot")
        return str.__str__(key)


def resolved(option: str, value: Any, environment: Mapping[str, str]) -> Any:
    """A value `env:NAME` stands for that environment variable. Raises ConfigurationError."""
    if not isinstance(value, str) or not value.startswith("env:"):
        return value
    name = value[4:]
    if not name.isprintable() or name not in environment:
        raise ConfigurationError(f"{option}: the environment variable {repr(name[:100])[1:-1]} is not set")
    return environment[name]


def printable(text: Any) -> bool:
    """Whether it is a text that can be the value of a header."""
    return isinstance(text, str) and text.isascii() and text.isprintable() and text == text.strip()
