"""An environment for each of the others, with what is generated for it; made on the first run, kept in `.cache`."""

from pathlib import Path

from scripts.environments import generate_stock
from scripts.environments import installed as environment

from .others import CACHE, GENERATED, Other

#: What the matrix itself needs beside a client.
MATRIX = ("attrs", "cryptography")
PYTHON = "3.11"


def installed(other: Other) -> Path:
    """The interpreter of an environment that has this client and what the matrix needs.

    Raises:
        subprocess.CalledProcessError: the package index does not have it.
    """
    python = environment(CACHE / other.name, (*other.requirements, *MATRIX), PYTHON)
    if other.name == "stock":
        generate_stock(python, sorted({service for service, _ in other.columns}), GENERATED)
    return python
