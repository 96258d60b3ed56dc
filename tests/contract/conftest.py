"""How thorough the contract tests are: FIVEFOLD_CONTRACT=quick (the default), ci or deep; and whom they talk to.

Only `deep` draws anew each time; the others try the same examples on every run.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.cache import LRUCache
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from tests.core._server import FakeServer

from ._answering import answering
from ._calls import trying_once
from ._methods import KINDS, Method

#: Schemas as large as these are slow; and the plainest value of a schema is found once, when it is first needed.
_KNOWN = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.nested_given]
_SAME = settings(derandomize=True, database=None, deadline=None, suppress_health_check=_KNOWN)

settings.register_profile("quick", _SAME, max_examples=1)
settings.register_profile("ci", _SAME, max_examples=4)
settings.register_profile("deep", _SAME, max_examples=25, derandomize=False, print_blob=True)
settings.load_profile(os.environ.get("FIVEFOLD_CONTRACT", "quick"))


@pytest.fixture(autouse=True)
def _the_same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hypothesis also tries what it finds in the sources that are loaded: any change there would change the draws."""
    if settings().derandomize:
        monkeypatch.setattr(providers, "_get_local_constants", Constants)
        monkeypatch.setattr(providers, "CONSTANTS_CACHE", LRUCache(1024))


class Twins:
    """Both clients of each service, and the server that they all talk to."""

    #: What leaves a client behind that is logged in otherwise, or has to wait for its next turn.
    CHANGING = frozenset(
        {
            "mongars.chat",
            "mongars.chat_guarded",
            "mongars.login",
            "mongars.login_json",
            "mongars.change_password",
            "saas_litellm.admin.create_owner",
            "saas_litellm.admin.login",
            "saas_litellm.admin.logout",
        }
    )

    def __init__(self, server: FakeServer, stack: ExitStack) -> None:
        self.server = server
        self._stack = stack
        self._made: dict[tuple[str, str], Any] = {}

    def of(self, method: Method, *kinds: str) -> Iterator[Any]:
        """The two that have a method, one after the other."""
        for kind in kinds or KINDS:
            if method.label in self.CHANGING:
                with trying_once(method.service, kind, self.server.url) as made:
                    yield made
                continue
            known = (method.service, kind)
            if known not in self._made:
                self._made[known] = self._stack.enter_context(trying_once(*known, self.server.url))
            yield self._made[known]


@pytest.fixture(scope="session")
def twins() -> Iterator[Twins]:
    """Both clients of each service."""
    with answering() as server, ExitStack() as stack:
        yield Twins(server, stack)
