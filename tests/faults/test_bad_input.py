"""Hostile arguments of every method: refused by name before anything is sent, or sent, and there as they were given."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold import FivefoldError
from fivefold.testing import no_sleep

from ._bad_input import (
    CLIENTS,
    Server,
    arrived,
    client_of,
    complaint,
    fitting_arguments,
    fitting_body,
    models_of,
    text,
    used,
    words_of,
)
from ._bad_input_values import IMPOSSIBLE, VALUES

#: Parameters that steer a method, and that no request carries.
NOT_SENT = frozenset({
    "check_duplicates", "chunk_bytes", "chunk_size", "cost_by_1m_input_token", "cost_by_1m_output_token", "deadline",
    "error_message", "expected_tasks", "fetch_custom_ids", "force", "in_flight", "metadata", "on_event", "on_progress",
    "path", "reason", "remember", "show_progress", "since", "stall_after", "tasks", "wait", "max_rounds",
})  # fmt: skip
#: Methods that send nothing by themselves.
SILENT = frozenset({"job", "set_token"})


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Refuses everything."""
    with Server() as server:
        yield server


@pytest.fixture
def used_path(tmp_path: Path) -> Iterator[None]:
    """Files that an odd path leads to are made in a folder of their own."""
    before = Path.cwd()
    os.chdir(tmp_path)
    yield
    os.chdir(before)


def taken(client: Any, server: Server, word: str, arguments: dict[str, Any], name: str) -> str | None:
    """What is wrong with what a method does with an argument that cannot be."""
    before = len(server.received)
    wrong = problem(client, server, word, arguments, name)
    return f"{word}: {name}: {wrong or 'it was sent'}" if wrong or len(server.received) > before else None


def problem(client: Any, server: Server, word: str, arguments: dict[str, Any], name: str) -> str | None:
    """What is wrong with what a method does with one odd argument."""
    before = len(server.received)
    method = client
    for part in word.split("."):
        method = getattr(method, part)
    try:
        with no_sleep(limit=30):
            used(method(**arguments))
    except OSError as error:
        return None if name == "path" else repr(error)  # the file system's own words
    except Exception as error:  # noqa: BLE001  (whatever it is, it is judged)
        received = server.received[before:]
        if wrong := complaint(error, name, bool(received)):
            return None if name == "path" and isinstance(error, ValueError) and not received else wrong
        value = arguments.get(name)
        if not received or not isinstance(error, FivefoldError) or name in NOT_SENT:
            return None
        if isinstance(value, str | int | float) and not any(text(value) in arrived(one) for one in received):
            return f"{text(value)} was sent as {received[-1]}"
    return None


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("service", CLIENTS)
@pytest.mark.usefixtures("used_path")
def test_no_argument_does_what_nobody_said(server: Server, service: str, kind: str) -> None:
    words = {word: found for word, found in words_of(service).items() if word not in SILENT}
    places = [(word, name) for word, found in sorted(words.items()) for name in found.parameters]

    @settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck), database=None)
    @given(place=st.sampled_from(places), value=VALUES, data=st.data())
    def check(place: tuple[str, str], value: Any, data: st.DataObject) -> None:
        word, name = place
        parameters = words[word].parameters
        arguments = fitting_arguments(word, words[word], name, service)
        models = models_of(parameters[name], service)[:1] if name in ("body", "request") else []
        fields = [field.name for model in models for field in attrs.fields(model)]
        if fields and data.draw(st.sampled_from([False, True])):
            field = data.draw(st.sampled_from(fields))
            arguments[name] = {**fitting_body(models[0]), field: value}
            assert problem(client, server, word, arguments, field) is None, (word, field)
        else:
            arguments[name] = value
            assert problem(client, server, word, arguments, name) is None, (word, name)

    with client_of(service, kind, server.url, timeout=5) as client:
        check()


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("service", CLIENTS)
@pytest.mark.usefixtures("used_path")
def test_what_cannot_be_is_refused_before_anything_is_sent(server: Server, service: str, kind: str) -> None:
    wrong: list[str] = []
    with client_of(service, kind, server.url, timeout=5) as client:
        for word, found in words_of(service).items():
            for name, parameter in found.parameters.items():
                needed = fitting_arguments(word, found, name, service)
                models = models_of(parameter, service)[:1] if name in ("body", "request") else []
                fields = [(model, field.name) for model in models for field in attrs.fields(model)]
                if ".stream_" in f".{word}":
                    fields = [(model, field) for model, field in fields if field != "stream"]  # which they set
                if kind == "async":
                    fields = []  # the twins share what checks bodies
                for value in IMPOSSIBLE:
                    tried = [(name, value)]
                    tried += [(field, {**fitting_body(model), field: value}) for model, field in fields]
                    told = [taken(client, server, word, {**needed, name: each}, place) for place, each in tried]
                    wrong += [one for one in told if one]
    assert wrong == []


@pytest.mark.parametrize("service", CLIENTS)
def test_a_header_cannot_be_smuggled_in(server: Server, service: str) -> None:
    start = len(server.received)
    for hostile in ("a\r\nx-evil: 1", "a\nx-evil: 1", "a\rx-evil: 1", "a\x00b", "\r\n\r\nGET /evil HTTP/1.1\r\n\r\n"):
        for options in ({"headers": {"x-mine": hostile}}, {"headers": {hostile: "x"}}, {"headers": {"x": "é\ud800"}}):
            with pytest.raises(ValueError, match="headers"), client_of(service, "sync", server.url, **options):
                pass
        for option in {"api_key", "token", "virtual_key", "admin_key"} & CLIENTS[service][2].keys():
            with (
                pytest.raises(ValueError, match=option) as caught,
                client_of(service, "sync", server.url, **{option: hostile}),
            ):
                pass
            assert hostile not in str(caught.value)
        with client_of(service, "sync", server.url) as client, pytest.raises(ValueError, match="headers"):
            client.view(headers={"x-mine": hostile})
    assert server.received[start:] == []
