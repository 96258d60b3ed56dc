"""One message a second and user: messages that are sent at once all get their answers."""

import asyncio
import threading
from itertools import pairwise
from typing import Any

import pytest

from fivefold import RetryConfig
from fivefold.mongars import AsyncMonGARS, MonGARS, _entry, _pacing, exceptions
from fivefold.mongars._pacing import INTERVAL, Pacer
from fivefold.sandbox import Sandbox

from .conftest import PASSWORDS, QUICK, Made

MESSAGES = ("one", "two", "three")


@pytest.fixture
def alice(new: Made, swift: Sandbox) -> Any:
    """Either twin, logged in."""
    return new(swift.base_url, "alice")


def statuses(server: Sandbox) -> list[int]:
    """What the messages were answered with."""
    return [request["status"] for request in server.requests() if request["operation"] in ("chat", "chat_guarded")]


def test_threads_with_views_of_one_client_take_turns(swift: Sandbox) -> None:
    answers: dict[str, str] = {}
    with MonGARS(swift.base_url, retry=QUICK) as client:
        client.login("alice", PASSWORDS["alice"])
        views = (client.chat, client.with_options(timeout=20).chat, client.chat_guarded)

        def ask(chat: Any, message: str) -> None:
            answers[message] = chat({"message": message}).response

        threads = [threading.Thread(target=ask, args=pair) for pair in zip(views, MESSAGES, strict=True)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert all(f'"{message}"' in answers[message] for message in MESSAGES)
    assert statuses(swift).count(200) == len(MESSAGES)


def test_tasks_take_turns_and_so_does_another_user(swift: Sandbox) -> None:
    async def main() -> list[Any]:
        async with (
            AsyncMonGARS(swift.base_url, retry=QUICK) as client,
            AsyncMonGARS(swift.base_url, retry=QUICK) as other,
        ):
            await client.login("alice", PASSWORDS["alice"])
            await other.login("olga", PASSWORDS["olga"])
            asked = [client.chat({"message": message}) for message in MESSAGES]
            return await asyncio.gather(*asked, other.chat({"message": "four"}))

    answers = asyncio.run(main())
    assert [message in answer.response for message, answer in zip((*MESSAGES, "four"), answers, strict=True)] == [
        True
    ] * 4
    assert statuses(swift).count(200) == 4


def test_a_429_of_another_client_is_waited_out(new: Made, alice: Any, swift: Sandbox) -> None:
    other = new(swift.base_url, "alice")
    other.chat({"message": "first"})
    raw = alice.raw.chat({"message": "second"})
    assert raw.attempts[0].status == 429
    assert '"second"' in raw.parsed.response


def test_more_429s_than_retries_are_waited_out(alice: Any, swift: Sandbox) -> None:
    swift.fault("chat", status=429, body={"detail": "Too many requests"}, times=2)
    raw = alice.view(max_retries=1).raw.chat({"message": "hello"})
    assert [attempt.status for attempt in raw.attempts] == [429, 429, 200]


@pytest.mark.parametrize("options", [{"retry": RetryConfig(retry_on_status={503})}, {"max_retries": 0}])
def test_who_wants_nothing_sent_again_does_not_wait(options: dict[str, Any], alice: Any, swift: Sandbox) -> None:
    swift.fault("chat", status=429, body={"detail": "Too many requests"})
    with pytest.raises(exceptions.RateLimitError):
        alice.view(**options).chat({"message": "hello"})
    assert statuses(swift) == [429]


def test_a_proxy_that_names_a_time_is_obeyed(alice: Any, swift: Sandbox) -> None:
    swift.fault("chat", status=429, body={"detail": "slow"}, headers={"retry-after": "0"})
    with pytest.raises(exceptions.RateLimitError) as refused:
        alice.chat({"message": "hello"})
    assert (len(refused.value.attempts), refused.value.retry_after) == (3, 0.0)


def test_waiting_ends_with_the_deadline(alice: Any, swift: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_entry, "REFUSED", (60.0, 60.0))
    swift.fault("chat", status=429, body={"detail": "Too many requests"})
    with pytest.raises(exceptions.RateLimitError) as refused:
        alice.view(deadline=30).chat({"message": "hello"})
    assert (len(refused.value.attempts), refused.value.retryable) == (1, True)


def test_a_turn_after_the_deadline_is_an_error_and_is_given_back(
    alice: Any, swift: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_pacing, "INTERVAL", 60.0)
    alice.chat({"message": "first"})
    for _ in range(3):  # or else the second would have to wait for 120 s
        with pytest.raises(exceptions.DeadlineExceededError, match=r"its turn comes in (60|5\d) s"):
            alice.view(deadline=30).chat({"message": "hurried"})
    assert len(statuses(swift)) == 1


def test_a_cancelled_message_gives_its_turn_back(swift: Sandbox) -> None:
    async def main() -> None:
        async with AsyncMonGARS(swift.base_url, retry=QUICK) as client:
            await client.login("alice", PASSWORDS["alice"])
            await client.chat({"message": "first"})
            waiting = [asyncio.create_task(client.chat({"message": "waiting"})) for _ in range(9)]
            await asyncio.sleep(0)
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
            await client.with_options(deadline=3).chat({"message": "second"})

    asyncio.run(main())
    assert swift.effects()["chat"] == 2


def test_turns_are_an_interval_apart_and_gaps_are_used() -> None:
    pacer = Pacer()
    turns = [pacer.take("a", 0.0, 0.0) for _ in range(4)]
    assert turns == pytest.approx([0, INTERVAL, 2 * INTERVAL, 3 * INTERVAL])
    assert pacer.take("b", 0.0, 0.0) == 0.0
    pacer.give_back("a", turns[1])
    pacer.give_back("a", turns[1])
    pacer.give_back("nobody", 0.0)
    assert pacer.take("a", 0.0, 0.0) == pytest.approx(INTERVAL)
    assert pacer.take("a", 0.0, 2.5 * INTERVAL) == pytest.approx(4 * INTERVAL)
    assert pacer.take("a", 100.0, 100.0) == 100.0


def test_many_threads_never_get_the_same_turn() -> None:
    pacer, turns = Pacer(), list[float]()

    def take() -> None:
        turns.extend(pacer.take("a", 0.0, 0.0) for _ in range(50))

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    turns.sort()
    assert len(turns) == 400
    assert all(later - sooner > INTERVAL - 1e-9 for sooner, later in pairwise(turns))
