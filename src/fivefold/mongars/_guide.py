"""Answers that tell more than their fields. No I/O."""

from datetime import datetime
from typing import Any, Final, TypeVar

from attrs import define, evolve
from fivefold_wire.mongars import models as _models

from .. import _model
from .._answers import read_json
from ..call import Call
from ._tokens import expiry

M = TypeVar("M", bound=_model.Model)

#: What `action` says of a model that could not be made ready.
FAILURES: Final = frozenset({"error", "unavailable", "missing", "unreadable"})


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class TokenResponse(_models.TokenResponse):
    """A bearer token; its repr does not show it.

    Attributes:
        access_token: The token, a JWT.
        token_type: Always `bearer`.
        expires_at: When it ends.
    """

    @property
    def expires_at(self) -> datetime | None:
        """When the token ends, in UTC, as it says itself; None when it is no JWT or does not say."""
        return expiry(self.access_token)


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ChatResponse(_models.ChatResponse):
    """The answer of the assistant.

    Attributes:
        response: The answer; an apology when the model could not be reached.
        confidence: Number of words of the answer divided by 512, at most 1; 0 when the answer is only an apology.
        processing_time: Time spent on the answer, in seconds.
        speech_turn: The answer cut up for speaking.
        degraded: Whether the answer is only an apology.
    """

    @property
    def degraded(self) -> bool:
        """Whether the model could not be reached: the answer is an apology, and is not remembered by the server."""
        return self.confidence == 0.0


@define(kw_only=True, eq=False, repr=False, getstate_setstate=False)
class ProvisionReport(_models.ProvisionReport):
    """What became of each model; failures are in here, not in the status of the answer.

    Attributes:
        statuses: One entry for each model and each of its adapters.
        failed: Those of them that could not be made ready.
    """

    @property
    def failed(self) -> "list[_models.ProvisionStatus]":
        """The models and adapters that could not be made ready; their `detail` says why."""
        return [status for status in self.statuses if status.action in FAILURES]


def answered(call: Call[Any], kind: type[M], **changes: Any) -> Call[M]:
    """The same call, its answer read as a class of ours; `changes` are those of its operation."""
    answers = {2: lambda response: kind.from_dict(read_json(response))}
    return evolve(call, operation=evolve(call.operation, answers=answers, **changes))
