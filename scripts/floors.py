"""The lowest versions that pyproject.toml allows of what fivefold needs, one `name==version` a line.

Run as `python -m scripts.floors`, also before anything is installed: it uses the standard library only.
"""

import re
import tomllib
from itertools import chain
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
_FLOOR = re.compile(r"([\w.-]+)[^;]*?[>=]=\s*([\d.]+)")


def needed() -> list[str]:
    """What the wheel and all of its extras need, as pyproject.toml spells it."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras: list[list[str]] = list(project["optional-dependencies"].values())
    return sorted({*project["dependencies"], *chain.from_iterable(extras)})


def floors() -> list[str]:
    """The lowest allowed version of each, as `name==version`. Raises ValueError for one that has no floor."""
    found = [(_FLOOR.match(one), one) for one in needed()]
    if missing := [one for match, one in found if not match]:
        raise ValueError(f"dependencies without a floor: {', '.join(missing)}")
    return [f"{match[1]}=={match[2]}" for match, _ in found if match]


if __name__ == "__main__":
    print(*floors(), sep="\n")
