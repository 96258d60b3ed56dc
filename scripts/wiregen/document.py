"""An OpenAPI document: checked, and made ready for openapi-python-client.

The generator is given a copy that it cannot misread; what it does not pass on, such as extensions, limits and the
order of enums, is looked up in the document as it was written.
"""

import json
import math
import re
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from openapi_python_client.schema import OpenAPI
from openapi_python_client.strings import PythonIdentifier
from pydantic import ValidationError

from .walk import Json, each_content, each_operation, each_schema, part, parts

#: Prefix of names that would not be identifiers.
PREFIX = "field_"
#: Where the copy tells which schema of the document a schema is.
POINTER = "x-fivefold-pointer"

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_MEDIA_TYPE = re.compile(rf"{_TOKEN}/{_TOKEN}(\s*;[\x20-\x7e]*)?")
_OPTION = re.compile(r"/(anyOf|oneOf)/\d+$")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


class SpecError(Exception):
    """A document that no code can be made from; the message says what is wrong, and where."""


class Operation(NamedTuple):
    """One operation as it was written; its parameters by place and by the name that the generator is given."""

    path: str
    method: str
    raw: Json
    parameters: dict[tuple[str, str], Json]


class Document:
    """One document: as it was written (`raw`), and as the generator is given it (`simple`)."""

    def __init__(self, raw: Json) -> None:
        self.raw = raw
        self.simple: Json = deepcopy(raw)
        self.schemas = dict(each_schema(raw))
        self.operations: dict[str, Operation] = {}
        self.content_types: dict[str, str] = {}
        self._renamed: dict[str, str] = {}
        self._names = {name for schema in self.schemas.values() for name in part(schema, "properties")}
        for schema in self.schemas.values():
            self.find(schema)
        self._simplify_operations()
        self._simplify_schemas()
        for _, content in each_content(self.simple):
            self._simplify_content(content)

    def wire_name(self, name: str) -> str:
        """The name on the wire of a property or parameter that the generator knows by this name."""
        return self._renamed.get(name, name)

    def find(self, node: Json) -> Json:
        """What a node is, also when it is only a reference."""
        return _found(self.raw, node)

    def body(self, operation: Operation, media_type: str) -> tuple[Json, str | None]:
        """The schema of a request body, and what is said of it."""
        raw = self.find(operation.raw["requestBody"])
        return part(raw["content"][media_type], "schema"), raw.get("description")

    def _simplify_operations(self) -> None:
        for path, method, item, simple in each_operation(self.simple):
            where = f"{method.upper()} {path}"
            raw = self.raw["paths"][path][method]
            name = raw.get("operationId")
            known = PythonIdentifier(name, PREFIX) if name else ""
            if not known.isascii() or known in ("", PREFIX, *self.operations):
                raise SpecError(f"{where}: operationId {name!r} is missing, not ASCII, or taken by another operation")
            if "$ref" in item:
                raise SpecError(f"{where}: a path given by $ref is not supported")
            given: dict[tuple[str, str], tuple[Json, Json]] = {}
            for raw_owner, owner in ((raw, simple), (self.raw["paths"][path], item)):
                for raw_one, one in zip(parts(raw_owner, "parameters"), parts(owner, "parameters"), strict=True):
                    raw_one, one = _found(self.raw, raw_one), _found(self.simple, one)
                    _check_parameter(where, raw_one)
                    given.setdefault((one["in"], one["name"]), (raw_one, one))
            ordered = sorted(given, key=lambda key: key[0] != "path")
            self._names.update(name for _, name in ordered)
            names = dict(zip(ordered, self._distinct(name for _, name in ordered), strict=True))
            parameters = {(key[0], names[key]): raw_one for key, (raw_one, _) in given.items()}
            self.operations[known] = Operation(path, method, raw, parameters)
            simple["parameters"] = [{**deepcopy(one), "name": names[key]} for key, (_, one) in given.items()]
        for item in self.simple["paths"].values():
            item.pop("parameters", None)
        part(self.simple, "components").pop("parameters", None)

    def _simplify_schemas(self) -> None:
        """Defaults are not wanted: the generator refuses some, and we document them only.

        Nor are titles, which would take the place of names, but for the options of a union, which have none.
        """
        for pointer, schema in [*each_schema(self.simple)]:
            schema.pop("default", None)
            schema.pop("example", None)
            if "$ref" in schema:
                continue
            if not _OPTION.search(pointer):
                schema.pop("title", None)
            schema[POINTER] = pointer
            names = list(part(schema, "properties"))
            renamed = dict(zip(names, self._distinct(names), strict=True))
            if any(name != new for name, new in renamed.items()):
                schema["properties"] = {renamed[name]: value for name, value in schema["properties"].items()}
                schema["required"] = [renamed.get(name, name) for name in parts(schema, "required")]

    def _distinct(self, names: Iterable[str]) -> list[str]:
        """The names, changed where two would become one Python name: the generator refuses some of those."""
        seen, distinct = set[str](), list[str]()
        for name in names:
            new, number = name, 2
            while PythonIdentifier(new, PREFIX) in seen or (new != name and new in self._names):
                new, number = f"{name} {number}", number + 1
            seen.add(PythonIdentifier(new, PREFIX))
            distinct.append(new)
            if new != name:
                self._renamed[new] = name
        return distinct

    def _simplify_content(self, content: Json) -> None:
        """JSON first, since the generator looks at one media type only; what it cannot read becomes bytes."""
        for media_type in content:
            if not _MEDIA_TYPE.fullmatch(media_type):
                raise SpecError(f"{media_type!r} is not a media type")
            if not is_json(media_type) and essence(media_type) not in _FORMS:
                self.content_types[media_type] = "application/octet-stream"
        ordered = sorted(content.items(), key=lambda item: not is_json(item[0]))
        content.clear()
        content.update(ordered)


