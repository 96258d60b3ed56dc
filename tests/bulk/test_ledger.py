"""The ledger by itself: what it refuses, what it keeps, and what a full disk does to it."""

import os
import resource
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from fivefold import ArgusLM, FivefoldError, bulk
from fivefold.bulk import LedgerError
from fivefold.bulk._layout import VERSION, Ended, Sent
from fivefold.bulk._ledger import Ledger
from fivefold.bulk._results import results, status
from fivefold.testing import no_sleep
from tests.bulk._runs import STORIES, start

ABOUT = {"operation": "tests.nothing"}


@contextmanager
def opened(path: str) -> Iterator[Ledger]:
    """A ledger, closed in the end."""
    book = Ledger(path, ABOUT)
    try:
        yield book
    finally:
        book.close()


def planned(path: str, count: int) -> None:
    """A ledger with so many items."""
    with opened(path) as book:
        book.plan([(f"key-{number}", f'{{"number":{number}}}') for number in range(count)])


def test_what_is_planned_is_there_when_it_is_opened_again(ledger: str) -> None:
    planned(ledger, 3)
    with opened(ledger) as book:
        assert [(row.key, row.item, row.state, row.tries) for row in book.page(("planned",))] == [
            (f"key-{number}", f'{{"number":{number}}}', "planned", 0) for number in range(3)
        ]
        assert book.counts() == {"planned": 3}


def test_pages_follow_each_other_until_there_is_none(ledger: str) -> None:
    with opened(ledger) as book:
        book.plan([(str(number), "0") for number in range(1100)])
        seen, last = [], 0
        while page := book.page(("planned",), last):
            seen += [row.key for row in page]
            last = page[-1].id
        assert seen == [str(number) for number in range(1100)]


def test_what_is_recorded_is_read_back_as_it_was(ledger: str) -> None:
    planned(ledger, 4)
    with opened(ledger) as book:
        book.record([Sent(1, '{"operation":"x","clue":{}}'), Sent(2, None)])
        book.record([Ended(1, "done", calls=2, tokens=7, cost=0.5, seconds=1.5, result='{"a":"\\ud800é"}')])
        error = '{"kind":"RateLimitError","message":"slow","status_code":429,"retryable":true}'
        book.record([Ended(3, "failed", calls=3, error=error), Ended(4, "planned", error=error)])
        assert book.counts() == {"done": 1, "failed": 1, "planned": 1, "sent": 1}
        assert (book.spent().calls, book.spent().tokens, book.spent().cost) == (5, 7, 0.5)
        assert [(row.id, row.state, row.tries, row.clue) for row in book.page(("sent", "planned"))] == [
            (2, "sent", 0, None),
            (4, "planned", 1, None),
        ]
    done, failed = results(ledger)
    assert (done.key, done.value, done.attempts, done.seconds) == ("key-0", {"a": "\ud800é"}, 2, 1.5)
    assert isinstance(failed.error, bulk.RecordedError)
    assert (failed.error.kind, str(failed.error), failed.error.status_code) == ("RateLimitError", "slow", 429)
    assert failed.error.retryable


def test_a_batch_is_recorded_as_a_whole_or_not_at_all(ledger: str) -> None:
    planned(ledger, 2)
    with opened(ledger) as book:
        with pytest.raises(LedgerError, match="CHECK"):
            book.record([Ended(1, "done", result="1"), Ended(2, "nonsense")])  # type: ignore[arg-type]  # on purpose
        assert book.counts() == {"planned": 2}


@pytest.mark.parametrize("batches", [[["a", "a"]], [["a"], ["b", "a"]], [["a", "b"], ["b"]]])
def test_a_key_that_comes_twice_is_refused(ledger: str, batches: list[list[str]]) -> None:
    for _ in range(2):  # in a new ledger, and in one that has some of them
        with opened(ledger) as book:
            *before, last = [[(key, "1") for key in batch] for batch in batches]
            for batch in before:
                book.plan(batch)
            with pytest.raises(ValueError, match=r"key '[ab]' is that of two items"):
                book.plan(last)


