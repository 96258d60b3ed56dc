"""SaaS LiteLLM's chapter: a job that is paid for, a job that fails and is not, and the credits before and after."""

from collections.abc import Mapping

from fivefold import PermissionDeniedError, SaaSLiteLLM
from fivefold.saas_litellm import Job, JobCompletionResult

from .screen import Screen

QUESTIONS = ("Which river runs through Rome?", "And through London?")


def tell(screen: Screen, settings: Mapping[str, str]) -> None:
    """Tell the chapter, on the server and for the team that `settings` name."""
    with SaaSLiteLLM(
        settings["SAAS_LITELLM_API_URL"],
        settings["SAAS_LITELLM_TEAM_ID"],
        settings["SAAS_LITELLM_VIRTUAL_KEY"],
    ) as client:
        before = client.get_balance()
        screen.step("get_balance", f"{before.team_id} has {before.credits_remaining} credits, at {client.base_url}")
        closed = [_succeed(screen, client), _fail(screen, client)]
        after = client.get_balance()
        screen.step("get_balance", f"{after.team_id} has {after.credits_remaining} credits")
        screen.table(
            f"{before.credits_remaining} credits before, {after.credits_remaining} after",
            ("job", "status", "calls", "tokens", "cost USD", "charged", "credits left"),
            map(_row, closed),
        )


def _succeed(screen: Screen, client: SaaSLiteLLM) -> JobCompletionResult:
    with client.job("rivers") as job:
        screen.step("with client.job", f"opened {job.id}")
        for question in QUESTIONS:
            screen.step("  job.chat", question)
            screen.step("", job.chat([{"role": "user", "content": question}]).text)
    return _told(screen, job)


def _fail(screen: Screen, client: SaaSLiteLLM) -> JobCompletionResult:
    job = client.job("rivers")
    try:
        with job:
            screen.step("with client.job", f"opened {job.id}")
            job.chat([{"role": "user", "content": QUESTIONS[0]}], model="no-such-model")
    except PermissionDeniedError as error:
        screen.fail(error)
    return _told(screen, job)


def _told(screen: Screen, job: Job) -> JobCompletionResult:
    result = job.result
    assert result is not None, "the job was closed"
    screen.step("end of the job", f"{result.status}, {'charged' if result.credit_applied else 'not charged'}")
    return result


def _row(result: JobCompletionResult) -> tuple[object, ...]:
    return (
        result.job_id[:8],
        result.status,
        result.total_calls,
        result.total_tokens,
        f"{result.total_cost_usd:.6f}",
        "yes" if result.credit_applied else "no",
        result.credits_remaining,
    )
