"""What the templates are told about operations. Every text here is code already. Pure."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from openapi_python_client.parser.bodies import Body, BodyType
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.responses import Response
from openapi_python_client.schema import Response as ResponseData
from openapi_python_client.schema.untrusted_string import UntrustedString

from .defaults import default_code
from .document import Operation, SpecError, essence, is_json
from .models import ModelsCode
from .names import FUNCTION_RESERVED, PARAMETER_RESERVED, distinct_names, python_name
from .prose import docstring, entry, sentence
from .shapes import PLAIN, Use, code
from .walk import Json

_SAFETY = ("safe", "idempotent", "repeatable", "unsafe")
_CREDENTIALS = ("authorization", "proxy-authorization", "cookie")
_ERRORS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}
_ENCODERS = {
    BodyType.JSON: "encode_json",
    BodyType.DATA: "encode_form",
    BodyType.FILES: "encode_multipart",
    BodyType.CONTENT: "encode_bytes",
}
_GIVEN = Use(PLAIN, taken=True)
_ANSWERED = Use(PLAIN, taken=False)


class OperationCode(NamedTuple):
    """One operation: its constant part, and the function that makes a call of it."""

    function: str
    constant: str
    docstring: str
    signature: str
    type: str
    returns: str
    settings: list[str]
    call: str


class _Argument(NamedTuple):
    declaration: str
    name: str
    described: str


class _Answer(NamedTuple):
    status: int
    code: str
    type: str


def operation_code(endpoint: Endpoint, models: ModelsCode) -> OperationCode:
    """What the template is told about one operation."""
    return _OperationCoder(endpoint, models).made()


class _OperationCoder:
    def __init__(self, endpoint: Endpoint, models: ModelsCode) -> None:
        self.endpoint = endpoint
        self.models = models
        self.shapes = models.shapes
        self.document = models.schemas.document
        self.operation: Operation = self.document.operations[endpoint.name]
        self.where = f"{self.operation.method.upper()} {self.operation.path}"
        self.body = endpoint.bodies[0] if endpoint.bodies else None
        placed = [(str(place), prop) for place, prop in endpoint.iter_all_parameters()]
        if len(placed) != len(self.operation.parameters):
            raise SpecError(f"{self.where}: some parameters are not supported")
        known = [
            (place, prop, self.operation.parameters[place, prop.name.get_untrusted_value()]) for place, prop in placed
        ]
        keys = [f"{place} {raw['name']}" for place, _, raw in known]
        self.names = _parameter_names(keys, body=self.body is not None)
        self.parameters = [
            (place, prop, raw, self.names[key]) for key, (place, prop, raw) in zip(keys, known, strict=True)
        ]

    def made(self) -> OperationCode:
        name = str(self.endpoint.name)
        function = f"{name}_" if name in FUNCTION_RESERVED else name
        answers = self._answers()
        answer = " | ".join(_without_twins(answer.type for answer in answers))
        positional = [self._argument(*one) for one in self.parameters if one[0] == "path"]
        keywords = [self._argument(*one) for one in self.parameters if one[0] != "path"]
        positional += [self._body_argument(self.body)] if self.body else []
        declarations = [one.declaration for one in positional]
        declarations += ["*", *(one.declaration for one in keywords)] if keywords else []
        given = ", ".join(f"{code(name)}: {name}" for *_, name in self.parameters)
        return OperationCode(
            function=function,
            constant=f"_{function.upper()}",
            docstring=self._docstring([*positional, *keywords], answers),
            signature=", ".join(declarations),
            type=code(f"Operation[{answer}]"),
            returns=code(f"Call[{answer}]"),
            settings=self._settings(function, answers),
            call=f"{{{given}}}" + (", body" if self.body else ""),
        )

    def _settings(self, function: str, answers: list[_Answer]) -> list[str]:
        settings = [
            f"name={code(function)}",
            f"method={code(self.operation.method.upper())}",
            f"path={code(_url_path(self.operation.path))}",
            f"safety={code(self._safety())}",
        ]
        if self.parameters:
            settings.append(f"parameters=({' '.join(f'{self._parameter(*one)},' for one in self.parameters)})")
        if self.body:
            settings.append(f"body={self._body_code(self.body)}")
        if self.operation.raw.get("x-generation"):
            settings.append("generates=True")
        if access := self.operation.raw.get("x-access"):
            settings.append(f"access={code(access)}")
        settings.append(f"answers={{{', '.join(f'{answer.status}: {answer.code}' for answer in answers)}}}")
        return settings

    def _safety(self) -> str:
        usual = "safe" if self.operation.method in ("get", "head", "options") else "unsafe"
        safety = self.operation.raw.get("x-safety", usual)
        if safety not in _SAFETY:
            raise SpecError(f"{self.where}: x-safety is {safety!r}, and should be one of {', '.join(_SAFETY)}")
        return str(safety)

    def _parameter(self, place: str, prop: PropertyProtocol, raw: Json, name: str) -> str:
        if _holds(prop, ModelProperty):
            raise SpecError(f"{self.where}: parameter {raw['name']!r} is an object, which is not supported")
        if place == "query" and not raw.get("explode", True) and _holds(prop, ListProperty):
            raise SpecError(f"{self.where}: parameter {raw['name']!r} is a list in one, which is not supported")
        codec = self.shapes.codec(prop, _GIVEN, nullable=False)
        secret = raw.get("x-secret") or self.models.is_secret(raw["schema"])
        secret = secret or (place == "header" and raw["name"].lower() in _CREDENTIALS)
        flags = (", required=True" if prop.required else "") + (", secret=True" if secret else "")
        return f"Parameter({code(name)}, {code(raw['name'])}, {code(place)}, {codec}{flags})"

    def _argument(self, place: str, prop: PropertyProtocol, raw: Json, name: str) -> _Argument:
        schema = raw["schema"]
        value = {**self.document.find(schema), **schema}.get("default")
        described = self.models.described(raw.get("description"), schema)
        where = f"{self.where}: parameter {raw['name']!r}"
        if place == "path" or (prop.required and value is None):
            default = ""
        else:
            default = f" = {default_code(value, prop, self.models.schemas, where)}"
        annotation = self.shapes.annotation(prop, _GIVEN, optional=default == " = None")
        return _Argument(f"{name}: {annotation}{default}", name, described)

    def _body_argument(self, body: Body) -> _Argument:
        schema, told = self.document.body(self.operation, body.content_type.get_untrusted_value())
        described = self.models.described(told, schema) or "What to send."
        optional = not body.prop.required
        if body.body_type is BodyType.CONTENT:
            annotation = "bytes | str" + (" | None" if optional else "")
        else:
            annotation = self.shapes.annotation(body.prop, _use(body), optional=optional)
        return _Argument(f"body: {_quoted(annotation)}{' = None' if optional else ''}", "body", described)

    def _body_code(self, body: Body) -> str:
        media_type = body.content_type.get_untrusted_value()
        codec = self.shapes.codec(body.prop, _use(body))
        if body.body_type is BodyType.CONTENT:
            media_type = "application/octet-stream" if "*" in media_type else media_type
            codec = "_bodies.BYTES"
        elif body.body_type is not BodyType.JSON:
            media_type = essence(media_type)
            if not isinstance(body.prop, ModelProperty):
                raise SpecError(f"{self.where}: the body is a form, and should be an object")
        schema, _ = self.document.body(self.operation, body.content_type.get_untrusted_value())
        flags = "" if body.prop.required else ", required=False"
        flags += ", secret=True" if self.models.is_secret(schema, within=True) else ""
        return f"Body({code(media_type)}, _bodies.{_ENCODERS[body.body_type]}, {codec}{flags})"

    def _answers(self) -> list[_Answer]:
        patterns = self.endpoint.responses.patterns
        found = [answer for answer in patterns if (answer.status_code.range or (0,))[0] // 100 == 2]
        if not found and self.endpoint.responses.default:
            found = [self.endpoint.responses.default]
        return [self._answer(answer) for answer in found] or [_Answer(200, "_answers.no_answer", "None")]

    def _answer(self, answer: Response) -> _Answer:
        least, most = answer.status_code.range or (200, 200)
        status = least if least == most else least // 100
        data = answer.data if isinstance(answer.data, ResponseData) else ResponseData(description=UntrustedString(""))
        content = {key.get_untrusted_value(): media for key, media in (data.content or {}).items()}
        headers = [name.get_untrusted_value().lower() for name in data.headers or {}]
        if not content or self.operation.method == "head":
            return _Answer(status, "_answers.no_answer", "None")
        media_type = next(iter(content))
        if "content-disposition" in headers:
            return _Answer(status, "_answers.bytes_answer", "bytes")
        if is_json(media_type):
            if content[media_type].media_type_schema is None:
                return _Answer(status, "_answers.json_answer(_codec.ANY)", "Any")
            codec = self.shapes.codec(answer.prop, _ANSWERED)
            return _Answer(status, f"_answers.json_answer({codec})", self.shapes.annotation(answer.prop, _ANSWERED))
        kind = essence(media_type)
        if kind.startswith("text/") and kind != "text/event-stream" and not isinstance(answer.prop, FileProperty):
            return _Answer(status, "_answers.text_answer", "str")
        return _Answer(status, "_answers.bytes_answer", "bytes")

    def _docstring(self, arguments: list[_Argument], answers: list[_Answer]) -> str:
        raw = self.operation.raw
        title = sentence(raw.get("summary")) or f"{str(self.endpoint.name).replace('_', ' ').capitalize()}."
        entries = [entry(one.name, one.described) for one in arguments]
        told = [
            _told(answer) for answer in self.endpoint.responses if (answer.status_code.range or (200,))[0] // 100 == 2
        ]
        returned = [entry(" ".join(filter(None, told)), "")] if any(told) and answers[0].type != "None" else []
        errors: dict[str, list[str]] = {}
        for answer in self.endpoint.responses.patterns:
            name = _error_name(answer)
            if name:
                errors.setdefault(name, []).append(_told(answer))
        raised = [entry(name, " ".join(_without_twins(texts))) for name, texts in errors.items()]
        sections = [("Args", entries), ("Returns", returned), ("Raises", raised)]
        return docstring([title, raw.get("description", ""), self.where, *sections])


def _use(body: Body) -> Use:
    return Use(PLAIN, taken=True, files=body.body_type is BodyType.FILES)


def _parameter_names(keys: list[str], body: bool) -> dict[str, str]:
    """Names of parameters given as "place name": the same name in two places is told apart by the place."""
    names: dict[str, str] = {}
    owners = {"body": "body"} if body else {}
    for key in sorted(keys, key=lambda key: (not key.startswith("path "), python_name(_wire(key)) != _wire(key))):
        place = key.partition(" ")[0]
        plain = python_name(_wire(key))
        wire = f"{plain}_{place}" if owners.get(plain, place) != place else _wire(key)
        names[key] = distinct_names([wire], PARAMETER_RESERVED, set(owners))[wire]
        owners[names[key]] = place
    return names


def _wire(key: str) -> str:
    return key.partition(" ")[2]


def _url_path(path: str) -> str:
    """A path as it goes into a request, its parameters left to be filled in."""
    parts = re.split(r"(\{[^{}]*\})", path)
    return "".join(part if index % 2 else quote(part, safe="/%:@!$&'()*+,;=~-._") for index, part in enumerate(parts))


def _holds(prop: PropertyProtocol, kind: type) -> bool:
    if isinstance(prop, UnionProperty):
        return any(_holds(part, kind) for part in prop.inner_properties)
    return isinstance(prop, kind) or (isinstance(prop, ListProperty) and _holds(prop.inner_property, kind))


def _error_name(answer: Response) -> str:
    """The error that a status is raised as; 405 is left out, since no call of ours can meet it."""
    least, most = answer.status_code.range or (0, 0)
    if least < 400 or least == 405:
        return ""
    return (
        "InternalServerError"
        if least >= 500
        else _ERRORS.get(least, "APIStatusError")
        if least == most
        else "APIStatusError"
    )


def _told(answer: Response) -> str:
    return sentence(answer.data.description.get_untrusted_value()) if isinstance(answer.data, ResponseData) else ""


def _without_twins(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _quoted(annotation: str) -> str:
    """An annotation as code: in quotes if it names models, so that those are not loaded before they are used."""
    return code(annotation) if "_models." in annotation else annotation
