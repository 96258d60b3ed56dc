"""What a schema is in Python: the types it reads to and takes, and the code of its codec. Pure."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from openapi_python_client.parser.properties import AnyProperty, LiteralEnumProperty, ModelProperty
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from .document import SpecError
from .schemas import Schemas
from .walk import is_list

_SCALARS: dict[type, tuple[str, str]] = {
    BooleanProperty: ("bool", "BOOL"),
    IntProperty: ("int", "INT"),
    FloatProperty: ("float", "FLOAT"),
    StringProperty: ("str", "STR"),
    NoneProperty: ("None", "NULL"),
}
_KINDS: dict[type, str] = {bool: "BOOL", int: "INT", float: "FLOAT", str: "STR"}


class Spelling(NamedTuple):
    """How a module calls the types that it has to import."""

    any: str
    literal: str
    mapping: str
    sequence: str
    uuid: str
    time: str
    date: str


#: In function signatures, which people read.
PLAIN = Spelling("Any", "Literal", "Mapping", "Sequence", "UUID", "datetime", "date")
#: In models, whose classes and fields may have any name that does not begin with an underscore.
PRIVATE = Spelling("_t.Any", "_t.Literal", "_abc.Mapping", "_abc.Sequence", "_uuid.UUID", "_dt.datetime", "_dt.date")


class Use(NamedTuple):
    """Where a type stands: how it is spelled, whether a caller gives it, whether its bytes are files of a form."""

    spelling: Spelling
    taken: bool
    files: bool = False


def code(value: Any) -> str:
    """A value of JSON as code that makes exactly this value, in ASCII."""
    if is_list(value):
        return f"({' '.join(f'{code(item)},' for item in value)})"
    if value is None or isinstance(value, bool | int | float | str):
        return ascii(value)
    raise SpecError(f"{value!r} cannot be written as code")


class Shapes:
    """Types and codecs of the schemas of one service."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas

    def annotation(self, prop: PropertyProtocol, use: Use, *, optional: bool = False) -> str:
        """The type of a value, as code."""
        return self.union_of([prop], use, optional=optional)

    def union_of(self, props: Iterable[PropertyProtocol], use: Use, *, optional: bool = False) -> str:
        """The type of a value that is one of these, as code."""
        members = dict.fromkeys(member for prop in props for member in self._members(prop, use))
        if use.spelling.any in members:
            return use.spelling.any
        if optional or "None" in members:
            members.pop("None", None)
            members["None"] = None
        return " | ".join(members)

    def codec(self, prop: PropertyProtocol, use: Use, *, nullable: bool = True) -> str:
        """The code of the codec; without `nullable`, null is left to whoever holds the value."""
        if isinstance(prop, AnyProperty):
            return "_codec.ANY"
        if isinstance(prop, ConstProperty | LiteralEnumProperty):
            return self._fixed(prop, use)
        if isinstance(prop, DateTimeProperty):
            return "_codec.TIME"
        if isinstance(prop, DateProperty):
            return "_codec.DATE"
        if isinstance(prop, UuidProperty):
            return "_codec.ID"
        if isinstance(prop, FileProperty):
            return "_bodies.FILE" if use.files else "_codec.STR"
        if isinstance(prop, ListProperty):
            return f"_shapes.array({self.codec(prop.inner_property, use)})"
        if isinstance(prop, ModelProperty):
            return self._object(prop, use)
        if isinstance(prop, UnionProperty):
            return self._union(prop, use, nullable=nullable)
        return f"_codec.{_scalar(prop)[1]}"

    def _fixed(self, prop: ConstProperty | LiteralEnumProperty, use: Use) -> str:
        """Callers give what is listed; servers also say what was added since, and that has to be kept."""
        if isinstance(prop, ConstProperty):
            values: list[Any] = [prop.value.raw_value]
        else:
            values = list(self.schemas.values(prop))
        return f"_shapes.literal({', '.join(map(code, values))})" if use.taken else f"_codec.{_KINDS[type(values[0])]}"

    def _object(self, prop: ModelProperty, use: Use) -> str:
        if self.schemas.is_class(prop):
            return f"_shapes.model(_models, {code(str(prop.class_info.name))})"
        inner = self.schemas.model(prop).additional_properties
        return f"_shapes.mapping({self.codec(inner, use) if inner else '_codec.ANY'})"

    def _union(self, prop: UnionProperty, use: Use, *, nullable: bool) -> str:
        parts = [part for part in prop.inner_properties if not isinstance(part, NoneProperty)]
        open_to = {type(part) for part in parts}
        parts = [part for part in parts if not _covered(part, open_to)]
        models = [part for part in parts if self.schemas.is_class(part)]
        tags = self.schemas.tags([_class_name(part) for part in models])
        codecs: list[str] = []
        for part in parts:
            if tags and part in models:
                codecs += [_tagged(tags.key, tags.classes, tags.other)] if part is models[0] else []
            else:
                codecs.append(self.codec(part, use))
        codecs = list(dict.fromkeys(codecs))
        if "_codec.ANY" in codecs:
            return "_codec.ANY"
        if not codecs:
            return "_codec.NULL"
        made = codecs[0] if len(codecs) == 1 else f"_shapes.union({', '.join(codecs)})"
        return f"_shapes.nullable({made})" if nullable and _may_be_null(prop) else made

    def _members(self, prop: PropertyProtocol, use: Use) -> Iterable[str]:
        spell = use.spelling
        if isinstance(prop, AnyProperty):
            yield spell.any
        elif isinstance(prop, ConstProperty):
            value = prop.value.raw_value
            yield "float" if isinstance(value, float) else f"{spell.literal}[{code(value)}]"
        elif isinstance(prop, LiteralEnumProperty):
            yield f"{spell.literal}[{', '.join(map(code, self.schemas.values(prop)))}]"
            if not use.taken:
                yield prop.value_type.__name__
        elif isinstance(prop, DateTimeProperty):
            yield from (spell.time, spell.date, "str") if use.taken else (spell.time,)
        elif isinstance(prop, DateProperty):
            yield from (spell.date, "str") if use.taken else (spell.date,)
        elif isinstance(prop, UuidProperty):
            yield from (spell.uuid, "str") if use.taken else (spell.uuid,)
        elif isinstance(prop, FileProperty):
            yield from ("bytes", "_bodies.File") if use.files else ("str",)
        elif isinstance(prop, ListProperty):
            yield f"{spell.sequence if use.taken else 'list'}[{self.annotation(prop.inner_property, use)}]"
        elif isinstance(prop, ModelProperty):
            yield from self._object_members(prop, use)
        elif isinstance(prop, UnionProperty):
            yield from self._union_members(prop, use)
        else:
            yield _scalar(prop)[0]

    def _object_members(self, prop: ModelProperty, use: Use) -> Iterable[str]:
        spell = use.spelling
        if self.schemas.is_class(prop):
            yield f"_models.{prop.class_info.name}"
            yield from [f"{spell.mapping}[str, {spell.any}]"] if use.taken else []
        else:
            inner = self.schemas.model(prop).additional_properties
            held = self.annotation(inner, use) if inner else spell.any
            yield f"{spell.mapping if use.taken else 'dict'}[str, {held}]"

    def _union_members(self, prop: UnionProperty, use: Use) -> Iterable[str]:
        for part in prop.inner_properties:
            yield from self._members(part, use)
        tags = self.schemas.tags([_class_name(part) for part in prop.inner_properties if self.schemas.is_class(part)])
        if tags and not tags.other and not use.taken:
            yield "_model.Model"


