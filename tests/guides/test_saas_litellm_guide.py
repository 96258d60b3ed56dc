"""Every code block of the known SaaS LiteLLM client's guide, run on ours. Names of places and keys are exchanged."""

import asyncio
import builtins
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from examples import typed_client
from fivefold import saas_litellm
from fivefold.saas_litellm import SaaSLiteLLM, SaaSLLMClient
from fivefold.sandbox import Sandbox

from .blocks import Block, blocks_of, run

BLOCKS = blocks_of(Path(__file__).with_name("saas_litellm.md"))
TEAM, KEY = "acme-corp", "sk-sandbox-acme-corp"
#: In every block: where the file was copied to, and what stands for `requests`.
PREAMBLE = {
    "from saas_litellm_client import": "from examples.typed_client import",
    "import requests": "import httpx as requests",
    "http://localhost:8003": "{base_url}",
    "sk-your-virtual-key-here": KEY,
    "sk-your-key": KEY,
    "SaaSLLMClient(...)": f'SaaSLLMClient("{{base_url}}", "{TEAM}", "{KEY}")',
}


@dataclass(frozen=True)
class Plan:
    """How a block is run: what it prints, the jobs it leaves behind, and the error that the guide did not expect."""

    prints: str = ""
    jobs: Mapping[str, int] = field(default_factory=dict)
    raises: type[Exception] | None = None


ONE = {"COMPLETED": 1}
#: By the number of the block in saas_litellm.md.
PLANS: dict[int, Plan] = {
    1: Plan(jobs={"PENDING": 1}),  # the service answers 422 to a call without a model, which the block does not look at
    2: Plan(jobs=ONE),
    3: Plan(prints="Response: Echo: What is Python?\nCredits remaining: 999\n", jobs=ONE),
    4: Plan(jobs={"PENDING": 1}),
    5: Plan(),
    6: Plan(prints="Echo: Tell me a story"),
    7: Plan(prints="Name: sample, Age: 35"),
    8: Plan(prints="Credits remaining: 999\nTotal calls: 0\n"),
    9: Plan(prints="Analysis complete! Credits remaining: 999", jobs=ONE),
    10: Plan(prints="Assistant: Echo: Hello\n\nChat ended. Credits remaining: 999", jobs=ONE),
    11: Plan(prints="Name: sample\nEmail: sample\nExperience: 35 years\nSkills: sample\n", jobs=ONE),
    12: Plan(jobs=ONE),
    13: Plan(jobs=ONE),
    14: Plan(),
    15: Plan(),
    16: Plan(jobs={"COMPLETED": 4}),  # "doc1", "doc2", ..., "doc10": the dots are a document too
    17: Plan(jobs={"PENDING": 1}),
}
#: The blocks that go on with a job of the reader's.
WITHIN = (5, 6, 7, 8)
#: The blocks that stream, as the real service cannot: see docs/differences.md.
STREAMING = (6, 10)


@pytest.fixture(scope="module")
def mended() -> Iterator[Sandbox]:
    with Sandbox("saas_litellm", quirks="real,-broken_job_stream") as running:
        yield running


def _own(block: Block, base_url: str) -> Block:
    code = block.code
    for old, new in PREAMBLE.items():
        code = code.replace(old, new.replace("{base_url}", base_url))
    return Block(block.heading, code, block.line)


def test_every_block_has_a_plan() -> None:
    assert sorted(PLANS) == list(range(1, len(BLOCKS) + 1))


@pytest.mark.parametrize("number", PLANS, ids=lambda number: f"{number}-{BLOCKS[number - 1].heading}")
def test_a_block_of_the_guide_runs(
    number: int, saas_litellm_server: Sandbox, mended: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, plan = mended if number in STREAMING else saas_litellm_server, PLANS[number]
    server.reset()
    said = iter(["Hello", "quit"])
    monkeypatch.setattr(builtins, "input", lambda _: next(said))
    for name, value in {"API_URL": server.base_url, "TEAM_ID": TEAM, "VIRTUAL_KEY": KEY}.items():
        monkeypatch.setenv(f"SAAS_LITELLM_{name}", value)
    with SaaSLiteLLM(server.base_url, TEAM, KEY) as reader:
        names: dict[str, Any] = {
            "SaaSLLMClient": SaaSLLMClient,
            "VIRTUAL_KEY": KEY,
            "messages": [{"role": "user", "content": "Hello"}],
            "client": SaaSLLMClient(server.base_url, TEAM, KEY),
            "job_id": reader.create_job("of the reader") if number in WITHIN else None,
        }
        printed = run(_own(BLOCKS[number - 1], server.base_url), names)
        asyncio.run(names["client"].close())
        states = [job.status for job in reader.iter_jobs()]
    assert plan.prints in printed
    if number not in WITHIN:
        assert {state: states.count(state) for state in states} == plan.jobs
    if number == 8:
        assert server.requests()[-2]["operation"] == "complete_job"


def test_the_file_to_copy_gives_the_client_itself() -> None:
    assert typed_client.SaaSLLMClient is saas_litellm.AsyncSaaSLiteLLM
    assert all(getattr(typed_client, name) is getattr(saas_litellm, name) for name in typed_client.__all__)


#: What the guide lists under "Parameters", in its order; only what it shows by position has a place.
PARAMETERS = {
    "create_job": ["job_type", "metadata"],
    "chat": ["job_id", "messages"],
    "chat_stream": ["job_id", "messages"],
    "structured_output": ["job_id", "messages", "response_model"],
    "complete_job": ["job_id", "status", "metadata"],
}
KEYWORDS = ["temperature", "max_tokens", "top_p", "frequency_penalty", "presence_penalty", "stop"]


@pytest.mark.parametrize("name", PARAMETERS)
def test_the_parameters_of_the_guide_hold(name: str) -> None:
    own = inspect.signature(getattr(SaaSLLMClient, name)).parameters
    places = [each.name for each in own.values() if each.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    assert places == ["self", *PARAMETERS[name]]
    if "messages" in places:
        assert set(KEYWORDS) <= set(own)
        assert own["temperature"].default == 0.7
    constructor = [*inspect.signature(SaaSLLMClient).parameters][:4]
    assert constructor == ["base_url", "team_id", "virtual_key", "timeout"]
