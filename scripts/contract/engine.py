"""Runs schemathesis against one server and tells what it found. The only module that knows schemathesis."""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import schemathesis
from hypothesis import strategies
from hypothesis.internal.cache import LRUCache
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.errors import NoLinksFound
from schemathesis.filters import FilterSet

__all__ = ["PHASES", "Deviation", "Outcome", "Profile", "Values", "run"]

PHASES = ("examples", "coverage", "fuzzing", "stateful")
_SECONDS_PER_REQUEST = 30
_LONGEST_ANSWER = 600
_LIKELIHOOD = 0.7
"""How often one of the given values is taken, where there are some."""

Values = Mapping[str, Sequence[str]]
"""`path.name`, `query.name` or `body.name` (a list: `body.name[*]`) to texts."""


@dataclass(frozen=True)
class Profile:
    """How much is tried.

    Attributes:
        examples: test cases drawn for each operation, and walks of the stateful phase.
        seed: fixes them all.
        phases: some of `PHASES`.
        methods: whether methods that the document does not have are tried, writing ones too.
    """

    examples: int
    seed: int = 1
    phases: Sequence[str] = PHASES
    methods: bool = True


@dataclass(frozen=True)
class Deviation:
    """One check that one answer did not pass.

    Attributes:
        operation: the operationId.
        check: schemathesis's name for the check.
        how: its words for what is wrong.
        answer: the status and the text of the answer.
        request: the request as a command line, without credentials.
    """

    operation: str
    check: str
    how: str
    answer: str
    request: str


@dataclass
class Outcome:
    """What came of a run.

    Attributes:
        deviations: all of them, in the order in which they were found.
        statuses: operationId to how often each status was seen.
        errors: what kept schemathesis itself from testing, in its words.
        requests: how many were sent.
        seconds: how long it took.
    """

    deviations: list[Deviation] = field(default_factory=list[Deviation])
    statuses: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    errors: list[str] = field(default_factory=list[str])
    requests: int = 0
    seconds: float = 0.0

    def add(self, other: Outcome) -> None:
        """Take in what another run found."""
        self.deviations += other.deviations
        self.errors += other.errors
        self.requests += other.requests
        self.seconds += other.seconds
        for name, statuses in other.statuses.items():
            self.statuses[name].update(statuses)


def run(
    document: Mapping[str, Any],
    base_url: str,
    profile: Profile,
    *,
    only: Sequence[str] | None = None,
    credentials: Mapping[str, str] | None = None,
    values: Mapping[str, Values] | None = None,
    files: Mapping[str, Sequence[bytes]] | None = None,
) -> Outcome:
    """Hold a server against a document with every check there is.

    Args:
        document: an OpenAPI document.
        base_url: where the server is.
        profile: how much is tried.
        only: operationIds; None for all.
        credentials: names of the document's security schemes to what is sent for them.
        values: operationId, or `*` for all, to what requests may well say, in place of what is made up.
        files: media types to contents of files.
    """
    for media_type, contents in (files or {}).items():
        schemathesis.openapi.media_type(media_type, strategies.sampled_from(contents))
    config = schemathesis.Config.from_dict(_settings(base_url, profile, credentials or {}, values or {}))
    schema = schemathesis.openapi.from_dict(dict(document), config=config)
    if only is not None:
        # The settings of single operations have put a filter of their own there, which lets all of them in.
        schema.filter_set = FilterSet()
        schema.filter_set.include(operation_id=list(only))
    outcome, began = Outcome(), time.monotonic()
    with _the_same_draws():
        for event in from_schema(schema).execute():
            _take(outcome, event)
    outcome.seconds = time.monotonic() - began
    return outcome


@contextmanager
def _the_same_draws() -> Iterator[None]:
    """Hypothesis also tries what it finds in the sources that are loaded: any change there would change the draws."""
    with (
        patch.object(providers, "_get_local_constants", Constants),
        patch.object(providers, "CONSTANTS_CACHE", LRUCache(1024)),
    ):
        yield


