"""Write generated/fivefold_wire/ from openapi/*.json, the same bytes on every machine.

Anything that openapi-python-client warns of is an error, and an error leaves the tree as it was.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from .document import SpecError
from .package import GENERATOR, RUFF, ToolError, check_tools, make_package
from .tree import differences, swap_in

_LONGEST = 4000
ROOT = Path(__file__).resolve().parents[2]
_INIT = f'''# Machine-written by scripts/generate.py with openapi-python-client {GENERATOR}: do not edit.
"""Typed operations and models, one package for each document in openapi/; used through `fivefold`."""
'''


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all went well, 1 when a document, a tool or the tree is at fault."""
    options = _parser().parse_args(arguments)
    sources = sorted((options.root / "openapi").glob("*.json"))
    if options.only:
        sources = [source for source in sources if source.stem == options.only]
    if not sources:
        print(f"generate: there is no {options.root / 'openapi' / (options.only or '*')}.json", file=sys.stderr)
        return 2
    try:
        check_tools()
        with tempfile.TemporaryDirectory() as folder:
            return _run(options, sources, Path(folder, "fivefold_wire"))
    except (SpecError, ToolError, OSError) as error:
        print(f"generate: {printable(str(error))}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="generate.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; show what is stale and exit with 1 if anything is"
    )
    parser.add_argument("--only", metavar="SERVICE", help="only the package of openapi/SERVICE.json")
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="folder with openapi/ and generated/ (default: this repository)"
    )
    parser.epilog = f"Needs openapi-python-client {GENERATOR} and ruff {RUFF}."
    return parser


def _run(options: argparse.Namespace, sources: list[Path], made: Path) -> int:
    _make_all(sources, made)
    target = options.root / "generated" / "fivefold_wire"
    if options.only:
        made, target = made / options.only, target / options.only
    else:
        made.joinpath("__init__.py").write_bytes(_INIT.encode())
        made.joinpath("py.typed").write_bytes(b"")
    changes = differences(target, made)
    if options.check:
        print("\n".join(changes) or "generated/ is up to date")
        if changes:
            print("generate: generated/ is stale: run scripts/generate.py", file=sys.stderr)
        return 1 if changes else 0
    if changes:
        swap_in(made, target)
    print(f"{len(sources)} of {len(sources)} packages up to date, {len(changes)} lines of changes")
    return 0


def _make_all(sources: list[Path], folder: Path) -> None:
    folder.mkdir()
    targets = [folder / source.stem for source in sources]
    if len(sources) > 1:
        workers = min(len(sources), os.cpu_count() or 1)
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            problems = list(pool.map(_problem, sources, targets))
    else:
        problems = list(map(_problem, sources, targets))
    if told := [problem for problem in problems if problem]:
        raise SpecError("\n".join(told))


def printable(text: str) -> str:
    """A message that quotes a document, short, and without what would move the cursor."""
    kept = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."
    return "".join(character if character.isprintable() or character == "\n" else "?" for character in kept)


def _problem(source: Path, folder: Path) -> str:
    try:
        make_package(source, folder)
    except SpecError as error:
        return f"{source.name}: {error}"
    return ""
