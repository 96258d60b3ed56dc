"""What differs between two documents without a caller noticing: texts, names, order. No I/O."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

#: Keywords that say nothing to a program.
_PROSE: Final = {
    "$comment", "contact", "description", "example", "examples", "externalDocs", "license", "operationId", "servers",
    "summary", "tags", "termsOfService", "title", "version",
}  # fmt: skip
#: Keywords whose keys are names, and no keywords.
_NAMES: Final = {
    "$defs", "callbacks", "content", "definitions", "headers", "parameters", "pathItems", "paths", "patternProperties",
    "properties", "requestBodies", "responses", "schemas", "securitySchemes",
}  # fmt: skip
#: Keywords that are judged elsewhere.
_JUDGED: Final = {"x-websockets"}


def wording(old: Mapping[str, Any], new: Mapping[str, Any]) -> str | None:
    """A sentence on the texts that differ, or None."""
    found: Counter[str] = Counter()
    left: list[tuple[Any, Any, bool]] = [(old, new, False)]
    while left:
        one, other, names = left.pop()
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            for key in one.keys() | other.keys():
                if not names and (key in _PROSE or key.startswith("x-")) and key not in _JUDGED:
                    found[key] += _differs(one, other, key)
                elif key in one and key in other:
                    left.append((one[key], other[key], not names and key in _NAMES))
        elif isinstance(one, list) and isinstance(other, list):
            known = {_name(theirs, number): theirs for number, theirs in enumerate(other)}
            held = ((mine, known.get(_name(mine, number))) for number, mine in enumerate(one))
            left.extend((mine, theirs, False) for mine, theirs in held)
    told = [f"{key} ({count})" if count > 1 else key for key, count in sorted(found.items()) if count]
    return f"differs in wording: {', '.join(told)}" if told else None


def _name(one: Any, number: int) -> object:
    """Which items of two lists stand for each other: those of the same name, as parameters and tags have one."""
    named = isinstance(one, Mapping) and isinstance(one.get("name"), str)
    return (one["name"], str(one.get("in"))) if named else number


def _differs(one: Mapping[str, Any], other: Mapping[str, Any], key: str) -> bool:
    return (key in one) != (key in other) or one.get(key) != other.get(key)
