"""Polite runs: one pace for all workers, budgets, deadlines, and an end when everything fails."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from fivefold import (
    ArgusLM,
    AsyncLMStudio,
    AuthenticationError,
    LMStudio,
    OutcomeUnknownError,
    SaaSLiteLLM,
    bulk,
)
from fivefold.bulk import _drive
from fivefold.bulk._plan import TRIES
from fivefold.sandbox import Sandbox
from fivefold.testing import no_sleep
from tests.bulk._runs import STORIES, chat, job, provider_there, start
from tests.bulk.test_run import asked, chats

OPERATION = "create_chat_completion"


@pytest.fixture
def server(server_of: Any) -> Sandbox:
    """LM Studio."""
    found: Sandbox = server_of("lmstudio")
    return found


@pytest.fixture(params=["asyncio", "threads"])
def client(request: pytest.FixtureRequest, server: Sandbox) -> Iterator[Any]:
    """A client of either kind."""
    if request.param == "asyncio":
        yield AsyncLMStudio(server.base_url, max_retries=1)
        return
    with LMStudio(server.base_url, max_retries=1) as made:
        yield made


def test_one_refusal_holds_all_workers_back(client: Any, server: Sandbox, ledger: str) -> None:
    server.fault(OPERATION, status=429, headers={"Retry-After": "1"}, times=1, skip=8)
    report = chats(client, ledger, 60, max_concurrency=4).wait()
    sent = asked(server)
    (refused,) = [key for key, times in Counter(sent).items() if times == 2]
    again = len(sent) - 1 - sent[::-1].index(refused)
    assert report.done == 60
    assert again - sent.index(refused) < 10  # by then, the other three would have sent nearly all of them
    assert report.calls == 61


def test_a_server_that_is_away_for_a_while_costs_nothing(client: Any, server: Sandbox, ledger: str) -> None:
    items = [chat(number) for number in range(8)]
    with server.refusing():
        away = client.with_options(max_retries=0)
        run = bulk.run(getattr(away, OPERATION), items, key="user", ledger=ledger, max_concurrency=1, deadline=0.5)
        assert list(run) == []
    assert run.report.stopped == "the deadline has passed"
    assert run.report.left == 8
    assert chats(client, ledger, 8).wait().done == 8


@pytest.mark.parametrize(
    "budget", [bulk.Budget(calls=10), bulk.Budget(tokens=55), bulk.Budget(cost=10, cost_of=lambda answer: 1)]
)
def test_a_budget_stops_a_run_in_time_and_holds_for_the_ledger(
    budget: bulk.Budget, client: Any, server: Sandbox, ledger: str
) -> None:
    report = chats(client, ledger, 40, budget=budget).wait()
    assert report.stopped == "the budget leaves no room for another item"
    assert 8 <= report.done == len(asked(server)) <= 11
    assert report.calls <= (budget.calls or 100)
    assert report.tokens <= (budget.tokens or 1000)
    assert report.cost <= (budget.cost or 1000)
    again = chats(client, ledger, 40, budget=budget).wait()
    assert (again.done, again.stopped) == (report.done, report.stopped)
    assert len(asked(server)) == report.done
    assert chats(client, ledger, 40).wait().done == 40


def test_after_its_deadline_a_run_sends_nothing(client: Any, server: Sandbox, ledger: str) -> None:
    report = chats(client, ledger, 5, deadline=1e-6).wait()
    assert (report.stopped, report.left, asked(server)) == ("the deadline has passed", 5, [])


def test_after_its_deadline_what_is_in_flight_has_some_seconds_to_end(
    client: Any, server: Sandbox, ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_drive, "GRACE", 0.1)
    server.fault(OPERATION, hang=True, skip=1, times=4)
    report = chats(client.with_options(timeout=2.0), ledger, 5, deadline=0.3).wait()
    assert (report.stopped, report.done, report.left) == ("the deadline has passed", 1, 4)
    server.reset()
    assert chats(client, ledger, 5).wait().done == 5


def test_a_run_where_everything_fails_stops_by_itself_and_goes_on_when_that_is_mended(
    client: Any, server: Sandbox, ledger: str
) -> None:
    server.fault(OPERATION, status=401, body={"error": "no"}, times=1000)
    report = chats(client, ledger, 100, max_concurrency=4).wait()
    assert report.stopped is not None
    assert "failures one after the other, the last one: AuthenticationError" in report.stopped
    assert 20 <= len(asked(server)) <= 24
    assert (report.done, report.left) == (0, 100)  # the key was wrong, not the items
    server.reset()
    assert chats(client, ledger, 100).wait().done == 100


def test_what_keeps_failing_is_set_aside_and_the_rest_is_done(client: Any, server: Sandbox, ledger: str) -> None:
    items = [chat(number) for number in range(6)]
    server.fault(OPERATION, status=401, body={"error": "no"}, times=TRIES)
    run = bulk.run(getattr(client, OPERATION), items, key="user", ledger=ledger, max_concurrency=1)
    found = {result.key: result.error for result in run}
    assert (run.report.done, run.report.failed, run.report.errors) == (6, 0, {"AuthenticationError": TRIES})
    assert set(found.values()) == {None}  # three different ones, each tried again
    server.fault(OPERATION, status=401, body={"error": "no"}, times=TRIES)
    run = bulk.run(getattr(client, OPERATION), [chat(99)], key="user", ledger=ledger)
    (result,) = run
    assert isinstance(result.error, AuthenticationError)
    assert asked(server).count("chat-99") == TRIES


@pytest.mark.parametrize("executor", ["asyncio", "threads"])
@pytest.mark.parametrize(("drop", "resolved"), [("after", True), ("before", False)])
def test_a_lost_answer_is_looked_for_before_anything_is_sent_again(
    executor: str, drop: str, resolved: bool, server_of: Any, ledger: str
) -> None:
    server = server_of("saas_litellm")
    server.fault("create_job", drop=drop, times=2)
    with STORIES["jobs"].opened(server.env, executor) as client:
        found = {result.key: result for result in start("jobs", client, executor, ledger, 6, max_concurrency=2)}
    with SaaSLiteLLM(*(server.env[name] for name in STORIES["jobs"].settings)) as client:
        made = sorted(each.job_type for each in client.iter_jobs())
    assert made == [job(number) for number in range(6)]
    assert sorted(result.resolved for result in found.values()) == [False] * 4 + [resolved] * 2
    assert {result.error for result in found.values()} == {None}


@pytest.mark.parametrize("executor", ["asyncio", "threads", "processes"])
def test_what_nobody_can_find_out_is_reported_and_stays_unknown(executor: str, server_of: Any, ledger: str) -> None:
    server = server_of("arguslm")
    server.fault("create_provider", silence="request", times=1)
    with no_sleep(), STORIES["providers"].opened(server.env, executor, timeout=0.5) as client:
        run = start("providers", client, executor, ledger, 4, max_concurrency=1)
        found = {result.key: result for result in run}
    (lost,) = [key for key, result in found.items() if result.error is not None]
    assert isinstance(found[lost].error, OutcomeUnknownError)
    assert (run.report.done, run.report.unknown) == (3, 1)
    assert server.effects()["create_provider"] == 4
    with ArgusLM(server.base_url) as client:
        looking = start("providers", client, "threads", ledger, 4, resolve=provider_there)
        (result,) = looking
    assert (result.key, result.resolved, looking.report.done) == (lost, True, 4)
    assert server.effects()["create_provider"] == 4
