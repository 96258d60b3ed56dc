"""The wheel, built from the sdist and installed where the sources are not, on every Python at hand."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.watchdog(300)  # builds and installs
ROOT = Path(__file__).parents[2]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
TRY = """
import fivefold, fivefold_wire
from fivefold import ArgusLM, NotFoundError
from fivefold.arguslm.schemas import BenchmarkCreate
assert "site-packages" in fivefold.__file__ and "site-packages" in fivefold_wire.__file__
assert BenchmarkCreate(model_ids=["a"], prompt_pack="b").to_dict() == {"model_ids": ["a"], "prompt_pack": "b"}
with ArgusLM("http://127.0.0.1:9", max_retries=0) as client:
    try:
        client.check_health()
    except fivefold.APIConnectionError as error:
        print("no server:", error.operation)
"""


def interpreter(version: str) -> str | None:
    """A Python of that version, by name or from pyenv; None when this machine has none."""
    names = [f"python{version}"]
    pyenv = shutil.which("pyenv")
    if pyenv:
        root = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=True).stdout.strip()
        names += [str(path) for path in sorted(Path(root, "versions").glob(f"{version}.*/bin/python"))]
    names += [sys.executable] if sys.version_info[:2] == tuple(map(int, version.split("."))) else []
    for name in names:
        found = shutil.which(name)
        if found and subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0:
            return found
    return None


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist, and the wheel that is made of it."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--outdir", out, ROOT], check=True, capture_output=True)
    return next(out.glob("*.tar.gz")), next(out.glob("*.whl"))


def test_sdist_and_wheel_hold_the_generated_modules_and_the_marker_of_types(built: tuple[Path, Path]) -> None:
    sdist, wheel = built
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    inside = set(zipfile.ZipFile(wheel).namelist())
    sources = {
        str(path.relative_to(ROOT / root))
        for root in ("src", "generated")
        for path in (ROOT / root).rglob("*")
        if path.suffix in (".py", ".typed")
    }
    assert sources <= inside
    assert {"fivefold/py.typed", "fivefold_wire/py.typed"} <= inside
    assert {"openapi/arguslm.json", "LICENSE", "README.md", "generated/fivefold_wire/__init__.py"} <= names
    assert not [name for name in inside if name.startswith(("tests", "scripts", "examples"))]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_wheel_works_in_a_clean_environment(version: str, built: tuple[Path, Path], tmp_path: Path) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"no Python {version} on this machine")
    subprocess.run([python, "-m", "venv", tmp_path / "env"], check=True)
    inside = tmp_path / "env" / "bin" / "python"
    subprocess.run([inside, "-m", "pip", "install", "--quiet", built[1]], check=True, capture_output=True)
    listed = subprocess.run([inside, "-m", "pip", "freeze"], check=True, capture_output=True, text=True).stdout
    packages = {line.partition("==")[0].partition(" @")[0].lower() for line in listed.split("\n") if line}
    assert packages <= RUN_TIME
    shown = subprocess.run([inside, "-I", "-c", TRY], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (shown.returncode, shown.stdout.strip()) == (0, "no server: check_health"), shown.stderr


#: All that `pip install fivefold` brings.
RUN_TIME = {
    "anyio", "attrs", "certifi", "fivefold", "h11", "httpcore", "httpx", "idna", "python-dateutil", "six", "tzdata",
    "typing-extensions", "typing_extensions",
}  # fmt: skip
