"""`fivefold bulk run` and `fivefold bulk status`."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable
from importlib import import_module
from itertools import count
from typing import Any, Final

from ..cli import Command
from ..errors import ConfigurationError, FivefoldError
from ._budget import Budget
from ._ledger import LedgerError
from ._progress import progress
from ._report import Report
from ._results import status
from ._run import MAX_CONCURRENCY, run
from ._values import token_counts

#: The services, and the clients on asyncio for them.
CLIENTS: Final = {
    "arguslm": "AsyncArgusLM",
    "lmstudio": "AsyncLMStudio",
    "mongars": "AsyncMonGARS",
    "saas_litellm": "AsyncSaaSLiteLLM",
    "synthgen": "AsyncSynthgen",
}
_RUN: Final = """\
The operation is a method of the service's client, called with each line of the file. Settings of the client come from
the environment, such as LMSTUDIO_BASE_URL, or from the file that FIVEFOLD_CONFIG names. What is done is recorded in the
ledger: the same command again goes on from there.

exit codes: 0 every item is done; 1 some failed, or are unknown; 2 the arguments, the items or the ledger are wrong;
3 it stopped before its items did: the budget, the deadline, or everything failed; 130 interrupted
"""
_STATUS: Final = "exit codes: 0 fine; 2 there is no such ledger, or it is damaged\n"


def _define_run(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _RUN
    add = parser.add_argument
    add("items", metavar="ITEMS.jsonl", help="a JSON value per line")
    add("--service", choices=CLIENTS, required=True, help="which one")
    add("--operation", required=True, metavar="NAME", help="a method of its client, such as create_chat_completion")
    add("--ledger", default="run.sqlite", metavar="FILE", help="where it is recorded (default: %(default)s)")
    add("--key", metavar="FIELD", help="the field that tells an item from all others (default: the number of its line)")
    add("--max-concurrency", type=int, default=MAX_CONCURRENCY, metavar="N", help="in flight (default: %(default)s)")
    add("--rate", type=float, metavar="N", help="items begun per second at most")
    add("--deadline", type=float, metavar="SECONDS", help="after which nothing more is sent")
    add("--budget-calls", type=int, metavar="N", help="requests at most, of all runs with this ledger")
    add("--budget-tokens", type=int, metavar="N", help="tokens at most")
    add("--budget-cost", type=float, metavar="USD", help="cost at most; needs the prices")
    add("--price-input", type=float, default=0.0, metavar="USD", help="of a million tokens that are sent")
    add("--price-output", type=float, default=0.0, metavar="USD", help="of a million tokens that are generated")
    add("--retry-failed", action="store_true", help="try those again that failed in earlier runs")
    add("--output", metavar="FILE.jsonl", help="write all results there at the end")


def _run(told: argparse.Namespace) -> int:
    try:
        return asyncio.run(_awaiting(told))
    except KeyboardInterrupt:
        _complain(f"interrupted; {told.ledger} holds what is done: the same command again goes on from there")
        return 130
    except (FivefoldError, OSError, ValueError, TypeError) as error:
        _complain(f"{error}")
        return 2


async def _awaiting(told: argparse.Namespace) -> int:
    client = getattr(import_module("fivefold"), CLIENTS[told.service])()
    async with client:
        operation = getattr(client, told.operation, None)
        if operation is None:
            raise ConfigurationError(f"--operation: {type(client).__name__} has no method {told.operation!r}")
        with progress() as tell:
            made = run(
                operation,
                told.items,
                key=told.key or _numbered(),
                ledger=told.ledger,
                max_concurrency=told.max_concurrency,
                rate=told.rate,
                budget=_budget(told),
                deadline=told.deadline,
                on_progress=tell,
                retry_failed=told.retry_failed,
            )
            async with made:
                async for _ in made:
                    pass
        if told.output:
            made.save(told.output)
    sys.stdout.write(f"{made.report}\n")
    return _code(made.report)


def _numbered() -> Callable[[Any], int]:
    """A key that counts the items."""
    numbers = count(1)
    return lambda item: next(numbers)


def _budget(told: argparse.Namespace) -> Budget:
    if told.budget_cost is not None and not (told.price_input or told.price_output):
        raise ConfigurationError("--budget-cost: say what tokens cost with --price-input and --price-output")

    def cost_of(value: Any) -> float:
        sent, made = token_counts(value)
        cost: float = (told.price_input * sent + told.price_output * made) / 1e6
        return cost

    return Budget(told.budget_calls, told.budget_tokens, told.budget_cost, cost_of)


def _code(report: Report) -> int:
    """The exit code for how a run ended."""
    if report.stopped is not None:
        return 3
    return 0 if report.done == report.total else 1


def _define_status(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _STATUS
    parser.add_argument("ledger", metavar="LEDGER", help="such as run.sqlite; a run may be writing to it")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to tell it (default: text)")


def _status(told: argparse.Namespace) -> int:
    try:
        found = status(told.ledger)
    except LedgerError as error:
        _complain(f"{error}")
        return 2
    sys.stdout.write(f"{json.dumps(found.to_dict()) if told.format == 'json' else found}\n")
    return 0


def _complain(told: str) -> None:
    sys.stderr.write(f"fivefold bulk: {told}\n")


COMMANDS: Final = {
    "run": Command("do something with each line of a file, and lose nothing when it is stopped", _define_run, _run),
    "status": Command("tell how far a ledger is", _define_status, _status),
}