def read_document(path: Path) -> Document:
    """Read one document. Raises SpecError when it is not an OpenAPI 3 document in JSON."""
    try:
        raw = read_json(path.read_bytes())
    except OSError as error:
        raise SpecError(f"cannot be read as JSON: {error}") from error
    check_openapi(raw)
    return Document(raw)


def read_json(data: bytes) -> Any:
    """Read JSON in UTF-8, without keys that are there twice and numbers that are none. Raises SpecError."""
    try:
        return json.loads(
            data.decode("utf-8"), object_pairs_hook=_no_twins, parse_constant=_not_json, parse_float=_finite
        )
    except (ValueError, RecursionError) as error:
        raise SpecError(f"cannot be read as JSON: {error}") from error


def check_openapi(raw: Any) -> None:
    """Raise SpecError unless this has the form of an OpenAPI 3 document."""
    try:
        OpenAPI.model_validate(raw)
    except ValidationError as error:
        faults = [f"{'/'.join(map(str, fault['loc'])) or 'all'}: {fault['msg']}" for fault in error.errors()[:3]]
        raise SpecError(f"not an OpenAPI 3 document: {'; '.join(faults)}") from error


def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether a media type is a kind of JSON."""
    return essence(media_type) == "application/json" or essence(media_type).endswith("+json")


def _found(root: Json, node: Json) -> Json:
    seen = set[str]()
    while "$ref" in node:
        reference = str(node["$ref"])
        if reference in seen or not reference.startswith("#/"):
            raise SpecError(f"{reference}: only references within the document are supported, and no circles")
        seen.add(reference)
        node = root
        for step in reference.removeprefix("#/").split("/"):
            node = part(node, step.replace("~1", "/").replace("~0", "~"))
        if not node:
            raise SpecError(f"{reference}: there is no such place in the document")
    return node


def _check_parameter(where: str, parameter: Json) -> None:
    place, name = parameter["in"], parameter["name"]
    if "schema" not in parameter:
        raise SpecError(f"{where}: parameter {name!r} has no schema; `content` is not supported")
    if parameter.get("style", _STYLES[place]) != _STYLES[place]:
        raise SpecError(f"{where}: parameter {name!r} has style {parameter['style']!r}, which is not supported")
    if place in ("header", "cookie") and not re.fullmatch(_TOKEN, name):
        raise SpecError(f"{where}: {name!r} cannot be the name of a {place}")


def _no_twins(pairs: list[tuple[str, Any]]) -> Json:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"{next(name for name in names if names.count(name) > 1)!r} is there twice")
    return made


def _not_json(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _not_json(text)
