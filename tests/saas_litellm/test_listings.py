"""Every job once, over listings that shift, shrink, or have holes."""

import asyncio
from typing import Any

from fivefold.saas_litellm import AsyncSaaSLiteLLM
from fivefold.sandbox import Sandbox

from .conftest import KEY, TEAM


def jobs(count: int, **fields: Any) -> list[dict[str, Any]]:
    """Jobs to seed, one a second."""
    times = (f"2026-01-01T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}Z" for n in range(count))
    return [{"team_id": TEAM, "created_at": time, **fields} for time in times]


def test_no_jobs(client: Any) -> None:
    assert list(client.iter_jobs()) == list(client.admin.iter_team_jobs(TEAM)) == []


def test_every_page(client: Any, server: Sandbox) -> None:
    keys = server.seed({"jobs": [*jobs(1200), {"team_id": "other-team"}]})["jobs"]
    found = [str(job.job_id) for job in client.iter_jobs()]
    assert found == keys[1199::-1]
    asked = [request["query"] for request in server.requests()]
    assert {query["limit"] for query in asked} == {"500"}
    assert len(asked) == 3


def test_jobs_of_the_same_second(client: Any, server: Sandbox) -> None:
    keys = server.seed({"jobs": [{"team_id": TEAM, "created_at": "2026-01-01T00:00:00Z"}] * 300 + jobs(400)})["jobs"]
    assert sorted(str(job.job_id) for job in client.iter_jobs()) == sorted(keys)


def test_jobs_that_are_closed_on_the_way(client: Any, server: Sandbox) -> None:
    """Each that is closed moves the others up, so all are known before the first is handed out."""
    server.seed({"jobs": jobs(510)})
    listing = client.iter_jobs(status="PENDING")
    next(listing)
    server.seed({})
    assert len(list(listing)) == 509


def test_jobs_that_arrive_meanwhile(server: Sandbox) -> None:
    """They move the others down, from one page into the next."""
    keys = server.seed({"jobs": jobs(1100)})["jobs"]

    async def main() -> list[str]:
        async with AsyncSaaSLiteLLM(server.base_url, TEAM, KEY) as client:
            await asyncio.gather(*(client.create_job("late") for _ in range(3)))
            listing = asyncio.create_task(_all(client))
            for _ in range(20):
                await client.create_job("later")
            return await listing

    found = asyncio.run(main())
    assert len(set(found)) == len(found)
    assert set(keys) <= set(found)


async def _all(client: AsyncSaaSLiteLLM) -> list[str]:
    return [str(job.job_id) async for job in client.iter_jobs()]


def test_pages_that_are_short_or_empty(client: Any, server: Sandbox) -> None:
    """The administrators' list leaves jobs without calls out of pages that were cut before."""
    called = {"calls": [{"model_group_used": "gpt-4"}]}
    rows = [*jobs(20, **called), *jobs(250)[20:], *jobs(330, **called)[250:]]
    keys = server.seed({"jobs": rows})["jobs"]
    found = [str(job.job_id) for job in client.admin.iter_team_jobs(TEAM)]
    assert found == [*keys[:249:-1], *keys[19::-1]]
    assert len(server.requests()) == 4
    pages = [len(client.admin.list_team_jobs(TEAM, page=number, page_size=100).jobs) for number in (1, 2, 3, 4)]
    assert pages == [80, 0, 0, 20]
    assert list(client.admin.iter_team_jobs(TEAM, status="failed", job_type="none", end_date="2026-01-02")) == []


def test_a_listing_that_is_left(client: Any, server: Sandbox) -> None:
    server.seed({"jobs": jobs(250, calls=[{"model_group_used": "gpt-4"}])})
    first = next(iter(client.admin.iter_team_jobs(TEAM)))
    assert (first.status, len(server.requests())) == ("PENDING", 1)
