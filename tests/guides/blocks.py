"""Code blocks of a Markdown document, run as a user would: top-level await allowed, `...` filled in from a table."""

import ast
import asyncio
import contextlib
import inspect
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One block: the heading it stands under, its code, and where it begins."""

    heading: str
    code: str
    line: int


def blocks_of(path: Path) -> list[Block]:
    """Every Python block of a document, in order."""
    text = path.read_text(encoding="utf-8")
    found = []
    for match in _BLOCK.finditer(text):
        headings = _HEADING.findall(text, 0, match.start())
        found.append(Block(headings[-1] if headings else "", match.group(1), text.count("\n", 0, match.start()) + 2))
    return found


def run(block: Block, names: Mapping[str, Any], fill: Mapping[str, str] | None = None) -> str:
    """Run a block with these names defined; what it printed."""
    code = block.code
    for old, new in (fill or {}).items():
        if old not in code:
            raise AssertionError(f"{block.heading}: {old!r} is not in the block")
        code = code.replace(old, new)
    compiled = compile(code, block.heading, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    space = {"__name__": "__main__", **names}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        result = eval(compiled, space)
        if inspect.iscoroutine(result):
            asyncio.run(result)
    return printed.getvalue()
