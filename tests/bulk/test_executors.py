"""The same run on every executor: the same ledger; and what becomes of it when a worker dies, or the run itself."""

import json
import os
import random
import secrets
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from fivefold import ArgusLM, bulk
from fivefold.sandbox import Sandbox
from tests.bulk._runs import STORIES, chat
from tests.bulk.conftest import SOAK

ROOT = Path(__file__).parents[2]
CLUSTERS = {"dask": "distributed", "ray": "ray"}
WORKERS = ("processes", "pool", *CLUSTERS)
COUNT = 10_000 if SOAK else 200
KILLS = {"dask": 20, "ray": 5} if SOAK else {"dask": 1}
#: Items in flight at a time, and items of the runs in which somebody dies.
FLYING, FEW = 8, 60
#: A Ray cluster and its users know each other by a token.
TOKEN = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
#: Which executors each test has: a soak has all; else few, as each cluster takes its seconds.
SAME = ("asyncio", "threads", *WORKERS) if SOAK else ("asyncio", "dask")
LOSES_NOTHING = WORKERS if SOAK else ("ray",)
UNSAFE = WORKERS if SOAK else ("dask",)
KILLED = tuple(CLUSTERS) if SOAK else ("dask",)
pytestmark = pytest.mark.watchdog(3600 if SOAK else 60)

Drive = Callable[..., "dict[str, Any] | None"]