def _take(outcome: Outcome, event: events.EngineEvent) -> None:
    if isinstance(event, events.ScenarioFinished):
        _note(outcome, event.recorder)
    elif isinstance(event, events.NonFatalError):
        # A few operations by themselves may have nothing to walk from one to the other.
        if not isinstance(event.value, NoLinksFound):
            outcome.errors.append(f"{event.label}: {event.info.format()}")
    elif isinstance(event, events.FatalError):
        outcome.errors.append(f"{type(event.exception).__name__}: {event.exception}")


def _settings(
    base_url: str, profile: Profile, credentials: Mapping[str, str], values: Mapping[str, Values]
) -> dict[str, Any]:
    secrets = {name: {"api_key" if name == "admin" else "bearer": secret} for name, secret in credentials.items()}
    phases: dict[str, dict[str, Any]] = {phase: {"enabled": phase in profile.phases} for phase in PHASES}
    if not profile.methods:
        phases["coverage"]["unexpected-methods"] = []
    lists = {(name, place): f"{name} {place}" for name, those in values.items() for place in those}
    return {
        "seed": profile.seed,
        "base-url": base_url,
        "continue-on-failure": True,
        "request-timeout": _SECONDS_PER_REQUEST,
        "suppress-health-check": ["all"],
        "cache": {"enabled": False},
        "phases": phases,
        "generation": {"max-examples": profile.examples, "no-shrink": True, "database": "none"},
        "dictionaries": {known: {"values": list(values[name][place])} for (name, place), known in lists.items()},
        "parameters": _bound(lists, "*"),
        "operations": [
            {"include-operation-id": name, "parameters": _bound(lists, name)} for name in values if name != "*"
        ],
        **({"auth": {"openapi": secrets}} if secrets else {}),
    }


def _bound(lists: Mapping[tuple[str, str], str], name: str) -> dict[str, Any]:
    """What an operation's parameters, or those of all, are drawn from."""
    return {
        place: {"dictionary": known, "probability": _LIKELIHOOD} for (one, place), known in lists.items() if one == name
    }


def _note(outcome: Outcome, recorder: ScenarioRecorder) -> None:
    outcome.requests += len(recorder.interactions)
    names = {case_id: _name(node.value.operation) for case_id, node in recorder.cases.items()}
    for case_id, interaction in recorder.interactions.items():
        if interaction.response is not None:
            outcome.statuses[names[case_id]][interaction.response.status_code] += 1
    for case_id, checks in recorder.checks.items():
        for check in checks:
            if check.failure_info is None:
                continue
            failure = check.failure_info.failure
            sent = recorder.interactions.get(case_id)
            response = sent.response if sent else None
            answer = f"{response.status_code} {_text(response.content)}" if response else "no answer"
            how = f"{failure.title}: {failure.message}" if failure.message else failure.title
            outcome.deviations.append(
                Deviation(names[case_id], check.name, how, answer, check.failure_info.code_sample)
            )


def _name(operation: Any) -> str:
    return str(operation.definition.raw["operationId"])


def _text(content: bytes | None) -> str:
    return (content or b"")[:_LONGEST_ANSWER].decode(errors="replace")


def _parsed_events(context: schemathesis.DeserializationContext, response: schemathesis.Response) -> list[Any]:
    """What the events of a stream hold; the mark of its end is no JSON."""
    data = [line.removeprefix("data:").strip() for line in _text_lines(response) if line.startswith("data:")]
    return [json.loads(one) for one in data if one != "[DONE]"]


def _parsed_lines(context: schemathesis.DeserializationContext, response: schemathesis.Response) -> list[Any]:
    return [json.loads(line) for line in _text_lines(response) if line.strip()]


def _text_lines(response: schemathesis.Response) -> list[str]:
    return response.content.decode().split("\n")


schemathesis.deserializer("text/event-stream")(_parsed_events)
schemathesis.deserializer("application/x-ndjson")(_parsed_lines)
