"""Every code block of the known ArgusLM client's guide, run on ours. Only the package's name is exchanged."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from fivefold.arguslm import ArgusLMClient, AsyncArgusLMClient, schemas
from tests.prepared import Prepared

from .blocks import Block, blocks_of, run

BLOCKS = blocks_of(Path(__file__).with_name("arguslm.md"))
PROVIDER = 'display_name="Test", provider_type="openai", credentials={"api_key": "sk-test"}'


@dataclass(frozen=True)
class Plan:
    """How a block is run: what is filled in, what it prints, and the error that the guide did not expect."""

    prints: str = ""
    fill: Mapping[str, str] = field(default_factory=dict)
    raises: type[Exception] | None = None


#: By the number of the block in arguslm.md. `{…}` in a filled-in value is an id of the prepared data.
PLANS: dict[int, Plan] = {
    1: Plan(prints="ms TTFT)", fill={"http://localhost:8000": "{base_url}"}),
    2: Plan(raises=AttributeError),  # provider.name: the service has display_name
    3: Plan(),
    4: Plan(),
    5: Plan(),
    6: Plan(prints="Prepared (custom_openai_compatible) - Enabled: True"),
    7: Plan(),
    8: Plan(prints="Connection successful!", fill={"...": PROVIDER.replace("{", "{{").replace("}", "}}")}),
    9: Plan(prints="Discovered "),
    10: Plan(fill={"some-uuid": "{provider_id}"}),
    11: Plan(prints="monitoring: True", fill={"model-uuid": "{model_id}"}),
    12: Plan(),
    13: Plan(prints="Monitoring every 15 minutes"),
    14: Plan(prints=" is queued"),
    15: Plan(fill={"some-uuid": "{model_id}"}),
    16: Plan(fill={"some-uuid": "{model_id}"}),
    17: Plan(fill={"uuid-1": "{model_id}", "uuid-2": "{other_model_id}"}),
    18: Plan(prints="Run: Prepared - Status: completed"),
    19: Plan(prints="TPS: "),
    20: Plan(),
    21: Plan(
        prints="Benchmark finished!",
        # The guide reads `completed` where the first progress message has none: None is printed.
        fill={"...": 'model_ids=["{model_id}"], prompt_pack="shakespeare", num_runs=2'},
    ),
    22: Plan(),
    23: Plan(),
    24: Plan(prints="Alert: "),
    25: Plan(prints=" unread alerts"),
    26: Plan(prints="Total unread: "),
    27: Plan(),
    28: Plan(),
    29: Plan(prints="An error occurred: HTTP 422"),  # not a UUID: the service does not say 404
}


@pytest.fixture
def names(prepared: Prepared, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """What the guide takes for granted."""
    monkeypatch.setenv("ARGUSLM_BASE_URL", prepared.client.base_url)
    monkeypatch.chdir(tmp_path)
    return {
        "client": prepared.client,
        "benchmark": prepared.benchmark,
        "run_id": prepared.benchmark.id,
        "provider_id": prepared.models[0].provider_account_id,
        "model_id": prepared.models[0].id,
        "some_model_id": prepared.models[0].id,
        "other_model_id": prepared.models[1].id,
        "base_url": prepared.client.base_url,
        **{name: getattr(schemas, name) for name in ("BenchmarkCreate", "ProviderCreate")},
        "AsyncArgusLMClient": AsyncArgusLMClient,
        "ArgusLMClient": ArgusLMClient,
    }


def _own(block: Block) -> Block:
    return Block(block.heading, block.code.replace("from arguslm", "from fivefold.arguslm"), block.line)


def test_every_block_has_a_plan() -> None:
    assert sorted(PLANS) == list(range(1, len(BLOCKS) + 1))


@pytest.mark.parametrize("number", sorted(PLANS), ids=lambda number: f"{number}-{BLOCKS[number - 1].heading}")
def test_a_block_of_the_guide_runs(number: int, names: dict[str, Any]) -> None:
    plan, block = PLANS[number], _own(BLOCKS[number - 1])
    ids = {name: str(value) for name, value in names.items() if isinstance(value, UUID | str)}
    fill = {old: new.format_map(ids) for old, new in plan.fill.items()}
    if plan.raises is not None:
        with pytest.raises(plan.raises):
            run(block, names, fill)
        return
    assert plan.prints in run(block, names, fill)
    if number == 5:  # this one only defines a function
        space: dict[str, Any] = {}
        exec(block.code, space)
        asyncio.run(space["run"]())
    if number in (16, 20, 27):
        assert list(Path().glob("*.csv"))
