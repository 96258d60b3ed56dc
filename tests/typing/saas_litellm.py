"""The types of SaaS LiteLLM's public surface, in both twins and both views."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, assert_type
from uuid import UUID

import httpx

from examples import typed_client
from fivefold import AsyncStream, RawResponse, Stream
from fivefold.saas_litellm import (
    Admin,
    APIStatusError,
    AsyncAdmin,
    AsyncJob,
    AsyncSaaSLiteLLM,
    ChatCompletionChunk,
    ChatCompletionResponse,
    Job,
    JobCompletionResult,
    Message,
    OutcomeUnknownError,
    ProviderError,
    Resolution,
    SaaSLiteLLM,
    SaaSLLMClient,
    StreamError,
)
from fivefold.saas_litellm.schemas import (
    AddCreditsResponse,
    CreditBalance,
    CreditCheck,
    JobCosts,
    JobMetadata,
    JobSummary,
    LoginResponse,
    SingleCallJobResponse,
    TeamCreateRequest,
    TeamJobs,
    TeamResponse,
    TeamSummary,
)
from fivefold.saas_litellm.schemas import Job as StoredJob


@dataclass
class Person:
    """A form of answers."""

    name: str


def blocking(client: SaaSLiteLLM, job: UUID, messages: list[dict[str, Any]], lost: OutcomeUnknownError) -> None:
    """The blocking twin returns values."""
    assert_type(client.create_job("a", {"b": 1}, user_id="u"), str)
    assert_type(client.get_job(job), StoredJob)
    assert_type(client.list_jobs(limit=5, status="PENDING"), TeamJobs)
    assert_type(client.iter_jobs(status="IN_PROGRESS"), Iterator[StoredJob])
    assert_type(client.update_job_metadata(job, {"metadata": {}}), JobMetadata)
    assert_type(client.get_job_costs("7"), JobCosts)
    assert_type(client.complete_job(job, "completed", {"a": 1}), JobCompletionResult)
    assert_type(client.complete_job(job, status="failed", error_message="b").credits_remaining, int | None)
    assert_type(client.abandon(job, reason="a"), StoredJob)
    assert_type(client.chat(job, messages, temperature=None, stop="a"), ChatCompletionResponse)
    assert_type(client.chat(job, [Message(role="user", content="a")], stop=["a"]).text, str)
    assert_type(client.chat_stream(job, messages), Stream[ChatCompletionChunk, ChatCompletionResponse])
    assert_type(client.chat_stream(job, messages, fallback="call").final(), ChatCompletionResponse)
    assert_type(client.structured_output(job, messages, Person), Person)
    assert_type(client.structured_output(job, messages, response_model=list[Person]), list[Person])
    assert_type(client.create_and_call({"job_type": "a"}), SingleCallJobResponse)
    assert_type(client.stream_create_and_call({}), Stream[ChatCompletionChunk, ChatCompletionResponse])
    assert_type(client.get_balance(), CreditBalance)
    assert_type(client.check_credits(credits_needed=2), CreditCheck)
    assert_type(client.resolve(lost), Resolution)
    assert_type(client.with_options(timeout=5), SaaSLiteLLM)
    assert_type(client.team_id, str | None)
    assert_type(client.timeout, float | None)
    for chunk in client.chat_stream(job, messages):
        assert_type(chunk.choices[0].delta, dict[str, Any] | None)


async def awaiting(client: AsyncSaaSLiteLLM, job: UUID, messages: list[dict[str, Any]]) -> None:
    """The asyncio twin returns awaitables and async iterators of the same."""
    assert_type(await client.create_job("a"), str)
    assert_type(await client.chat(str(job), messages), ChatCompletionResponse)
    assert_type(client.chat_stream(job, messages), AsyncStream[ChatCompletionChunk, ChatCompletionResponse])
    assert_type(await client.structured_output(job, messages, Person), Person)
    assert_type(await client.complete_job(job), JobCompletionResult)
    assert_type(client.iter_jobs(), AsyncIterator[StoredJob])
    async for text in client.chat_stream(job, messages).text():
        assert_type(text, str)
    async with SaaSLLMClient("http://a", "b", "c", 60) as same:
        assert_type(same, AsyncSaaSLiteLLM)
    assert_type(typed_client.SaaSLLMClient(base_url="a", team_id="b", virtual_key="c"), AsyncSaaSLiteLLM)


def job_of(client: SaaSLiteLLM, messages: list[dict[str, Any]]) -> None:
    """A job knows its id."""
    with client.job("a", {"b": 1}, user_id="u") as job:
        assert_type(job, Job)
        assert_type(job.id, str)
        assert_type(job.chat(messages, model="a"), ChatCompletionResponse)
        assert_type(job.chat_stream(messages), Stream[ChatCompletionChunk, ChatCompletionResponse])
        assert_type(job.structured_output(messages, Person), Person)
        assert_type(job.get(), StoredJob)
        assert_type(job.get_costs(), JobCosts)
        assert_type(job.update_metadata({"metadata": {}}), JobMetadata)
        assert_type(job.complete("failed", error_message="a"), JobCompletionResult)
    assert_type(job.result, JobCompletionResult | None)
    assert_type(job.credit_applied, bool | None)


async def awaited_job_of(client: AsyncSaaSLiteLLM, messages: list[dict[str, Any]]) -> None:
    """The same, awaited."""
    async with client.job("a") as job:
        assert_type(job, AsyncJob)
        assert_type(await job.chat(messages), ChatCompletionResponse)
        assert_type(await job.complete(), JobCompletionResult)


def raw(client: SaaSLiteLLM, job: UUID, messages: list[dict[str, Any]]) -> None:
    """The raw view returns RawResponse, of operations."""
    assert_type(client.with_raw_response.create_job("a"), RawResponse[str])
    assert_type(client.with_raw_response.chat(job, messages), RawResponse[ChatCompletionResponse])
    assert_type(client.with_raw_response.complete_job(job), JobCompletionResult)
    assert_type(client.admin.with_raw_response.list_teams(), RawResponse[list[TeamSummary]])


def administration(client: SaaSLiteLLM) -> None:
    """What administrators do."""
    assert_type(client.admin, Admin)
    body = TeamCreateRequest(organization_id="a", team_id="b", access_groups=[])
    assert_type(client.admin.create_team(body), TeamResponse)
    assert_type(client.admin.add_credits("a", {"credits": 1}), AddCreditsResponse)
    assert_type(client.admin.login("a", "b"), LoginResponse)
    assert_type(client.admin.iter_team_jobs("a", status="failed"), Iterator[JobSummary])


async def awaited_administration(client: AsyncSaaSLiteLLM) -> None:
    """The same, awaited."""
    assert_type(client.admin, AsyncAdmin)
    assert_type(await client.admin.list_teams(), list[TeamSummary])
    assert_type(await client.admin.with_raw_response.list_teams(), RawResponse[list[TeamSummary]])
    assert_type(client.admin.iter_team_jobs("a"), AsyncIterator[JobSummary])


def failures(error: ProviderError, refusal: APIStatusError, broken: StreamError) -> None:
    """What errors tell."""
    assert_type(error.provider_status, int | None)
    assert_type(broken.provider_status, int | None)
    assert_type(refusal.response, httpx.Response)
    assert_type(refusal.request, httpx.Request)
    as_before: httpx.HTTPStatusError = refusal
    assert_type(as_before.response.status_code, int)
