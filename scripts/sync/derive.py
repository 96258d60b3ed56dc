"""The overlay that makes one document of another: one action for each node that differs, besides removals. No I/O.

For those who would rather change the document itself than its overlay. The general actions of an overlay, whose targets
have a wildcard, are kept as they are and come first, and so are the descriptions of actions whose targets stay.
"""

import re
from typing import Any, NamedTuple, cast

from scripts.wiregen.walk import METHODS, Json, is_list, part

from .merge import foundation
from .overlay import apply


class Delta(NamedTuple):
    """What makes one object of another: nodes to remove, what to merge in, and actions on items of its lists."""

    removed: list[str]
    update: Json
    inner: list[Json]


def derive(served: Json, document: Json, overlay: Json) -> Json:
    """Return the overlay with which a served document merges into this one; the old one gives what is general."""
    kept = {key: value for key, value in overlay.items() if key != "actions"}
    general = [action for action in overlay["actions"] if "*" in action["target"]]
    base = foundation(served, overlay)
    if general:
        base = apply(base, {**kept, "actions": general}).document
    told = {(action["target"], bool(action.get("remove"))): action.get("description") for action in overlay["actions"]}
    actions = [
        _told(action, told.get((action["target"], bool(action.get("remove"))))) for action in _actions(base, document)
    ]
    return {**kept, "actions": general + actions}


def _told(action: Json, description: str | None) -> Json:
    return {"target": action["target"], "description": description, **action} if description else action


def _actions(base: Json, document: Json) -> list[Json]:
    outer = ("paths", "components")
    root = {key: value for key, value in base.items() if key not in outer}
    actions = _node("$", root, {key: value for key, value in document.items() if key not in outer})
    paths, ours = part(base, "paths"), part(document, "paths")
    actions += _removals("$.paths", paths, ours)
    for path, item in ours.items():
        actions += _each(_step("$.paths", path), "$.paths", path, paths.get(path), item, METHODS)
    components = part(base, "components")
    actions += _removals("$.components", components, part(document, "components"))
    for kind, named in part(document, "components").items():
        here = f"$.components.{kind}"
        if kind not in components:
            actions.append({"target": "$.components", "update": {kind: named}})
        else:
            actions += _each(here, "$.components", kind, components[kind], named, named)
    return actions


def _each(here: str, owner: str, name: str, old: Json | None, new: Json, kinds: Any) -> list[Json]:
    """Actions for each part of a path or of a kind of components, or one that adds the whole."""
    if old is None:
        return [{"target": owner, "update": {name: new}}]
    actions = _removals(here, old, new)
    for key, value in new.items():
        if key not in old:
            actions.append({"target": here, "update": {key: value}})
        elif key in kinds and old[key] != value:
            actions += _node(_step(here, key), old[key], value, owner=here, key=key)
    return actions


def _removals(here: str, old: Json, new: Json) -> list[Json]:
    return [{"target": _step(here, key), "remove": True} for key in old if key not in new]


def _node(here: str, old: Json, new: Json, owner: str = "", key: str = "") -> list[Json]:
    delta = _delta(here, old, new)
    if delta is None:
        return [{"target": here, "remove": True}, {"target": owner, "update": {key: new}}]
    actions: list[Json] = [{"target": target, "remove": True} for target in delta.removed]
    if delta.update:
        actions.append({"target": here, "update": delta.update})
    return actions + delta.inner


def _delta(here: str, old: Json, new: Json) -> Delta | None:
    """None where a plain value would have to go, which only whole objects can."""
    delta = Delta([], {}, [])
    for key in old.keys() - new.keys():
        if key == "parameters" and old[key] == []:  # merging drops it
            continue
        if not isinstance(old[key], dict | list):
            return None
        delta.removed.append(_step(here, key))
    for key, value in new.items():
        if key not in old:
            delta.update[key] = value
        elif old[key] != value:
            if isinstance(old[key], dict | list) != isinstance(value, dict | list):
                return None
            _compare(_step(here, key), key, old[key], value, delta)
    delta.removed.sort()
    return delta


def _compare(here: str, key: str, old: Any, new: Any, delta: Delta) -> None:
    if isinstance(old, dict) and isinstance(new, dict):
        found = _delta(here, cast("Json", old), cast("Json", new))
    elif is_list(old) and is_list(new):
        found = _lists(here, key, old, new)
        if found is not None and found.update:
            delta.update[key] = found.update[key]
            found.update.clear()
    elif isinstance(old, dict | list):
        found = None
    else:
        delta.update[key] = new
        return
    if found is None:
        delta.removed.append(here)
        delta.update[key] = new
        return
    delta.removed.extend(found.removed)
    delta.inner.extend(found.inner)
    if found.update:
        delta.update[key] = found.update


def _lists(here: str, key: str, old: list[Any], new: list[Any]) -> Delta | None:
    if key == "required" and set(old) <= set(new):
        return Delta([], {key: [name for name in new if name not in old]}, [])
    if new[: len(old)] == old:
        return Delta([], {key: new[len(old) :]}, [])
    return _parameters(here, old, new) if key == "parameters" else None


def _parameters(here: str, old: list[Json], new: list[Json]) -> Delta | None:
    """Parameters go by their names; new ones come last."""
    before, after = ({str(one.get("name")): one for one in some} for some in (old, new))
    kept = [name for name in before if name in after]
    added = [name for name in after if name not in before]
    if [*kept, *added] != list(after) or len(before) < len(old) or len(after) < len(new):
        return None
    delta = Delta([], {}, [])
    delta.removed.extend(_named(here, name) for name in before if name not in after)
    for name in kept:
        there = _named(here, name)
        if (found := _delta(there, before[name], after[name])) is None:
            return None
        delta.inner.extend({"target": target, "remove": True} for target in found.removed)
        if found.update:
            delta.inner.append({"target": there, "update": found.update})
        delta.inner.extend(found.inner)
    if added:
        delta.update["parameters"] = [after[name] for name in added]
    return delta


def _named(here: str, name: str) -> str:
    return f"{here}[?@.name == {_quoted(name)}]"


def _step(here: str, key: str) -> str:
    return f"{here}.{key}" if re.fullmatch(r"[A-Za-z_]\w*", key, re.ASCII) else f"{here}[{_quoted(key)}]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
