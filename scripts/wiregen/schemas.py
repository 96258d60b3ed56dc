"""The schemas of a service as the generator parsed them, with what it forgets: order, discriminators, reach. Pure."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from openapi_python_client.parser.properties import LiteralEnumProperty, ModelProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty

from .document import POINTER, Document, SpecError
from .walk import Json, part, parts


class Tags(NamedTuple):
    """How models of a union are told apart: by a property, and what it says; `other` takes what it says besides."""

    key: str
    classes: dict[str, str]
    other: str | None = None


class Schemas:
    """Every model of a service, by the name of its class."""

    def __init__(self, document: Document, models: Iterable[ModelProperty], components: Mapping[str, PropertyProtocol]):
        self.document = document
        self.components = components
        self.models = {str(model.class_info.name): model for model in models}
        self._enums = {
            frozenset(values): tuple(values)
            for schema in reversed(document.schemas.values())
            if (values := [value for value in parts(schema, "enum") if isinstance(value, str | int)])
        }
        self._tags = dict(self._discriminators())

    def model(self, prop: ModelProperty) -> ModelProperty:
        """The one whose properties are known: the generator leaves copies about that it never finished."""
        return self.models[prop.class_info.name]

    def is_class(self, prop: PropertyProtocol) -> bool:
        """Whether a class is made of it: objects without properties of their own are plain dicts."""
        return isinstance(prop, ModelProperty) and bool(self.properties(self.model(prop)))

    def properties(self, model: ModelProperty) -> list[PropertyProtocol]:
        """The properties of a model in the order of its schema."""
        found = [*(model.required_properties or []), *(model.optional_properties or [])]
        order = {name: place for place, name in enumerate(self.raw_properties(self.raw_schema(model)))}
        return sorted(found, key=lambda prop: order.get(self.wire_name(prop), len(order)))

    def wire_name(self, prop: PropertyProtocol) -> str:
        """What a property is called on the wire."""
        return self.document.wire_name(prop.name.get_untrusted_value())

    def raw_schema(self, model: ModelProperty) -> Json:
        """The schema of a model as it was written."""
        pointer = (model.data.model_extra or {}).get(POINTER)
        if pointer is None:
            raise SpecError(
                f"{model.class_info.name}: `nullable` beside `allOf` is not supported; use `oneOf` with null"
            )
        return self.document.schemas[pointer]

    def raw_properties(self, schema: Json) -> dict[str, Json]:
        """The properties of a schema as they were written, those of its `allOf` first."""
        found: dict[str, Json] = {}
        for inherited in parts(schema, "allOf"):
            found.update(self.raw_properties(self.document.find(inherited)))
        return {**found, **part(schema, "properties")}

    def values(self, enum: LiteralEnumProperty) -> tuple[str | int, ...]:
        """The values of an enum in their order."""
        return self._enums.get(frozenset(enum.values), tuple(sorted(enum.values, key=str)))

    def tags(self, classes: list[str]) -> Tags | None:
        """How the classes of a union are told apart, if they can be: by discriminator, or by a constant of each."""
        if len(classes) < 2:
            return None
        return self._tags.get(frozenset(classes)) or self._constants(classes)

    def reach(self, props: Iterable[PropertyProtocol]) -> set[str]:
        """The classes that values of these hold, at any depth."""
        found, waiting = set[str](), list(props)
        while waiting:
            prop = waiting.pop()
            if isinstance(prop, ListProperty):
                waiting.append(prop.inner_property)
            elif isinstance(prop, UnionProperty):
                waiting += prop.inner_properties
            elif isinstance(prop, ModelProperty) and prop.class_info.name not in found:
                model = self.model(prop)
                found.add(str(prop.class_info.name))
                waiting += [*(model.required_properties or []), *(model.optional_properties or [])]
                waiting += [model.additional_properties] if model.additional_properties else []
        return found

    def class_of(self, reference: str) -> str | None:
        """The class that a component is made into, if it is."""
        prop = self.components.get(reference.removeprefix("#"))
        return str(prop.class_info.name) if isinstance(prop, ModelProperty) and self.is_class(prop) else None

    def _discriminators(self) -> Iterable[tuple[frozenset[str], Tags]]:
        for schema in self.document.schemas.values():
            teller = part(schema, "discriminator")
            options: list[Json] = [*parts(schema, "oneOf"), *parts(schema, "anyOf")]
            if not teller or not options:
                continue
            classes = {option["$ref"]: self.class_of(option["$ref"]) for option in options if "$ref" in option}
            named = {tag: _reference(str(target)) for tag, target in part(teller, "mapping").items()}
            named.update({one.rpartition("/")[2]: one for one in classes if one not in named.values()})
            known = {tag: found for tag, target in named.items() if (found := classes.get(target))}
            key = teller["propertyName"]
            if len(known) < len(named):
                raise SpecError(f"discriminator {key!r}: only objects given by $ref can be told apart")
            yield frozenset(known.values()), Tags(key, known)

    def _constants(self, classes: list[str]) -> Tags | None:
        said = {name: self._said(name) for name in classes}
        for key in said[classes[0]] | said[classes[1]]:
            tags = {tag: name for name in classes for tag in said[name].get(key, ())}
            silent = [name for name in classes if key not in said[name]]
            total = sum(len(said[name].get(key, ())) for name in classes)
            if len(silent) <= 1 and len(tags) == total:
                return Tags(key, tags, silent[0] if silent else None)
        return None

    def _said(self, name: str) -> dict[str, tuple[str, ...]]:
        """What each constant text of a model may say."""
        said: dict[str, tuple[str, ...]] = {}
        for prop in self.models[name].required_properties or []:
            if isinstance(prop, ConstProperty) and isinstance(prop.value.raw_value, str):
                said[self.wire_name(prop)] = (prop.value.raw_value,)
            elif isinstance(prop, LiteralEnumProperty) and prop.value_type is str:
                said[self.wire_name(prop)] = tuple(str(value) for value in self.values(prop))
        return said


def _reference(target: str) -> str:
    return target if target.startswith("#/") else f"#/components/schemas/{target}"
