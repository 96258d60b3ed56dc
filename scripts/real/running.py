"""Install a real server into an environment of its own, and run it on loopback."""

import os
import socket
import subprocess
import tempfile
import time
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .servers import Server

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
STARTUP_SECONDS = 60


class RealServerError(Exception):
    """A server could not be installed, or did not come up."""


def installed(name: str, server: Server) -> Path:
    """The interpreter of an environment that has the server; made on the first run.

    Raises:
        RealServerError: it cannot be installed; the message ends with what pip said.
    """
    home = CACHE / f"real-{name}"
    python, done = home / "bin" / "python", home / "installed.txt"
    if not done.exists() or done.read_text() != repr(server.requirements):
        print(f"installing {server.requirements[0]} into {home.relative_to(ROOT)}", flush=True)
        venv.create(home, with_pip=True, clear=True)
        command: list[str | Path] = [python, "-m", "pip", "install", "--quiet", *server.requirements]
        pip = subprocess.run(command, capture_output=True, text=True, check=False)
        if pip.returncode:
            told = "\n".join(pip.stderr.splitlines()[-6:])
            raise RealServerError(f"{server.requirements[0]} cannot be installed. Is the package index there?\n{told}")
        done.write_text(repr(server.requirements))
    return python


@contextmanager
def running(python: Path, server: Server) -> Iterator[str]:
    """The server on a free port of loopback, in a new folder; its base URL.

    Raises:
        RealServerError: it does not come up; the message holds its log.
    """
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), _free_port()
        arguments = [each.format(port=port, folder=folder) for each in server.command]
        settings = {**os.environ, **server.settings(folder)}
        log = folder / "server.log"
        with log.open("wb") as output:
            process = subprocess.Popen([python, *arguments], cwd=folder, env=settings, stdout=output, stderr=output)
        try:
            base_url = f"http://127.0.0.1:{port}"
            _wait_until_up(base_url + server.ready, process, log)
            yield base_url
        finally:
            process.terminate()
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def _wait_until_up(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + STARTUP_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RealServerError(f"the server did not come up:\n{log.read_text()[-4000:]}")
