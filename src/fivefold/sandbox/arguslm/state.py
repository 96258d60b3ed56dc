"""The database: tables of records, the links between them, and what goes when a record goes. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Protocol, TypeVar

from fivefold.sandbox.arguslm.records import Alert, Check, Config, Model, Provider, Rule, Run

__all__ = ["Dated", "State", "newest_first"]


class Dated(Protocol):
    """A record that can be put in order."""

    id: str
    created_at: datetime


D = TypeVar("D", bound=Dated)


def newest_first(records: Iterable[D], ties: Random | None) -> list[D]:
    """Order by creation, newest first. Records of one instant come in the order of `ties`, or by id when it is None."""
    ordered = sorted(records, key=lambda record: record.id)
    if ties is not None:
        ties.shuffle(ordered)
    ordered.sort(key=lambda record: record.created_at, reverse=True)
    return ordered


@dataclass
class State:
    """Each table maps ids to records, in order of insertion.

    Attributes:
        config: the only row of the monitoring configuration; the service makes it when it is first needed.
    """

    providers: dict[str, Provider] = field(default_factory=dict[str, Provider])
    models: dict[str, Model] = field(default_factory=dict[str, Model])
    checks: dict[str, Check] = field(default_factory=dict[str, Check])
    runs: dict[str, Run] = field(default_factory=dict[str, Run])
    rules: dict[str, Rule] = field(default_factory=dict[str, Rule])
    alerts: dict[str, Alert] = field(default_factory=dict[str, Alert])
    config: Config | None = None

    def models_of(self, provider_id: str) -> list[Model]:
        """A provider's models."""
        return [model for model in self.models.values() if model.provider_account_id == provider_id]

    def provider_of(self, model_id: str) -> Provider:
        """The provider of a model that exists."""
        return self.providers[self.models[model_id].provider_account_id]

    def ordered_models(self) -> list[Model]:
        """All models, oldest first, those of the same instant by id: an order that is always the same."""
        return sorted(self.models.values(), key=lambda model: (model.created_at, model.id))

    def has_results(self, model_ids: Iterable[str]) -> bool:
        """Whether any of these models has benchmark history."""
        wanted = set(model_ids)
        return any(result.model_id in wanted for run in self.runs.values() for result in run.results)

    def drop_provider(self, provider_id: str) -> None:
        """Delete a provider with its models and their checks; rules and alerts about these lose their model."""
        gone = {model.id for model in self.models_of(provider_id)}
        del self.providers[provider_id]
        _keep(self.models, lambda model: model.id not in gone)
        _keep(self.checks, lambda check: check.model_id not in gone)
        for rule in self.rules.values():
            rule.target_model_id = None if rule.target_model_id in gone else rule.target_model_id
        for alert in self.alerts.values():
            alert.model_id = None if alert.model_id in gone else alert.model_id

    def drop_rule(self, rule_id: str) -> None:
        """Delete a rule with its alerts."""
        del self.rules[rule_id]
        _keep(self.alerts, lambda alert: alert.rule_id != rule_id)

    def unread(self) -> int:
        """How many alerts nobody has acknowledged."""
        return sum(not alert.acknowledged for alert in self.alerts.values())


R = TypeVar("R")


def _keep(table: dict[str, R], wanted: Callable[[R], bool]) -> None:
    for key in [key for key, record in table.items() if not wanted(record)]:
        del table[key]
