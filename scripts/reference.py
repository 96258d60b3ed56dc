"""Write docs/reference/ from the signatures and docstrings of the installed package: `python -m scripts.reference`.

The same package gives the same bytes on every machine. `--check` writes nothing and exits with 1 when a page is stale.
"""

import argparse
import difflib
import inspect
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import fivefold
from fivefold import _client, _model, arguslm, call, errors
from fivefold._setup import View
from fivefold.arguslm import _operations
from fivefold.sandbox import Sandbox, SandboxError
from fivefold.sandbox import __main__ as command
from fivefold.sandbox import arguslm as arguslm_sandbox
from fivefold.sandbox.arguslm import records, seeding
from fivefold.testing import plugin
from scripts.reference_parts import Doc, Page, cell, groups, public, results, spelled, value

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
MOST_LINES = 200
VALUES: tuple[type, ...] = (fivefold.Export, fivefold.RawResponse, fivefold.RetryConfig, call.Headers, _model.Model)
_ROUTE = re.compile(r"^(GET|POST|PUT|PATCH|DELETE|WebSocket) (/[^\s,]*)", re.MULTILINE)
_SEED = {**seeding.TABLES, "config (one record)": records.Config, "results (of a run)": records.Result}


class Service(NamedTuple):
    """What the reference shows of a service."""

    name: str
    client: Any
    package: ModuleType
    table: type
    sandbox: Any
    seed: Mapping[str, type]

    @property
    def key(self) -> str:
        """Its name in addresses."""
        return str(self.client.service.name)

    @property
    def schemas(self) -> list[str]:
        """The names of its schemas."""
        return sorted(self.package.schemas.__all__)


SERVICES = (Service("ArgusLM", arguslm.ArgusLM, arguslm, _operations._ArgusLM, arguslm_sandbox.SERVICE, _SEED),)


def links(service: Service | None = None) -> dict[str, str]:
    """Where each name is explained; schemas only within the pages of their service."""
    places = {name: f"errors.md#{name.lower()}" for name in errors.__all__}
    places |= {kind.__name__: f"values.md#{kind.__name__.lower()}" for kind in VALUES}
    places |= {"Sandbox": "testing.md#sandbox", "SandboxError": "testing.md#sandboxerror"}
    if service is not None:
        places |= {name: f"{service.key}-schemas.md#{name.lower()}" for name in service.schemas}
    return places


def routes(service: Service) -> dict[str, str]:
    """Each route of a service, and its class of write safety."""
    package = f"fivefold_wire.{service.key}.api."
    modules = [module for name, module in sys.modules.items() if name.startswith(package)]
    found = [one for module in modules for one in vars(module).values() if isinstance(one, call.Operation)]
    return {f"{one.method} {one.path}": one.safety for one in found}


def client_page(service: Service) -> Page:
    """Every operation of a service."""
    page, safety = Page(f"Methods of {service.name}", links(service)), routes(service)
    page.add(
        f"Every method of `{service.name}` and `Async{service.name}`. How to make a client, and what it has besides: "
        "[options of clients](clients.md). The classes: "
        f"[schemas of {service.name}]({service.key}-schemas.md).",
        "A parameter that takes a schema takes a mapping in its place. Ids are UUIDs, or their text.",
        "Each call may raise, besides what its own table names: `TypeError` or `ValueError` when an argument does not "
        "fit, before anything is sent; [APIConnectionError](errors.md#apiconnectionerror) and what is below it; "
        "[ResponseValidationError](errors.md#responsevalidationerror); and the class of any other status.",
    )
    for module, names in groups(service.table):
        page.add(f"## {module.__name__.rpartition('.')[2].capitalize()}", Doc.of(module).text)
        for name in names:
            _operation_entry(page, service, name, safety)
    page.add("## Write safety", "What each class means: [retries and writes](../retries.md#what-may-be-sent-again).")
    classes = defaultdict[str, list[str]](list)
    for name, word in public(service.table):
        route = _ROUTE.search(Doc.of(word).text)
        if route and route[0] in safety:
            classes[safety[route[0]]].append(f"[{name}](#{name})")
    page.table(("class", "operations"), [(kind, ", ".join(names)) for kind, names in sorted(classes.items())])
    return page


