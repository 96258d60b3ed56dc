"""Build and check what is released: `python -m scripts.sdk_release --output dist/sdk` from the root of the project.

As `python PATH/TO/scripts/sdk_release.py` it runs from anywhere. The wheel and the sdist go into OUTPUT/python/, a
relative OUTPUT being counted from where the command is run; nothing is there unless both were built and checked.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import move

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = ROOT / "dist" / "sdk"
TOOLS = ("build", "twine")
#: How much of a failed command's words is told.
LAST_LINES = 20


class BuildError(Exception):
    """Something could not be built, or is not fit for release; the message says why."""


def build_python_sdk(root: Path, output: Path) -> list[Path]:
    """Build wheel and sdist of the project in `root`, check them, and move them into `output`; where they are.

    Raises:
        BuildError: a tool is missing, or a command failed.
    """
    for tool in TOOLS:
        if find_spec(tool) is None:
            raise BuildError(f"{tool} is not installed: pip install {tool}")
    output.mkdir(parents=True, exist_ok=True)
    # In the same folder, so that moving is renaming.
    with tempfile.TemporaryDirectory(prefix=".building-", dir=output) as folder:
        _run("build", "--outdir", folder, str(root))
        built = sorted(path for path in Path(folder).iterdir() if path.name.endswith((".whl", ".tar.gz")))
        if len(built) != 2:
            raise BuildError(f"expected a wheel and an sdist, got {[path.name for path in built]}")
        _run("twine", "check", "--strict", *map(str, built))
        for path in built:
            move(path, output / path.name)
    return [output / path.name for path in built]


def _run(module: str, *arguments: str) -> None:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        words = "\n".join((done.stdout + done.stderr).splitlines()[-LAST_LINES:])
        raise BuildError(f"{module} failed with status {done.returncode}:\n{words}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, or those of the command line; the exit status."""
    parser = argparse.ArgumentParser(description="Build the wheel and the sdist into OUTPUT/python/, and check them.")
    parser.add_argument("--output", type=Path, default=DEFAULT, help="a folder; default: dist/sdk of the project")
    output = parser.parse_args(arguments).output.resolve() / "python"
    try:
        build_python_sdk(ROOT, output)
    except (BuildError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"Python artefacts written to {output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
