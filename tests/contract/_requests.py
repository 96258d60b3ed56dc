"""Requests as they came over the wire, held against the document of their service: No I/O.

`sent` finds the operation and takes the request apart as the document says; `faults` tells what does not fit. Values
are told apart from everything else, since a caller may give values that the service has to refuse.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from email.parser import BytesParser
from email.policy import HTTP
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote_to_bytes

import jsonschema_rs

from ._comparing import aware
from .documents import Operation, document, route


class Sent(NamedTuple):
    """A request taken apart.

    Attributes:
        texts: What each parameter was given, by its place and name; more than one where it was repeated.
        media_type: Of the body; None without one.
        body: Decoded by its media type: JSON, the fields of a form, or bytes; None without one.
    """

    operation: Operation
    texts: Mapping[tuple[str, str], list[str]]
    headers: Mapping[str, str]
    media_type: str | None
    body: Any


def sent(service: str, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Sent:
    """Take a request apart. Raises UndocumentedError, and ValueError for what cannot be decoded."""
    path, _, query = target.partition("?")
    operation, found = route(service, method, path)
    texts = {("path", name): [unquote_to_bytes(text).decode()] for name, text in found.items()}
    for name, text in parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query), errors="strict"):
        texts.setdefault(("query", name), []).append(text)
    for parameter in operation.parameters:
        if parameter["in"] == "header" and parameter["name"].lower() in headers:
            texts["header", parameter["name"]] = [headers[parameter["name"].lower()]]
    kind = headers.get("content-type")
    return Sent(operation, texts, headers, kind and kind.partition(";")[0], _decoded(kind, body) if kind else None)


def faults(request: Sent, *, values: bool = True) -> list[str]:
    """What the document does not allow; without `values`, apart from the values of parameters and bodies."""
    return [*_parameter_faults(request, values), *_body_faults(request, values)]


def _parameter_faults(request: Sent, values: bool) -> Iterator[str]:
    operation = request.operation
    known = {(each["in"], each["name"]): each for each in operation.parameters}
    yield from (f"unknown parameter {key}" for key in request.texts if key not in known)
    for key, parameter in known.items():
        texts = request.texts.get(key)
        if texts is None:
            if parameter.get("required"):
                yield f"missing parameter {key}"
            continue
        assert parameter.get("style") is None, "only the default styles are read here: simple, and form exploded"
        schema = parameter["schema"]
        if len(texts) > 1 and schema.get("type") != "array":
            yield f"repeated parameter {key}"
        if values and not any(fits(operation.service, schema, value) for value in readings(schema, texts)):
            yield f"parameter {key} does not fit: {texts}"


def _body_faults(request: Sent, values: bool) -> Iterator[str]:
    operation, body = request.operation, request.operation.body
    if body is None:
        if request.media_type is not None or int(request.headers.get("content-length", "0")):
            yield "a body where there is none"
        return
    if request.media_type is None:
        if body.get("required"):
            yield "missing body"
        return
    if request.media_type not in body["content"]:
        yield f"body of type {request.media_type}"
    elif values:
        schema = body["content"][request.media_type]["schema"]
        try:
            validator(operation.service, schema).validate(plain(request.body))
        except jsonschema_rs.ValidationError as error:
            yield f"body does not fit: {error.message} at {list(error.instance_path)}"


def readings(schema: Mapping[str, Any], texts: list[str]) -> Iterator[Any]:
    """What the texts of a parameter may stand for: a list of its items, or a scalar in each of its types."""
    if schema.get("type") == "array":
        yield texts
        return
    (text,) = texts[:1]
    yield text
    if re.fullmatch(r"-?\d+", text):
        yield int(text)
    elif re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", text):
        yield float(text)
    if text in ("true", "false"):
        yield text == "true"


def plain(value: Any) -> Any:
    """A value as JSON; bytes and times stand as texts."""
    if isinstance(value, dict):
        return {key: plain(held) for key, held in value.items()}
    if isinstance(value, list):
        return [plain(held) for held in value]
    if isinstance(value, dt.datetime):
        return aware(value).isoformat().replace("+00:00", "Z")
    return value.decode("latin-1") if isinstance(value, bytes) else value


@cache
def _compiled(service: str, schema: str) -> jsonschema_rs.Draft202012Validator:
    whole = {**json.loads(schema), "components": document(service)["components"]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


def validator(service: str, schema: Mapping[str, Any]) -> jsonschema_rs.Draft202012Validator:
    """What validates values against a schema of a service, formats included."""
    return _compiled(service, json.dumps(schema))


def fits(service: str, schema: Mapping[str, Any], value: Any) -> bool:
    """Whether a value fits a schema of a service."""
    return validator(service, schema).is_valid(plain(value))


def _decoded(kind: str, body: bytes) -> Any:
    media_type = kind.partition(";")[0]
    if media_type == "application/json":
        return json.loads(body, parse_constant=_no_constant, object_pairs_hook=_each_once)
    if media_type == "application/x-www-form-urlencoded":
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True, errors="strict")
        return _each_once(pairs)
    if media_type == "multipart/form-data":
        message = BytesParser(policy=HTTP).parsebytes(b"content-type: " + kind.encode() + b"\r\n\r\n" + body)
        assert not message.defects, message.defects
        return _each_once((_name_of(part), part.get_payload(decode=True)) for part in message.iter_parts())
    return body


def _name_of(part: Any) -> str:
    return part.get_param("name", header="content-disposition")


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _each_once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key!r} is there twice")
        found[key] = value
    return found
