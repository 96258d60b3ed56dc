"""The pages about methods: those of a client, and of what one gets from it."""

import inspect
import re
from collections import defaultdict
from collections.abc import Mapping
from types import ModuleType

from fivefold import _operation
from scripts.reference.page import Page
from scripts.reference.services import Service, Surface, links, results
from scripts.reference.text import Doc, cell, names_of, spelled

_ROUTE = re.compile(r"^(GET|POST|PUT|PATCH|DELETE|WebSocket) (/(?:[^\s,]*[^\s,.:])?)", re.MULTILINE)
_CLASS = "../retries.md#what-may-be-sent-again"
_ENDING = re.compile(r" ?No I/O\.$")
#: By page and first operation: headings of groups that do not begin with an operation of a generated module.
_HEADINGS = {
    ("saas_litellm", "create_job"): "Jobs",
    ("saas_litellm", "chat"): "Calls to models",
    ("saas_litellm", "get_usage"): "The team",
    ("synthgen", "check_health"): "The service",
    ("synthgen", "create_batch"): "Batches",
    ("synthgen", "get_task"): "Tasks",
    ("mongars", "login"): "Accounts",
    ("mongars", "chat"): "Conversation",
}


def methods_page(service: Service, surface: Surface) -> Page:
    """Every method of one class of a service."""
    whole = surface == service.surfaces[0]
    page = Page(f"Methods of {service.title if whole else surface.name}", links(service, schemas=False))
    page.add(
        f"Every method of `{surface.name}` and `{surface.twin}`. How to make a client, and what it has besides: "
        "[options of clients](clients.md). The classes: "
        f"[schemas of {service.title}]({service.key}-schemas.md).",
        None if whole else Doc.of(surface.kind).text,
    )
    page.add(
        "A parameter that takes a schema takes a mapping in its place. Ids are UUIDs, or their text.",
        "Each call may raise, besides what its own table names: `TypeError` or `ValueError` when an argument does not "
        "fit, before anything is sent; [APIConnectionError](errors.md#apiconnectionerror) and what is below it; "
        "[ResponseValidationError](errors.md#responsevalidationerror); and the class of any other status.",
    )
    _told(page, surface)
    groups, safety = list(surface.groups), service.routes
    for module, names in groups:
        page.add(*(_about(surface, module, names) if len(groups) > 1 else ["## Operations"]))
        for name in names:
            _operation_entry(page, surface, name, safety)
    if surface.others:
        page.add("## Besides")
    for name, held in surface.others.items():
        page.function(f"### {name}", name, held)
    _write_safety(page, surface, safety)
    return page


def _about(surface: Surface, module: ModuleType, names: list[str]) -> list[str]:
    """The heading of a group of operations, and what its module says of it."""
    if told := _HEADINGS.get((surface.page, names[0])):
        return [f"## {told}"]
    heading = module.__name__.rpartition(".")[2].strip("_").removeprefix("admin_").replace("_", " ").capitalize()
    return [f"## {heading}", _ENDING.sub("", Doc.of(module).text)]


def _told(page: Page, surface: Surface) -> None:
    rows = []
    for name, held in surface.properties.items():
        returned = spelled(inspect.signature(held.fget or repr).return_annotation, names_of(held.fget))
        rows.append((f"`{name}`", page.type_of(returned), cell(Doc.of(held).text)))
    page.table(("attribute", "type", "meaning"), rows)


def _operation_entry(page: Page, surface: Surface, name: str, safety: Mapping[str, str]) -> None:
    word = surface.words[name]
    doc, (plain, awaited, raw) = Doc.of(word._build), results(word)

    def route(found: "re.Match[str]") -> str:
        kind = safety.get(found[0])
        return f"`{found[0]}`" + (f" ([{kind}]({_CLASS}))" if kind else "")

    page.add(f"### {name}", _ROUTE.sub(route, doc.text, count=1))
    page.signature(name, word._build, plain)
    page.arguments(word._build, doc)
    rows = [(f"`{surface.name}`", page.type_of(plain))]
    rows.append((f"`{surface.twin}`", page.type_of(awaited) + (", awaited" if plain == awaited else "")))
    if surface.raw:
        rows.append(("`with_raw_response`", page.type_of(raw) or "the same as without"))
    page.table(("returns", cell(doc.returns) or ("Nothing." if plain == "None" else _answer(word))), rows)
    page.raises(doc)


def _answer(word: object) -> str:
    """What an operation returns that does not say so itself."""
    if isinstance(word, _operation.stream):
        return "Its chunks, as they arrive, and what they amount to."
    return "Each, in turn." if isinstance(word, _operation.pages | _operation.events) else "The answer."


def _write_safety(page: Page, surface: Surface, safety: Mapping[str, str]) -> None:
    classes = defaultdict[str, list[str]](list)
    for name, word in surface.words.items():
        route = _ROUTE.search(Doc.of(word).text)
        if route and route[0] in safety:
            classes[safety[route[0]]].append(f"[{name}](#{name})")
    page.add("## Write safety", f"What each class means: [retries and writes]({_CLASS}).")
    page.table(("class", "operations"), [(kind, ", ".join(names)) for kind, names in sorted(classes.items())])
