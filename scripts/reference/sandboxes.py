"""The pages about sandboxes: what all have, and the quirks, options and seed of each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from importlib import import_module
from typing import Any

from fivefold.sandbox import Sandbox, SandboxError, _checks
from fivefold.sandbox import __main__ as command
from fivefold.sandbox.arguslm import records as arguslm_records
from fivefold.sandbox.arguslm import seeding as arguslm
from fivefold.sandbox.lmstudio import records as lmstudio_records
from fivefold.sandbox.lmstudio import seeding as lmstudio
from fivefold.sandbox.mongars import seeding as mongars
from fivefold.sandbox.saas_litellm import records as saas_records
from fivefold.sandbox.saas_litellm import seeding as saas
from fivefold.sandbox.synthgen import seeding as synthgen
from fivefold.testing import plugin
from scripts.reference.page import Page
from scripts.reference.services import Service, links
from scripts.reference.text import Doc, cell, value

#: Tables of seed data: the class of their records, or how these are checked.
_SEEDS: Mapping[str, Mapping[str, Any]] = {
    "arguslm": {
        **arguslm.TABLES,
        "config (one record)": arguslm_records.Config,
        "results (of a run)": arguslm_records.Result,
    },
    "lmstudio": {"models": lmstudio_records.Model},
    "mongars": {"users": mongars._USER, "history": mongars._TURN},
    "saas_litellm": {
        **{name: table.record for name, table in saas._TABLES.items()},
        "calls (of a job)": saas_records.ModelCall,
        "models (of a model group)": saas_records.GroupModel,
    },
    "synthgen": {"tasks": synthgen._FIELDS},
}
#: How the records of these classes are checked.
_SCHEMAS: Mapping[type, _checks.Schema] = {
    **arguslm._SCHEMAS,
    **saas._SCHEMAS,
    lmstudio_records.Model: lmstudio._SCHEMA,
}


def testing_page() -> Page:
    """The handle, the fixtures and the command."""
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
    return page


def sandbox_page(service: Service) -> Page:
    """The quirks, the options and the seed of one sandbox."""
    page, declared = Page(f"Sandbox of {service.title}", links()), import_module(f"fivefold.sandbox.{service.key}")
    facts, seeding = declared.SERVICE, import_module(f"fivefold.sandbox.{service.key}.seeding")
    page.add("How to use it: [testing](../testing.md).", Doc.of(declared).text.partition("\n\n")[2])
    page.add("## Quirks", "What the real service does and its document does not say; each can be switched off.")
    page.table(("quirk", "what the service does"), [(f"`{name}`", cell(text)) for name, text in facts.quirks.items()])
    page.add("## Settings", "What it prints, and what `env` holds:")
    page.table(("variable", "value"), [(f"`{k}`", f"`{v}`") for k, v in facts.env("http://127.0.0.1:8000").items()])
    if facts.options:
        rows = [(f"`{key}`", _shown(option.default), cell(option.help)) for key, option in facts.options.items()]
        page.add("## Options")
        page.table(("option", "default", "meaning"), rows)
    page.add("## Seed", re.sub(r" ?(Pure: )?[Nn]o I/O\.$", "", Doc.of(seeding).text))
    for name, table in _SEEDS[service.key].items():
        page.add(f"### {name}")
        if isinstance(table, type):
            page.table(("field", "type", "default"), _typed(page, table))
        else:
            page.table(("field", "default"), [(f"`{key}`", _told(one.default)) for key, one in table.items()])
    return page


def _shown(default: Any) -> str:
    """An option as it is given on the command line."""
    if isinstance(default, bool):
        return "`on`" if default else "`off`"
    text = ",".join(sorted(default)) if isinstance(default, frozenset | tuple) else str(default)
    return f"`{text}`" if text else "none"


def _typed(page: Page, record: type) -> Iterator[tuple[str, str, str]]:
    for field in fields(record):
        required = _SCHEMAS[record][field.name].default is _checks.REQUIRED
        yield f"`{field.name}`", page.type_of(str(field.type)), "required" if required else _default(field)


def _default(field: "Field[Any]") -> str:
    made = field.default_factory() if field.default_factory is not MISSING else field.default
    if made is not MISSING:
        return f"`{value(made)}`"
    if field.type == "datetime":
        return "the present"
    return "the first there is" if field.name in _REFERENCES else "made up"


def _told(default: Any) -> str:
    if default in (_checks.REQUIRED, _checks.ABSENT):
        return "required" if default is _checks.REQUIRED else "the present"
    return f"`{value(default)}`"


#: Fields that hold the id of a record of another table.
_REFERENCES = frozenset({link.field for links_ in arguslm._LINKS.values() for link in links_})
