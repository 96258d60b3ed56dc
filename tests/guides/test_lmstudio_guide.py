"""Every code block of the known LM Studio client's guide, run on ours. Only the package's name is exchanged."""

import dataclasses
import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from fivefold import lmstudio
from fivefold.lmstudio import CompletionRequest, LMStudioClient, RetryConfig
from fivefold.sandbox import Sandbox
from tests.sandbox.lmstudio_tools import CHAT

from .blocks import Block, blocks_of, run

BLOCKS = blocks_of(Path(__file__).with_name("lmstudio.md"))
MODEL = {"your-model-id": CHAT}


@dataclass(frozen=True)
class Plan:
    """How a block is run: what is filled in, and what it prints."""

    prints: str = ""
    fill: Mapping[str, str] = field(default_factory=dict)


#: By the number of the block in lmstudio.md. 7 to 11 show signatures.
PLANS: dict[int, Plan] = {
    1: Plan(prints="Response: Echo: Hello, how are you?"),
    2: Plan(prints=f"Available models: ['{CHAT}'"),
    3: Plan(fill=MODEL),
    4: Plan(),
    5: Plan(fill=MODEL),
    6: Plan(prints="Error type: authentication_error\nMessage: An LM Studio API token is required"),
}
SIGNATURES: dict[int, Callable[..., Any]] = {
    7: LMStudioClient,
    8: lmstudio.Model,
    9: CompletionRequest,
    10: lmstudio.CompletionResponse,
    11: RetryConfig,
}
TYPES = {name: getattr(typing, name) for name in ("Any", "Dict", "List", "Optional", "Tuple", "Union")}


@pytest.fixture
def base_url(lmstudio_server: Sandbox, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the guide takes for granted: a server where the client looks for it."""
    monkeypatch.setenv("LMSTUDIO_BASE_URL", lmstudio_server.base_url)
    return lmstudio_server.base_url


def _own(block: Block) -> Block:
    return Block(block.heading, block.code.replace("from src.lmstudio_client", "from fivefold.lmstudio"), block.line)


def test_every_block_has_a_plan() -> None:
    assert sorted([*PLANS, *SIGNATURES]) == list(range(1, len(BLOCKS) + 1))


@pytest.mark.parametrize("number", PLANS, ids=lambda number: f"{number}-{BLOCKS[number - 1].heading}")
def test_a_block_of_the_guide_runs(number: int, base_url: str, lmstudio_server: Sandbox) -> None:
    if number == 6:  # it shows what an error tells, so there has to be one
        error = {"type": "invalid_request", "code": "invalid_api_key", "message": "An LM Studio API token is required"}
        lmstudio_server.fault("GET /v1/models", status=401, body={"error": error})
    with LMStudioClient(base_url) as client:
        printed = run(_own(BLOCKS[number - 1]), {"client": client}, PLANS[number].fill)
    assert PLANS[number].prints in printed
    if number in (3, 5):
        assert lmstudio_server.requests()[-1]["path"] == "/v1/completions"
    if number == 6:
        assert printed.endswith("HTTP status: 401\n")


@pytest.mark.parametrize("number", SIGNATURES, ids=lambda number: f"{number}-{BLOCKS[number - 1].heading}")
def test_a_signature_of_the_guide_holds(number: int) -> None:
    theirs, ours = _shown(BLOCKS[number - 1].code), inspect.signature(SIGNATURES[number])
    names = [name for name in ours.parameters if name in theirs]
    assert names == list(theirs)
    by_keyword = number == 10  # answers are read, not made: see docs/differences.md
    unset = number == 7  # the environment may say otherwise before the default does
    for name, parameter in theirs.items():
        own = ours.parameters[name]
        assert own.kind == (parameter.KEYWORD_ONLY if by_keyword else parameter.POSITIONAL_OR_KEYWORD)
        assert own.default == (None if unset else parameter.default) or by_keyword
    others = [each for name, each in ours.parameters.items() if name not in theirs]
    assert {each.kind for each in others} <= {inspect.Parameter.KEYWORD_ONLY}


def _shown(code: str) -> dict[str, inspect.Parameter]:
    """The parameters of what a block shows: a dataclass, or the head of a constructor."""
    space: dict[str, Any] = {**TYPES, "dataclass": dataclasses.dataclass, "RetryConfig": None, "CompletionUsage": None}
    space["CompletionChoice"] = None
    head = code.strip()
    if head.startswith("class"):
        exec(f"{head} ...", space)
    elif head.startswith("@"):
        exec(head, space)
    else:
        exec(f"def {head}: ...", space)
    made = space["LMStudioClient" if "LMStudioClient" in head else head.partition("class ")[2].partition(":")[0]]
    return dict(inspect.signature(made).parameters)
