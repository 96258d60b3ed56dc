"""The OpenAPI Overlay Specification 1.0: actions that change a document, one after the other. No I/O.

Where the text of 1.0 leaves it open what becomes of an array that meets an array, the second is appended to the first,
as 1.1 says. Each action has to find something: one that does not is out of date.
"""

from copy import deepcopy
from typing import Any, NamedTuple, cast

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError, JSONPathNode

from scripts.wiregen.walk import Json, is_list

_PATHS = JSONPathEnvironment()
_ACTION = {"target", "description", "update", "remove"}
_ROOT = {"overlay", "info", "extends", "actions"}


class OverlayError(Exception):
    """An overlay that is none, or that does not fit the document."""


class Applied(NamedTuple):
    """A document with an overlay upon it, and what actions on one single node added to it, by JSON pointer."""

    document: Json
    added: Json


def check_overlay(overlay: Any) -> None:
    """Raise OverlayError unless this is an overlay of version 1.0."""
    if not isinstance(overlay, dict):
        raise OverlayError("not an overlay: the whole has to be an object")
    given = cast("Json", overlay)
    if not str(given.get("overlay")).startswith("1.0."):
        raise OverlayError(f"`overlay` has to be 1.0.x, and is {given.get('overlay')!r}")
    info = given.get("info")
    if not isinstance(info, dict) or not {"title", "version"} <= info.keys():
        raise OverlayError("`info` needs a title and a version")
    if not is_list(given.get("actions")) or not given["actions"]:
        raise OverlayError("`actions` has to be a list with at least one action")
    if unknown := [key for key in given.keys() - _ROOT if not key.startswith("x-")]:
        raise OverlayError(f"{min(unknown)!r} is not known to overlays")
    for number, action in enumerate(given["actions"], start=1):
        _check_action(number, action)


def apply(document: Json, overlay: Json) -> Applied:
    """Return a changed copy of a document. Raises OverlayError, which names every action that does not fit."""
    result, added, problems = _run(document, overlay)
    if problems:
        raise OverlayError("\n".join(problems))
    return Applied(result, added)


def additions(document: Json, overlay: Json) -> Json:
    """What an overlay would add to a document, as far as it fits."""
    return _run(document, overlay)[1]


def _run(document: Json, overlay: Json) -> tuple[Json, Json, list[str]]:
    check_overlay(overlay)
    result = deepcopy(document)
    added: Json = {}
    problems: list[str] = []
    for number, action in enumerate(overlay["actions"], start=1):
        try:
            added |= _act(result, action)
        except OverlayError as error:
            problems.append(f"action {number}, {action['target']}: {error}")
    return result, added, problems


def _check_action(number: int, action: Any) -> None:
    if not isinstance(action, dict) or not isinstance(action.get("target"), str):
        raise OverlayError(f"action {number} has no target")
    where = f"action {number}, {action['target']}"
    if unknown := [key for key in action.keys() - _ACTION if not str(key).startswith("x-")]:
        raise OverlayError(f"{where}: {min(unknown)!r} is not known to actions")
    if not isinstance(action.get("remove", False), bool):
        raise OverlayError(f"{where}: `remove` has to be true or false")
    if "update" not in action and not action.get("remove"):
        raise OverlayError(f"{where}: there is neither `update` nor `remove`")


def _act(document: Json, action: Json) -> Json:
    try:
        query = _PATHS.compile(action["target"])
        nodes = query.find(document)
    except (JSONPathError, RecursionError) as error:
        raise OverlayError(f"not a JSONPath: {error}") from error
    if not nodes:
        raise OverlayError("matches nothing in the document")
    added: Json = {}
    for node in reversed(nodes):  # from the end, so that no index changes before its turn
        if not isinstance(node.value, dict | list):
            raise OverlayError("selects a plain value; only objects and lists can be changed")
        if action.get("remove"):
            _remove(document, node)
        else:
            added |= _update(node.value, action["update"], _pointer(node.location))
    return added if query.singular_query() else {}


def _remove(document: Json, node: JSONPathNode) -> None:
    if not node.location:
        raise OverlayError("the whole document cannot be removed")
    owner: Any = document
    for step in node.location[:-1]:
        owner = owner[step]
    del owner[node.location[-1]]


def _update(target: Any, update: Any, pointer: str) -> Json:
    if is_list(target):
        target.append(deepcopy(update))
        return {}
    if not isinstance(update, dict):
        raise OverlayError("selects an object, so `update` has to be one")
    return _merge(target, cast("Json", update), pointer)


def _merge(target: Json, update: Json, pointer: str) -> Json:
    added: Json = {}
    for key, value in update.items():
        here, there = f"{pointer}{_pointer((key,))}", target.get(key)
        if key not in target:
            added[here] = value
        if isinstance(there, dict) and isinstance(value, dict):
            added |= _merge(cast("Json", there), cast("Json", value), here)
        elif is_list(there) and is_list(value):
            there.extend(deepcopy(value))
        elif isinstance(there, dict | list) or (isinstance(value, dict | list) and key in target):
            raise OverlayError(f"{here} is of another kind there; remove it first")
        else:
            target[key] = deepcopy(value)
    return added


def _pointer(steps: tuple[int | str, ...]) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)