def test_the_same_items_may_come_again_in_a_later_run_and_more_of_them(ledger: str) -> None:
    planned(ledger, 3)
    planned(ledger, 5)
    with opened(ledger) as book:
        assert book.counts() == {"planned": 5}


def test_another_item_under_a_recorded_key_is_refused(ledger: str) -> None:
    planned(ledger, 3)
    with opened(ledger) as book, pytest.raises(LedgerError, match="'key-1' is recorded with another item"):
        book.plan([("key-0", '{"number":0}'), ("key-1", '{"number":100}')])


def test_a_second_writer_is_refused_in_this_process_and_in_another(ledger: str) -> None:
    code = "import sys; from fivefold.bulk._ledger import Ledger; Ledger(sys.argv[1], {})"
    with opened(ledger):
        with pytest.raises(LedgerError, match="this process writes to it already"):
            Ledger(ledger, ABOUT)
        other = subprocess.run([sys.executable, "-c", code, ledger], capture_output=True, text=True, check=False)
        assert "LedgerError" in other.stderr
        assert "another process writes to it; a ledger has one writer at a time" in other.stderr
        assert status(ledger).total == 0  # who only reads is welcome
    with opened(ledger) as book:
        assert book.counts() == {}


def test_a_ledger_of_another_operation_is_refused(ledger: str) -> None:
    planned(ledger, 1)
    with pytest.raises(LedgerError, match=r"is for operation 'tests\.nothing', not 'tests\.other'"):
        Ledger(ledger, {"operation": "tests.other"})


def test_a_foreign_file_is_refused_and_left_as_it_is(ledger: str) -> None:
    Path(ledger).write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(LedgerError, match="no ledger, or is damaged"):
        Ledger(ledger, ABOUT)
    with pytest.raises(LedgerError, match="no ledger, or is damaged"):
        status(ledger)
    assert Path(ledger).read_bytes() == b"Dear diary, " * 1000


def test_a_foreign_database_is_refused_and_left_as_it_is(ledger: str) -> None:
    with closing(sqlite3.connect(ledger)) as base:
        base.execute("CREATE TABLE items (id INTEGER)")
        base.commit()
    before = Path(ledger).read_bytes()
    for look in (lambda: Ledger(ledger, ABOUT), lambda: status(ledger), lambda: list(results(ledger))):
        with pytest.raises(LedgerError, match="is an SQLite file, but no ledger"):
            look()
    assert Path(ledger).read_bytes() == before


def test_a_newer_version_is_refused(ledger: str) -> None:
    planned(ledger, 1)
    with closing(sqlite3.connect(ledger)) as base:
        base.execute(f"PRAGMA user_version = {VERSION + 1}")
    for look in (lambda: Ledger(ledger, ABOUT), lambda: status(ledger)):
        with pytest.raises(LedgerError, match=f"is of version {VERSION + 1}; this fivefold reads up to {VERSION}"):
            look()


def test_a_damaged_ledger_is_refused(ledger: str) -> None:
    planned(ledger, 2000)
    content = bytearray(Path(ledger).read_bytes())
    for at in range(4096, len(content), 8192):
        content[at : at + 200] = os.urandom(200)
    Path(ledger).write_bytes(content)
    with pytest.raises(LedgerError, match="damaged"):
        Ledger(ledger, ABOUT)
    assert Path(ledger).read_bytes() == bytes(content)


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="cannot be written: Not a directory"):
        Ledger(str(tmp_path / "file" / "run.sqlite"), ABOUT)
    with pytest.raises(LedgerError, match="cannot be written: No such file"):
        Ledger(str(tmp_path / "nowhere" / "run.sqlite"), ABOUT)
    with pytest.raises(LedgerError, match="no such file"):
        status(tmp_path / "nowhere.sqlite")


