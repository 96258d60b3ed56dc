"""Defaults of parameters, as code. Pure."""

from typing import Any

from openapi_python_client.parser.properties import AnyProperty, LiteralEnumProperty
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from .document import SpecError
from .schemas import Schemas
from .shapes import code
from .walk import is_list

_TEXTS = (StringProperty, DateProperty, DateTimeProperty, UuidProperty)


def default_code(value: Any, prop: PropertyProtocol, schemas: Schemas, where: str) -> str:
    """The code of a default, None for none. Raises SpecError when its schema does not allow it."""
    if value is not None and not _fits(value, prop, schemas):
        raise SpecError(f"{where}: its default {value!r} does not fit its schema")
    return code(value)


def _fits(value: Any, prop: PropertyProtocol, schemas: Schemas) -> bool:
    if isinstance(prop, UnionProperty):
        return any(_fits(value, part, schemas) for part in prop.inner_properties)
    if isinstance(prop, ListProperty):
        return is_list(value) and all(_fits(item, prop.inner_property, schemas) for item in value)
    if isinstance(prop, LiteralEnumProperty):
        return value in schemas.values(prop) and not isinstance(value, bool)
    if isinstance(prop, ConstProperty):
        return bool(value == prop.value.raw_value)
    if isinstance(prop, BooleanProperty) or isinstance(value, bool):
        return isinstance(prop, BooleanProperty | AnyProperty) and isinstance(value, bool)
    if isinstance(prop, IntProperty | FloatProperty):
        return isinstance(value, int) or (isinstance(value, float) and isinstance(prop, FloatProperty))
    return isinstance(prop, AnyProperty) or (isinstance(prop, _TEXTS) and isinstance(value, str))
