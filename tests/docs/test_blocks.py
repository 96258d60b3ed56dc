"""Every Python block of the README and of docs/, run against the sandboxes of the services that it speaks to."""

import inspect
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fivefold.sandbox import Sandbox
from tests.guides.blocks import Block, blocks_of, run
from tests.prepared import SERVICES

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCKS = [(path, block) for path in DOCUMENTS for block in blocks_of(path)]


def services_of(path: Path, code: str) -> list[str]:
    """The services that a block names; else the one that its page is about; else ArgusLM."""
    named = [service for service, known in SERVICES.items() if any(name in code for name in known.names)]
    return named or [path.stem if path.stem in SERVICES else "arguslm"]


@pytest.mark.parametrize(
    ("path", "block"), BLOCKS, ids=[f"{path.relative_to(ROOT)}:{block.line}" for path, block in BLOCKS]
)
def test_a_block_of_the_docs_runs(
    path: Path, block: Block, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names, code = services_of(path, block.code), block.code
    servers: dict[str, Sandbox] = {f"{name}_server": request.getfixturevalue(SERVICES[name].server) for name in names}
    monkeypatch.chdir(tmp_path)
    for name, server in zip(names, servers.values(), strict=True):
        for variable, value in server.env.items():
            monkeypatch.setenv(variable, value)
        for text, variable in SERVICES[name].settings.items():
            code = code.replace(text, server.env[variable])
    if "def test_" in code:
        space: dict[str, Any] = {}
        exec(code, space)
        [test] = [value for name, value in space.items() if name.startswith("test_")]
        test(**{name: servers[name] for name in inspect.signature(test).parameters})
        assert all(server.requests() for server in servers.values())
    elif '__name__ == "__main__"' in code:
        (tmp_path / "block.py").write_text(code)
        subprocess.run([sys.executable, "block.py"], check=True, timeout=50)
        assert all(server.requests() for server in servers.values())
    else:
        client = request.getfixturevalue(SERVICES[names[0]].client)
        asked = [len(server.requests()) for server in servers.values()]
        run(Block(block.heading, code, block.line), {"client": client})
        told = [len(server.requests()) for server in servers.values()]
        assert "Sandbox(" in code or all(now > before for now, before in zip(told, asked, strict=True))
