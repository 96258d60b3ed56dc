"""A verdict for people and for programs. No I/O."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, Final, Literal, get_args

from .methods import affected, of_endpoint
from .verdict import LEVELS, Change, Verdict

Format = Literal["text", "markdown", "json"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
#: From harmful to harmless, and without the one that has no changes.
_TOLD: Final = tuple(reversed(LEVELS))[:-1]
Methods = Mapping[str, tuple[str, ...]]


def render(verdict: Verdict, format: Format = "text", *, methods: Methods | None = None) -> str:
    """The verdict as text, as Markdown or as JSON, with the public methods that are affected.

    Cosmetic changes are counted in text and Markdown, and listed in JSON.

    Args:
        verdict: What `compare` made.
        format: "text", "markdown" or "json".
        methods: What `methods_of` the service made; without it no methods are named.

    Raises:
        ValueError: there is no such format.
    """
    known = methods or {}
    if format == "json":
        return json.dumps(_as_json(verdict, known), indent=2, ensure_ascii=False)
    if format not in FORMATS:
        raise ValueError(f"format: expected one of {', '.join(FORMATS)}, got {format!r}")
    lines = [_head(verdict), *(_markdown if format == "markdown" else _text)(verdict, known)]
    return "\n".join(lines).rstrip()


def _head(verdict: Verdict) -> str:
    counts = {level: sum(change.level == level for change in verdict.changes) for level in _TOLD}
    told = ", ".join(f"{count} {level}" for level, count in counts.items() if count)
    return f"{verdict.level}: {told} change{'s' if len(verdict.changes) > 1 else ''}" if told else verdict.level


def _groups(verdict: Verdict) -> Iterator[tuple[str, str, list[Change]]]:
    """Level, operation, and its changes of that level; without the cosmetic ones."""
    told = [change for change in verdict.changes if change.level != "cosmetic"]
    told.sort(key=lambda change: (-LEVELS.index(change.level), change.endpoint))
    for (level, endpoint), changes in groupby(told, key=lambda change: (change.level, change.endpoint)):
        yield level, endpoint, list(changes)


def _text(verdict: Verdict, methods: Methods) -> Iterator[str]:
    last = ""
    for level, endpoint, changes in _groups(verdict):
        if level != last:
            yield f"\n{level.upper()}"
            last = level
        named = of_endpoint(endpoint, methods)
        yield f"  {_plain(endpoint)}{'  ' + ', '.join(named) if named else ''}"
        for change in changes:
            yield f"    {_plain(_sentence(change))}{_plain(_values(change))}"


def _markdown(verdict: Verdict, methods: Methods) -> Iterator[str]:
    last = ""
    for level, endpoint, changes in _groups(verdict):
        if level != last:
            yield f"\n## {level.capitalize()}"
            last = level
        named = ", ".join(f"`{name}`" for name in of_endpoint(endpoint, methods))
        yield f"\n**{_code(endpoint)}**{': ' + named if named else ''}\n"
        for change in changes:
            values = [_code(value) for value in (change.before, change.after) if value is not None]
            yield f"- {_escaped(_sentence(change))}{' (' + ' → '.join(values) + ')' if values else ''}"


def _sentence(change: Change) -> str:
    return f"{change.where} {change.what}".strip()


def _values(change: Change) -> str:
    if change.before is None and change.after is None:
        return ""
    return f" ({'nothing' if change.before is None else change.before} → {change.after or 'nothing'})"


def _as_json(verdict: Verdict, methods: Methods) -> dict[str, Any]:
    told = [{**change._asdict(), "methods": of_endpoint(change.endpoint, methods)} for change in verdict.changes]
    worst = [change for change in verdict.changes if change.level == "breaking"]
    return {"level": verdict.level, "methods": affected(worst, methods), "changes": told}


def _plain(text: str) -> str:
    """Text of a document that somebody else wrote, without what a terminal would obey."""
    return "".join(each if each.isprintable() else "�" for each in text)


def _code(text: str) -> str:
    within = _plain(text).replace("`", "'")
    return f"`{within}`"


def _escaped(text: str) -> str:
    """Text that Markdown, and HTML within it, leaves as it is."""
    return "".join(f"\\{each}" if each in "\\`*_[]<>|#" else each for each in _plain(text))
