"""The database: tables of records and the questions that need more than one of them. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar

from fivefold.sandbox.saas_litellm.records import (
    AccessGroup,
    AuditEntry,
    Credential,
    Job,
    Model,
    ModelGroup,
    Organization,
    Session,
    Team,
    Transaction,
    User,
)

__all__ = ["State", "newest_first"]


class Dated(Protocol):
    """A record that can be put in order."""

    created_at: datetime


D = TypeVar("D", bound=Dated)


def newest_first(records: Iterable[D]) -> list[D]:
    """Order by creation, newest first; of the records of one instant the last comes first."""
    return sorted(records, key=lambda record: record.created_at)[::-1]


@dataclass
class State:
    """Each table maps keys to records, in order of insertion; `sessions` maps login tokens."""

    organizations: dict[str, Organization] = field(default_factory=dict[str, Organization])
    models: dict[str, Model] = field(default_factory=dict[str, Model])
    access_groups: dict[str, AccessGroup] = field(default_factory=dict[str, AccessGroup])
    model_groups: dict[str, ModelGroup] = field(default_factory=dict[str, ModelGroup])
    credentials: dict[str, Credential] = field(default_factory=dict[str, Credential])
    teams: dict[str, Team] = field(default_factory=dict[str, Team])
    jobs: dict[str, Job] = field(default_factory=dict[str, Job])
    transactions: dict[str, Transaction] = field(default_factory=dict[str, Transaction])
    users: dict[str, User] = field(default_factory=dict[str, User])
    sessions: dict[str, Session] = field(default_factory=dict[str, Session])
    audit: list[AuditEntry] = field(default_factory=list[AuditEntry])

    def aliases(self, groups: Iterable[str]) -> list[str]:
        """The model aliases that these access groups open, sorted."""
        found = (self.access_groups[name].model_aliases for name in groups if name in self.access_groups)
        return sorted({alias for aliases in found for alias in aliases})

    def groups_of(self, alias: str) -> list[str]:
        """The access groups that hold a model."""
        return [group.group_name for group in self.access_groups.values() if alias in group.model_aliases]

    def teams_with(self, group: str) -> list[str]:
        """The teams that have an access group."""
        return [team.team_id for team in self.teams.values() if group in team.access_groups]

    def teams_of(self, organization_id: str) -> list[Team]:
        """The teams of an organization."""
        return [team for team in self.teams.values() if team.organization_id == organization_id]

    def jobs_of(self, team_id: str) -> list[Job]:
        """The jobs of a team, newest first."""
        return newest_first(job for job in self.jobs.values() if job.team_id == team_id)

    def credential(self, organization_id: str | None, provider: str) -> Credential | None:
        """The credential that an organization's calls of a provider use."""
        fitting = (
            one
            for one in self.credentials.values()
            if (one.organization_id, one.provider, one.is_active) == (organization_id, provider, True)
        )
        return next(fitting, None)
