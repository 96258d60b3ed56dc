"""Which operation a request is for. Pure: no I/O."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Endpoint", "Endpoints"]

_PARAMETER = re.compile(r"\{[^/{}]*\}")


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """What the common parts of a sandbox know of one operation.

    Attributes:
        name: the operation's name, as the client's method is called.
        method: an HTTP method, or `WS` for a WebSocket.
        path: the path template, such as `/items/{item_id}`.
    """

    name: str
    method: str
    path: str

    @property
    def shape(self) -> tuple[str, str]:
        """The method and the template with nameless parameters: two spellings of one endpoint have the same shape."""
        return self.method, _PARAMETER.sub("{}", self.path)


class Endpoints:
    """The operations of a service, in the order in which its router tries them."""

    def __init__(self, endpoints: Iterable[Endpoint]) -> None:
        self._patterns = [(endpoint, _pattern(endpoint.path)) for endpoint in endpoints]
        self.names = {endpoint.name: endpoint for endpoint, _ in self._patterns}

    def find(self, method: str, path: str) -> Endpoint | None:
        """The operation that would serve this request, or None."""
        return next((e for e, pattern in self._patterns if e.method == method and pattern.fullmatch(path)), None)

    def methods(self, path: str) -> list[str]:
        """The methods of a path; a path without parameters has only its own, though another template fits it too."""
        own = [endpoint.method for endpoint, _ in self._patterns if endpoint.path == path]
        return own or [endpoint.method for endpoint, pattern in self._patterns if pattern.fullmatch(path)]


def _pattern(template: str) -> re.Pattern[str]:
    literals = _PARAMETER.split(template)
    return re.compile("[^/]+".join(re.escape(literal) for literal in literals))
