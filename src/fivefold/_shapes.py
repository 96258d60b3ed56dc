"""Shapes made of other shapes: lists, objects, models, unions. No I/O."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ._codec import Codec, WireError, read_items, told, write_any, write_items, write_object

if TYPE_CHECKING:
    from types import ModuleType

    from ._model import Model


def array(item: Codec) -> Codec:
    """A list of one shape."""
    return Codec(
        lambda values: read_items(values, item.read), lambda values: write_items(values, item.write), item=item
    )


def mapping(item: Codec) -> Codec:
    """An object with keys of its own: a plain dict."""
    return Codec(
        lambda values: write_object(values, item.read), lambda values: write_object(values, item.write), item=item
    )


def nullable(inner: Codec) -> Codec:
    """The shape, or null."""
    return Codec(
        lambda value: None if value is None else inner.read(value),
        lambda value: None if value is None else inner.write(value),
        item=inner.item,
        model=inner.model,
    )


def literal(*values: str | int) -> Codec:
    """One of a fixed set when written; whatever the server says when read."""

    def write(value: Any) -> Any:
        if value not in values:
            raise WireError(f"expected one of {', '.join(map(repr, values))}, got {told(value)}", ValueError)
        return value

    return Codec(lambda value: value, write)


def model(package: "ModuleType", name: str) -> Codec:
    """A generated class, imported when the first value is read or written."""

    def resolve() -> "type[Model]":
        found: type[Model] = getattr(package, name)
        return found

    def read(value: Any) -> Any:
        return resolve().from_dict(value)

    def write(value: Any) -> Any:
        return resolve().to_wire(value)

    return Codec(read, write, model=resolve)


def union(*shapes: Codec) -> Codec:
    """One of several shapes: of those that fit, the one that leaves least unknown."""

    def read(value: Any) -> Any:
        fitting = list(_fitting(shapes, value))
        if not fitting:
            raise WireError(f"expected one of {len(shapes)} shapes, got {told(value)}")
        return min(fitting, key=lambda made: len(getattr(made, "additional_properties", ())))

    def write(value: Any) -> Any:
        for shape in shapes:
            try:
                return shape.write(value)
            except WireError:
                continue
        raise WireError(f"expected one of {len(shapes)} shapes, got {told(value)}")

    return Codec(read, write)


def _fitting(shapes: tuple[Codec, ...], value: Any) -> Iterator[Any]:
    for shape in shapes:
        try:
            yield shape.read(value)
        except WireError:
            continue


def tagged(key: str, shapes: Mapping[str, Codec]) -> Codec:
    """One of several objects, told apart by a property; an unknown tag stays a plain dict."""

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise WireError(f"expected an object, got {told(value)}")
        shape = shapes.get(value.get(key, ""))
        return value if shape is None else shape.read(value)

    def write(value: Any) -> Any:
        wire = write_any(value)
        shape = shapes.get(wire.get(key, "")) if isinstance(wire, dict) else None
        return wire if shape is None else shape.write(value)

    return Codec(read, write)
