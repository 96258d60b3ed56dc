"""The pages about what every service has: options of clients, errors, values, streams."""

import inspect
import re
from enum import Enum
from typing import Any

import fivefold
from fivefold import _client, call, errors
from fivefold._setup import View
from scripts.reference.page import Page
from scripts.reference.services import SERVICES, STREAMS, VALUES, links
from scripts.reference.text import Doc, cell, public


def clients_page() -> Page:
    """What every client has besides its operations."""
    page = Page("Options of clients", links())
    page.add("What the clients of every service share. How to use it: [clients](../clients.md).")
    defaults, variables = [], []
    for one in SERVICES:
        facts = one.client.service
        limits = (f"{facts.timeout:g} s", f"{facts.first_byte or facts.timeout:g} s", f"{facts.connect_timeout:g} s")
        statuses = ", ".join(map(str, sorted(facts.retry.retry_on_status)))
        name = one.client.__name__
        defaults.append((f"`{name}`", f"`{facts.base_url}`", *limits, str(facts.retry.max_retries), statuses))
        variables += [(f"`{variable}`", f"`{option}` of {name}") for option, variable in facts.environment.items()]
    page.add("## Defaults")
    page.table(
        ("client", "base_url", "timeout", "a generation", "connecting", "max_retries", "retried statuses"), defaults
    )
    page.add(
        "The same for the twins on asyncio. A generation is what a language model has to run for: so long may it take "
        "until the answer begins. A `timeout` that is given holds for that too."
    )
    page.table(("environment variable", "option"), variables)
    page.function("## The constructor", "Client", _client.SyncClient.__init__)
    page.add(Doc.of(_client.AsyncClient.__init__).text.replace("Make a client", "The async constructor makes one"))
    for one in SERVICES:
        if one.client.__init__.__doc__ != _client.SyncClient.__init__.__doc__:
            page.function(f"## {one.client.__name__}", one.client.__name__, one.client.__init__)
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
    """The tree, every class in it, and what single services have besides."""
    page, doc = Page("Tree of errors", links()), inspect.cleandoc(errors.__doc__ or "")
    head, tree, tail = doc.removesuffix("No I/O.").split("\n\n", 2)
    page.add(f"{head} What to do about each: [errors](../errors.md).", f"```text\n{tree}\n```", tail, "## Classes")
    for name in [*re.findall(r"\w+Error\b", tree), "Attempt"]:
        kind = getattr(errors, name)
        page.add(f"### {name}", Doc.of(kind).text)
        bases = [page.type_of(base.__name__) for base in kind.__bases__ if base is not object]
        page.add(f"Below {' and '.join(bases)}." if bases else None)
        page.attributes(kind)
        held = ((one, getattr(one.package.exceptions, name, None)) for one in SERVICES)
        rows = [(f"`{own.__module__}`", cell(Doc.of(own).text)) for one, own in held if own and own is not kind]
        page.table(("of", "when"), rows)
    page.add("## Classes of one service")
    for one in SERVICES:
        for name, kind in one.exceptions.items():
            page.add(f"### {name}", f"`{kind.__module__}.{name}`. {Doc.of(kind).text}")
            _own(page, kind)
    return page


def _own(page: Page, kind: Any) -> None:
    if issubclass(kind, Enum):
        page.members(kind)
        return
    bases = [page.type_of(base.__name__) for base in kind.__bases__ if base is not object]
    page.add(f"Below {' and '.join(bases)}.")
    page.attributes(kind)


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


def streams_page() -> Page:
    """What `stream_` methods return."""
    page = Page("Streams", links())
    page.add("What methods return whose answer comes in chunks. How to use it: [streaming](../streaming.md).")
    for kind in STREAMS:
        doc = Doc.of(kind)
        page.add(f"## {kind.__name__}", doc.text)
        page.attributes(kind)
        page.raises(doc)
        page.methods(kind)
    return page
