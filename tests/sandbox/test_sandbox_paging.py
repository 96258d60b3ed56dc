"""The three ways of paging, and the rows that get lost on the way."""

from collections.abc import Callable

import httpx
import pytest

from fivefold.sandbox import Sandbox

API = "/api/v1"
SAME_TIME = {
    "providers": [{}],
    "models": [{"model_id": f"m{index}"} for index in range(24)],
    "checks": [{} for _ in range(24)],
    "rules": [{}],
    "alerts": [{} for _ in range(24)],
}


def collect(http: httpx.Client, path: str, size: int) -> list[str]:
    """The ids of all rows, page by page, as a client without any caution reads them."""
    ids: list[str] = []
    while page := http.get(f"{API}/{path}", params={"limit": size, "offset": len(ids)}).json()["items"]:
        ids += [row["id"] for row in page]
    return ids


@pytest.mark.parametrize("path", ["monitoring/uptime", "alerts"])
def test_pages_of_ties_overlap_and_miss(server: Sandbox, http: httpx.Client, path: str) -> None:
    server.seed(SAME_TIME)
    for size in (1, 5, 10):
        ids = collect(http, path, size)
        assert len(ids) == 24
        assert len(set(ids)) < 24
    assert len(set(collect(http, path, 500))) == 24


def test_the_disorder_is_the_same_with_the_same_seed(server: Sandbox, http: httpx.Client) -> None:
    server.seed(SAME_TIME)
    first = collect(http, "alerts", 5)
    server.reset()
    server.seed(SAME_TIME)
    assert collect(http, "alerts", 5) == first


@pytest.mark.parametrize("path", ["monitoring/uptime", "alerts"])
def test_without_the_quirk_ties_keep_their_order(
    launch: Callable[..., Sandbox], connect: Callable[[Sandbox], httpx.Client], path: str
) -> None:
    server = launch(quirks="real,-unstable_ties")
    server.seed(SAME_TIME)
    assert len(set(collect(connect(server), path, 1))) == 24


def test_models_page_in_a_stable_order(server: Sandbox, http: httpx.Client) -> None:
    server.seed(SAME_TIME)
    assert len(set(collect(http, "models", 5))) == 24
    page = http.get(f"{API}/models", params={"limit": 10, "offset": 20}).json()
    assert {name: page[name] for name in ("total", "has_more", "limit", "offset")} == {
        "total": 24,
        "has_more": False,
        "limit": 10,
        "offset": 20,
    }
    assert http.get(f"{API}/models", params={"limit": 10, "offset": 10}).json()["has_more"] is True


def test_different_times_are_in_order(server: Sandbox, http: httpx.Client) -> None:
    times = [f"2026-01-01T00:00:{second:02}Z" for second in range(5)]
    server.seed({"providers": [{}], "models": [{}], "checks": [{"created_at": time} for time in times]})
    items = http.get(f"{API}/monitoring/uptime").json()["items"]
    assert [item["created_at"] for item in items] == times[::-1]


def test_benchmarks_page_by_number(server: Sandbox, http: httpx.Client) -> None:
    runs = [{"name": str(day), "created_at": f"2026-01-0{day}T00:00:00Z"} for day in range(1, 6)]
    server.seed({"runs": [*runs, {"name": "x", "status": "failed", "created_at": "2025-01-01"}]})
    page = http.get(f"{API}/benchmarks", params={"page": 2, "per_page": 2}).json()
    assert [run["name"] for run in page["runs"]] == ["3", "2"]
    assert (page["total"], page["page"], page["per_page"]) == (6, 2, 2)
    beyond = http.get(f"{API}/benchmarks", params={"page": 9}).json()
    assert (beyond["runs"], beyond["total"]) == ([], 6)
    failed = http.get(f"{API}/benchmarks", params={"status": "failed"}).json()
    assert [run["name"] for run in failed["runs"]] == ["x"]


def test_alerts_have_no_total(server: Sandbox, http: httpx.Client) -> None:
    server.seed({"rules": [{}], "alerts": [{"acknowledged": True}, {}, {}]})
    page = http.get(f"{API}/alerts", params={"acknowledged": "true"}).json()
    assert list(page) == ["items", "unacknowledged_count", "limit", "offset"]
    assert (len(page["items"]), page["unacknowledged_count"], page["limit"]) == (1, 2, 50)


def test_uptime_filters(server: Sandbox, http: httpx.Client) -> None:
    checks = [
        {"created_at": "2026-01-01T00:00:00Z", "status": "down"},
        {"created_at": "2026-01-02T00:00:00Z"},
        {"created_at": "2026-01-03T00:00:00Z"},
    ]
    server.seed({"providers": [{}], "models": [{}], "checks": checks})

    def total(**query: str) -> int:
        return http.get(f"{API}/monitoring/uptime", params=query).json()["total"]

    assert (total(), total(status="down"), total(since="2026-01-02")) == (3, 1, 2)
    assert (total(enabled_only="true"), total(enabled_only="false")) == (0, 3)
    assert total(since="2026-01-01T23:00:00-02:00") == 1


def test_unknown_parameters_are_ignored(server: Sandbox, http: httpx.Client) -> None:
    server.seed(SAME_TIME)
    assert http.get(f"{API}/models", params={"provider_account_id": "nonsense"}).json()["total"] == 24
