"""Write docs/reference/ from the signatures and docstrings of the installed package: `python -m scripts.reference`.

The same package gives the same bytes on every machine. `--check` writes nothing and exits with 1 when a page is stale.
"""

import argparse
import difflib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.reference import methods, sandboxes, schemas, shared
from scripts.reference.services import SERVICES

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"
MOST_LINES = 200


def pages() -> dict[str, str]:
    """Every page by its file name."""
    made = {
        "clients": shared.clients_page(),
        "errors": shared.errors_page(),
        "values": shared.values_page(),
        "streams": shared.streams_page(),
        "testing": sandboxes.testing_page(),
    }
    for one in SERVICES:
        made |= {surface.page: methods.methods_page(one, surface) for surface in one.surfaces}
        made |= {f"{one.key}-schemas": schemas.schemas_page(one), f"{one.key}-values": schemas.values_page(one)}
        made |= {f"{one.key}-sandbox": sandboxes.sandbox_page(one)}
    return {f"{name}.md": page.text for name, page in made.items()}


def differences(made: Mapping[str, str]) -> list[str]:
    """A unified diff from the folder to what it should hold."""
    lines: list[str] = []
    found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    for name in sorted({*made, *found}):
        before, after = found.get(name, "").splitlines(), made.get(name, "").splitlines()
        lines += difflib.unified_diff(before, after, f"docs/reference/{name}", "as it should be", lineterm="")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 1 when asked to check and a page is stale."""
    parser = argparse.ArgumentParser(prog="python -m scripts.reference", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; show what is stale, and exit with 1 if so")
    made = pages()
    if parser.parse_args(arguments).check:
        lines = differences(made)
        more = [f"... and {len(lines) - MOST_LINES} more lines"] if len(lines) > MOST_LINES else []
        print("\n".join([*lines[:MOST_LINES], *more]) or "docs/reference/ is up to date")
        return 1 if lines else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        FOLDER.joinpath(name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(made)} pages in docs/reference/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
