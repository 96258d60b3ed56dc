"""What the templates are told about models. Every text here is code already. Pure."""

from typing import NamedTuple

from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.strings import ClassName, PythonIdentifier

from .document import PREFIX, SpecError
from .names import FIELD_RESERVED, distinct_names
from .prose import docstring, entry, with_limits
from .schemas import Schemas
from .shapes import PRIVATE, Shapes, Use, code
from .walk import Json, part, parts


class FieldCode(NamedTuple):
    """One field of a model: its declaration, and its entry in the table of fields."""

    declaration: str
    entry: str


class ModelCode(NamedTuple):
    """One model."""

    name: str
    docstring: str
    fields: list[FieldCode]


class AliasCode(NamedTuple):
    """A name for one of several models, and how to read one."""

    name: str
    module: str
    docstring: str
    type: str
    codec: str


class ModelsCode:
    """The models of a service; `taken` are only ever given by callers, `files` are sent as forms."""

    def __init__(self, shapes: Shapes, *, taken: set[str], files: set[str]) -> None:
        self.shapes = shapes
        self.schemas: Schemas = shapes.schemas
        self.taken = taken
        self.files = files
        self.aliases = sorted(self._aliases())
        self.models = [model for model in self.schemas.models.values() if self.schemas.is_class(model)]
        self.modules = {alias.name: alias.module for alias in self.aliases}
        self.modules |= {str(model.class_info.name): str(model.class_info.module_name) for model in self.models}
        self._check_names()

    def model(self, model: ModelProperty) -> ModelCode:
        """What the template of a model is told."""
        name = str(model.class_info.name)
        raw = self.schemas.raw_schema(model)
        raw_properties = self.schemas.raw_properties(raw)
        properties = self.schemas.properties(model)
        wires = [self.schemas.wire_name(prop) for prop in properties]
        if len(set(wires)) < len(wires):
            raise SpecError(f"{name}: properties that are merged have nearly the same names")
        names = distinct_names(wires, FIELD_RESERVED)
        use = Use(PRIVATE, taken=name in self.taken, files=name in self.files)
        fields = [
            self._field(names[wire], wire, prop, raw_properties.get(wire, {}), use)
            for wire, prop in zip(wires, properties, strict=True)
        ]
        entries = [entry(names[wire], self.described(None, raw_properties.get(wire, {}))) for wire in wires]
        told = raw.get("description") or f"`{name}`, as the service has it."
        return ModelCode(name, docstring([told, ("Attributes", entries)]), fields)

    def is_secret(self, schema: Json, *, within: bool = False, seen: frozenset[int] = frozenset()) -> bool:
        """Whether a schema, or what it is made of, is marked as secret; `within`: or any of its properties."""
        found = self.schemas.document.find(schema)
        if any(one.get("x-secret") or one.get("format") == "password" for one in (schema, found)):
            return True
        inner = [one for key in ("allOf", "anyOf", "oneOf") for one in parts(found, key)]
        inner += [one for key in ("items", "additionalProperties") if (one := part(found, key))]
        inner += part(found, "properties").values() if within else ()
        return id(found) not in seen and any(
            self.is_secret(one, within=within, seen=seen | {id(found)}) for one in inner
        )

    def _field(self, name: str, wire: str, prop: PropertyProtocol, raw: Json, use: Use) -> FieldCode:
        annotation = self.shapes.annotation(prop, use, optional=not prop.required)
        default = "" if prop.required else " = _model.NOT_GIVEN"
        codec = self.shapes.codec(prop, use, nullable=prop.required)
        flags = (", required=True" if prop.required else "") + (", secret=True" if self.is_secret(raw) else "")
        return FieldCode(f"{name}: {annotation}{default}", f"_model.Field({code(name)}, {code(wire)}, {codec}{flags})")

    def described(self, text: str | None, schema: Json) -> str:
        """What is said of a value: a text of its own or else that of its schema, and the limits."""
        found = self.schemas.document.find(schema)
        told = text or schema.get("description") or found.get("description")
        return with_limits(told, {**_limits(found), **_limits(schema)})

    def _aliases(self) -> list[AliasCode]:
        made: list[AliasCode] = []
        use = Use(PRIVATE, taken=False)
        for pointer, prop in self.schemas.components.items():
            if not isinstance(prop, UnionProperty) or not any(map(self.schemas.is_class, prop.inner_properties)):
                continue
            component = pointer.rpartition("/")[2]
            name = ClassName(component, PREFIX)
            told = self.schemas.document.schemas[pointer].get("description") or f"One of several kinds of {name}."
            made.append(
                AliasCode(
                    str(name),
                    str(PythonIdentifier(name, PREFIX)),
                    docstring([told]),
                    self.shapes.annotation(prop, use),
                    self.shapes.codec(prop, use),
                )
            )
        return made

    def _check_names(self) -> None:
        names = [*(alias.name for alias in self.aliases), *(str(model.class_info.name) for model in self.models)]
        modules = [module.casefold() for module in self.modules.values()]
        for name, module in self.modules.items():
            if names.count(name) > 1 or modules.count(module.casefold()) > 1:
                raise SpecError(f"{name}: another schema has nearly the same name")
            if not name.isascii():
                raise SpecError(f"{name}: the name of a schema has to be in ASCII")


def _limits(schema: Json) -> Json:
    """A schema with the limits of the one member of its union that is not null."""
    members: list[Json] = [one for key in ("anyOf", "oneOf") for one in parts(schema, key) if one.get("type") != "null"]
    return {**members[0], **schema} if len(members) == 1 else schema
