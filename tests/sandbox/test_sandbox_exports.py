"""Exported files, to the byte."""

import json
from collections.abc import Callable
from typing import Any

import httpx

from fivefold.sandbox import Sandbox

API = "/api/v1"
RUN = "11111111-1111-4111-8111-111111111111"
TIME = "2026-01-01T10:00:00.5Z"
DATA: dict[str, Any] = {
    "providers": [{"provider_type": "openai"}],
    "models": [{"model_id": "gpt", "custom_name": 'The "big" one, once'}],
    "checks": [
        {"latency_ms": 12.5, "created_at": "2026-01-03T00:00:00Z"},
        {"latency_ms": 0, "created_at": "2026-01-02T00:00:00Z"},
        {"status": "down", "error": "line one\nline two", "created_at": TIME},
    ],
    "runs": [
        {
            "id": RUN,
            "name": "Mine",
            "started_at": TIME,
            "completed_at": TIME,
            "results": [
                {"ttft_ms": 1.5, "tps": 2.0, "output_tokens": 3, "created_at": TIME},
                {"error": "no", "created_at": TIME},
            ],
        }
    ],
}
Connect = Callable[[Sandbox], httpx.Client]


def test_uptime_csv(server: Sandbox, http: httpx.Client) -> None:
    server.seed(DATA)
    reply = http.get(f"{API}/monitoring/uptime/export", params={"format": "csv"})
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.headers["content-disposition"] == 'attachment; filename="uptime_history.csv"'
    name = b'"The ""big"" one, once"'
    assert reply.content == (
        b"model_name,provider,status,latency_ms,error,timestamp\r\n"
        + (name + b",openai,up,12.5,,2026-01-03T00:00:00+00:00\r\n")
        + (name + b",openai,up,,,2026-01-02T00:00:00+00:00\r\n")
        + (name + b',openai,down,,"line one\nline two",2026-01-01T10:00:00.500000+00:00\r\n')
    )


def test_uptime_json_is_the_default(server: Sandbox, http: httpx.Client) -> None:
    server.seed({**DATA, "checks": DATA["checks"][1:2]})
    reply = http.get(f"{API}/monitoring/uptime/export")
    assert reply.headers["content-type"] == "application/json"
    assert reply.headers["content-disposition"] == 'attachment; filename="uptime_history.json"'
    check = {
        "model_name": 'The "big" one, once',
        "provider": "openai",
        "status": "up",
        "latency_ms": 0.0,
        "error": None,
        "timestamp": "2026-01-02T00:00:00+00:00",
    }
    assert reply.text == json.dumps({"checks": [check]}, indent=2)


def test_uptime_export_filters(server: Sandbox, http: httpx.Client) -> None:
    server.seed(DATA)

    def count(**query: str) -> int:
        return len(http.get(f"{API}/monitoring/uptime/export", params=query).json()["checks"])

    assert (count(), count(start_date="2026-01-02"), count(end_date="2026-01-02")) == (3, 2, 2)
    assert count(model_id=RUN) == 0


def test_benchmark_csv(server: Sandbox, http: httpx.Client) -> None:
    server.seed(DATA)
    reply = http.get(f"{API}/benchmarks/{RUN}/export", params={"format": "csv"})
    assert reply.headers["content-disposition"] == f'attachment; filename="benchmark_{RUN}.csv"'
    name = b'"The ""big"" one, once",openai,'
    assert reply.content == (
        b"model_name,provider,ttft_ms,tps,tps_excluding_ttft,total_latency_ms,input_tokens,output_tokens,error,timestamp\r\n"
        + (name + b"1.5,2.0,0.0,0.0,0,3,,2026-01-01T10:00:00.500000+00:00\r\n")
        + (name + b"0.0,0.0,0.0,0.0,0,0,no,2026-01-01T10:00:00.500000+00:00\r\n")
    )


def test_benchmark_json(server: Sandbox, http: httpx.Client) -> None:
    server.seed(DATA)
    reply = http.get(f"{API}/benchmarks/{RUN}/export")
    assert reply.text == json.dumps(reply.json(), indent=2)
    assert {name: value for name, value in reply.json().items() if name != "results"} == {
        "run_id": RUN,
        "run_name": "Mine",
        "prompt_pack": "shakespeare",
        "started_at": "2026-01-01T10:00:00.500000+00:00",
        "completed_at": "2026-01-01T10:00:00.500000+00:00",
    }
    assert list(reply.json()["results"][0]) == [
        "model_name",
        "provider",
        "ttft_ms",
        "tps",
        "tps_excluding_ttft",
        "total_latency_ms",
        "input_tokens",
        "output_tokens",
        "error",
        "timestamp",
    ]


def test_nothing_still_has_a_header(http: httpx.Client) -> None:
    reply = http.get(f"{API}/monitoring/uptime/export", params={"format": "csv"})
    assert reply.content == b"model_name,provider,status,latency_ms,error,timestamp\r\n"
    assert http.get(f"{API}/monitoring/uptime/export").text == '{\n  "checks": []\n}'


def test_without_the_quirk_a_latency_of_zero_is_written(strict: Sandbox, connect: Connect) -> None:
    strict.seed(DATA)
    reply = connect(strict).get(f"{API}/monitoring/uptime/export", params={"format": "csv"})
    assert b",up,0.0,,2026-01-02" in reply.content


def test_sqlite_times(launch: Callable[..., Sandbox], connect: Connect) -> None:
    server = launch(times="sqlite")
    http = connect(server)
    server.seed(DATA)
    assert http.get(f"{API}/benchmarks/{RUN}").json()["started_at"] == "2026-01-01T10:00:00"
    assert http.get(f"{API}/benchmarks/{RUN}/export").json()["started_at"] == "2026-01-01T10:00:00"
    made = http.post(f"{API}/providers", json={"provider_type": "openai", "display_name": "x"}).json()
    assert len(made["created_at"]) == len("2026-01-01T10:00:00")


def test_postgresql_times(server: Sandbox, http: httpx.Client) -> None:
    server.seed(DATA)
    assert http.get(f"{API}/benchmarks/{RUN}").json()["started_at"] == "2026-01-01T10:00:00.500000Z"
