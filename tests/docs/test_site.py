"""The documentation as a whole: the reference is fresh, links lead somewhere, the site builds and needs no network."""

import importlib.util
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from scripts.reference import __main__ as reference
from scripts.reference.services import SERVICES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
DOCUMENTS = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
_FENCE = re.compile(r"^( *)```.*?^\1```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)
_FROM_ELSEWHERE = re.compile(r"<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)=\"?(?:https?:)?//[^\">]*")
MISSING = [name for name in ("mkdocs", "material") if importlib.util.find_spec(name) is None]


def prose(path: Path) -> str:
    """A document without its code blocks."""
    return _FENCE.sub("", path.read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """The places in a document that a link may lead to."""
    found: Counter[str] = Counter()
    places = set()
    for heading in _HEADING.findall(prose(path)):
        slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())
        places.add(slug if not found[slug] else f"{slug}_{found[slug]}")
        found[slug] += 1
    return places


def test_the_reference_is_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert reference.main(["--check"]) == 0, capsys.readouterr().out


def test_the_reference_has_every_method_of_every_service() -> None:
    assert [service.key for service in SERVICES] == ["arguslm", "mongars", "lmstudio", "synthgen", "saas_litellm"]
    made = reference.pages()
    for surface in [surface for service in SERVICES for surface in service.surfaces]:
        page = made[f"{surface.page}.md"]
        assert [name for name in (*surface.words, *surface.others) if f"\n### {name}\n" not in page] == []
        assert "fivefold.call." not in page


def test_a_stale_reference_is_shown_in_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    assert reference.main(["--check"]) == 1
    assert 10 < len(capsys.readouterr().out.splitlines()) <= reference.MOST_LINES + 1
    assert not list(tmp_path.iterdir())
    tmp_path.joinpath("left_over.md").write_text("of a service that is gone", encoding="utf-8")
    assert reference.main([]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(reference.pages())
    assert reference.main(["--check"]) == 0


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for link in _LINK.findall(prose(path)):
        if link.startswith(("https://", "http://")):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_is_in_the_navigation() -> None:
    listed = re.findall(r": ([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md"))


@pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
def test_the_site_builds_without_a_warning_and_needs_no_network(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=50, check=False)
    assert built.returncode == 0, built.stderr
    assert not re.search(r"^WARNING", built.stderr, re.MULTILINE), built.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        assert not _FROM_ELSEWHERE.findall(page.read_text(encoding="utf-8")), page
    for sheet in tmp_path.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet
