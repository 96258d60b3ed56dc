"""Environments with the clients of others, made on the first run and kept, for the fault matrix and the benchmarks."""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from uv import find_uv_bin

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache"


def installed(home: Path, wanted: Sequence[str], python: str = sys.executable) -> Path:
    """The interpreter of an environment that has these requirements; made anew when they are others than before.

    Args:
        home: Where it is.
        wanted: What is installed, as `pip install` takes it.
        python: Which Python it is made with: a version or a path. Default: the one that runs this.

    Raises:
        subprocess.CalledProcessError: the package index does not have it.
    """
    interpreter, done, told = home / "bin" / "python", home / "installed.txt", "\n".join((python, *wanted))
    if not done.exists() or done.read_text(encoding="utf-8") != told:
        print(f"installing {', '.join(wanted)} into {home.relative_to(ROOT)}", flush=True)
        shutil.rmtree(home, ignore_errors=True)
        uv = find_uv_bin()
        subprocess.run([uv, "venv", "--quiet", "--python", python, home], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", interpreter, *wanted], check=True)
        done.write_text(told, encoding="utf-8")
    return interpreter


def generate_stock(python: Path, services: Iterable[str], into: Path) -> None:
    """What openapi-python-client makes of our documents, as packages named `stock_SERVICE`, anew.

    Args:
        python: The interpreter of an environment that has it.
        services: Whose documents.
        into: The folder of the packages.
    """
    for service in services:
        subprocess.run(
            [python.with_name("openapi-python-client"), "generate", "--meta", "none", "--overwrite",
             "--path", ROOT / "openapi" / f"{service}.json", "--output-path", into / f"stock_{service}"],
            check=True, capture_output=True,
        )  # fmt: skip
