"""Documents turned into packages that can be imported."""

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from scripts.generate import main

Spec: TypeAlias = dict[str, Any]


class Package:
    """A generated package: its modules, and where it was written."""

    def __init__(self, root: Path, service: str) -> None:
        self.root = root
        self.service = service

    @property
    def models(self) -> Any:
        """The package of models."""
        return importlib.import_module(f"{self.service}.models")

    def api(self, tag: str = "default") -> Any:
        """The operations of one tag."""
        return importlib.import_module(f"{self.service}.api.{tag}")

    def texts(self) -> dict[str, str]:
        """Every generated file of the service."""
        folder = self.root / "generated" / "fivefold_wire" / self.service
        return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}


Build: TypeAlias = Callable[[Spec], Package]


def write_spec(root: Path, service: str, spec: Spec) -> Path:
    """Put a document into the openapi/ of a root."""
    path = root / "openapi" / f"{service}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(spec), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """Generate a document into a package of a name of its own, and make that importable."""
    numbers, added = count(), list[str]()

    def made(spec: Spec) -> Package:
        root = tmp_path_factory.mktemp("wire")
        service = f"made_{next(numbers)}"
        write_spec(root, service, spec)
        assert main(["--root", str(root)]) == 0
        added.append(str(root / "generated" / "fivefold_wire"))
        sys.path.insert(0, added[-1])
        importlib.invalidate_caches()
        return Package(root, service)

    yield made
    for folder in added:
        sys.path.remove(folder)
