"""Arguments for every method, drawn from its type hints, and which of them are to be sent. No I/O."""

import inspect
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hypothesis import strategies as st

from fivefold.synthgen import Task

from ._arguments import Place, Strategy, models, values
from ._methods import Method
from .documents import Operation

#: Methods that first do something that their arguments are not for; told as whole stories in `_requests_stories.py`.
STORIES: Final = frozenset(
    {
        "arguslm.resolve",
        "arguslm.run_monitoring",
        "arguslm.stream_benchmark",
        "lmstudio.native.wait_for_download",
        "mongars.resolve",
        "synthgen.delete_batch",
        "synthgen.monitor_batch",
        "synthgen.resolve",
        "synthgen.resume_batch",
        "saas_litellm.job",
        "saas_litellm.resolve",
    }
)
#: Operations that are reached by no other method than those; sockets among them.
ONLY_TOLD: Final[Mapping[str, frozenset[str]]] = {
    "arguslm": frozenset({"run_monitoring", "stream_benchmark"}),
    "mongars": frozenset({"stream_events"}),
    "synthgen": frozenset({"delete_batch"}),
    "saas_litellm": frozenset({"complete_job"}),
}
#: Arguments that stay with the client.
LOCAL: Final = frozenset(
    {
        *("path", "on_progress", "on_event", "on_message", "deadline", "remember", "show_progress", "stall_after"),
        *("max_rounds", "fallback", "in_flight", "chunk_size", "chunk_bytes", "check_duplicates", "expected_tasks"),
        *("fetch_custom_ids", "tools", "response_model"),
    }
)
#: Besides, of one method: those for a later call of it, or for comparing answers.
LOCAL_OF: Final[Mapping[str, frozenset[str]]] = {
    "arguslm.wait_for_monitoring_run": frozenset({"since"}),
    "saas_litellm.complete_job": frozenset({"status", "metadata", "error_message"}),
    "saas_litellm.abandon": frozenset({"reason"}),
}
#: Refusals of what a document allows: what is told, and why.
REFUSED: Final[Mapping[str, str]] = {
    "cannot be a part of a URL path": "every URL library takes such a segment out, or goes up a level",
    "Streaming is not supported in this method": "another method does it",
    "time_range: expected a whole number with m, h or d, at most": "the service refuses it with 400",
    "url: expected an address, got an empty text": "the service would fail the task",
    "is there twice; check_duplicates=False sends both": "tasks are told apart by it",
    "tasks: expected at least one task": "there is nothing to send",
}


@dataclass
class City:
    """An answer in a form."""

    name: str


def pick(number: int) -> int:
    """A tool."""
    return number


#: Arguments that are drawn in another way than by their hints.
_GIVEN: Final[Mapping[str, Strategy]] = {
    "tools": st.just([pick]),
    "response_model": st.just(City),
    "since": st.none(),
}


def local(method: Method) -> frozenset[str]:
    """The arguments of a method that stay with the client."""
    found = LOCAL | LOCAL_OF.get(method.label, frozenset())
    return found - {"tools"} if method.service == "saas_litellm" else found


def arguments(method: Method, *, fit: bool) -> Strategy:
    """Arguments by name; those with a default may be missing."""
    hints = typing.get_type_hints(method.function)
    required, optional = dict[str, Strategy](), dict[str, Strategy]()
    for parameter in [*inspect.signature(method.function).parameters.values()][1:]:
        name, needed = parameter.name, parameter.default is inspect.Parameter.empty
        if name in local(method):
            if needed:
                required[name] = _GIVEN[name]
            continue
        place = Place(method.service, _schema(method.operation, name), fit)
        hint, absent = _absence(hints[name])
        drawn = _tasks(place) if name == "tasks" else values(hint, place)
        (required if needed else optional)[name] = absent | drawn
    return st.fixed_dictionaries(required, optional=optional)


def _absence(hint: Any) -> tuple[Any, Strategy]:
    """A hint without its None, which is no value of an argument but its absence."""
    options = typing.get_args(hint)
    if type(None) not in options:
        return hint, st.nothing()
    return typing.Union[tuple(each for each in options if each is not type(None))], st.none()  # noqa: UP007  (made here)


def _tasks(place: Place) -> Strategy:
    """Of tasks, a list: both twins take one."""
    return st.lists(models(Task, place) | models(Task, place, as_mapping=True), max_size=3)


def _schema(operation: Operation, name: str) -> Mapping[str, Any]:
    """What the document says of an argument."""
    for parameter in operation.parameters:
        if parameter["name"] == name:
            return parameter["schema"]
    if operation.body is None:
        return {}
    (content,) = operation.body["content"].values()
    if name in ("body", "request"):
        return content["schema"]
    shape = next(iter(Place(operation.service, content["schema"], True).shapes()))
    return shape.schema["properties"].get(name, {})
