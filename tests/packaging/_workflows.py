"""Reads a GitHub Actions workflow: its jobs, their steps, and what the rules for them are."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

#: An action at a commit, with the release that it is beside it.
PINNED = re.compile(r"uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(text: str) -> Mapping[Any, Any]:
    """A workflow as data; YAML 1.1 takes the key `on` for a truth."""
    return yaml.safe_load(text)


def steps(workflow: Mapping[Any, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each step with the name of its job."""
    for name, job in workflow["jobs"].items():
        for step in job["steps"]:
            yield name, step


def unpinned(text: str) -> list[str]:
    """The lines that use an action at anything but a commit whose release is named."""
    used = [line.strip().removeprefix("- ") for line in text.splitlines() if re.match(r"\s*(- )?uses:", line)]
    return [line for line in used if not PINNED.fullmatch(line)]


def targets(makefile: Path) -> set[str]:
    """The targets of a Makefile that have a line of help."""
    return set(re.findall(r"^([a-z-]+):.*?## ", makefile.read_text(encoding="utf-8"), re.MULTILINE))
