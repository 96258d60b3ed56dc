"""Python names for what has a name on the wire. Pure, and the same on every machine."""

import unicodedata
from collections.abc import Collection, Iterable
from keyword import iskeyword

from openapi_python_client.strings import snake_case

from .document import PREFIX

#: The public names of `Model`.
MODEL_NAMES = frozenset({"additional_properties", "from_dict", "get", "model_dump", "model_dump_json"}) | frozenset(
    {"to_dict", "to_wire", "unknown_fields", "wire_fields"}
)
#: Names that a field of a model cannot have: those, and the types in annotations.
FIELD_RESERVED = MODEL_NAMES | {"self", "bool", "bytes", "dict", "float", "int", "list", "str"}
#: Names that a parameter cannot have: of the façade's methods, and of the request body.
PARAMETER_RESERVED = frozenset({"self"})
#: Names that a function cannot have: those that annotations beside it use, where they are not capitalised.
FUNCTION_RESERVED = frozenset({"date", "datetime"})


def python_name(wire: str) -> str:
    """A name in snake_case; one that would be no identifier, or a keyword, is changed."""
    name = unicodedata.normalize("NFKC", snake_case(unicodedata.normalize("NFKC", wire))).lstrip("_")
    if not name.isidentifier():
        name = f"{PREFIX}{name}"
    return f"{name}_" if iskeyword(name) else name


def distinct_names(wires: Iterable[str], reserved: frozenset[str], taken: Collection[str] = ()) -> dict[str, str]:
    """A Python name for each name on the wire: its own one first, whatever else would want it.

    A `reserved` name gets an underscore, one that is `taken` gets a number.
    """
    wires = list(wires)
    names: dict[str, str] = {}
    for wire in sorted(wires, key=lambda wire: python_name(wire) != wire):
        plain = python_name(wire)
        name = base = f"{plain}_" if plain in reserved else plain
        number = 2
        while name in reserved or name in taken or name in names.values():
            name, number = f"{base.rstrip('_')}_{number}", number + 1
        names[wire] = name
    return {wire: names[wire] for wire in wires}
