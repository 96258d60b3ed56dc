"""An environment for each of the others, with what is generated for it; made on the first run, kept in `.cache`."""

import shutil
import subprocess
from pathlib import Path

from uv import find_uv_bin

from .others import CACHE, GENERATED, ROOT, Other

#: What the matrix itself needs beside a client.
MATRIX = ("attrs", "cryptography")
PYTHON = "3.11"


def installed(other: Other) -> Path:
    """The interpreter of an environment that has this client and what the matrix needs.

    Raises:
        subprocess.CalledProcessError: the package index does not have it.
    """
    home = CACHE / other.name
    python, done = home / "bin" / "python", home / "installed.txt"
    wanted = "\n".join((*other.requirements, *MATRIX))
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        print(f"installing {', '.join(other.requirements)} into {home.relative_to(ROOT)}", flush=True)
        shutil.rmtree(home, ignore_errors=True)
        uv = find_uv_bin()
        subprocess.run([uv, "venv", "--quiet", "--python", PYTHON, home], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", python, *wanted.split()], check=True)
        done.write_text(wanted, encoding="utf-8")
    if other.name == "stock":
        _generated(python, sorted({service for service, _ in other.columns}))
    return python


def _generated(python: Path, services: list[str]) -> None:
    """The stock output of the generator, of our documents, anew."""
    for service in services:
        subprocess.run(
            [python.with_name("openapi-python-client"), "generate", "--meta", "none", "--overwrite",
             "--path", ROOT / "openapi" / f"{service}.json", "--output-path", GENERATED / f"stock_{service}"],
            check=True, capture_output=True,
        )  # fmt: skip
