"""Models: read, written, compared, copied, shown."""

import copy
import gc
import pickle
import sys
import uuid
import weakref
from typing import Any

import attrs
import pytest

from fivefold._codec import WireError
from fivefold._model import NOT_GIVEN, Model
from tests.wire.samples import NODE, Leaf, Needy, Node

SOME = uuid.UUID(int=1)


def test_absent_null_and_given_are_three_things() -> None:
    absent, null, given = Node(name="a"), Node(name="a", size=None), Node(name="a", size=0)
    assert [node.to_dict() for node in (absent, null, given)] == [
        {"name": "a"},
        {"name": "a", "size": None},
        {"name": "a", "size": 0},
    ]
    assert absent.size is null.size is None
    assert absent != null != given != absent
    assert Node.from_dict({"name": "a", "size": None}) == null
    assert absent == Node(name="a", size=NOT_GIVEN)
    assert absent != Leaf(name="a")
    assert absent != {"name": "a"}


def test_a_field_can_be_set_emptied_and_taken_away_again() -> None:
    node = Node(name="a")
    node.size = 3
    assert node.to_dict() == {"name": "a", "size": 3}
    node.size = None
    assert node.to_dict() == {"name": "a", "size": None}
    del node.size
    assert (node.to_dict(), node.size) == ({"name": "a"}, None)
    node.size = NOT_GIVEN
    assert (node.to_dict(), node) == ({"name": "a"}, Node(name="a"))
    del node.name
    with pytest.raises(WireError, match=r"^missing 'name'$"):
        node.to_dict()


def test_unknown_fields_are_kept_whatever_they_are_called() -> None:
    wire = {
        "name": "a",
        "to_dict": 1,
        "additional_properties": 2,
        "_wire": 3,
        "__class__": 4,
        "new": 5,
        "class": "c",
        "key": "k",
    }
    node = Node.from_dict(wire)
    assert node.to_dict() == wire
    assert callable(node.to_dict)
    assert node.additional_properties["to_dict"] == 1
    assert (getattr(node, "new"), node.class_, node["class"], node["__class__"]) == (5, "c", "c", 4)  # noqa: B009
    assert node.__class__ is Node
    assert node.key is None
    node.additional_properties["later"] = [SOME]
    assert node.to_dict()["later"] == [str(SOME)]
    assert Node(name="a").additional_properties == {}
    with pytest.raises(AttributeError, match="'Node' has no field 'nothing'"):
        node.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_model_reads_like_a_dict_too() -> None:
    node = Node.from_dict({"name": "a", "api-key": "k", "size": None, "nodes": [{"name": "b"}], "more": 1})
    assert (node["name"], node["api-key"], node["size"], node["more"]) == ("a", "k", None, 1)
    assert node["id"] is None
    assert node["nodes"][0]["name"] == "b"
    assert [key in node for key in ("name", "api-key", "key", "size", "id", "more", "less", 5)] == [
        True,
        True,
        False,
        True,
        False,
        True,
        False,
        False,
    ]
    assert (node.get("size", 9), node.get("id", 9), node.get("more"), node.get("less")) == (None, 9, 1, None)
    with pytest.raises(KeyError, match="less"):
        node["less"]
    with pytest.raises(TypeError, match="not iterable"):
        iter(node)  # type: ignore[call-overload]


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_copies_are_equal_and_apart(copied: Any) -> None:
    node = Node.from_dict(
        {"name": "a", "size": None, "free": {"x": [1]}, "nodes": [{"name": "b", "odd": 1}], "more": {"y": 2}}
    )
    again = copied(node)
    assert type(again) is Node
    assert again == node
    assert again.to_dict() == node.to_dict()
    again.name = "z"
    again.additional_properties["new"] = 1
    assert (node.name, "new" in node.additional_properties) == ("a", False)


def test_a_replaced_copy_keeps_absent_what_is_absent() -> None:
    @attrs.define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
    class Later(Node):
        """As attrs makes it in later Pythons."""

        def __replace__(self, **changes: Any) -> Any:
            return attrs.evolve(self, **changes)

    for kind in (Node, Later):
        node = kind.from_dict({"name": "a", "size": None, "more": 1})
        again = node.__replace__(name="b", key=NOT_GIVEN)
        assert (type(again), again.to_dict()) == (kind, {"name": "b", "size": None, "more": 1})
        assert node.name == "a"
        with pytest.raises(TypeError, match="has no field 'nome'"):
            node.__replace__(nome=1)


def test_a_pickle_outlives_a_field() -> None:
    node = Node.from_dict({"name": "a", "size": 3, "more": 1})
    old = Leaf.__new__(Leaf)
    old.__setstate__(node.__getstate__())
    assert old.to_dict() == {"name": "a", "size": 3, "more": 1}


