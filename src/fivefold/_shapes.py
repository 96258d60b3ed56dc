"""Shapes made of other shapes: lists, objects, models, unions. No I/O."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ._codec import (
    Codec,
    WireError,
    is_array,
    is_model,
    is_object,
    read_items,
    told,
    write_any,
    write_items,
    write_object,
)

if TYPE_CHECKING:
    from types import ModuleType

    from ._model import Model


def array(item: Codec) -> Codec:
    """A list of one shape."""
    return Codec(
        lambda values: read_items(values, item.read),
        lambda values: write_items(values, item.write),
        item=item,
        form="array",
    )


def mapping(item: Codec) -> Codec:
    """An object with keys of its own: a plain dict."""
    return Codec(
        lambda values: write_object(values, item.read),
        lambda values: write_object(values, item.write),
        item=item,
        form="mapping",
    )


def nullable(inner: Codec) -> Codec:
    """The shape, or null."""
    return Codec(
        lambda value: None if value is None else inner.read(value),
        lambda value: None if value is None else inner.write(value),
        options=(inner,),
        form="nullable",
    )


def literal(*values: str | int | float) -> Codec:
    """One of a fixed set when written; any value of the same JSON type when read, since servers learn new ones."""
    kinds = tuple({_kind(value) for value in values})

    def read(value: Any) -> Any:
        if _kind(value) in kinds:
            return value
        raise WireError(f"expected {_choice(values)}, got {told(value)}")

    def write(value: Any) -> Any:
        for known in values:
            if value == known and _kind(value) == _kind(known):
                return known
        raise WireError(f"expected {_choice(values)}, got {told(value)}", ValueError)

    return Codec(read, write)


def _kind(value: Any) -> str:
    """The JSON type of a scalar: a number is one with or without a fraction, but true is not 1."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return "string" if isinstance(value, str) else "other"


def _choice(values: tuple[Any, ...]) -> str:
    return ("one of " if len(values) > 1 else "") + ", ".join(map(repr, values))


def model(package: "ModuleType", name: str) -> Codec:
    """A generated class, imported when the first value is read or written."""

    def resolve() -> "type[Model]":
        found: type[Model] = getattr(package, name)
        return found

    def read(value: Any) -> Any:
        return resolve().from_dict(value)

    def write(value: Any) -> Any:
        return resolve().to_wire(value)

    return Codec(read, write, model=resolve, form="model")


def union(*shapes: Codec) -> Codec:
    """One of several shapes: of those that fit, the first one that leaves least unknown."""

    readers = [(shape, shape.read) for shape in shapes]
    writers = [(shape, shape.write) for shape in shapes]

    def read(value: Any) -> Any:
        return _best(readers, value, lambda shape, given, made: _unknown(made))

    def write(value: Any) -> Any:
        own = _own_shape(shapes, value)
        if own is not None:
            return own.write(value)
        return _best(writers, value, lambda shape, given, wire: _unknown_of(shape, given))

    return Codec(read, write, options=shapes)


def tagged(key: str, shapes: Mapping[str, Codec], other: Codec | None = None) -> Codec:
    """One of several objects, told apart by a property.

    An object with an unknown tag has the shape `other`; without one it is a `Model` that knows no fields.
    """
    options = (*shapes.values(), *([] if other is None else [other]))

    def shape_of(value: Mapping[str, Any]) -> Codec | None:
        tag = value.get(key)
        return shapes.get(tag, other) if isinstance(tag, str) else other

    def read(value: Any) -> Any:
        from ._model import Model

        if not is_object(value):
            raise WireError(f"expected an object, got {told(value)}")
        shape = shape_of(value)
        return Model.from_dict(value) if shape is None else shape.read(value)

    def write(value: Any) -> Any:
        shape = _own_shape(options, value)
        if shape is None and is_object(value):
            shape = shape_of(value)
            if shape is None and key not in value:
                raise WireError(f"missing {key!r}", ValueError)
        elif shape is None and not (is_model(value) and not value.wire_fields()):
            raise WireError(f"expected one of {len(options)} models or a mapping, got {told(value)}")
        return write_any(value) if shape is None else shape.write(value)

    return Codec(read, write, options=options)


def _own_shape(shapes: tuple[Codec, ...], value: Any) -> Codec | None:
    """The shape of a model instance, so that its faults are told and not taken for another shape."""
    if not is_model(value):
        return None
    for shape in shapes:
        found = shape if shape.model and isinstance(value, shape.model()) else _own_shape(shape.options, value)
        if found is not None:
            return found
    return None


def _best(
    steps: list[tuple[Codec, Callable[[Any], Any]]], value: Any, unknown: Callable[[Codec, Any, Any], int]
) -> Any:
    best, least, problems = None, -1, list[WireError]()
    for shape, step in steps:
        try:
            made = step(value)
        except WireError as error:
            problems.append(error)
            continue
        left = unknown(shape, value, made)
        if left == 0:
            return made
        if least < 0 or left < least:
            best, least = made, left
    if least < 0:
        told_once = dict.fromkeys(map(str, problems))
        raise WireError(f"fits none of {len(steps)} shapes: {'; '.join(told_once)}", problems[-1].kind)
    return best


def _unknown(made: Any) -> int:
    """How much of a value that was read is not part of its schema."""
    if is_array(made):
        return sum(map(_unknown, made))
    if is_object(made):
        return len(made)
    return made.unknown_fields() if is_model(made) else 0


def _unknown_of(shape: Codec, value: Any) -> int:
    if not is_object(value):
        return 0
    if shape.options:
        return min(_unknown_of(option, value) for option in shape.options)
    if shape.model is None:
        return len(value)
    return len(value.keys() - shape.model()._wire_keys())
