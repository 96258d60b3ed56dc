"""Calls models for jobs: which model a name means, what the provider said, and what is written down about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fivefold.sandbox._reading import ReportedError
from fivefold.sandbox.saas_litellm.provider import Answer, ProviderFailureError, ask
from fivefold.sandbox.saas_litellm.records import Job, Model, ModelCall, Team
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = [
    "TRIES",
    "Target",
    "call_model",
    "note_answer",
    "note_failure",
    "require_credential",
    "resolve",
    "resolve_group",
    "start",
    "use",
]

TRIES = "provider_call"
"""The effect that counts how often a provider was asked."""

_USD_PER_TOKEN = (1e-6, 2e-6)
"""Of the prompt and of the completion, whatever the model: what the service takes for the cost of a job's own calls."""

_FIRST_LATENCY, _LAST_LATENCY = 28, 90


@dataclass(frozen=True)
class Target:
    """A model that a team may use: the name it was asked for by, the alias behind it, and what is known of that."""

    name: str
    alias: str
    model: Model | None

    @property
    def provider(self) -> str:
        """Who serves it."""
        return self.model.provider if self.model else "openai"

    @property
    def actual_model(self) -> str:
        """The provider's name for it."""
        return self.model.actual_model if self.model else self.alias


def resolve(world: SaasWorld, team: Team, name: str) -> Target:
    """What a team means by a model name. Raises `ReportedError` 403 when it may not use that."""
    model = world.state.models.get(name)
    if model is None or model.status != "active":
        primary, _ = resolve_group(world, team, name)
        return Target(name, primary, world.state.models.get(primary))
    if name not in world.state.aliases(team.access_groups):
        raise ReportedError(403, f"Team '{team.team_id}' does not have access to model alias '{name}'")
    return Target(name, name, model)


def resolve_group(world: SaasWorld, team: Team, name: str) -> tuple[str, list[str]]:
    """The first model of a group, and the others. Raises `ReportedError` 403."""
    group = world.state.model_groups.get(name)
    if group is None or name not in team.model_groups:
        raise ReportedError(403, f"Team '{team.team_id}' does not have access to model group '{name}'")
    if group.status != "active":
        raise ReportedError(403, f"Model group '{name}' not found or inactive")
    models = [one.model_name for one in sorted(group.models, key=lambda one: one.priority)]
    if not models:
        raise ReportedError(403, f"No active models configured for group '{name}'")
    return models[0], models[1:]


def start(world: SaasWorld, job: Job) -> None:
    """Note that a job is at work; a finished job stays finished."""
    if job.status == "PENDING":
        job.status, job.started_at = "IN_PROGRESS", world.now()


def use(world: SaasWorld, job: Job, target: Target) -> None:
    """Note the name by which a job asked for a model."""
    known = job.model_groups_used
    if target.name not in known and not (known and world.has("first_model_only")):
        known.append(target.name)


def require_credential(world: SaasWorld, team: Team, target: Target) -> None:
    """Look for the key with which to call the provider. Raises `ProviderFailureError`."""
    if world.state.credential(team.organization_id, target.provider) is None:
        raise ProviderFailureError(
            f"500: No provider credentials configured for {target.provider}. "
            "Please add credentials in the admin dashboard."
        )


async def call_model(
    world: SaasWorld, team: Team, job: Job, target: Target, body: Mapping[str, Any], *, single: bool
) -> tuple[Answer, ModelCall]:
    """Ask for a whole answer and write it down.

    Args:
        single: whether this is the call of a single-call job, which may count no cost.

    Raises:
        ProviderFailureError: there is none; that is written down too.
    """
    try:
        require_credential(world, team, target)
        answer = ask(body, target.provider)
    except ProviderFailureError as failure:
        world.effects.update([TRIES] * failure.tries)
        await world.wait_until(world.after(failure.tries))
        note_failure(world, job, target, body, str(failure))
        raise
    world.effects.update([TRIES] * answer.tries)
    await world.wait_until(world.after(answer.paces))
    return answer, note_answer(world, job, target, body, answer, streamed=False, free=single)


def note_answer(
    world: SaasWorld, job: Job, target: Target, body: Mapping[str, Any], answer: Answer, *, streamed: bool, free: bool
) -> ModelCall:
    """Write down a call that went well.

    Args:
        streamed: whether it came as a stream, whose tokens are known only if the provider tells them.
        free: whether it is of the kind that counts no cost when the job is settled, and is priced by the model instead.
    """
    known = answer.tells_usage or not streamed
    prompt, completion = (answer.prompt_tokens, answer.completion_tokens) if known else (0, 0)
    rates = _model_rates(target) if free else _USD_PER_TOKEN
    cost = round(prompt * rates[0] + completion * rates[1], 9)
    return _note(
        world,
        job,
        target,
        body,
        model_used=target.alias,
        prompt_tokens=prompt,
        completion_tokens=completion,
        cost_usd=cost,
        billed_usd=0.0 if free and world.has("free_single_calls") else cost,
        latency_ms=world.luck("latency").randint(_FIRST_LATENCY, _LAST_LATENCY),
        response_data=_stream_data(answer) if streamed else _response_data(world, target, answer),
    )


def note_failure(world: SaasWorld, job: Job, target: Target, body: Mapping[str, Any], error: str) -> None:
    """Write down a call that failed."""
    _note(
        world,
        job,
        target,
        body,
        model_used=None,
        prompt_tokens=0,
        completion_tokens=0,
        cost_usd=0.0,
        billed_usd=0.0,
        latency_ms=None,
        error=error,
    )


def _note(world: SaasWorld, job: Job, target: Target, body: Mapping[str, Any], **fields: Any) -> ModelCall:
    call = ModelCall(
        call_id=world.new_id("call"),
        model_group_used=target.name,
        purpose=body["purpose"],
        request_data={"messages": body["messages"], "model": target.name},
        created_at=world.now(),
        **fields,
    )
    job.calls.append(call)
    return call


def _model_rates(target: Target) -> tuple[float, float]:
    """USD per token, from the model's price list if it has one."""
    if target.model is None or target.model.pricing_input is None or target.model.pricing_output is None:
        return _USD_PER_TOKEN
    return target.model.pricing_input / 1e6, target.model.pricing_output / 1e6


def _stream_data(answer: Answer) -> dict[str, Any]:
    """What the service keeps of a stream for administrators."""
    return {"content": "".join(piece or "" for piece in answer.pieces), "streaming": True}


def _response_data(world: SaasWorld, target: Target, answer: Answer) -> dict[str, Any]:
    """The provider's answer as the service keeps it for administrators."""
    message = {"role": "assistant", "content": answer.content, "tool_calls": None}
    return {
        "id": f"chatcmpl-{world.luck('completion').getrandbits(48):012x}",
        "model": target.actual_model,
        "choices": [{"message": message, "finish_reason": answer.finish_reason, "index": 0}],
        "usage": {
            "prompt_tokens": answer.prompt_tokens,
            "completion_tokens": answer.completion_tokens,
            "total_tokens": answer.prompt_tokens + answer.completion_tokens,
        },
        "created": int(world.now().timestamp()),
        "object": "chat.completion",
    }
