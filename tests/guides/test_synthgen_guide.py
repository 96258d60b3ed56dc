"""Every code block of the known Synthgen client's guide, run on ours. Only the package's name is exchanged."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from fivefold.sandbox import Sandbox
from fivefold.synthgen import APIError, CalendarInterval, Synthgen, SynthgenClient
from fivefold.synthgen.models import Task

from .blocks import Block, blocks_of, run

BLOCKS = blocks_of(Path(__file__).with_name("synthgen.md"))


@dataclass(frozen=True)
class Plan:
    """How a block is run: what it prints, what is filled in, and what is done after it."""

    prints: str = ""
    fill: Mapping[str, str] = field(default_factory=dict)
    after: str = ""


#: By the number of the block in synthgen.md. `{…}` in a filled-in value is a name of the preamble.
PLANS: dict[int, Plan] = {
    1: Plan(
        prints=": COMPLETED\nGenerated 0 records",  # `body` is the request: the answer is in `completions`
        fill={"https://api.synthgen.example.com": "{base_url}", "your-api-key": "{key}"},
        after="client.close()",
    ),
    2: Plan(),
    3: Plan(),
    4: Plan(after="assert [result.custom_id for result in results] == ['task-001']"),
    5: Plan(fill={"# Other parameters...": "url=provider, body={{}},"}),
    6: Plan(prints="Retrieved from cache"),
    7: Plan(
        fill={", ...": ", url=provider, body={{'model': model}}"},
        after="assert {result.custom_id for result in results} == {'cached', 'fresh'}",
    ),
    8: Plan(
        prints="System status: healthy\nAPI: healthy\nRabbitMQ: healthy\nElasticsearch: healthy\nQueue consumers: 1\n"
    ),
    9: Plan(prints="Task status: COMPLETED\nCompletion time: 2025-12-31", fill={"task-message-id": "m-1"}),
    10: Plan(
        prints="Total batches: 1\nCompleted tasks: 1/3\nToken usage: 7",
        after="assert len(tasks) == 3 and [task.message_id for task in failed_tasks] == ['m-2']",
    ),
    11: Plan(prints="Cache hit rate: 33.33%"),
    12: Plan(),
    13: Plan(
        prints="API Error: task non-existent-id not found\nStatus code: 404\nResponse: "
        '{"detail": "task non-existent-id not found"}\n'
    ),
    14: Plan(fill={"existing-batch-id": "batch-id"}, after="assert len(results) == 3"),
    15: Plan(after="assert response.total_tasks == 3"),
    16: Plan(prints="Input tokens: 3\nOutput tokens: 4\nTotal tokens: 7\n"),
    17: Plan(prints="Task not found\n"),
}


@pytest.fixture
def names(
    quick_synthgen_server: Sandbox, synthgen_client: Synthgen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> dict[str, Any]:
    """What the guide takes for granted: a server with a batch, where the client looks for it, and earlier names."""
    settings = quick_synthgen_server.env
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.json").write_text(json.dumps({"base_url": "http://localhost:8002", "timeout": 3600}))
    old = {"batch_id": "batch-id", "age": 7200.0}
    quick_synthgen_server.seed(
        {
            "tasks": [
                {**old, "message_id": "m-1", "body": {"messages": [{"content": "one"}]}},
                {**old, "message_id": "m-2", "status": "FAILED"},
                {**old, "message_id": "m-3", "cached": True},
            ]
        }
    )
    provider, model = "http://host.docker.internal:11434/v1/chat/completions", "qwen2.5:0.5b"
    tasks = [Task(custom_id=f"t{number}", url=provider, body={"model": model, "n": number}) for number in range(3)]
    return {
        "SynthgenClient": SynthgenClient,
        "CalendarInterval": CalendarInterval,
        "Task": Task,
        "APIError": APIError,
        "client": synthgen_client,
        "provider": provider,
        "model": model,
        "api_key": "api_key",
        "tasks": tasks,
        "task_result": synthgen_client.get_task("m-3"),
        "batch_id": "batch-id",
        "base_url": settings["SYNTHGEN_BASE_URL"],
        "key": settings["SYNTHGEN_API_KEY"],
    }


def test_every_block_has_a_plan() -> None:
    assert sorted(PLANS) == list(range(1, len(BLOCKS) + 1))


@pytest.mark.parametrize("number", sorted(PLANS), ids=lambda number: f"{number}-{BLOCKS[number - 1].heading}")
def test_a_block_of_the_guide_runs(number: int, names: dict[str, Any]) -> None:
    plan, block = PLANS[number], BLOCKS[number - 1]
    texts = {name: value for name, value in names.items() if isinstance(value, str)}
    fill = {old: new.format_map(texts) for old, new in plan.fill.items()}
    code = block.code.replace("from synthgen", "from fivefold.synthgen") + plan.after
    assert plan.prints in run(Block(block.heading, code, block.line), names, fill)
