"""Every Python block of docs/lmstudio.md, run against a sandbox."""

from pathlib import Path

import pytest

from fivefold.lmstudio import LMStudio
from fivefold.sandbox import Sandbox

from .blocks import Block, blocks_of, run

BLOCKS = blocks_of(Path(__file__).parents[2] / "docs" / "lmstudio.md")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{block.line}-{block.heading}")
def test_a_block_of_the_page_runs(
    block: Block, lmstudio_server: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "cat.png").write_bytes(PNG)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LMSTUDIO_BASE_URL", lmstudio_server.base_url)
    code = block.code.replace("http://localhost:1234", lmstudio_server.base_url.removesuffix("/v1"))
    with LMStudio(lmstudio_server.base_url) as client:
        run(Block(block.heading, code, block.line), {"client": client})
    assert lmstudio_server.requests()