@contextmanager
def program(module: str, *arguments: str, **environment: str) -> "Iterator[subprocess.Popen[str]]":
    """A program of these tests; its input ends with the block, and it is waited for."""
    path = f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    told = {**os.environ, "PYTHONPATH": path, **TOKEN, **environment}
    command = [sys.executable, "-m", f"tests.bulk.{module}", *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=told, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        yield process
        if process.poll() is None:
            process.communicate()


def output(process: "subprocess.Popen[str]") -> IO[str]:
    """What it prints."""
    assert process.stdout is not None
    return process.stdout


@pytest.fixture(scope="module")
def mark(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that a worker leaves when it dies on purpose."""
    return tmp_path_factory.mktemp("died") / "mark"


@pytest.fixture(scope="module")
def address_of(mark: Path) -> Iterator[Callable[[str], str]]:
    """The address of the cluster of a kind, which is started when it is first asked for; empty where none is needed."""
    found: dict[str, str] = {}
    with ExitStack() as running:

        def find(name: str) -> str:
            if name not in CLUSTERS:
                return ""
            if name not in found:
                pytest.importorskip(CLUSTERS[name])
                process = running.enter_context(program("_clusters", name, FIVEFOLD_TEST_MARK=str(mark)))
                found[name] = output(process).readline().strip()
            return found[name]

        yield find


@pytest.fixture
def drive(address_of: Callable[[str], str], mark: Path, ledger: str) -> Drive:
    """Runs in processes of their own; killed after so many results if that is said. Gives the last report."""
    mark.unlink(missing_ok=True)

    def start(name: str, story: str, server: Sandbox, kill_after: int | None = None, **more: Any) -> Any:
        told: dict[str, Any] = {"name": name, "address": address_of(name), "env": server.env, "story": story}
        told |= {"ledger": ledger, "max_concurrency": FLYING, **more}
        with program("_driver", json.dumps(told), FIVEFOLD_TEST_MARK=str(mark)) as process:
            ended = 0
            for line in output(process):  # Ray has a word to say too
                ended += line == "result\n"
                if line.startswith("{"):
                    return json.loads(line)
                if ended == kill_after:
                    process.kill()
            assert process.wait() == -9
        return None

    return start


def to_its_end(drive: Drive, name: str, *told: Any, **work: Any) -> "dict[str, Any] | None":
    """The report of a run in which a worker dies. A pool is the caller's, and broken then: another run has the rest."""
    report = drive(name, *told, **work)
    if name == "pool":
        assert report is not None
        assert "takes no work any more" in report["stopped"]
        report = drive(name, *told, **work)
    return report


def rows(ledger: str) -> list[tuple[Any, ...]]:
    """What a ledger holds of each item, but for what the server makes up and the time it took."""
    query = """SELECT key, item, state, tries, calls, tokens, kind, error,
        json_extract(result, '$.choices[0].message.content') FROM items ORDER BY id"""
    with closing(sqlite3.connect(ledger)) as base:
        return base.execute(query).fetchall()


def asked(server: Sandbox) -> Counter[str]:
    """How often each question was sent."""
    return Counter(each["body"]["user"] for each in server.requests() if each["operation"] == "create_chat_completion")


@pytest.mark.parametrize("name", SAME)
def test_the_same_run_gives_the_same_ledger(name: str, drive: Drive, server_of: Any, ledger: str) -> None:
    server = server_of("lmstudio")
    report = drive(name, "chats", server, count=COUNT)
    assert report is not None
    assert (report["done"], report["calls"], report["errors"]) == (COUNT, COUNT, {})
    kind = "fivefold_wire.lmstudio.models.chat_completion:ChatCompletion"
    assert rows(ledger) == [
        (
            item["user"],
            json.dumps(item, separators=(",", ":")),
            *("done", 1, 1, 5, kind, None),
            f"Echo: {item['messages'][0]['content']}",
        )
        for item in map(chat, range(COUNT))
    ]
    assert asked(server) == {chat(number)["user"]: 1 for number in range(COUNT)}


@pytest.mark.parametrize("name", LOSES_NOTHING)
def test_a_worker_that_dies_loses_nothing(name: str, drive: Drive, server_of: Any, mark: Path) -> None:
    server = server_of("lmstudio")
    work = {"function": "ask_and_die", "safety": "repeatable", "count": FEW}
    report = to_its_end(drive, name, "chats", server, **work)
    assert mark.exists()
    assert report is not None
    assert (report["done"], report["stopped"]) == (FEW, None)
    sent = asked(server)
    assert set(sent) == {chat(number)["user"] for number in range(FEW)}
    assert sent["chat-20"] == 2
    assert sent.total() <= FEW + FLYING


@pytest.mark.parametrize("name", UNSAFE)
def test_what_a_dead_worker_had_is_never_sent_again_when_it_is_unsafe(
    name: str, drive: Drive, server_of: Any, ledger: str
) -> None:
    server = server_of("arguslm")
    report = to_its_end(drive, name, "providers", server, function="make_and_die", safety="unsafe", count=FEW)
    assert report is not None
    assert report["stopped"] is None
    with ArgusLM(server.base_url) as client:
        made = Counter(each.display_name for each in client.list_providers().providers)
    found = {result.key: result for result in bulk.results(ledger)}
    done = {key for key, result in found.items() if result.error is None}
    unknown = set(found) - done
    assert set(made.values()) == {1}
    assert set(found) == {STORIES["providers"].item(number)["display_name"] for number in range(FEW)}
    assert "provider-20" in unknown
    assert done <= set(made)
    assert len(unknown) <= FLYING


def test_of_two_dask_workers_with_one_unsafe_item_one_sends_it(
    address_of: Callable[[str], str], server_of: Any
) -> None:
    server = server_of("arguslm")
    with program("_race", address_of("dask"), server.base_url, "30") as process:
        told = json.loads(output(process).readline())
    assert [sorted(map(str, pair)) for pair in told] == [["None", "WorkerLostError"]] * 30
    assert server.effects() == {"create_provider": 30}


def test_an_unsafe_item_that_has_ended_is_not_sent_again_when_dask_loses_its_result(
    address_of: Callable[[str], str], server_of: Any
) -> None:
    server = server_of("arguslm")
    with program("_again", address_of("dask"), server.base_url) as process:
        told = json.loads(output(process).readline())
    assert told == [None, "WorkerLostError"]
    assert server.effects() == {"create_provider": 1}


@pytest.mark.parametrize("name", KILLED)
def test_a_run_that_is_killed_is_gone_on_with(name: str, drive: Drive, server_of: Any, ledger: str) -> None:
    """What nobody can look for is reported; a task that outlives its run is not sent again either."""
    server, rng = server_of("arguslm"), random.Random(None if SOAK else 9)
    count = 40 * KILLS[name]
    for _ in range(KILLS[name]):
        drive(name, "providers", server, rng.randrange(1, 30), count=count)
    report = drive(name, "providers", server, count=count)
    assert report is not None
    with ArgusLM(server.base_url) as client:
        made = Counter(each.display_name for each in client.list_providers().providers)
    found = {result.key: result for result in bulk.results(ledger)}
    done = {key for key, result in found.items() if result.error is None}
    assert (report["done"], report["unknown"], report["stopped"]) == (len(done), len(found) - len(done), None)
    assert set(found) == {STORIES["providers"].item(number)["display_name"] for number in range(count)}
    assert set(made.values()) == {1}
    assert done <= set(made) <= set(found)
    assert len(found) - len(done) <= FLYING * KILLS[name]