def _operation_entry(page: Page, service: Service, name: str, safety: Mapping[str, str]) -> None:
    word = vars(service.table)[name]
    doc, (plain, awaited, raw) = Doc.of(word._build), results(word)

    def route(found: "re.Match[str]") -> str:
        kind = safety.get(found[0])
        return f"`{found[0]}`" + (f" ([{kind}](../retries.md#what-may-be-sent-again))" if kind else "")

    page.add(f"### {name}", _ROUTE.sub(route, doc.text, count=1))
    page.signature(name, word._build, plain)
    page.arguments(word._build, doc)
    rows = [(f"`{service.name}`", page.type_of(plain))]
    rows.append((f"`Async{service.name}`", page.type_of(awaited) + (", awaited" if plain == awaited else "")))
    rows.append(("`with_raw_response`", page.type_of(raw) or "the same as without"))
    page.table(("returns", cell(doc.returns) or ("Nothing." if plain == "None" else "Each, in turn.")), rows)
    page.raises(doc)


def schemas_page(service: Service) -> Page:
    """Every schema of a service, where it is used, and its fields."""
    page, used = Page(f"Schemas of {service.name}", links(service)), defaultdict[str, list[str]](list)
    for name, word in public(service.table):
        text = f"{inspect.signature(word._build)} {results(word)}"
        for found in set(re.findall(r"\w+", text)):
            used[found].append(f"[{name}]({service.key}.md#{name})")
    kinds: dict[str, Any] = {name: getattr(service.package.schemas, name) for name in service.schemas}
    for name, kind in kinds.items():
        for found in set(re.findall(r"\w+", " ".join(map(str, getattr(kind, "__annotations__", {}).values())))):
            used[found].append(f"[{name}](#{name.lower()})")
    page.add(
        f"All from `{service.package.__name__}.schemas`. What every schema has: [Model](values.md#model). "
        "An optional field may be left out; one that is absent reads as None."
    )
    for name, kind in kinds.items():
        where = f"Used in {', '.join(used[name])}." if used[name] else None
        page.add(f"## {name}")
        if hasattr(kind, "wire_fields"):
            page.add(Doc.of(kind).text, where)
            told = Doc.of(kind).lists.get("Attributes", {})
            rows = [
                (
                    f"`{field.name}`" + ("" if field.required else " (optional)"),
                    page.type_of(spelled(kind.__annotations__[field.name], {})),
                    cell(told.get(field.name, "")),
                )
                for field in kind.wire_fields()
            ]
            page.table(("field", "type", "meaning"), rows)
        else:
            page.add("One of " + page.type_of(spelled(kind, {})) + ".", where)
    return page


def clients_page() -> Page:
    """What every client has besides its operations."""
    page = Page("Options of clients", links())
    page.add("What the clients of every service share. How to use it: [clients](../clients.md).")
    defaults, variables = [], []
    for one in SERVICES:
        facts, named = one.client.service, one.client.service.environment.items()
        limits = f"{facts.timeout:g} s | {facts.connect_timeout:g} s | {facts.retry.max_retries}"
        statuses = ", ".join(map(str, sorted(facts.retry.retry_on_status)))
        defaults.append((f"`{one.name}`, `Async{one.name}`", f"`{facts.base_url}`", limits, statuses))
        variables += [(f"`{variable}`", f"`{option}` of {one.name}") for option, variable in named]
    page.function("## The constructor", "ArgusLM", _client.SyncClient.__init__)
    page.add(Doc.of(_client.AsyncClient.__init__).text.replace("Make a client", "The async constructor makes one"))
    page.add("## Defaults")
    page.table(("client", "base_url", "timeout", "connecting", "max_retries", "retried statuses"), defaults)
    page.table(("environment variable", "option"), variables)
    page.function("## with_options", "client.with_options", View.with_options)
    page.add("## with_raw_response", Doc.of(SERVICES[0].client.with_raw_response).text)
    page.add("Methods that make several calls (`run_`, `wait_`, `iter_`, `stream_`) return there what they always do.")
    page.add("## base_url", Doc.of(View.base_url).text)
    page.function("## close", "client.close", _client.SyncClient.close)
    page.add("`with` does it at the end of its block. On asyncio it is awaited, and `aclose()` is the same.")
    page.add("## What the operations are made of", Doc.of(call).text.partition("\n\n")[2])
    kinds = [(name, held) for name, held in public(_client.SyncClient) if name != "close"]
    page.table(("method", "meaning"), [(f"`{name}`", cell(held.__doc__)) for name, held in kinds])
    return page


