"""Generated code under a type checker, names and texts as hostile as they come."""

from pathlib import Path

from mypy import api

from tests.generator.conftest import Build
from tests.generator.test_hostile import hostile
from tests.generator.test_names import awkward_spec

ROOT = Path(__file__).parents[2]
USE = """
from {service}.api.default import place
from {service}.models import Awkward
call = place("7", id_query="q")
reveal_type(call)
made = Awkward(d="1", cls=None)
print(made.nothing)
place(id_query="q")
"""


def test_mypy_finds_nothing_in_it_and_finds_mistakes_of_its_callers(build: Build, tmp_path: Path) -> None:
    packages = [build(hostile()), build(awkward_spec())]
    folders = [package.root / "generated" / "fivefold_wire" for package in packages]
    use = tmp_path / "use.py"
    use.write_text(USE.format(service=packages[1].service))
    settings = tmp_path / "mypy.ini"
    paths = ":".join(map(str, [ROOT / "src", *folders]))
    settings.write_text(f"[mypy]\nstrict = True\nmypy_path = {paths}\nexplicit_package_bases = True\n")
    targets = [str(folder / package.service) for folder, package in zip(folders, packages, strict=True)]
    cache = str(ROOT / ".mypy_cache" / "generator")
    told, _, _ = api.run(["--config-file", str(settings), "--cache-dir", cache, *targets, str(use)])
    assert [line.partition("use.py:")[2] or line for line in told.splitlines()[:-1]] == [
        '5: note: Revealed type is "fivefold.call.Call[None]"',
        '7: error: "Awkward" has no attribute "nothing"  [attr-defined]',
        '8: error: Missing positional argument "id" in call to "place"  [call-arg]',
    ]
