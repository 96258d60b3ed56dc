"""The release command: run as a person runs it, and with what can go wrong."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from fivefold import __version__
from scripts import sdk_release

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "sdk_release.py"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command; its words and its status."""
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.watchdog(400)
def test_from_anywhere_a_relative_output_is_counted_from_there(tmp_path: Path) -> None:
    done = run(sys.executable, SCRIPT, "--output", "dist/sdk", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    folder = tmp_path / "dist" / "sdk" / "python"
    assert done.stdout == f"Python artefacts written to {folder}\n"
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"fivefold-{__version__}-py3-none-any.whl", f"fivefold-{__version__}.tar.gz"]
    inside = zipfile.ZipFile(folder / names[0]).namelist()
    assert {"fivefold/py.typed", "fivefold/mongars/__init__.py"} <= set(inside)


def test_as_the_guide_runs_it_it_tells_its_options() -> None:
    done = run(sys.executable, "-m", "scripts.sdk_release", "--help", cwd=ROOT)
    assert done.returncode == 0
    assert "--output OUTPUT" in done.stdout


def test_a_missing_tool_is_named(tmp_path: Path) -> None:
    done = run(sys.executable, "-S", SCRIPT, "--output", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "error: build is not installed: pip install build\n"
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_made_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run(sys.executable, SCRIPT, "--output", "file", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr


def test_what_cannot_be_built_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "pyproject.toml").write_text("not toml")
    with pytest.raises(sdk_release.BuildError, match="build failed with status 1"):
        sdk_release.build_python_sdk(tmp_path / "project", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