def errors_page() -> Page:
    """The tree, and every class in it."""
    page, doc = Page("Tree of errors", links()), inspect.cleandoc(errors.__doc__ or "")
    head, tree, tail = doc.removesuffix("No I/O.").split("\n\n", 2)
    page.add(f"{head} What to do about each: [errors](../errors.md).", f"```text\n{tree}\n```", tail, "## Classes")
    for name in [*re.findall(r"\w+Error\b", tree), "Attempt"]:
        kind = getattr(errors, name)
        page.add(f"### {name}", Doc.of(kind).text)
        bases = [page.type_of(base.__name__) for base in kind.__bases__ if base is not object]
        page.add(f"Below {' and '.join(bases)}." if bases else None)
        page.attributes(kind)
        for one in SERVICES:
            own = getattr(one.package.exceptions, name, None)
            page.add(f"`{own.__module__}.{name}`: {Doc.of(own).text}" if own else None)
    return page


def values_page() -> Page:
    """What calls take and return besides schemas."""
    page = Page("Values", links())
    for kind in VALUES:
        doc = Doc.of(kind)
        page.add(f"## {kind.__name__}", doc.text)
        if kind is fivefold.RetryConfig:
            page.signature(kind.__name__, kind)
        page.attributes(kind)
        page.raises(doc)
        page.methods(kind)
    page.add("## NOT_GIVEN", Doc.of(type(fivefold.NOT_GIVEN)).text)
    return page


def testing_page() -> Page:
    """The sandboxes and the fixtures."""
    page = Page("Sandbox and fixtures", links())
    page.add("How to use them: [testing](../testing.md).", "## Sandbox", Doc.of(Sandbox).text)
    page.signature("Sandbox", Sandbox)
    page.arguments(Sandbox, Doc.of(Sandbox))
    page.attributes(Sandbox)
    page.methods(Sandbox)
    page.add("## SandboxError", Doc.of(SandboxError).text, "## pytest fixtures")
    page.table(("fixture", "meaning"), [(f"`{name}`", cell(getattr(plugin, name).__doc__)) for name in plugin.__all__])
    page.add("## The command", "```console\n$ python -m fivefold.sandbox SERVICE [options]\n```")
    options = [action for action in command._parser()._actions if action.dest != "help"]
    told = [(" ".join([*one.option_strings, str(one.metavar or "")]), (one.help or "") % vars(one)) for one in options]
    page.table(("argument", "meaning"), [(f"`{name.strip() or 'SERVICE'}`", text) for name, text in told])
    for one in SERVICES:
        page.add(f"## Quirks of {one.name}")
        page.table(("quirk", "what the service does"), [(f"`{k}`", cell(v)) for k, v in one.sandbox.quirks.items()])
        rows = [(f"`{key}`", f"`{option.default}`", cell(option.help)) for key, option in one.sandbox.options.items()]
        page.add(f"## Options of {one.name}")
        page.table(("option", "default", "meaning"), rows)
        page.add(f"## Seed of {one.name}", "Every field may be left out.")
        for key, kind in one.seed.items():
            page.add(f"### {key}")
            page.table(
                ("field", "type", "default"),
                [(f"`{f.name}`", page.type_of(str(f.type)), _default(f)) for f in fields(kind)],
            )
    return page


def _default(field: "Field[Any]") -> str:
    made = field.default_factory() if field.default_factory is not MISSING else field.default
    told = "made up" if field.name == "id" else "the first there is" if field.name.endswith("_id") else "the present"
    return told if made is MISSING else f"`{value(made)}`"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    made = {"clients": clients_page(), "errors": errors_page(), "values": values_page(), "testing": testing_page()}
    for service in SERVICES:
        made |= {service.key: client_page(service), f"{service.key}-schemas": schemas_page(service)}
    return {f"{name}.md": page.text for name, page in made.items()}


def differences(made: Mapping[str, str]) -> list[str]:
    """A unified diff from the folder to what it should hold."""
    lines: list[str] = []
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    for name in sorted({*made, *found}):
        before, after = found.get(name, "").splitlines(), made.get(name, "").splitlines()
        lines += difflib.unified_diff(before, after, f"docs/reference/{name}", "as it should be", lineterm="")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 1 when asked to check and a page is stale."""
    parser = argparse.ArgumentParser(prog="python -m scripts.reference", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; show what is stale, and exit with 1 if so")
    made = pages()
    if parser.parse_args(arguments).check:
        lines = differences(made)
        more = [f"... and {len(lines) - MOST_LINES} more lines"] if len(lines) > MOST_LINES else []
        print("\n".join([*lines[:MOST_LINES], *more]) or "docs/reference/ is up to date")
        return 1 if lines else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        FOLDER.joinpath(name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(made)} pages in docs/reference/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
