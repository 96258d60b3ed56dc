"""Values from the schemas of a document, and whether a value fits one.

The strategies are those that schemathesis itself sends requests with, drawn here for the answers.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import jsonschema_rs
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st
from schemathesis.generation.jsonschema.builder import build

from .documents import document

#: The dialect of OpenAPI 3.1.
_DRAFT = jsonschema_rs.Draft202012
_FIRST = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=1,
    phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)
_TELLS_NOTHING = frozenset({"description", "title", "default", "discriminator", "example", "examples"})


def _times() -> st.SearchStrategy[str]:
    """Times as the services spell them: with and without an offset, a fraction, a Z."""
    offsets = st.sampled_from(
        [None, dt.UTC, dt.timezone(dt.timedelta(hours=5, minutes=30)), dt.timezone(-dt.timedelta(hours=8))]
    )
    early, late = dt.datetime(2, 1, 1), dt.datetime(9998, 12, 31)
    moments = st.builds(lambda time, offset: time.replace(tzinfo=offset), st.datetimes(early, late), offsets)
    spelled = moments.map(dt.datetime.isoformat)
    whole = moments.map(lambda time: time.replace(microsecond=0).isoformat())
    return st.one_of(spelled, whole, spelled.map(lambda text: text.replace("+00:00", "Z")))


#: Values of the formats that the documents use.
FORMATS: dict[str, st.SearchStrategy[Any]] = {
    "date-time": _times(),
    "date": st.dates().map(dt.date.isoformat),
    "uuid": st.uuids().map(str),
    "uri": st.sampled_from(["http://localhost:8000/ü", "https://a.example/x?y=%20#z", "urn:x:y"]),
    "email": st.sampled_from(["a@example.com", "o'neill+tag@sub.example.org"]),
}


def bundle(service: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema that stands for itself: what it refers to in its document is beside it."""
    found: dict[str, Any] = {}
    named = document(service)["components"]["schemas"]

    def copied(node: Any, *, names: bool = False) -> Any:
        if isinstance(node, list):
            return [copied(each) for each in node]
        if not isinstance(node, dict):
            return node
        if not names and isinstance(node.get("$ref"), str):
            name = node["$ref"].rpartition("/")[2]
            if name not in found:
                found[name] = None
                found[name] = copied(named[name])
            return {"$ref": f"#/$defs/{name}"}
        kept = node.items() if names else ((key, each) for key, each in node.items() if key not in _TELLS_NOTHING)
        return {key: copied(each, names=key == "properties" and not names) for key, each in kept}

    whole = copied(schema)
    return {**whole, "$defs": found} if found else whole


@cache
def _values(schema: str) -> st.SearchStrategy[Any]:
    return build(json.loads(schema), draft=_DRAFT, formats=FORMATS)


def values(service: str, schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Every value that a schema of a service allows: unknown fields, absent options and nulls among them."""
    return _values(json.dumps(bundle(service, schema)))


def plainest(service: str, schema: Mapping[str, Any]) -> Any:
    """The first value that Hypothesis tries: everything that must be there, and as little as may be."""
    return find(values(service, schema), lambda _: True, settings=_FIRST)


def loosely(service: str, schema: Mapping[str, Any]) -> Callable[[Any], bool]:
    """Whether a value is of the types that a schema asks for, with all that it requires.

    That is what a client insists on: a server may say more than its document knows, and null for what is optional.
    """
    return _loosely(json.dumps(_loose(bundle(service, schema))))


@cache
def _loosely(schema: str) -> Callable[[Any], bool]:
    return jsonschema_rs.Draft202012Validator(json.loads(schema)).is_valid


def _loose(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if "oneOf" in node:  # told apart by a tag, of which there may be new ones
        return {"type": "object"}
    loose = {key: node[key] for key in ("type", "required", "$ref") if key in node}
    known = [node["const"]] if "const" in node else node.get("enum")
    if known:
        loose["type"] = sorted({_type_of(each) for each in known})
    required = node.get("required", ())
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            loose[key] = _loose(node[key])
    if "anyOf" in node:
        loose["anyOf"] = [_loose(each) for each in node["anyOf"]]
    if "properties" in node:
        loose["properties"] = {
            key: _loose(each) if key in required else {"anyOf": [_loose(each), {"type": "null"}]}
            for key, each in node["properties"].items()
        }
    if "$defs" in node:
        loose["$defs"] = {key: _loose(each) for key, each in node["$defs"].items()}
    return loose


def _type_of(value: Any) -> str:
    kinds = {bool: "boolean", str: "string", int: "number", float: "number", type(None): "null"}
    return kinds[type(value)]
