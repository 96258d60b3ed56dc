"""A row of the matrix: one operation of one service. No I/O."""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Literal, TypeAlias
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

from attrs import field, frozen

from ..replies import Reply, said

Kind = Literal["read", "write", "listing", "export", "stream", "socket", "flow"]
#: What a route says, and what it says once the target has been done, where that makes a difference.
Said: TypeAlias = Reply | tuple[Reply, Reply]


@frozen
class Operation:
    """One operation.

    Attributes:
        name: As contenders know it.
        kind: What sort of operation it is.
        target: The request that faults strike, one of the routes: method and target, with `*` for anything.
        routes: What the service says to each request of it; the first that fits.
        unsafe: Whether doing the target twice is twice the effect.
        calls: How many deadlines the operation may use up, one after the other.
        elsewhere: Whether the result can be had by another request, when the target says nothing.
        endless: Whether it is a watch without an end: what it has told may be less than all.
    """

    name: str
    kind: Kind
    target: str
    routes: Mapping[str, Said] = field(repr=False)
    unsafe: bool = False
    calls: int = 1
    elsewhere: bool = False
    endless: bool = False

    @property
    def reply(self) -> Reply:
        """What the target is told."""
        found = self.routes[self.target]
        return found[0] if isinstance(found, tuple) else found

    def aims(self, method: str, target: str) -> bool:
        """Whether faults strike this request."""
        return fnmatchcase(f"{method} {target}", self.target)

    def says(self, method: str, target: str, *, done: bool) -> Reply:
        """What the service says to a request when nothing goes wrong; `done`: whether the target has been done."""
        for route, told in self.routes.items():
            if fnmatchcase(f"{method} {target}", route):
                return _echoing(told[done] if isinstance(told, tuple) else told, target)
        return said({"detail": "Not Found"}, 404)


_NAMED, _UUID = re.compile(rb"\$(\w+)"), re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _echoing(reply: Reply, target: str) -> Reply:
    """The reply with `$name` replaced by what the query says of it, `$id` by the path's UUID, `$new` by a new one."""
    if b"$" not in reply.body:
        return reply
    parts = urlsplit(target)
    named = {"new": str(uuid4()), "id": "".join(_UUID.findall(parts.path)), **dict(parse_qsl(parts.query))}
    return reply.saying(_NAMED.sub(lambda found: named[found[1].decode()].encode(), reply.body))


def one(name: str, kind: Kind, target: str, reply: Reply, *, unsafe: bool = False) -> Operation:
    """An operation of one request."""
    return Operation(name, kind, target, {target: reply}, unsafe)
