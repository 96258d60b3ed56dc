"""Play rows, print what came of them, and keep it in README.md: `python -m benchmarks [ROW …]`."""

import argparse
import ast
import contextlib
import json
import os
import random
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.environments import CACHE, ROOT, generate_stock, installed
from tests.faults.certificates import Certificates

from . import canned, report
from .kept import all_kept, keep, machine
from .rows import Row, chosen

FOLDER = CACHE / "bench"
KEPT = FOLDER / "played"
PEM, AUTHORITY = FOLDER / "server.pem", FOLDER / "authority.pem"
#: Who plays, as the package index has them.
OTHERS = ("httpx==0.28.1", "openai==3.52.0", "aiohttp==3.14.5", "pyreqwest==0.15.1", "pydantic==2.14.3",
          "openapi-python-client==0.29.1")  # fmt: skip
#: Who plays over HTTP/2, apart: httpx imports all of that stack wherever it is installed.
HTTP2 = ("httpx[http2]==0.28.1", "pyreqwest==0.15.1")
#: Whose versions are told.
TOLD = ("aiohttp", "attrs", "h11", "h2", "httpcore", "httpx", "httpx2", "msgspec", "openai", "openapi-python-client",
        "pydantic", "pydantic-core", "pyreqwest")  # fmt: skip
#: Seconds for one contender in one round.
LONGEST = 120
#: The last core: the first has most of the machine's own work.
CORE = max(os.sched_getaffinity(0))


def _prepared() -> tuple[Path, Path]:
    """The interpreters of the environments, that with HTTP/2 last, beside what is generated for the run."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    python = installed(FOLDER / "environment", (*OTHERS, *ours))
    generate_stock(python, ("arguslm", "lmstudio", "synthgen"), FOLDER)
    certificates = Certificates()
    PEM.write_bytes(certificates.pem("good"))
    AUTHORITY.write_text(certificates.authority, encoding="ascii")
    for records in (10, 1_000, 20_000):
        (FOLDER / f"uptime-{records}.json").write_bytes(canned.uptime(records))
    return python, installed(FOLDER / "http2", (*HTTP2, *ours))


@contextlib.contextmanager
def _server(python: Path) -> Iterator[tuple[str, str, str]]:
    """A running server; its addresses for HTTP/1.1, for that over TLS, and for HTTP/2."""
    command: list[str | Path] = [python, "-m", "benchmarks.server", str(CORE), PEM]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            plain, tls, http2 = (int(running.stdout.readline()) for _ in range(3))
            yield f"http://127.0.0.1:{plain}", f"https://127.0.0.1:{tls}", f"https://127.0.0.1:{http2}"
        finally:
            running.kill()


def _played(python: Path, row: Row, contender: str, url: str) -> dict[str, Any]:
    """One contender, once."""
    told = {"row": row.name, "contender": contender, "size": row.size, "each": row.each, "url": url,
            "warm": row.warm, "folder": str(FOLDER), "python": sys.executable, "core": CORE}  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'generated'}"}
    environment |= {"SSL_CERT_FILE": str(AUTHORITY)} if row.tls else {}
    command: list[str | Path] = [python, "-m", "benchmarks.worker", json.dumps(told)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return {"missing": f"not done in {LONGEST} s"}
    if done.returncode:
        return {"missing": done.stderr.strip().splitlines()[-1]}
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _row(python: Path, row: Row, urls: tuple[str, str, str]) -> report.Played:
    """All rounds of a row."""
    asked = {contender: urls[2 if contender in row.http2 else row.tls] for contender in row.contenders}
    played: dict[str, list[dict[str, Any]]] = {contender: [] for contender in row.contenders}
    for _ in range(row.rounds):
        for contender in random.sample(row.contenders, len(row.contenders)):
            played[contender].append(_played(python, row, contender, asked[contender]))
    return played


def _versions(python: Path) -> dict[str, str]:
    """What is installed where they play."""
    listed = "from importlib.metadata import *; print({each.name.lower(): each.version for each in distributions()})"
    done = subprocess.run([python, "-c", listed], capture_output=True, text=True, check=True)
    found: dict[str, str] = ast.literal_eval(done.stdout)
    return {name: found[name] for name in TOLD if name in found}


def main() -> int:
    """Play, print, keep. Returns the exit code: a goal that is not reached is no failure of the run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("rows", nargs="*", help="names of rows, or the parts of them before a dash; default: all")
    rows = chosen(parser.parse_args().rows)
    python, with_http2 = _prepared()
    with _server(with_http2) as urls:
        for row in rows:
            played = _row(with_http2 if row.http2 else python, row, urls)
            keep(KEPT, row, played)
            print(f"{report.table(row, played)}\n", flush=True)
    page = report.page(list(all_kept(KEPT)), _versions(with_http2) | _versions(python), machine())
    (ROOT / "benchmarks" / "README.md").write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
