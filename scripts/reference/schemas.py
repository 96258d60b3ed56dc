"""The pages about classes of one service: its schemas, and what else its package holds."""

import inspect
import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

from fivefold._model import Model
from scripts.reference.page import Page
from scripts.reference.services import Service, links, users_of_schemas
from scripts.reference.text import Doc, cell, spelled


def schemas_page(service: Service) -> Page:
    """Every schema of a service, where it is used, and its fields."""
    page, used = Page(f"Schemas of {service.title}", links(service)), users_of_schemas(service)
    for name, kind in service.schemas.items():
        for found in set(re.findall(r"\w+", " ".join(map(str, _annotations(kind).values())))):
            used[found].append(f"[{name}](#{name.lower()})")
    page.add(
        f"All from `{service.models.__name__}`. What every schema has: [Model](values.md#model). "
        "An optional field may be left out; one that is absent reads as None."
    )
    for name, kind in service.schemas.items():
        page.add(f"## {name}")
        _content(page, kind, f"Used in {', '.join(used[name])}." if used[name] else None)
    return page


def values_page(service: Service) -> Page:
    """Classes and functions of the package of a service that are neither schemas nor clients."""
    page = Page(f"Values of {service.title}", links(service, schemas=False))
    page.add(f"All from `{service.package.__name__}`.")
    for name, held in sorted(service.values.items(), key=lambda item: item[0].lower()):
        if inspect.isfunction(held):
            page.function(f"## {name}", name, held)
            continue
        page.add(f"## {name}")
        if getattr(held, "__name__", name) != name:
            page.add(f"Another name of {page.type_of(held.__name__)}.")
        else:
            _content(page, held)
    return page


def _content(page: Page, kind: Any, where: str | None = None) -> None:
    """What is under the heading of a class, or of an alias for several."""
    if not inspect.isclass(kind):
        page.add("One of " + page.type_of(spelled(kind, {})) + ".", where)
        return
    page.add(Doc.of(kind).text, where)
    if issubclass(kind, Enum):
        page.members(kind)
    elif issubclass(kind, Model):
        _fields(page, kind)
    else:
        page.attributes(kind)
        page.raises(Doc.of(kind))
        page.methods(kind)


def _annotations(kind: Any) -> Mapping[str, Any]:
    """The annotations of a class and of those that it is made from."""
    bases = reversed(getattr(kind, "__mro__", ()))
    return {name: told for base in bases for name, told in vars(base).get("__annotations__", {}).items()}


def _fields(page: Page, kind: type[Model]) -> None:
    kinds, told = _annotations(kind), dict[str, str]()
    for base in reversed(kind.__mro__):
        told |= Doc.of(base).lists.get("Attributes", {})
    rows = [
        (
            f"`{field.name}`" + ("" if field.required else " (optional)"),
            page.type_of(spelled(kinds[field.name], {})),
            cell(told.get(field.name, "")),
        )
        for field in kind.wire_fields()
        if field.name in kinds
    ]
    page.table(("field", "type", "meaning"), rows)
    own = [(name, held.__doc__) for name, held in vars(kind).items() if isinstance(held, property)]
    page.table(("property", "meaning"), [(f"`{name}`", cell(meaning or "")) for name, meaning in own])
