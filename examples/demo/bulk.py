"""Bulk's chapter: 2,000 questions, killed in the middle, gone on with; each is answered once.

Run as a program, it is the run that is killed: `python -m examples.demo.bulk URL LEDGER MODEL`.
"""

import asyncio
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from fivefold import AsyncLMStudio, LMStudio, bulk

from .screen import Screen

_COUNT: Final = 2000


def question(number: int, model: str) -> dict[str, Any]:
    """One of the items; `user` is its key."""
    text = f"What is {number} + 4?"
    return {"model": model, "messages": [{"role": "user", "content": text}], "max_tokens": 20, "user": f"{number}"}


async def answer(
    url: str,
    ledger: str,
    model: str,
    *,
    told: Callable[[bulk.Report], object] | None = None,
    heard: Callable[[], object] = lambda: None,
) -> bulk.Report:
    """Answer all questions that the ledger has no answer to."""
    items = (question(number, model) for number in range(_COUNT))
    async with AsyncLMStudio(url) as client:
        operation = client.create_chat_completion
        async with bulk.run(operation, items, key="user", ledger=ledger, on_progress=told) as run:
            async for _ in run:
                heard()
    return run.report


def tell(screen: Screen, settings: Mapping[str, str]) -> None:
    """Tell the chapter, on the server that `settings` name."""
    url = settings["LMSTUDIO_BASE_URL"]
    with LMStudio(url) as client:
        model = next((each.id for each in client.list_models() if "embed" not in each.id), "")
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "run.sqlite")
        screen.step("bulk.run", f"{_COUNT:,} questions, from a process of its own")
        _kill_in_the_middle(url, ledger, model)
        kept = bulk.status(ledger)
        screen.step("kill -9", f"it is gone; the ledger holds {kept.done:,} answers")
        report = _go_on(screen, url, ledger, model)
        answers = Counter(result.key for result in bulk.results(ledger) if result.error is None)
    screen.step("  asked now", f"{report.finished:,} questions, none of those that had an answer")
    screen.step("  the ledger holds", f"{len(answers):,} answers, {max(answers.values())} to each question")
    times = ", ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in report.latency.items())
    screen.step("  an answer takes", times)


def _kill_in_the_middle(url: str, ledger: str, model: str) -> None:
    command = [sys.executable, "-m", __name__, url, ledger, model]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            process.stdout.read(_COUNT // 2)  # a letter for each answer
        finally:
            process.kill()


def _go_on(screen: Screen, url: str, ledger: str, model: str) -> bulk.Report:
    with screen.progress("bulk.run") as bar:

        def show(report: bulk.Report) -> None:
            bar.show("the same again", report.done, report.total)

        return asyncio.run(answer(url, ledger, model, told=show))


if __name__ == "__main__":
    asyncio.run(answer(*sys.argv[1:], heard=lambda: print(".", end="", flush=True)))
