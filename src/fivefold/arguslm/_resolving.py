"""What became of a write whose answer was lost: looked for among all that is like it. No I/O."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar

from attrs import evolve
from fivefold_wire.arguslm.api import alerts, benchmarks, models, providers

from .._paging import Paging, Walk
from .._resolution import DID_NOT_HAPPEN, HAPPENED, SETTLING, UNKNOWN, Resolution, still_at_it, way_to_look
from ..call import Call, Flow, Pause
from ..errors import OutcomeUnknownError
from ._listings import BENCHMARKS, MODELS

P = ParamSpec("P")
T = TypeVar("T")
Clue = Mapping[str, Any]
_Listed = Callable[[Clue], Flow[list[Any]]]


#: The fields that a record has in common with what was sent.
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "create_provider": ("provider_type", "display_name"),
    "create_model": ("provider_account_id", "model_id"),
    "start_benchmark": ("model_ids", "prompt_pack"),
    "create_alert_rule": ("rule_type", "name"),
}


def resolve(error: OutcomeUnknownError) -> "Flow[Resolution]":
    """Find out what became of a write whose answer was lost.

    It is looked for in its listing: GET /api/v1/providers, GET /api/v1/models, GET /api/v1/benchmarks or
    GET /api/v1/alerts/rules. Nothing in ArgusLM has to have a name of its own, so what is like it (in type and name;
    for a benchmark in models and prompt pack) has to be newer, by the clocks of client and service, than the call.

    Args:
        error: What `create_provider`, `create_model`, `start_benchmark`, `run_benchmark` or `create_alert_rule`
            raised.

    Returns:
        "happened", with the newest that is like it in `.found`; "did_not_happen" if the connection broke and nothing
        is like it; or "unknown": after a timeout the service may still be at it, and what is like it may be older.
        Two that are alike and made at a time cannot be told apart, nor what somebody has deleted since.

    Raises:
        ValueError: it is not an error of one of these.
    """
    return _resolved(way_to_look("arguslm", _LOOKS, error), error)


def _resolved(listed: _Listed, error: OutcomeUnknownError) -> Flow[Resolution]:
    found = yield from _alike(listed, error.clue)
    if not found:
        if still_at_it(error):
            return Resolution(UNKNOWN)
        yield Pause(SETTLING)
        found = yield from _alike(listed, error.clue)
        if not found:
            return Resolution(DID_NOT_HAPPEN)
    newest = max(found, key=lambda record: record.created_at)
    return Resolution(HAPPENED, newest) if newest.created_at >= error.clue["sent_at"] else Resolution(UNKNOWN)


def _alike(listed: _Listed, clue: Clue) -> Flow[list[Any]]:
    """All that may be it."""
    found = yield from listed(clue)
    sent = {name: value for name, value in clue.items() if name != "sent_at"}
    told = [(record, record.to_dict()) for record in found]
    return [record for record, wire in told if all(_same(wire.get(name), sent[name]) for name in sent)]


def _same(one: Any, other: Any) -> bool:
    """Whether both are one name or one list of names; the service may have put either in order."""
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    return sorted(map(_plain, value)) if isinstance(value, list) else str(value).strip().casefold()


def _providers(clue: Clue) -> Flow[list[Any]]:
    return [*(yield from providers.list_providers()).providers]


def _models(clue: Clue) -> Flow[list[Any]]:
    return (yield from _every(models.list_models(provider_id=clue["provider_account_id"]), MODELS))


def _benchmarks(clue: Clue) -> Flow[list[Any]]:
    return (yield from _every(benchmarks.list_benchmarks(), BENCHMARKS))


def _rules(clue: Clue) -> Flow[list[Any]]:
    return [*(yield from alerts.list_alert_rules())]


def _every(call: Call[Any], paging: Paging[Any, Any]) -> Flow[list[Any]]:
    found, walk = list[Any](), Walk(call, paging)
    while not walk.done:
        found += walk.take((yield from walk.next_call))
    return found


#: Where a record would be.
_LOOKS: Final[Mapping[str, _Listed]] = {
    "create_provider": _providers,
    "create_model": _models,
    "start_benchmark": _benchmarks,
    "create_alert_rule": _rules,
}


def _findable(build: Callable[P, Call[T]]) -> Callable[P, Call[T]]:
    """The same builder, whose calls can be looked for."""

    @wraps(build)
    def built(*args: P.args, **kwargs: P.kwargs) -> Call[T]:
        call = build(*args, **kwargs)
        sent = json.loads(call.body or b"{}")
        fields = {name: sent.get(name) for name in _FIELDS[call.operation.name]}
        return evolve(call, clue={**fields, "sent_at": datetime.now(UTC)})

    return built


create_provider = _findable(providers.create_provider)
create_model = _findable(models.create_model)
start_benchmark = _findable(benchmarks.start_benchmark)
create_alert_rule = _findable(alerts.create_alert_rule)
