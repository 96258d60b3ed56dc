"""The wheel, built from the sdist and installed where the sources are not, on every Python at hand."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from uv import find_uv_bin

from scripts.floors import floors

pytestmark = pytest.mark.watchdog(400)  # builds and installs
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

#: What the tests of the installed wheel are: the service's own and those of the generated code.
SUITES = ("tests/arguslm", "tests/wire")
#: What one of the environments runs besides: the mechanism, and how clients live and end.
DEEPER = ("tests/core", "tests/lifetime")
#: The lowest dependencies are always tried; on the other versions only if FIVEFOLD_WHEEL=all, as `make wheel` says it.
UNASKED = pytest.mark.skipif(os.environ.get("FIVEFOLD_WHEEL") != "all", reason="make wheel runs it")
ON = (
    pytest.param("3.11", True, SUITES, id="3.11-lowest"),
    pytest.param("3.12", False, SUITES, id="3.12-newest", marks=UNASKED),
    pytest.param("3.13", False, SUITES + DEEPER, id="3.13-newest", marks=UNASKED),
)
#: What they leave out, and why: a test of pyright's language server, asked about the file in src/.
LEFT_OUT = ("--ignore=tests/arguslm/test_editor.py",)
#: What they import beside the wheel and its extras.
TOOLS = ("pytest>=8.3", "hypothesis>=6.100", "pydantic>=2.8")
WHERE = "import fivefold, fivefold_wire; print(fivefold.__file__); print(fivefold_wire.__file__)"


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
        if path.suffix in (".py", ".typed", ".json")
    }
    assert sources <= inside
    assert {"fivefold/py.typed", "fivefold_wire/py.typed"} <= inside
    assert {"openapi/arguslm.json", "LICENSE", "README.md", "generated/fivefold_wire/__init__.py"} <= names
    assert not [name for name in inside if name.startswith(("tests", "scripts", "examples"))]


def release(pin: str) -> tuple[str, str]:
    """A package and its version, without the zeros at the end that pip leaves out or adds."""
    name, _, version = pin.partition("==")
    return name, re.sub(r"(\.0)+$", "", version)


def own() -> dict[str, str]:
    """This process's environment without what would lead a Python or a pytest out of its own."""
    astray = ("PYTHON", "PYTEST", "COV", "VIRTUAL_ENV", "PYENV_VERSION", "FIVEFOLD_ENGINE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(astray)}
    return {**kept, "UV_PYTHON_DOWNLOADS": "never"}


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; it has to succeed."""
    done = subprocess.run(command, cwd=cwd, env=own(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout[-8000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def environment(version: str, folder: Path, *packages: str | Path) -> Path:
    """The Python of a new environment with these packages; the test is skipped without that version."""
    python = interpreter(version)
    if python is None:
        pytest.skip(f"no Python {version} on this machine")
    run(find_uv_bin(), "venv", "--quiet", "--python", python, folder / "env", cwd=folder)
    inside = folder / "env" / "bin" / "python"
    run(find_uv_bin(), "pip", "install", "--quiet", "--python", inside, *packages, cwd=folder)
    return inside


def listed(inside: Path) -> list[str]:
    """What is installed in an environment, each as `name==version`, ours as `fivefold @ file`."""
    return run(find_uv_bin(), "pip", "freeze", "--python", inside, cwd=inside.parent).lower().splitlines()


@pytest.mark.parametrize("version", VERSIONS)
def test_the_wheel_works_in_a_clean_environment(version: str, built: tuple[Path, Path], tmp_path: Path) -> None:
    inside = environment(version, tmp_path, built[1])
    assert {line.partition("==")[0].partition(" @")[0] for line in listed(inside)} <= RUN_TIME
    shown = subprocess.run(
        [inside, "-I", "-c", TRY], cwd=tmp_path, env=own(), capture_output=True, text=True, check=False
    )
    assert (shown.returncode, shown.stdout.strip()) == (0, "no server: check_health"), shown.stderr


@pytest.mark.parametrize(("version", "lowest", "suites"), ON)
def test_the_wheel_passes_the_tests_without_the_sources(
    version: str, lowest: bool, suites: tuple[str, ...], built: tuple[Path, Path], tmp_path: Path
) -> None:
    pins = floors() if lowest else []
    inside = environment(version, tmp_path, f"{built[1]}[sandbox,stream]", *TOOLS, *pins)
    installed = [release(line) for line in listed(inside) if "==" in line]
    assert [pin for pin in pins if release(pin) not in installed] == []
    alone = tmp_path / "alone"
    shutil.copytree(ROOT / "tests", alone / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    (alone / "openapi").mkdir()
    shutil.copy(ROOT / "openapi" / "arguslm.json", alone / "openapi")
    site = tmp_path / "env" / "lib" / f"python{version}" / "site-packages"
    for file in run(inside, "-c", WHERE, cwd=alone).splitlines():
        assert Path(file).is_relative_to(site)
    run(inside, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", *LEFT_OUT, *suites, cwd=alone)


#: All that `pip install fivefold` brings.
RUN_TIME = {
    "anyio", "attrs", "certifi", "fivefold", "h11", "httpcore", "httpx", "idna", "msgspec", "python-dateutil", "six",
    "tzdata", "typing-extensions", "typing_extensions",
}  # fmt: skip
