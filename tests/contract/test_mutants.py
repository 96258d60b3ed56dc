"""The contract run finds what is wrong: each mutant of each sandbox is caught, and the sandbox itself is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest

from fivefold.sandbox import Sandbox
from scripts.contract.documents import load, needs
from scripts.contract.engine import Deviation, Profile, run
from scripts.contract.known import judge, read_known
from scripts.contract.sandboxes import credentials_of, root
from scripts.contract.setups import SETUPS
from tests.contract._server_proxy import KINDS, Proxy, field_of, proxied

OPERATIONS = {
    "arguslm": ["list_providers", "get_provider", "create_provider", "list_prompt_packs", "get_monitoring_config"],
    "mongars": ["login_json", "list_users", "model_configuration", "publish_peer_telemetry", "check_llm_health"],
    "lmstudio": ["list_models", "create_completion", "create_embeddings", "v0_list_models", "native_download_model"],
    "synthgen": ["get_batches", "export_batch_tasks", "get_batch_tasks", "get_task_stats", "check_health"],
    "saas_litellm": ["get_job", "make_llm_call", "list_teams", "get_current_admin", "get_dashboard_stats"],
}
pytestmark = pytest.mark.contract
PROFILE = Profile(examples=4, phases=("fuzzing",), methods=False)
MUTANTS = [
    pytest.param(
        service,
        operation,
        kind,
        id=f"{service}-{operation}-{kind}",
    )
    for service, names in OPERATIONS.items()
    for operation in names
    for kind in KINDS
]


@dataclass
class Subject:
    """One sandbox behind a proxy, and how it is tested."""

    service: str
    document: dict[str, Any]
    sandbox: Sandbox
    proxy: Proxy

    def deviations(self, operation: str) -> list[Deviation]:
        """What the contract run finds in one operation, but for what is known."""
        setup = SETUPS[self.service]
        self.sandbox.reset()
        outcome = run(
            self.document,
            self.proxy.base_url,
            PROFILE,
            only=[operation],
            credentials=dict(credentials_of(self.sandbox, setup, needs(self.document, [operation]))),
            values=setup.values,
            files=setup.files,
        )
        known = [one for one in read_known() if one.service == self.service and one.quirk is None]
        assert outcome.errors == []
        return list(judge(known, outcome, []).unlisted)


@pytest.fixture(scope="module")
def subjects() -> Iterator[Callable[[str], Subject]]:
    """Gives the subject of a service: one for all tests here."""
    running: dict[str, Subject] = {}
    with ExitStack() as stack:

        def get(service: str) -> Subject:
            if service not in running:
                setup = SETUPS[service]
                sandbox = stack.enter_context(Sandbox(service, quirks="off", pace=0, data=setup.data, **setup.options))
                proxy = stack.enter_context(proxied(root(sandbox.base_url)))
                running[service] = Subject(service, load(service, keyed=setup.keyed), sandbox, proxy)
            return running[service]

        yield get


@pytest.mark.parametrize(
    ("service", "operation"), [(service, name) for service, names in OPERATIONS.items() for name in names]
)
def test_no_mutant_no_deviation(subjects: Callable[[str], Subject], service: str, operation: str) -> None:
    subject = subjects(service)
    subject.proxy.mutate(None)
    assert subject.deviations(operation) == []


@pytest.mark.parametrize(("service", "operation", "kind"), MUTANTS)
def test_every_mutant_is_caught(subjects: Callable[[str], Subject], service: str, operation: str, kind: str) -> None:
    subject = subjects(service)
    subject.proxy.mutate(KINDS[kind], field_of(subject.document, operation))
    found = subject.deviations(operation)
    assert subject.proxy.spoiled > 0, "there was no success to spoil"
    assert found, "the mutant was not caught"
