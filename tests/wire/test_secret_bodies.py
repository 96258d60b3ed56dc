"""What may hold secrets is known without loading a model: the generator marks the bodies, and here are the shapes."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import fivefold_wire
import pytest

from fivefold._codec import Codec
from fivefold.call import Operation


def operations() -> Iterator[tuple[str, "Operation[object]"]]:
    """Every generated operation that sends a body, by module and name."""
    for module in walk_packages(fivefold_wire.__path__, "fivefold_wire."):
        if ".api." in module.name:
            for held in vars(import_module(module.name)).values():
                if isinstance(held, Operation) and held.body is not None:
                    yield f"{module.name}.{held.name}", held


def guards(codec: Codec, seen: set[int]) -> bool:
    """Whether a value of this shape can hold secrets, by the fields of every model in it."""
    if id(codec) in seen:
        return False
    seen.add(id(codec))
    fields = codec.model().wire_fields() if codec.model else ()
    parts = [*codec.options, *([codec.item] if codec.item else []), *(field.codec for field in fields)]
    return any(field.secret for field in fields) or any(guards(part, seen) for part in parts)


BODIES = dict(operations())


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_marked_exactly_when_its_shape_can_hold_secrets(name: str) -> None:
    body = BODIES[name].body
    assert body is not None
    assert body.secret == guards(body.codec, set())


def test_there_are_bodies_of_both_kinds() -> None:
    marked = [operation.body.secret for operation in BODIES.values() if operation.body]
    assert len(marked) > 60
    assert {True, False} == set(marked)
