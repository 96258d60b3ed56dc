"""Logging in again by itself: once for all that are refused at once, never against the caller's will."""

import asyncio
import os
import threading
from collections.abc import Callable
from typing import Any

import pytest
from fivefold_wire.mongars.api import conversation

from fivefold._deadline import Deadline
from fivefold._failures import Situation
from fivefold.call import Response
from fivefold.mongars import AsyncMonGARS, MonGARS, _entry, exceptions
from fivefold.mongars._entry import Entry
from fivefold.mongars._session import session_of
from fivefold.sandbox import Sandbox
from tests.core._server import FakeServer, reply

from .conftest import PASSWORDS, QUICK, Made
from .test_login import HOUR, sent

PASSWORD = PASSWORDS["alice"]
MANY = 12
BAD_TOKENS = [{"access_token": token, "token_type": "bearer"} for token in ("", "a\nb", "ü", " a ")]


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_entry, "LOOKING", QUICK)


def side_by_side(job: Callable[[], Any]) -> list[Any]:
    """What it returns or raises in many threads at once."""
    done: list[Any] = []

    def do() -> None:
        try:
            done.append(job())
        except exceptions.APIError as error:
            done.append(error)

    threads = [threading.Thread(target=do) for _ in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def test_one_login_serves_all_threads(mongars_server: Sandbox) -> None:
    with MonGARS(mongars_server.base_url, retry=QUICK) as client:
        client.login("alice", PASSWORD, remember=True)
        mongars_server.advance(HOUR)
        mongars_server.fault("login", delay=0.1)
        views = iter([client, client.with_options(timeout=20)] * MANY)
        assert side_by_side(lambda: next(views).history("alice")) == [[]] * MANY
    assert len(sent(mongars_server, "/token")) == 2


def test_one_login_serves_all_tasks(mongars_server: Sandbox) -> None:
    async def main() -> list[Any]:
        async with AsyncMonGARS(mongars_server.base_url, retry=QUICK) as client:
            await client.login("alice", PASSWORD, remember=True)
            mongars_server.advance(HOUR)
            mongars_server.fault("login", delay=0.1)
            return await asyncio.gather(*(client.history("alice") for _ in range(MANY)))

    assert asyncio.run(main()) == [[]] * MANY
    assert len(sent(mongars_server, "/token")) == 2


def test_a_login_that_is_refused_is_refused_once_for_all(mongars_server: Sandbox) -> None:
    with MonGARS(mongars_server.base_url, retry=QUICK) as client:
        client.login("alice", PASSWORD, remember=True)
        mongars_server.seed({"users": [{"username": "alice", "password": "another-password"}]})
        mongars_server.advance(HOUR)
        errors = side_by_side(lambda: client.history("alice"))
    assert {type(error) for error in errors} == {exceptions.AuthenticationError}
    assert sorted(error.operation for error in errors) == ["history"] * (MANY - 1) + ["login"]
    assert len(sent(mongars_server, "/token")) == 2


class Watched:
    """A lock that tells when it is held, and when somebody found it held."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.held, self.found_held = asyncio.Event(), asyncio.Event()

    def acquire(self, *, blocking: bool) -> bool:
        """As a lock's own."""
        acquired = self._lock.acquire(blocking=blocking)
        (self.held if acquired else self.found_held).set()
        return acquired

    def release(self) -> None:
        """As a lock's own."""
        self._lock.release()


def test_when_the_call_that_logs_in_is_cancelled_another_one_does(mongars_server: Sandbox) -> None:
    async def main() -> Any:
        async with AsyncMonGARS(mongars_server.base_url, retry=QUICK) as client:
            await client.login("alice", PASSWORD, remember=True)
            mongars_server.advance(HOUR)
            mongars_server.fault("login", hang=True, times=1)
            renewing = client._options.settings["session"].renewing = Watched()
            first = asyncio.create_task(client.history("alice"))
            await renewing.held.wait()
            second = asyncio.create_task(client.history("alice"))
            await renewing.found_held.wait()
            first.cancel()
            return await second

    assert asyncio.run(main()) == []


def test_a_logout_meanwhile_stays(mongars_server: Sandbox) -> None:
    async def main() -> tuple[str | None, Any]:
        async with AsyncMonGARS(mongars_server.base_url, retry=QUICK) as client:
            await client.login("alice", PASSWORD, remember=True)
            mongars_server.advance(HOUR)
            renewing = client._options.settings["session"].renewing = Watched()
            call = asyncio.create_task(client.history("alice"))
            await renewing.held.wait()
            client.set_token(None)
            (error,) = await asyncio.gather(call, return_exceptions=True)
            return client.token, error

    token, error = asyncio.run(main())
    assert token is None
    assert isinstance(error, exceptions.AuthenticationError)
    assert error.operation == "history"


def test_a_call_without_time_left_does_not_log_in() -> None:
    with MonGARS(token="a.b.c") as client:
        options = client._options
        session_of(options).begin(options, "a.b.c", ("alice", PASSWORD))
        entry = Entry(Situation(client.service, options, conversation.history(user_id="alice")), Deadline(1.0))
    assert entry.turn(0.0) == 0.0
    assert list(entry.again(Response(401), 1.0)) == []
    assert session_of(options).renewing.acquire(blocking=False)


@pytest.mark.parametrize("answer", BAD_TOKENS)
def test_a_login_with_a_token_that_cannot_be_sent_is_our_error(answer: dict[str, str], new: Made) -> None:
    with FakeServer() as server:
        client = new(server.url, token="a.b.c")
        server.script(reply(200, answer), reply(200, {**answer, "admin": False, "expires_in": 60}))
        for log_in in (client.login, lambda name, word: client.login_json({"username": name, "password": word})):
            with pytest.raises(exceptions.ResponseValidationError, match="access_token"):
                log_in("alice", PASSWORD)
        assert client.token == "a.b.c"


def test_a_token_that_no_calendar_sees_the_end_of_is_good(new: Made) -> None:
    with FakeServer() as server:
        client = new(server.url)
        server.script(reply(200, {"access_token": "t", "token_type": "bearer", "admin": False, "expires_in": 10**30}))
        assert client.login_json({"username": "alice", "password": PASSWORD}).expires_in == 10**30
        assert (client.token, client.token_expires_at) == ("t", None)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_child_takes_turns_and_logs_in_by_itself(mongars_server: Sandbox) -> None:
    with MonGARS(mongars_server.base_url, retry=QUICK) as client:
        client.login("alice", PASSWORD, remember=True)
        session = client._options.settings["session"]
        mongars_server.advance(HOUR)
        with session.renewing, session.pacer._lock:  # as other threads may at the moment of the fork
            child = os.fork()
            if child == 0:
                try:
                    os._exit(not client.with_options(deadline=20).chat({"message": "hello"}).response)
                finally:
                    os._exit(1)
        assert os.waitpid(child, 0)[1] == 0
    assert len(sent(mongars_server, "/token")) == 2
