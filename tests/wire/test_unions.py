"""One of several shapes."""

import uuid
from typing import Any

import pytest

from fivefold import _codec, _shapes
from fivefold._codec import WireError
from fivefold._model import Model
from tests.wire.samples import LEAF, NEEDY, NODE, Leaf, Needy, Node

EITHER = _shapes.union(NODE, LEAF, _codec.STR, _codec.INT)
TAGGED = _shapes.tagged("name", {"node": NODE, "leaf": LEAF})


def test_the_shape_that_leaves_least_unknown_is_read() -> None:
    assert EITHER.read({"name": "a", "colour": "red"}) == Leaf(name="a", colour="red")
    assert EITHER.read({"name": "a", "size": 1}) == Node(name="a", size=1)
    assert type(EITHER.read({"name": "a"})) is Node
    assert type(EITHER.read({"name": "a", "colour": "red", "x": 1})) is Leaf
    assert (EITHER.read("a"), EITHER.read(3)) == ("a", 3)
    lists = _shapes.union(_shapes.array(NODE), _shapes.array(LEAF))
    assert type(lists.read([{"name": "a"}, {"name": "b", "colour": "c"}])[0]) is Leaf
    free = _shapes.union(_shapes.mapping(_codec.ANY), NODE)
    assert free.read({"name": "a"}) == Node(name="a")
    assert free.read({"x": 1}) == {"x": 1}


def test_the_shape_that_leaves_least_unknown_is_written() -> None:
    some = uuid.UUID(int=1)
    ids = _shapes.union(LEAF, NODE)
    assert ids.write({"name": "a", "id": some}) == {"name": "a", "id": str(some)}
    with pytest.raises(WireError, match=r"fits none of 2 shapes: missing 'name'; missing 'a', 'b'"):
        _shapes.union(NODE, NEEDY).write({"size": 1})
    assert ids.write(Leaf(name="a")) == {"name": "a"}
    assert _shapes.union(_codec.INT, _codec.STR).write("1") == "1"
    assert _shapes.union(_codec.STR, _codec.INT).write(1) == 1
    assert _shapes.union(_codec.ID, _shapes.array(_codec.ID)).write([some]) == [str(some)]


def test_the_fault_of_a_model_is_told_and_not_taken_for_another_shape() -> None:
    with pytest.raises(WireError, match=r"^size: expected an integer, got str '1'$"):
        EITHER.write(Node(name="a", size="1"))  # type: ignore[arg-type]
    with pytest.raises(WireError, match="fits none of 4 shapes: name: expected a string, got int 5; expected a string"):
        EITHER.read({"name": 5, "size": "1"})
    with pytest.raises(WireError, match="fits none of 4 shapes"):
        EITHER.write(Needy(a=None, b=1))


def test_a_tag_decides_alone() -> None:
    assert TAGGED.read({"name": "leaf", "size": 3}) == Leaf.from_dict({"name": "leaf", "size": 3})
    assert TAGGED.write({"name": "leaf", "colour": "red"}) == {"name": "leaf", "colour": "red"}
    assert TAGGED.write(Node(name="whatever")) == {"name": "whatever"}
    with pytest.raises(WireError, match="size: expected an integer"):
        TAGGED.read({"name": "node", "size": "1"})
    with pytest.raises(WireError, match="colour: expected a string"):
        TAGGED.write({"name": "leaf", "colour": 1})


@pytest.mark.parametrize("tag", ["new", 5, None, ["node"], {"a": 1}])
def test_an_unknown_tag_is_a_model_that_knows_no_fields(tag: Any) -> None:
    wire = {"name": tag, "x": {"y": 1}}
    read = TAGGED.read(wire)
    assert type(read) is Model
    assert read["name"] == tag
    assert TAGGED.write(read) == TAGGED.write(wire) == wire
    open_ended = _shapes.tagged("name", {"node": NODE}, _shapes.mapping(_codec.ANY))
    assert open_ended.read(wire) == wire


def test_what_cannot_be_told_apart_is_refused() -> None:
    assert TAGGED.read({"x": 1})["x"] == 1
    for value, words in [
        ({"x": 1}, "missing 'name'"),
        (Needy(a=None, b=1), "expected one of 2 models or a mapping, got Needy"),
        ("node", "expected one of 2 models or a mapping, got str 'node'"),
    ]:
        with pytest.raises(WireError, match=words):
            TAGGED.write(value)
    with pytest.raises(WireError, match="expected an object, got list"):
        TAGGED.read([])


def test_null_is_null_and_keeps_what_is_inside() -> None:
    maybe = _shapes.nullable(_shapes.union(NODE, _codec.STR))
    assert (maybe.read(None), maybe.write(None)) == (None, None)
    assert maybe.write({"name": "a"}) == {"name": "a"}
    assert list(maybe.secrets({"name": "a", "api-key": "s"})) == ["s"]


@pytest.mark.parametrize(
    "codec",
    [
        NODE,
        _shapes.nullable(NODE),
        _shapes.union(_codec.STR, NODE),
        _shapes.tagged("name", {"a": NODE, "b": LEAF}),
        _shapes.tagged("name", {"b": LEAF}, NODE),
        _shapes.union(_shapes.array(NODE), NODE),
    ],
)
def test_secrets_are_found_through_every_shape(codec: _codec.Codec) -> None:
    assert list(dict.fromkeys(codec.secrets({"name": "a", "api-key": "s", "nodes": [{"api-key": "t"}]}))) == ["s", "t"]
    assert list(_shapes.array(codec).secrets([{"api-key": ""}])) == []
    assert set(_shapes.mapping(codec).secrets({"x": {"api-key": "u"}})) == {"u"}
    assert list(LEAF.secrets({"name": "a", "api-key": "s"})) == []