def test_wrong_values_are_found_where_they_are() -> None:
    cases: list[tuple[Any, str]] = [
        ([], "expected an object, got list"),
        (None, "expected an object, got NoneType None"),
        ({}, "missing 'name'"),
        ({"name": None}, "name: expected a string, got NoneType None"),
        (
            {"name": "a", "nodes": [{"name": "b"}, {"name": "c", "size": "1"}]},
            r"nodes\[1\]\.size: expected an integer, got str '1'",
        ),
        ({"name": "a", "by_name": {"x": {}}}, r"by_name\.x: missing 'name'"),
        ({"name": "a", "free": []}, "free: expected a mapping, got list"),
        ({"name": "a", 5: 1}, "expected keys of type str, got int 5"),
    ]
    for wire, words in cases:
        with pytest.raises(WireError, match=words):
            Node.from_dict(wire)
    with pytest.raises(WireError, match="missing 'a', 'b'"):
        Needy.from_dict({})
    assert Needy.from_dict({"a": None, "b": 1}).to_dict() == {"a": None, "b": 1}


def test_a_mapping_stands_for_a_model() -> None:
    assert Node.to_wire(
        {"name": "a", "id": SOME, "nodes": ({"name": "b"}, Node(name="c")), "size": NOT_GIVEN, "odd": (SOME,)}
    ) == {
        "name": "a",
        "id": str(SOME),
        "nodes": [{"name": "b"}, {"name": "c"}],
        "odd": [str(SOME)],
    }
    for given, kind, words in [
        ({"size": 1}, ValueError, "missing 'name'"),
        ({"name": NOT_GIVEN}, ValueError, "missing 'name'"),
        ({"name": 5}, TypeError, "name: expected a string, got int 5"),
        ({"name": "a", "nodes": [{"name": "b"}, 5]}, TypeError, r"nodes\[1\]: expected Node or a mapping, got int 5"),
        (Leaf(name="a"), TypeError, "expected Node or a mapping, got Leaf"),
        ([("name", "a")], TypeError, "expected Node or a mapping, got list"),
        ({"name": "a", 5: 1}, TypeError, "expected keys of type str"),
    ]:
        with pytest.raises(WireError, match=words) as refused:
            Node.to_wire(given)
        assert refused.value.kind is kind


def test_secrets_do_not_show() -> None:
    node = Node(name="a", key="s3", nodes=[Node(name="b", key="s4")], by_name={"x": {"name": "c", "api-key": "s5"}})  # type: ignore[dict-item]
    assert repr(node) == "Node(name='a', key=***, nodes=[Node(name='b', key=***)], by_name=***)"
    assert list(NODE.secrets(node.to_dict())) == ["s3", "s4", "s5"]
    with pytest.raises(WireError) as refused:
        Node(name="a", key=["s6"]).to_dict()  # type: ignore[arg-type]
    assert "s6" not in str(refused.value)
    assert refused.value.path == ["api-key"]
    with pytest.raises(WireError) as wrong:
        Node.to_wire({"name": {"api-key": "s7"}})
    assert "s7" not in str(wrong.value)


def test_dumps_are_those_of_pydantic() -> None:
    node = Node.from_dict({"name": "a", "class": None, "nodes": [{"name": "ü"}], "id": str(SOME), "more": {"z": 1}})
    assert node.model_dump(exclude_unset=True) == {
        "name": "a",
        "class_": None,
        "nodes": [{"name": "ü"}],
        "id": SOME,
        "more": {"z": 1},
    }
    assert node.model_dump()["nodes"][0] == dict.fromkeys(field.name for field in Node.wire_fields()) | {"name": "ü"}
    assert (
        node.model_dump_json(exclude_none=True)
        == f'{{"name":"a","id":"{SOME}","nodes":[{{"name":"ü"}}],"more":{{"z":1}}}}'
    )
    assert node.model_dump_json(indent=1, exclude_none=True).startswith('{\n "name": "a",\n')


def test_a_tree_too_deep_or_within_itself_is_a_wire_error() -> None:
    deep: dict[str, Any] = {"name": "a"}
    for _ in range(sys.getrecursionlimit()):
        deep = {"name": "a", "nodes": [deep]}
    with pytest.raises(WireError, match="nested too deeply"):
        Node.from_dict(deep)
    with pytest.raises(WireError, match="nested too deeply"):
        Node.to_wire(deep)
    loop = Node(name="a", nodes=[])
    loop.nodes = [loop]
    with pytest.raises(WireError, match="nested too deeply"):
        loop.to_dict()


def test_a_model_without_fields_reads_anything() -> None:
    made: Any = Model.from_dict({"type": "new", "data": {"a": 1}})
    assert (made.type, made["data"], made.to_dict()) == ("new", {"a": 1}, {"type": "new", "data": {"a": 1}})
    assert repr(made) == "Model(type='new', data={'a': 1})"
    assert pickle.loads(pickle.dumps(made)) == made


def test_models_are_slim_and_can_be_watched() -> None:
    node = Node(name="a")
    assert not hasattr(node, "__dict__")
    watched = weakref.ref(node)
    del node
    gc.collect()
    assert watched() is None
    with pytest.raises(TypeError, match="unhashable"):
        hash(Node(name="a"))
    for wrong in ({}, {"name": NOT_GIVEN}, {"name": "a", "nome": "b"}):
        with pytest.raises(TypeError, match=r"na|nome"):
            Node(**wrong)
