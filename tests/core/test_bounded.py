"""Blocking sockets that keep a deadline: what becomes of one whose time is over, and of one that is ended."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import httpcore
import pytest

from fivefold._engine._bounded import Backend, bound

from ._stream_server import PATIENCE


def test_a_connection_whose_time_is_over_before_its_handshake_is_closed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        stream = Backend().connect_tcp("127.0.0.1", listener.getsockname()[1])
        connection, _ = listener.accept()
        with connection:
            bound(time.monotonic() - 1)
            with pytest.raises(httpcore.ConnectTimeout):
                stream.start_tls(ssl.create_default_context())
            bound(None)
            connection.settimeout(PATIENCE)
            assert connection.recv(1) == b""


@pytest.fixture
def full() -> Iterator[socket.socket]:
    """A server that takes no connection and refuses none."""
    with socket.create_server(("127.0.0.2", 0), backlog=0) as listener, ExitStack() as waiting:
        for _ in range(4):
            connection = waiting.enter_context(socket.socket())
            connection.setblocking(False)
            connection.connect_ex(listener.getsockname())
        yield listener


def _named(monkeypatch: pytest.MonkeyPatch, *addresses: Any) -> None:
    """Let any name have these addresses."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 0, "", address) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


def test_one_address_that_never_answers_takes_the_time_of_all(
    full: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        _named(monkeypatch, full.getsockname(), listener.getsockname())
        bound(time.monotonic() + 0.2)
        try:
            with pytest.raises(httpcore.ConnectTimeout):
                Backend().connect_tcp("two.test", 80, timeout=PATIENCE)
        finally:
            bound(None)


def test_the_next_address_is_tried_where_one_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        nobody = gone.getsockname()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        _named(monkeypatch, nobody, listener.getsockname())
        stream = Backend().connect_tcp("two.test", 80, timeout=PATIENCE)
        assert stream.get_extra_info("socket").getpeername() == listener.getsockname()
        stream.close()


@pytest.mark.parametrize("addresses", [0, 1])
def test_no_address_that_takes_it_is_no_connection(addresses: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        nobody = gone.getsockname()
    _named(monkeypatch, *[nobody] * addresses)
    with pytest.raises(httpcore.ConnectError, match=r"refused|no address"):
        Backend().connect_tcp("none.test", 80, timeout=PATIENCE)


def test_closing_leaves_a_connection_to_the_thread_that_reads_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        sockets = Backend()
        read, idle = (sockets.connect_tcp("127.0.0.1", listener.getsockname()[1]) for _ in range(2))
        reading: list[bytes] = []
        thread = threading.Thread(target=lambda: reading.append(read.read(1)))
        with listener.accept()[0], listener.accept()[0]:
            thread.start()
            while not read._working.locked():  # type: ignore[attr-defined]
                assert thread.is_alive()
            sockets.end()
            thread.join(PATIENCE)
        assert reading == [b""]
        assert idle.get_extra_info("socket").fileno() == -1
        read.close()
