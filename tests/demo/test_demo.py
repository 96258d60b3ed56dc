"""What `make demo` shows, on a terminal and off it, and how it ends."""

import os
import re

import pytest

from examples.demo.chapters import CHAPTERS
from fivefold.sandbox import Sandbox

from ._terminal import COLUMNS, on_a_terminal, run

#: What a person reads, by chapter.
KEY_LINES = {
    "arguslm": (
        "Discovered 8 models, added 8 new models",
        "NotFoundError: HTTP 404: Provider not found",
        "Is it up?",
        "  fake-slow      up          1593.4",
        "run_benchmark            completed",
        "How fast is it? 8 results",
        ".csv, 8 rows",
    ),
    "lmstudio": (
        "the model says         1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25\n",
        "Card(name='Ada Lovelace', born=1815, city='London')",
        'the model calls        get_weather {"city": "Rome"}',
        "the model says         Tool result: 18 degrees and sunny in Rome",
    ),
    "saas_litellm": (
        "acme-corp has 1000 credits",
        "end of the job           COMPLETED, charged",
        "PermissionDeniedError: HTTP 403: ",
        "end of the job           FAILED, not charged",
        "acme-corp has 999 credits",
        "1000 credits before, 999 after",
    ),
    "synthgen": (
        "check_health             healthy",
        " of 300 tasks are done, ",
        "300 of 300 tasks are done, 100%",
        "cost                     0.0003 USD in, 0.0013 USD out, for 4,250 tokens",
        "300 results: 250 COMPLETED, 50 cached",
        "equation-299  COMPLETED  yes ",
        "Answer to: solve 50x + 4 = 10",
    ),
    "mongars": (
        "login                    admin at http://127.0.0.1:",
        'You said "Good morning". That is 2 words.',
        "  at        message          answer\n",
        '  What is a peer?  You said "What is a peer?". That is 4 words. I will remember it.',
        "stream_events            ws.connected",
        "stream_events            chat.message",
        'the socket says        You said "Thank you, that is all."',
    ),
    "bulk": (
        "kill -9                  it is gone; the ledger holds 1,0",
        "  the ledger holds       2,000 answers, 1 to each question\n",
        "  an answer takes        p50 ",
    ),
}


@pytest.mark.watchdog(180)  # all chapters, and 2,000 calls in one of them
def test_off_a_terminal_it_tells_every_story_in_plain_lines() -> None:
    done = run(FORCE_COLOR="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    before, *stories = done.stdout.split("\n== ")
    assert before == "Local sandboxes are up. What their models answer is made up.\n"
    assert KEY_LINES.keys() == CHAPTERS.keys()
    for (name, chapter), story in zip(CHAPTERS.items(), stories, strict=True):
        assert story.startswith(f"{chapter.title} ==\n")
        for line in KEY_LINES[name]:
            assert line in story
    assert stories[-1].splitlines()[-1].startswith("Done in ")


def test_on_a_terminal_bars_reach_their_end_and_tables_fit() -> None:
    with on_a_terminal("arguslm", "synthgen") as terminal:
        assert terminal.read_to_end() == 0
    benchmark, _, batch = terminal.shown.partition(CHAPTERS["synthgen"].title)
    for line in KEY_LINES["arguslm"][:5]:
        assert line in benchmark
    assert re.search(r"run_benchmark +completed +━+ 100%", benchmark)
    table = benchmark.partition("How fast is it?")[2].partition("export_benchmark")[0]
    assert max(map(len, table.splitlines())) == COLUMNS
    assert "…" in table
    for done in ("Upload completed", "Processing batch...", "Downloading tasks..."):
        assert re.search(rf"{re.escape(done)} ━+ 100%", batch)
    for line in KEY_LINES["synthgen"][3:]:
        assert line in batch


def test_a_chapter_is_told_on_the_server_that_the_environment_names(saas_litellm_server: Sandbox) -> None:
    done = run("saas_litellm", **saas_litellm_server.env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "sandboxes" not in done.stdout
    assert saas_litellm_server.base_url in done.stdout
    assert saas_litellm_server.effects()["create_job"] == 2


def test_a_call_that_fails_ends_it_with_our_error(saas_litellm_server: Sandbox) -> None:
    done = run("saas_litellm", **{**saas_litellm_server.env, "SAAS_LITELLM_VIRTUAL_KEY": "sk-wrong"})
    assert (done.returncode, done.stderr) == (1, "")
    assert "AuthenticationError: HTTP 401: Invalid API key" in done.stdout
    assert "hint: " in done.stdout
    assert "sk-wrong" not in done.stdout
    assert "Done" not in done.stdout


def test_a_chapter_that_is_not_there_is_refused() -> None:
    done = run("nosuch")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"there is no chapter 'nosuch', only: {', '.join(CHAPTERS)}" in done.stderr


def test_a_server_without_the_credentials_for_it_is_refused() -> None:
    done = run("mongars", MONGARS_BASE_URL="http://127.0.0.1:9", MONGARS_USERNAME="alice", MONGARS_PASSWORD="")
    assert (done.returncode, done.stdout) == (2, "")
    assert "MONGARS_BASE_URL is set, so MONGARS_PASSWORD must be" in done.stderr


def test_ctrl_c_leaves_nothing_running() -> None:
    with on_a_terminal("lmstudio", "saas_litellm") as terminal:
        terminal.read_until("the model says")
        terminal.press(b"\x03")
        assert terminal.read_to_end() == 130
    assert "Traceback" not in terminal.shown
    with pytest.raises(ProcessLookupError):  # nobody is left in its group, its sandboxes included
        os.killpg(terminal.process.pid, 0)
