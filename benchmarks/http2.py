"""The server's end of a connection over HTTP/2, where every request has the same answer. The frames are h2's."""

import asyncio
from collections import deque
from importlib import import_module
from typing import Any

from . import canned

# Where the server runs it is installed.
_config: Any = import_module("h2.config")
_connection: Any = import_module("h2.connection")
_events: Any = import_module("h2.events")
_HEADERS = [
    (":status", "200"),
    ("content-type", "application/json"),
    ("content-length", str(len(canned.ANSWER))),
]


class Http2(asyncio.Protocol):
    """One connection, with many requests at once."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._wire = _connection.H2Connection(_config.H2Configuration(client_side=False))
        self._wire.initiate_connection()
        #: Streams that wait for the client to take more.
        self._waiting: deque[int] = deque()
        transport.write(self._wire.data_to_send())

    def data_received(self, data: bytes) -> None:
        for event in self._wire.receive_data(data):
            if isinstance(event, _events.DataReceived):
                self._wire.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            elif isinstance(event, _events.StreamEnded):
                self._wire.send_headers(event.stream_id, _HEADERS)
                self._waiting.append(event.stream_id)
        while self._waiting and self._wire.local_flow_control_window(self._waiting[0]) >= len(canned.ANSWER):
            self._wire.send_data(self._waiting.popleft(), canned.ANSWER, end_stream=True)
        self._transport.write(self._wire.data_to_send())
