"""From a Python type to a JSON schema, and to a reader of JSON values that checks them against the type. No I/O.

Lists, sets, tuples, dicts and unions are described here; `plain.py` knows what stands for itself, `records.py`
the classes with fields, `of_pydantic.py` what pydantic describes itself. Classes are put into `$defs`, so that one may
hold itself.
"""

from collections import abc
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Required, Union, get_args, get_origin

from .._codec import WireError, is_object, read_items, told
from . import of_pydantic
from .plain import (
    SCALARS,
    Schema,
    Shape,
    described,
    description_in,
    indescribable,
    is_scalar,
    name_of,
    one_of,
    read_part,
)
from .records import Field, field_hint, record_of

_ARRAYS: dict[Any, Callable[[Iterable[Any]], Any]] = {
    list: list,
    set: set,
    frozenset: frozenset,
    tuple: tuple,
    abc.Sequence: list,
    abc.Collection: list,
    abc.Iterable: list,
    abc.MutableSequence: list,
    abc.Set: frozenset,
}
_MAPPINGS = (dict, abc.Mapping, abc.MutableMapping)


class Describer:
    """Describes types, and keeps the schemas of classes in `defs`, by name."""

    def __init__(self) -> None:
        self.defs: dict[str, Schema] = {}
        self._names: dict[Any, str] = {}
        self._reads: dict[str, Callable[[Any], Any]] = {}

    def shape(self, hint: Any) -> Shape:
        """Describe a type. Raises TypeError when it cannot be described as JSON."""
        hint = NoneType if hint is None else hint
        if is_scalar(hint):
            return SCALARS[hint]
        if type(hint).__hash__ is None:  # a value, where its type was meant
            raise indescribable(hint)
        origin, args = get_origin(hint), get_args(hint)
        if of_pydantic.describes(hint):
            return self._of_pydantic(hint)
        if origin is Annotated:
            inner = self.shape(args[0])
            return Shape(described(inner.schema, description_in(args[1:])), inner.read)
        if origin in (Required, NotRequired):
            return self.shape(args[0])
        if origin in (Union, UnionType):
            return self._union(args)
        if origin is Literal:
            return one_of([(value.value if isinstance(value, Enum) else value, value) for value in args], hint)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return one_of([(member.value, member) for member in hint], hint)
        if (origin or hint) in _ARRAYS:
            return self._array(origin or hint, args)
        if (origin or hint) in _MAPPINGS:
            return self._mapping(hint, args)
        if hasattr(hint, "__supertype__"):  # a NewType
            return self.shape(hint.__supertype__)
        if hasattr(hint, "__value__"):  # a named alias, which may hold itself
            return self._named(hint, lambda: self.shape(hint.__value__))
        record = record_of(origin or hint)
        if record is None:
            raise indescribable(hint)
        bound = dict(zip(getattr(origin, "__parameters__", ()), args, strict=False))
        fields = [field._replace(hint=field_hint(field.hint, bound)) for field in record.fields]

        def made() -> Shape:
            shape = self.object(fields, record.build)
            return Shape(described(shape.schema, record.description), shape.read)

        return self._named(hint, made)

    def object(self, fields: Sequence[Field], build: Callable[[dict[str, Any]], Any]) -> Shape:
        """An object of these fields and no others, made by `build` from those that were given."""
        shapes = {field.key: self.shape(field.hint) for field in fields}
        required = [field.key for field in fields if field.required]
        schema = {
            "type": "object",
            "properties": {field.key: described(shapes[field.key].schema, field.description) for field in fields},
            "required": required,
            "additionalProperties": False,
        }
        # Tags first: they rule out the other options of a union before anything large is read.
        order = sorted(shapes, key=lambda key: "enum" not in shapes[key].schema)

        def read(value: Any) -> Any:
            if not is_object(value):
                raise WireError(f"expected an object, got {told(value)}")
            if missing := [key for key in required if key not in value]:
                raise WireError(f"missing {', '.join(map(repr, missing))}", ValueError)
            if unknown := [key for key in value if key not in shapes]:
                raise WireError(f"unknown {', '.join(map(repr, unknown))}", ValueError)
            made = {key: read_part(key, shapes[key].read, value[key]) for key in order if key in value}
            try:
                return build({key: made[key] for key in shapes if key in made})
            except Exception as error:  # a class's own checks may raise anything
                raise WireError(f"{type(error).__name__}: {error}", ValueError) from error

        return Shape(schema, read)

    def _named(self, hint: Any, make: Callable[[], Shape]) -> Shape:
        if hint not in self._names:
            name = self._names[hint] = self._free_name(name_of(hint))
            self.defs[name] = {}
            self.defs[name], self._reads[name] = make()
        name = self._names[hint]
        return Shape({"$ref": f"#/$defs/{name}"}, lambda value: self._reads[name](value))

    def _free_name(self, wanted: str) -> str:
        number = 1
        while (name := wanted if number == 1 else f"{wanted}_{number}") in self.defs:
            number += 1
        return name

    def _of_pydantic(self, hint: Any) -> Shape:
        def made(prefix: str) -> Shape:
            schema, read = of_pydantic.describe(hint, prefix)
            self.defs |= {prefix + name: held for name, held in schema.pop("$defs", {}).items()}
            return Shape(schema, read)

        if isinstance(hint, type):
            return self._named(hint, lambda: made(f"{self._names[hint]}_"))
        return made(f"{len(self.defs)}_")

    def _union(self, hints: tuple[Any, ...]) -> Shape:
        shapes = [self.shape(hint) for hint in hints]
        # An integer stays one where both fit.
        pairs = sorted(zip(hints, shapes, strict=True), key=lambda pair: pair[0] is float)
        nullable = NoneType in hints
        options = [shape.read for hint, shape in pairs if hint is not NoneType]

        def read(value: Any) -> Any:
            if value is None and nullable:
                return None
            if len(options) == 1:
                return options[0](value)
            problems: list[str] = []
            for option in options:
                try:
                    return option(value)
                except WireError as error:
                    problems.append(str(error))
            raise WireError(f"fits none of {len(options)} types: {'; '.join(dict.fromkeys(problems))}")

        return Shape({"anyOf": [shape.schema for shape in shapes]}, read)

    def _array(self, kind: Any, args: tuple[Any, ...]) -> Shape:
        if kind is tuple and args and args[-1] is not Ellipsis:
            return self._fixed(args if args != ((),) else ())
        item, make = self.shape(args[0] if args else Any), _ARRAYS[kind]

        def read(value: Any) -> Any:
            items = read_items(value, item.read)
            try:
                made = make(items)
            except TypeError as error:
                raise WireError(f"items that a set cannot hold: {error}") from error
            if len(made) != len(items):
                raise WireError("the same item twice", ValueError)
            return made

        unique = {"uniqueItems": True} if make in (set, frozenset) else {}
        return Shape({"type": "array", "items": item.schema, **unique}, read)

    def _fixed(self, hints: tuple[Any, ...]) -> Shape:
        items = [self.shape(hint) for hint in hints]

        def read(value: Any) -> Any:
            values = read_items(value, lambda item: item)
            if len(values) != len(items):
                raise WireError(f"expected {len(items)} items, got {len(values)}", ValueError)
            return tuple(read_part(at, items[at].read, held) for at, held in enumerate(values))

        size = {"minItems": len(items), "maxItems": len(items)}
        return Shape({"type": "array", "prefixItems": [item.schema for item in items], **size}, read)

    def _mapping(self, hint: Any, args: tuple[Any, ...]) -> Shape:
        if args and args[0] is not str:
            raise TypeError(f"{hint}: keys of JSON objects are of type str")
        item = self.shape(args[1] if args else Any)

        def read(value: Any) -> Any:
            if not is_object(value):
                raise WireError(f"expected an object, got {told(value)}")
            return {key: read_part(key, item.read, held) for key, held in value.items()}

        return Shape({"type": "object", "additionalProperties": item.schema or True}, read)
