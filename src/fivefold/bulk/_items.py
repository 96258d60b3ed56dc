"""Items from wherever they come, one at a time, each with its key."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from .._codec import told
from ._values import shown, write

Items = Iterable[Any] | str | os.PathLike[str]
Key = str | Callable[[Any], Any]
#: Items that are recorded at a time.
BATCH = 1000


def batches(items: Items, key: Key) -> Iterator[list[tuple[str, str]]]:
    """Keys and items as JSON texts, some at a time: however many there are, few are in memory.

    Args:
        items: An iterable, or the path of a file with a JSON value per line.
        key: The field of an item that holds its key, or a function that tells it.

    Raises:
        TypeError, ValueError: an item cannot be JSON, or has no key; the message says which, counted from 1.
        OSError: the file cannot be read.
    """
    each = enumerate(_lines(items) if isinstance(items, str | os.PathLike) else items, 1)
    while batch := [_planned(number, item, key) for number, item in islice(each, BATCH)]:
        yield batch


def _lines(path: str | os.PathLike[str]) -> Iterator[Any]:
    with open(path, encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise ValueError(f"{os.fspath(path)}: line {number} is not JSON: {error}") from error


def _planned(number: int, item: Any, key: Key) -> tuple[str, str]:
    try:
        return _key(item, key), write(item)
    except (TypeError, ValueError, RecursionError) as error:
        kind = ValueError if isinstance(error, ValueError) else TypeError
        raise kind(f"item {number}: {error}") from error


def _key(item: Any, key: Key) -> str:
    if callable(key):
        found = key(item)
    else:
        found = item.get(key) if isinstance(item, Mapping) else getattr(item, key, None)
        if found is None:
            raise ValueError(f"has no field {shown(key)} for its key")
    if isinstance(found, bool) or not isinstance(found, str | int):
        raise TypeError(f"its key is a {type(found).__name__}; expected a text or an integer")
    text = str(found)
    if not text or not text.isprintable():
        raise ValueError(f"its key is {told(text)}; expected a text that can be shown")
    return text
