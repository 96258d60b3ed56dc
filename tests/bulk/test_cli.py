"""`fivefold bulk run` and `fivefold bulk status`, as a person uses them."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from fivefold import bulk
from fivefold.cli import main
from fivefold.sandbox import Sandbox
from tests.bulk._runs import chat

RUN = ("--service", "lmstudio", "--operation", "create_chat_completion")


@pytest.fixture
def server(lmstudio_server: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """LM Studio in the environment, and a folder with a file of thirty questions to be in."""
    for name, value in lmstudio_server.env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    write(*map(chat, range(30)))
    return lmstudio_server


def write(*items: Any) -> None:
    """Write the file of items."""
    Path("items.jsonl").write_text("".join(f"{json.dumps(item)}\n" for item in items), encoding="utf-8")


def run(*arguments: str) -> int:
    """The exit code of `fivefold bulk run items.jsonl`, for chats unless another operation is named."""
    return main(["bulk", "run", "items.jsonl", *(() if "--operation" in arguments else RUN), *arguments])


def test_it_does_every_line_and_writes_the_results(server: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--key", "user", "--output", "results.jsonl") == 0
    told = capsys.readouterr()
    assert told.out.startswith("30 of 30 done, 0 failed, 0 unknown, 0 left\n  30 calls, 150 tokens, cost 0\n")
    assert "p50 " in told.out
    assert json.loads(told.err.splitlines()[-1])["done"] == 30
    results = [json.loads(line) for line in Path("results.jsonl").read_text().splitlines()]
    assert [line["key"] for line in results] == [f"chat-{number}" for number in range(30)]
    assert results[7]["value"]["choices"][0]["message"]["content"] == "Echo: Hello 7"
    assert Path("run.sqlite").exists()


def test_the_same_command_again_does_what_is_left(server: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--ledger", "a.sqlite", "--budget-calls", "10") == 3
    assert "stopped: the budget leaves no room for another item\n" in capsys.readouterr().out
    assert bulk.status("a.sqlite").done == 10
    assert run("--ledger", "a.sqlite") == 0
    assert set(Counter(each["body"]["user"] for each in server.requests()).values()) == {1}
    assert [result.key for result in bulk.results("a.sqlite")] == [str(number) for number in range(1, 31)]


def test_what_failed_is_tried_again_when_asked(server: Sandbox) -> None:
    server.fault("create_chat_completion", "status 400", times=1)
    assert run("--max-concurrency", "1") == 1
    assert bulk.status("run.sqlite").failed == 1
    assert run() == 1
    assert run("--retry-failed") == 0


def test_it_costs_what_the_prices_say_and_stops_at_the_budget(
    server: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    prices = ("--price-input", "100000", "--price-output", "200000")
    assert run(*prices, "--budget-cost", "8", "--max-concurrency", "2") == 3  # 2 tokens in, 3 out: 0.8 each
    assert "10 of 30 done" in capsys.readouterr().out
    assert bulk.status("run.sqlite").cost == pytest.approx(8)
    assert run("--budget-cost", "8") == 2
    assert "--price-input" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--operation", "nosuch", "--service", "lmstudio"), "AsyncLMStudio has no method 'nosuch'"),
        (("--operation", "stream_chat_completion", "--service", "lmstudio"), "gives no single answer"),
        (("--key", "nosuch"), "item 1: has no field 'nosuch'"),
        (("--max-concurrency", "0"), "expected"),
        (("--ledger", "items.jsonl"), "it is no ledger"),
    ],
)
def test_what_cannot_be_is_refused(
    arguments: tuple[str, ...], told: str, server: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert told in capsys.readouterr().err
    assert server.requests() == []


def test_a_file_that_is_not_there_or_no_json_is_refused(server: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    Path("items.jsonl").write_text('{"a": 1}\n{"b"\n')
    assert run() == 2
    assert "line 2 is not JSON" in capsys.readouterr().err
    Path("items.jsonl").unlink()
    assert run() == 2
    assert "No such file" in capsys.readouterr().err


def test_settings_of_the_client_are_those_of_any(
    server: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("fivefold.toml").write_text(f'[lmstudio]\nbase_url = "{server.base_url}"\n')
    monkeypatch.setenv("LMSTUDIO_BASE_URL", "nowhere")
    assert run() == 2
    assert "base_url" in capsys.readouterr().err
    monkeypatch.delenv("LMSTUDIO_BASE_URL")
    monkeypatch.setenv("FIVEFOLD_CONFIG", "fivefold.toml")
    assert run() == 0


def test_ctrl_c_ends_it_cleanly_and_says_how_to_go_on(server: Sandbox) -> None:
    item = chat(0)
    write(*({**item, "user": f"{number}"} for number in range(5000)))
    command = [sys.executable, "-m", "fivefold", "bulk", "run", "items.jsonl", *RUN, "--key", "user"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        process.stderr.readline()  # the first report
        os.kill(process.pid, signal.SIGINT)
        told, complaints = process.communicate()
    assert (process.returncode, told) == (130, "")
    assert complaints.endswith("run.sqlite holds what is done: the same command again goes on from there\n")
    assert "Traceback" not in complaints
    report = bulk.status("run.sqlite")
    assert (report.total, report.left) == (5000, 5000 - report.done)
    assert report.done == len(server.requests())  # what was in flight has ended, and was recorded


def test_status_tells_how_far_a_ledger_is(server: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--budget-calls", "3") == 3
    capsys.readouterr()
    assert main(["bulk", "status", "run.sqlite"]) == 0
    assert capsys.readouterr().out.startswith("3 of 30 done, 0 failed, 0 unknown, 27 left\n")
    assert main(["bulk", "status", "run.sqlite", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["left"] == 27


def test_status_refuses_what_is_no_ledger(server: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bulk", "status", "items.jsonl"]) == 2
    assert main(["bulk", "status", "nosuch.sqlite"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert "is no ledger" in told[0]
    assert told[1] == "fivefold bulk: nosuch.sqlite: there is no such file"
    assert not Path("nosuch.sqlite").exists()


def test_help_tells_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["bulk", "run", "--help"])
    told = capsys.readouterr().out
    assert "exit codes: 0 every item is done" in told