def _scalar(prop: PropertyProtocol) -> tuple[str, str]:
    found = _SCALARS.get(type(prop))
    if found is None:
        raise SpecError(f"{type(prop).__name__} is not supported")
    return found


def _covered(part: PropertyProtocol, open_to: set[type]) -> bool:
    """Whether another member takes all that this one does, as any string takes the values of an open enum."""
    if isinstance(part, LiteralEnumProperty):
        said: list[Any] = list(part.values)
    else:
        said = [part.value.raw_value] if isinstance(part, ConstProperty) else []
    texts, numbers = (bool(said) and all(type(one) is kind for one in said) for kind in (str, int))
    return (texts and StringProperty in open_to) or (numbers and IntProperty in open_to)


def _may_be_null(prop: UnionProperty) -> bool:
    return any(isinstance(part, NoneProperty) for part in prop.inner_properties)


def _class_name(part: PropertyProtocol) -> str:
    return str(part.class_info.name) if isinstance(part, ModelProperty) else ""


def _tagged(key: str, classes: dict[str, str], other: str | None) -> str:
    entries = ", ".join(f"{code(tag)}: _shapes.model(_models, {code(name)})" for tag, name in classes.items())
    rest = f", _shapes.model(_models, {code(other)})" if other else ""
    return f"_shapes.tagged({code(key)}, {{{entries}}}{rest})"
