"""Models written by hand, in the form of generated ones."""

from __future__ import annotations

import types
import uuid
from typing import Any

import attrs

from fivefold import _codec, _shapes
from fivefold._model import NOT_GIVEN, Field, Model

HERE = types.SimpleNamespace()
_models: Any = HERE


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Node(Model):
    """A node of a tree, with a secret."""

    name: str
    key: str | None = NOT_GIVEN
    size: int | None = NOT_GIVEN
    id: uuid.UUID | None = NOT_GIVEN
    nodes: list[Node] | None = NOT_GIVEN
    by_name: dict[str, Node] | None = NOT_GIVEN
    free: dict[str, Any] | None = NOT_GIVEN
    class_: str | None = NOT_GIVEN

    _wire = (
        Field("name", "name", _codec.STR, required=True),
        Field("key", "api-key", _codec.STR, secret=True),
        Field("size", "size", _codec.INT),
        Field("id", "id", _codec.ID),
        Field("nodes", "nodes", _shapes.array(_shapes.model(_models, "Node"))),
        Field("by_name", "by_name", _shapes.mapping(_shapes.model(_models, "Node"))),
        Field("free", "free", _shapes.mapping(_codec.ANY)),
        Field("class_", "class", _codec.STR),
    )


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Leaf(Model):
    """Much like a node, and told apart by its fields."""

    name: str
    colour: str | None = NOT_GIVEN

    _wire = (Field("name", "name", _codec.STR, required=True), Field("colour", "colour", _codec.STR))


@attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class Needy(Model):
    """A required field that may be null, and one that may not."""

    a: str | None
    b: int

    _wire = (
        Field("a", "a", _shapes.nullable(_codec.STR), required=True),
        Field("b", "b", _codec.INT, required=True),
    )


HERE.Node, HERE.Leaf, HERE.Needy = Node, Leaf, Needy
NODE, LEAF, NEEDY = (_shapes.model(_models, name) for name in ("Node", "Leaf", "Needy"))
