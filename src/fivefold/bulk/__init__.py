"""Many calls that survive the death of their process: each item recorded in a ledger, each finished once.

    from fivefold import LMStudio, bulk

    with LMStudio() as client:
        with bulk.run(client.create_chat_completion, "prompts.jsonl", key="id", ledger="run.sqlite") as run:
            for result in run:
                print(result.key, result.error or result.value.choices[0].message.content)
        run.save("answers.jsonl")

Run it again after a crash, and it goes on. The ledger promises bookkeeping exactly once, not effects: those of an
unsafe call that was under way when the process died are looked for, or reported, and never sent again blindly.
"""

from ._budget import Budget
from ._ledger import LedgerError
from ._plan import WorkerLostError
from ._progress import progress
from ._ray import RayExecutor
from ._report import Report, Status
from ._results import Result, results, save, status
from ._run import Run, run
from ._values import RecordedError
from ._work import Work, on

__all__ = [
    "Budget",
    "LedgerError",
    "RayExecutor",
    "RecordedError",
    "Report",
    "Result",
    "Run",
    "Status",
    "Work",
    "WorkerLostError",
    "on",
    "progress",
    "results",
    "run",
    "save",
    "status",
]
