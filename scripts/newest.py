"""Install fivefold with the newest of everything, upper bounds put aside, and import all of it: `make newest`.

It fails before users can meet what fails, and tells when a bound can be lifted. Ends with status 0, else with that of
the step that failed.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from uv import find_uv_bin

from .floors import PROJECT, needed

_IMPORT_ALL = """
import importlib, pkgutil, sys
names = [name for root in ("fivefold", "fivefold_wire") for package in [importlib.import_module(root)]
         for _, name, _ in pkgutil.walk_packages(package.__path__, root + ".") if not name.endswith("__main__")]
for name in names:
    importlib.import_module(name)
print(len(names), "modules imported on Python", sys.version.split()[0])
"""


def main() -> int:
    """Install and import, in a folder that goes away again. Returns the status."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder, "env", "bin", "python")
        unbounded = Path(folder, "unbounded.txt")
        unbounded.write_text("\n".join(re.split(r"[<>=!~ ]", one)[0] for one in needed()), encoding="utf-8")
        wheel = f"fivefold[sandbox,stream,fast,rich] @ {PROJECT.parent.as_uri()}"
        install: list[str | Path] = [
            find_uv_bin(),
            "pip",
            "install",
            "--quiet",
            "--python",
            python,
            "--override",
            unbounded,
            wheel,
        ]
        steps: list[list[str | Path]] = [
            [find_uv_bin(), "venv", "--quiet", "--python", sys.executable, python.parents[1]],
            [*install, "pytest"],  # which the fixtures for users' tests are for
            [find_uv_bin(), "pip", "list", "--python", python],
            [python, "-I", "-W", "error", "-c", _IMPORT_ALL],
        ]
        for step in steps:
            done = subprocess.run(step, cwd=folder, check=False)
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