AS_NOBODY = """
import os, sys
from fivefold.bulk._ledger import Ledger
if os.geteuid() == 0:
    os.setuid(65534)  # root writes everywhere
Ledger(sys.argv[1], {})
"""


def test_a_folder_that_is_read_only_is_told() -> None:
    with tempfile.TemporaryDirectory() as folder:  # in that of pytest, nobody but its owner gets as far
        os.chmod(folder, 0o555)
        command = [sys.executable, "-c", AS_NOBODY, f"{folder}/run.sqlite"]
        tried = subprocess.run(command, capture_output=True, text=True, check=False)
        assert os.listdir(folder) == []
    assert tried.stderr.endswith(f"LedgerError: {folder}/run.sqlite: cannot be written: Permission denied\n")


def test_only_its_owner_may_read_it(ledger: str) -> None:
    planned(ledger, 1)
    assert stat.S_IMODE(Path(ledger).stat().st_mode) == 0o600


def test_nothing_is_left_beside_it_but_its_lock(ledger: str) -> None:
    planned(ledger, 10)
    assert len(list(results(ledger))) == 0
    assert sorted(each.name for each in Path(ledger).parent.iterdir()) == ["run.sqlite", "run.sqlite.lock"]


@contextmanager
def full_disk(room: int = 400_000) -> Iterator[None]:
    """Files of this process may not grow beyond what is little here, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_told_and_loses_nothing_that_was_recorded(ledger: str) -> None:
    planned(ledger, 50)
    with opened(ledger) as book:
        recorded, told = 0, ""
        with full_disk():
            try:
                while recorded < 50:
                    book.record([Ended(recorded + 1, "done", result=f'"{"x" * 20_000}"')])
                    recorded += 1
            except LedgerError as error:
                told = str(error)
    assert "is the disk full? Nothing that was recorded is lost" in told
    assert 0 < recorded < 50
    with opened(ledger) as book:  # there is room again
        assert book.counts() == {"done": recorded, "planned": 50 - recorded}
        book.record([Ended(50, "done", result="1")])
    assert [result.key for result in results(ledger)] == [*(f"key-{number}" for number in range(recorded)), "key-49"]


@pytest.mark.parametrize("executor", ["asyncio", "threads"])
def test_a_disk_that_fills_up_ends_a_run_and_it_goes_on_when_there_is_room(
    executor: str, server_of: Any, ledger: str
) -> None:
    server = server_of("arguslm")
    with no_sleep(), STORIES["providers"].opened(server.env, executor) as client:
        # Four at a time: however they are put together, that is too much to write.
        with start("providers", client, executor, ledger, 200, max_concurrency=4) as run:
            with full_disk(), pytest.raises(LedgerError, match="is the disk full"):
                for _ in run:
                    pass
            seen = run.report
        with start("providers", client, executor, ledger, 200) as run:
            for _ in run:
                pass
        with ArgusLM(server.base_url) as looking:
            made = Counter(each.display_name for each in looking.list_providers().providers)
    assert seen.done < 200
    assert (run.report.total, run.report.left, run.report.failed) == (200, 0, 0)
    assert set(made.values()) == {1}
    assert run.report.done <= len(made) <= run.report.done + run.report.unknown


def test_what_cannot_be_recorded_is_not_sent_and_that_is_no_failure_of_its_item(server_of: Any, ledger: str) -> None:
    server = server_of("arguslm")
    items = [STORIES["providers"].item(number) for number in range(3)]

    def make(client: ArgusLM, item: Any) -> str:
        with full_disk(0):  # there is room again when it ends
            try:
                return client.create_provider(item).display_name
            except FivefoldError:
                return "it does not matter"

    with ArgusLM(server.base_url) as client:
        run = bulk.run(bulk.on(client, make), items, key="display_name", ledger=ledger, max_concurrency=1)
        with pytest.raises(LedgerError, match="is the disk full"):
            run.wait()
    assert server.effects() == {}
    assert (status(ledger).total, status(ledger).left) == (3, 3)
