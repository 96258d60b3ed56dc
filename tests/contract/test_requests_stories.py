"""Every request of the methods that make several, on a sandbox without quirks: the document knows and allows each."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from fivefold import RetryConfig
from fivefold.sandbox import Sandbox

from ._methods import CLIENTS, KINDS, client, methods
from ._requests import faults, fits, readings, sent
from ._requests_arguments import ONLY_TOLD
from ._requests_arguments import STORIES as TOLD
from ._requests_stories import MANY, PAGED, STORIES, Noting, read_all
from .documents import UndocumentedError, document

#: As the services' own policies, without the waiting.
QUICK = RetryConfig(backoff_factor=0.0)
REFRESH = 0.03
pytestmark = pytest.mark.watchdog(300)
OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "arguslm": {"pace": 0.02},
    "synthgen": {"pace": 0.001, "refresh": REFRESH, "ingest": 0},
    "saas_litellm": {"pace": 0.001},
    "lmstudio": {"pace": 0.0},
    "mongars": {"pace": 0.001},
}


def _options(server: Sandbox) -> dict[str, Any]:
    """What a client of a sandbox needs."""
    env = server.env
    if server.service == "mongars":
        return {"origin": env["MONGARS_ORIGIN"], "retry": QUICK}
    if server.service == "synthgen":
        return {"api_key": env["SYNTHGEN_API_KEY"], "retry": QUICK, "refresh_interval": REFRESH}
    if server.service == "saas_litellm":
        keys = {name: env[f"SAAS_LITELLM_{name.upper()}"] for name in ("team_id", "virtual_key", "admin_key")}
        return {"retry": QUICK, **keys}
    return {"retry": QUICK} if server.service == "arguslm" else {}


@pytest.fixture(scope="module", params=CLIENTS)
def server(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """A sandbox of each service, without quirks."""
    with Sandbox(request.param, quirks="off", **OPTIONS[request.param]) as running:
        yield running


@pytest.mark.parametrize("kind", KINDS)
def test_every_request_of_a_story(kind: str, server: Sandbox) -> None:
    # A story is some thirty requests; what of it is drawn is a word here and there, so a failure is told as it is.
    @settings(max_examples=max(2, settings().max_examples // 4), phases=[Phase.generate])
    @given(st.data())
    def holds(data: Any) -> None:
        server.reset()
        called.clear()
        with client(server.service, kind, server.base_url, **_options(server)) as made:
            STORIES[server.service](Noting(made, called), server, data.draw)
        asked = {_check(server.service, entry) for entry in server.requests()}
        assert {label for label in TOLD if label.startswith(f"{server.service}.")} <= {
            f"{server.service}.{name}" for name in called
        }
        assert ONLY_TOLD.get(server.service, frozenset()) <= asked

    called: set[str] = set()
    holds()


@pytest.mark.parametrize("kind", KINDS)
def test_every_request_for_a_page(kind: str, server: Sandbox) -> None:
    server.reset()
    server.seed(MANY.get(server.service, {}))
    with client(server.service, kind, server.base_url, **_options(server)) as made:
        read_all(made, server.service)
    asked = Counter(_check(server.service, entry) for entry in server.requests())
    assert all(asked[name] >= least for name, least in PAGED.get(server.service, {}).items())


def test_every_paged_listing_is_read() -> None:
    paged = {(each.service, each.operation.name) for each in methods() if each.name.startswith("iter_")}
    told = {(service, name) for service, names in PAGED.items() for name in names}
    assert paged - told == {("synthgen", "export_batch_tasks")}  # a stream


def _check(service: str, entry: Mapping[str, Any]) -> str:
    """Hold a request of the sandbox's log against the document. Returns the name of its operation."""
    if entry["method"] == "WS":
        return _check_handshake(service, entry)
    headers, body = entry["headers"], entry["body"]
    content = json.dumps(body) if headers.get("content-type") == "application/json" else body or ""
    target = "?".join(filter(None, [quote(entry["path"]), urlencode(entry["query"], doseq=True)]))
    request = sent(service, entry["method"], target, headers, content.encode())
    assert (request.operation.name, faults(request)) == (entry["operation"], [])
    return request.operation.name


def _check_handshake(service: str, entry: Mapping[str, Any]) -> str:
    node = document(service)["x-websockets"][entry["operation"]]
    if "?" in entry["path"]:
        raise UndocumentedError(entry["path"])
    path = entry["path"].strip("/").split("/")
    template = node["path"].strip("/").split("/")
    found = {("path", name[1:-1]): text for name, text in zip(template, path, strict=True) if name.startswith("{")}
    found |= {("query", name): text for name, text in entry["query"].items()}
    known = {(each["in"], each["name"]): each for each in node["parameters"]}
    found |= {key: entry["headers"][key[1].lower()] for key in known if key[0] == "header"}
    assert found.keys() == known.keys()
    for key, text in found.items():
        schema = known[key]["schema"]
        assert any(fits(service, schema, value) for value in readings(schema, [text])), key
    return str(entry["operation"])
