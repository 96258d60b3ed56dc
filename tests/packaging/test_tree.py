"""The rules of the house that a machine can hold."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = sorted(path for folder in ("src", "scripts", "examples", "tests") for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_hand_written_file_has_one_job_in_300_lines_and_says_which(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert not text.strip() or text.startswith('"""')


def test_generated_files_say_so_in_their_first_line() -> None:
    files = sorted((ROOT / "generated").rglob("*.py"))
    assert len(files) > 50
    for path in files:
        assert path.read_text(encoding="utf-8").startswith("# Machine-written by scripts/generate.py"), path
