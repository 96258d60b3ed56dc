"""The classes that the known client of LM Studio has and that are more than schemas. No I/O."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen
from fivefold_wire.lmstudio import models as _models

from .. import _model, _retry


def _statuses(values: Iterable[int]) -> tuple[int, ...]:
    found = tuple(values) if isinstance(values, Iterable) else values
    known = _retry._statuses(found)
    return tuple(dict.fromkeys(value for value in found if value in known))


@frozen
class RetryConfig(_retry.RetryConfig):
    """How often to try again, and how long to wait in between, with the defaults for LM Studio.

    The pause before retry n (from 0) is `min(max_backoff, backoff_factor * 2**n)` seconds, jittered.

    Attributes:
        max_retries: Retries after the first try. Default 3.
        backoff_factor: Seconds before the first retry. Default 1.
        max_backoff: The longest pause in seconds. Default 60.
        retry_on_status: Statuses that are retried. Default 500, 502, 503, 504, 429.
        jitter: Fraction by which a pause is varied either way. Default 0.25.

    Raises:
        ConfigurationError: a value is out of range; the message names it.
    """

    max_retries: int = field(default=3, converter=_retry._count)
    backoff_factor: float = 1.0
    max_backoff: float = 60.0
    # Programs compare it with a tuple; what uses it only asks what is in it.
    retry_on_status: tuple[int, ...] = field(  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]
        default=(500, 502, 503, 504, 429), converter=_statuses
    )


class _Sparse(_model.Model):
    """In these classes None means not given, too."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        for field_, value in list(self._present()):
            if value is None:
                delattr(self, field_.name)


@define(eq=False, repr=False, getstate_setstate=False)
class Model(_Sparse, _models.Model):
    """A model that can be named in requests. Context lengths are in `client.native.list_models()`.

    Attributes:
        id: Name of the model.
        object: Always `model`.
        created: When the model was made, in seconds since 1970; LM Studio leaves it out.
        owned_by: Owner; LM Studio says `organization_owner` of every model.
        permission: Permissions; LM Studio leaves them out.
        root: Model it derives from; LM Studio leaves it out.
        parent: Model above it; LM Studio leaves it out.
    """

    id: str
    object: str | None = "model"
    created: int | None = None
    owned_by: str | None = None
    permission: list[dict[str, Any]] | None = None
    root: str | None = None
    parent: str | None = None

    def _settle(self) -> None:
        if self.object is None:
            self.object = "model"


@define(eq=False, repr=False, getstate_setstate=False)
class CompletionRequest(_Sparse, _models.CompletionRequest):
    """A text to go on with. No prompt template is applied. Only the fields that are given are sent, and not None.

    Attributes:
        model: Name of the model. While just one is loaded, LM Studio runs that one whatever the name.
        prompt: The text, or several.
        max_tokens: Most tokens to make; -1 for no limit.
        temperature: How freely to choose the next token; 0 always takes the likeliest.
        top_p: Choose among the likeliest tokens that together have this probability.
        n: How many answers to make; LM Studio makes one.
        stream: Not for `create_completion`; `stream_completion` sets it.
        logprobs: How many probabilities of tokens to tell.
        echo: Whether to repeat the prompt.
        stop: Text, or texts, to end at; they are not part of the answer.
        presence_penalty: How much to avoid tokens that were there before.
        frequency_penalty: How much to avoid tokens, by how often they were there before.
        best_of: How many answers to choose from.
        logit_bias: What to add to the scores of tokens, by their ids.
        user: Name of the end user; LM Studio ignores it.
        suffix: Text that comes after the answer.
        seed, top_k, min_p, repeat_penalty, stream_options, ttl, draft_model: As in `schemas.CompletionRequest`.
    """

    model: str
    prompt: str | Sequence[str]
    max_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    n: int | None = None
    stream: bool | None = None
    logprobs: int | None = None
    echo: bool | None = None
    stop: str | Sequence[str] | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    best_of: int | None = None
    logit_bias: Mapping[str, float] | None = None
    user: str | None = None
    suffix: str | None = None
