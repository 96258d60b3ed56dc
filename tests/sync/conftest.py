"""A small tree of one service, documents to bring in, and servers that serve them."""

import json
import shutil
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, TypeAlias

import pytest

from scripts.sync.cli import main

Json: TypeAlias = dict[str, Any]
ROOT = Path(__file__).parents[2]
#: The service with the smallest document.
SERVICE = "synthgen"


class Tree:
    """A copy of what belongs to one service, and of LM Studio's document."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.served = root / "openapi" / "served" / f"{SERVICE}.json"
        self.overlay = root / "openapi" / "overlays" / f"{SERVICE}.yaml"
        self.document = root / "openapi" / f"{SERVICE}.json"
        self.package = root / "generated" / "fivefold_wire" / SERVICE
        for path in (self.served, self.overlay, self.document, root / "openapi" / "lmstudio.json"):
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path.relative_to(root), path)
        shutil.copytree(
            ROOT / self.package.relative_to(root), self.package, ignore=shutil.ignore_patterns("__pycache__")
        )

    def files(self) -> dict[str, bytes]:
        """Every file with its bytes."""
        return {str(path.relative_to(self.root)): path.read_bytes() for path in self.root.rglob("*") if path.is_file()}

    def sync(self, *options: str, service: str = SERVICE) -> int:
        """Run the command here."""
        return main([service, "--root", str(self.root), *options])

    def edit(self, change: Callable[[str], str]) -> None:
        """Change the text of the overlay, which has to differ then."""
        text = self.overlay.read_text(encoding="utf-8")
        assert change(text) != text
        self.overlay.write_text(change(text), encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A tree to work on."""
    return Tree(tmp_path / "tree")


@pytest.fixture
def live() -> Json:
    """What the server serves, to be changed."""
    return json.loads((ROOT / "openapi" / "served" / f"{SERVICE}.json").read_bytes())


Incoming: TypeAlias = Callable[[Any], str]


@pytest.fixture
def incoming(tmp_path: Path) -> Incoming:
    """Write a document to a file, and give the name of the file."""

    def incoming(document: Any) -> str:
        path = tmp_path / "incoming.json"
        path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
        return str(path)

    return incoming


class Loopback:
    """A web server that gives one answer to everything; its address is `url`."""

    def __init__(self) -> None:
        self.status = 200
        self.headers: dict[str, str] = {}
        self.body: bytes | Iterator[bytes] = b""
        loopback = self

        class Handler(BaseHTTPRequestHandler):
            """Answers as it is told."""

            def do_GET(self) -> None:
                """Answer."""
                self.send_response(loopback.status)
                for name, value in loopback.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for chunk in [loopback.body] if isinstance(loopback.body, bytes) else loopback.body:
                    self.wfile.write(chunk)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/openapi.json"


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    """A web server on loopback."""
    made = Loopback()
    thread = Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()
