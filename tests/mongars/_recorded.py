"""Exchanges that were recorded with the real service."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RECORDED = Path(__file__).parents[1] / "data" / "mongars"
_EXCHANGE = re.compile(r"^## (.*)\n([A-Z]+) (\S+) -> (\d+) (\{.*\})\n(.*)", re.MULTILINE)


@dataclass(frozen=True)
class Exchange:
    """What was asked, and what was answered.

    Attributes:
        operation: Method and path.
        query: Of the request, as it was sent.
    """

    name: str
    operation: str
    query: str
    status: int
    headers: dict[str, str]
    body: str


def exchanges() -> Iterator[Exchange]:
    """All that were recorded."""
    for path in sorted(RECORDED.glob("transcript-[0-9].txt")):
        for name, method, target, status, headers, body in _EXCHANGE.findall(path.read_text()):
            place, _, query = target.partition("?")
            told = ast.literal_eval(headers)
            yield Exchange(f"{path.stem[-1]} {name}", f"{method} {place}", query, int(status), told, body)


def whole(one: Exchange) -> bool:
    """Whether the recorder, which kept only the beginning of long bodies, has all of this one."""
    try:
        return parsed(one) is not None
    except ValueError:
        return False


def parsed(one: Exchange) -> Any:
    """The body, as JSON where it is."""
    return json.loads(one.body) if one.headers["content-type"] == "application/json" else one.body
