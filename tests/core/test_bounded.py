"""Blocking sockets that keep a deadline: what becomes of one whose time is over before its handshake."""

import socket
import ssl
import time

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
