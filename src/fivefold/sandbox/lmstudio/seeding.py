"""Reads seed data: `{"models": […]}`; each has the fields of `Model` in records.py, all but `key` optional. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from fivefold.sandbox import _checks as checks
from fivefold.sandbox._world import SeedError
from fivefold.sandbox.lmstudio.records import Model

__all__ = ["read_models"]

_CHECKS: Mapping[str, checks.Check] = {
    "str": checks.text(min_length=1),
    "str | None": checks.optional(checks.text()),
    "bool": checks.boolean,
    "int": checks.integer(ge=1),
    "list[str]": checks.array(checks.text(min_length=1)),
}
_PATTERNS = {
    "type": "^(llm|vlm|embeddings)$",
    "format": "^(gguf|mlx)$",
    "reasoning_field": "^(reasoning_content|reasoning|inline)$",
}
_SCHEMA: checks.Schema = {
    field.name: checks.Field(
        checks.text(pattern=_PATTERNS[field.name]) if field.name in _PATTERNS else _CHECKS[str(field.type)],
        checks.REQUIRED if field.name == "key" else checks.ABSENT,
    )
    for field in fields(Model)
}


def read_models(data: Mapping[str, Any]) -> Sequence[Model]:
    """The models that the data describes.

    Raises:
        SeedError: an unknown table or field, or a value that does not fit; the message says where.
    """
    if unknown := data.keys() - {"models"}:
        raise SeedError(f"there is no table {sorted(unknown)[0]!r}; there is: models")
    try:
        raw_models = checks.array(checks.mapping)(data.get("models", []))
    except checks.CheckError as wrong:
        raise SeedError(f"models: {wrong.issues[0]['msg']}") from None
    return [_model(raw, f"models[{index}]") for index, raw in enumerate(raw_models)]


def _model(raw: Mapping[str, Any], place: str) -> Model:
    if unknown := raw.keys() - _SCHEMA.keys():
        raise SeedError(f"{place} has no field {sorted(unknown)[0]!r}; it has: {', '.join(_SCHEMA)}")
    try:
        return Model(**checks.check_object(_SCHEMA, raw))
    except checks.CheckError as wrong:
        one = wrong.issues[0]
        raise SeedError(f"{'.'.join([place, *map(str, one['loc'])])}: {one['msg']}") from None
