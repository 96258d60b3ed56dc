"""What a person sees: on a terminal of our own making, read as text; and nothing anywhere else."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fivefold import ConfigurationError
from fivefold.sandbox import Sandbox
from fivefold.synthgen import HealthResponse, Synthgen, _progress
from fivefold.synthgen._display import RichDisplay

from .test_models import batch

ROOT = Path(__file__).parents[2]
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


def command(base_url: str, said: str, show: str) -> list[str]:
    """The program that watches a batch."""
    return [sys.executable, "-m", "tests.synthgen._show", base_url, said, show]


def seen(base_url: str, said: str, show: str, columns: int = 120, code: int = 0, **more: str) -> str:
    """What it writes to a terminal, without control characters. Gives the cursor back, whatever happens."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": str(columns), "LINES": "50", **more}
    told: dict[str, Any] = {"cwd": ROOT, "stdout": theirs, "stderr": theirs, "env": environment}
    with subprocess.Popen(command(base_url, said, show), **told) as run:
        os.close(theirs)
        written = b""
        while True:
            try:
                piece = os.read(ours, 65_536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            written += piece
        os.close(ours)
    text = _CONTROL.sub("", written.decode())
    assert run.returncode == code, text
    assert written.rfind(b"\x1b[?25h") >= written.rfind(b"\x1b[?25l")
    return text


def last(text: str, start: str, end: str = "100%") -> str:
    """The last line that holds this."""
    return [line for line in text.splitlines() if start in line][-1]


def test_a_batch_from_its_submission_to_its_end(fresh: Sandbox) -> None:
    text = seen(fresh.base_url, "a b c", "shown")
    for told in ("System Health", "RabbitMQ", "● Online", "Active: 1", "Batch Upload Progress", "Batch ID: "):
        assert told in text
    assert re.search(r"Uploading chunk 1, 0/3 tasks", text)
    assert "100%" in last(text, "Upload completed")
    assert "100%" in last(text, "Processing batch...")
    assert "100%" in last(text, "Downloading tasks...")
    assert text.count("Batch processing completed!") == 2
    assert "Monitoring existing batch: " in text
    # Three prompts of 5 tokens, three answers of 6.
    for row in (r"Prompt Tokens +15", r"Completion Tokens +18", r"Total Tokens +33"):
        assert re.search(row, text)
    for row in (r"Input Cost +\$0\.0150", r"Output Cost +\$0\.0540", r"Total Cost +\$0\.0690", r"Duration +00:00:00"):
        assert re.search(row, text)


def test_a_terminal_that_can_write_only_ascii(fresh: Sandbox) -> None:
    text = seen(fresh.base_url, "a b c", "shown", PYTHONIOENCODING="ascii")
    assert text.isascii()
    assert re.search(r"Elasticsearch +\* Online", text)
    assert "100%" in last(text, "Downloading tasks...")


@pytest.mark.parametrize(("show", "code", "told"), [("error", 1, "OSError: stop"), ("interrupt", -2, "batch_id=")])
def test_the_terminal_is_given_back(show: str, code: int, told: str, fresh: Sandbox) -> None:
    assert told in seen(fresh.base_url, "a", show, code=code)


def test_words_of_others_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    display = RichDisplay(0, 0)
    odd = batch(total=1, completed=1)
    odd.batch_id = "[/a] [red]b\x1b[2J"
    display.existing(odd.batch_id)
    display.completed(odd)
    parts = {"api": "healthy", "elasticsearch": "healthy", "rabbitmq": "unhealthy"}
    display.health(HealthResponse.from_dict({"status": "unhealthy", "services": parts, "error": "[/tmp/x] refused"}))
    told = capsys.readouterr().out
    assert told.count(r"[/a] [red]b\x1b[2J") == 2
    assert "[/tmp/x] refused" in told


def test_a_batch_of_failures_ends_at_a_hundred_percent_on_a_narrow_terminal_too(fresh: Sandbox) -> None:
    text = seen(fresh.base_url, "fail-400", "auto", columns=80)
    assert re.search(r"│ +Elasticsearch +● Online +│", text)
    assert re.search(r"╭─+ Batch ID: [0-9a-f-]{36} ─+╮", text)
    assert re.search(r"Failed +3", text)
    assert "100%" in last(text, "Processing batch...")


def test_uploads_and_downloads_by_themselves(fresh: Sandbox) -> None:
    text = seen(fresh.base_url, "", "direct")
    assert "Uploading chunk 1" in text
    assert "100%" in last(text, "Downloading tasks...")
    assert "System Health" not in text


def test_silent_when_asked(fresh: Sandbox) -> None:
    assert seen(fresh.base_url, "a", "silent") == ""


def test_silent_off_a_terminal(fresh: Sandbox) -> None:
    done = subprocess.run(command(fresh.base_url, "a", "shown"), cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_cached_batch_ends_at_a_hundred_percent(capsys: pytest.CaptureFixture[str]) -> None:
    display = RichDisplay(0, 0)
    display.batch(batch(total=5, cached=5))
    display.completed(batch(total=5, cached=5))
    display.downloading(0, 0)
    display.close()
    display.close()
    told = capsys.readouterr().out
    assert re.search(r"Processing batch\.\.\. .*100%", told)
    assert re.search(r"Downloading tasks\.\.\. .*100%", told)


def test_an_unhealthy_service_is_shown(capsys: pytest.CaptureFixture[str], fresh: Sandbox) -> None:
    fresh.seed({"down": ["elasticsearch", "worker"]})
    with Synthgen(fresh.base_url) as client:
        RichDisplay(0, 0).health(client.check_health())
    told = capsys.readouterr().out
    assert re.search(r"Elasticsearch +● Offline", told)
    assert "cluster did not respond to ping" in re.sub(r"[│\s]+", " ", told)


def test_rich_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert _progress.display_for(None).shown
    monkeypatch.setattr(_progress, "find_spec", lambda name: None)
    assert not _progress.display_for(None).shown
    assert not _progress.display_for(False).shown
    with pytest.raises(ConfigurationError, match=r"pip install 'fivefold\[rich\]'"):
        _progress.display_for(True)


def test_the_display_is_not_loaded_where_nobody_looks(fresh: Sandbox) -> None:
    program = (
        "import sys\nfrom fivefold.synthgen import Synthgen\nfrom tests.synthgen.tasks import some\n"
        f"with Synthgen({fresh.base_url!r}, 'synthgen-sandbox-key', refresh_interval=0.05) as client:\n"
        "    client.monitor_batch(some(1), show_progress=True)\n"
        "raise SystemExit('fivefold.synthgen._display' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
