"""synthgen-client on Synthgen, made as its documentation shows."""

from importlib import import_module
from typing import Any

from ...contender import MARK, TIMEOUT, Contender, Reach, Twin
from ...doing import call
from ...services import synthgen
from ...services.operation import Operation
from ...strikes.fault import Fault

_synthgen: Any = import_module("synthgen")
_models: Any = import_module("synthgen.models")
_errors: Any = import_module("synthgen.exceptions")
_TASKS = [
    _models.Task(custom_id=f"q{number}", url="http://x/v1", api_key=f"{MARK}body",
                 body={"model": "qwen", "messages": [{"role": "user", "content": "1+4"}]})
    for number in range(synthgen.TASKS)
]  # fmt: skip
#: Seconds: its ten tries, and the pauses between them.
_PATIENCE = 10 * TIMEOUT + 9 * 5.0
#: Cells at once: nearly all of its time is pauses.
AT_ONCE = 96
#: What hangs is not looked at again: where a call may take 50 s, a busy machine makes no difference.
LOOKS = 0


def _plain(answer: Any) -> Any:
    return answer.model_dump(mode="json")


_DOES = {
    "get_batch": call("get_batch", synthgen.BATCH, read=_plain),
    "create_batch": call("create_batch", _TASKS, read=lambda answer: answer.total_tasks),
    "delete_task": call("delete_task", synthgen.MESSAGE),
    "get_batch_tasks": call("get_batch_tasks", synthgen.BATCH, read=lambda tasks: [_plain(task) for task in tasks]),
}


def wanted(operation: Operation, fault: Fault) -> bool:
    """No huge bodies, and no certificate that it would have to trust: each such call takes it 50 s."""
    return not fault.alone and fault.tls != "good"


def contender(service: str, twin: Twin) -> Contender:
    """Its client."""

    def make(reach: Reach) -> Any:
        host, _, port = reach.base_url.rpartition(":")
        return _synthgen.SynthgenClient(host, port, reach.secret, timeout=TIMEOUT)

    return Contender(
        "synthgen-client", service, twin, make, lambda client: None,
        {name: doing.sync for name, doing in _DOES.items()},
        own=(_errors.SyntheticDataClientError,), patience=_PATIENCE,
    )  # fmt: skip
