"""The demo's story against the real ArgusLM server from the package index: `make real`.

The server gets an environment of its own under .cache/, a new SQLite file, and a small OpenAI-compatible upstream on
loopback. The exit code is the demo's.
"""

import base64
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.upstream import serve_upstream

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".cache" / "real-arguslm"
#: What SQLite and the newest SQLAlchemy need, and the requirements of the server leave out, is named besides.
REQUIREMENTS = ("arguslm[server]==0.2.0", "aiosqlite", "greenlet")
STARTUP_SECONDS = 60


def main() -> int:
    """Install what is missing, start both servers, run the demo. Returns its exit code."""
    python = installed()
    with (
        serve_upstream() as upstream,
        tempfile.TemporaryDirectory() as folder,
        server(python, Path(folder)) as base_url,
    ):
        print(f"{REQUIREMENTS[0]} is up at {base_url}, its upstream at {upstream}", flush=True)
        settings = {**os.environ, "ARGUSLM_BASE_URL": base_url, "DEMO_UPSTREAM_URL": upstream}
        demo = [sys.executable, "-m", "examples.demo", "arguslm"]
        return subprocess.run(demo, cwd=ROOT, env=settings, check=False).returncode


def installed() -> Path:
    """The interpreter of an environment that has the server; made on the first run."""
    python, done = HOME / "bin" / "python", HOME / "installed.txt"
    if not done.exists() or done.read_text() != repr(REQUIREMENTS):
        print(f"installing {REQUIREMENTS[0]} into {HOME.relative_to(ROOT)}", flush=True)
        venv.create(HOME, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *REQUIREMENTS], check=True)
        done.write_text(repr(REQUIREMENTS))
    return python


@contextmanager
def server(python: Path, folder: Path) -> Iterator[str]:
    """The real server on a free port of loopback, with a new database; its base URL."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    settings = {
        **os.environ,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'arguslm.db'}",
        "ENCRYPTION_KEY": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "SECRET_KEY": secrets.token_urlsafe(32),
    }
    command = [str(python), "-m", "uvicorn", "arguslm.server.main:app", "--port", str(port), "--log-level", "warning"]
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, env=settings, stdout=output, stderr=output)
    try:
        base_url = f"http://127.0.0.1:{port}"
        wait_until_up(f"{base_url}/health", process, log)
        yield base_url
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_up(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Ask until the server answers. Exits with its log when it does not."""
    for _ in range(STARTUP_SECONDS * 10):
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    sys.exit(f"the server did not come up:\n{log.read_text()}")


if __name__ == "__main__":
    sys.exit(main())
