"""A row of the table of operations, and the request it gets."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fivefold.sandbox._endpoints import Endpoint
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["Call", "Operation"]


@dataclass(frozen=True)
class Call:
    """A request.

    Attributes:
        operation: the name of the operation it is for.
        parameter: the last part of the path, decoded.
        body: the JSON object that was sent; empty where there was none.
        authorized: whether it carried the token that the server requires.
    """

    operation: str
    parameter: str
    body: Mapping[str, Any]
    authorized: bool

    @property
    def older(self) -> bool:
        """Whether it came by /api/v0, whose answers tell more."""
        return self.operation.startswith("v0_")


@dataclass(frozen=True, kw_only=True)
class Operation(Endpoint):
    """One row of the table; `run` gives a JSON body, or an EventStream."""

    run: Callable[[LMWorld, Call], Awaitable[Any]]
