"""Every Python block of the README and of docs/, run against a sandbox."""

from pathlib import Path
from typing import Any

import pytest

from fivefold.sandbox import Sandbox
from tests.guides.blocks import Block, blocks_of, run
from tests.prepared import Prepared

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCKS = [(path, block) for path in DOCUMENTS for block in blocks_of(path)]


@pytest.mark.parametrize(
    ("path", "block"), BLOCKS, ids=[f"{path.relative_to(ROOT)}:{block.line}" for path, block in BLOCKS]
)
def test_a_block_of_the_docs_runs(
    path: Path, block: Block, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    arguslm_server: Sandbox = request.getfixturevalue("arguslm_server")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARGUSLM_BASE_URL", arguslm_server.base_url)
    code = block.code.replace("http://localhost:8000", arguslm_server.base_url)
    space: dict[str, Any] = {}
    if "def test_" in code:
        exec(code, space)
        tests = [value for name, value in space.items() if name.startswith("test_")]
        assert len(tests) == 1
        tests[0](arguslm_server)
        assert arguslm_server.requests()
    else:
        prepared: Prepared = request.getfixturevalue("prepared")
        asked = len(arguslm_server.requests())
        run(Block(block.heading, code, block.line), {"client": prepared.client})
        assert "Sandbox(" in code or len(arguslm_server.requests()) > asked
