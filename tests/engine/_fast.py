"""What the tests of the engine share."""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from fivefold import RetryConfig
from tests.core._story import Story, T, tell

FAST: Final = "pyreqwest"
#: Tried thrice, at once.
AT_ONCE = RetryConfig(max_retries=2, backoff_factor=0)
#: Longer than anything here takes; only a test that fails waits for it.
PATIENCE = 10.0


def told(twin: str, story: Story[T], url: str, **options: Any) -> T:
    """Tell a story on pyreqwest."""
    return tell(twin, story, url, engine=FAST, **options)


def stack(client: Any) -> str:
    """The engine that a client has opened."""
    return type(client._lifetime.engine()).__name__.removeprefix("Async")


@contextmanager
def listening(serve: Callable[[socket.socket], object], context: ssl.SSLContext | None = None) -> Iterator[int]:
    """The port of a server that does this with each connection, on threads of their own."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def each(connection: socket.socket) -> None:
            with suppress(OSError), connection:
                if context is None:
                    serve(connection)
                    return
                with context.wrap_socket(connection, server_side=True) as secured:
                    serve(secured)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    threading.Thread(target=each, args=(listener.accept()[0],), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield listener.getsockname()[1]
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)


def answering(connection: socket.socket) -> None:
    """Answer each request with an item."""
    body = json.dumps({"id": "1", "name": "it"}).encode()
    while connection.recv(65_536):
        connection.sendall(
            b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body)
        )
        connection.sendall(body)
