"""A server of event sockets that misbehaves as a test tells it to."""

import json
import socket
import threading
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

TICKET = "YWxpY2U.1795203119.a-secret-of-the-ticket"
CONNECTED = json.dumps({"id": "1", "type": "ws.connected", "ts": 1.0, "user": "alice", "data": {"origin": "x"}})
NEWS = json.dumps({"id": "2", "type": "news", "data": {}})
#: What a server does with a socket, from the handshake on.
Manner = Callable[[WebSocket], Awaitable[None]]


class SocketServer:
    """Hands out tickets, and serves each socket in the next of its manners, the last one again and again."""

    def __init__(self) -> None:
        self.behave(refusing)
        routes = [
            Route("/api/v1/auth/ws/ticket", self._ticket, methods=["POST"]),
            WebSocketRoute("/ws/chat/", self._serve),
        ]
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        config = uvicorn.Config(Starlette(routes=routes), log_level="critical", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listening]}, daemon=True)

    def behave(self, *manners: Manner) -> None:
        """Begin anew with these manners."""
        self._manners = list(manners)
        self.tickets = 0
        self.left = threading.Event()

    async def _ticket(self, request: Request) -> JSONResponse:
        self.tickets += 1
        return JSONResponse({"ticket": TICKET, "ttl": 45})

    async def _serve(self, connection: WebSocket) -> None:
        manner = self._manners.pop(0) if len(self._manners) > 1 else self._manners[0]
        try:
            await manner(connection)
        except WebSocketDisconnect:
            self.left.set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()


async def refusing(connection: WebSocket) -> None:
    """No handshake: HTTP 403."""
    await connection.close()


def telling(*messages: str | bytes, code: int | None = None) -> Manner:
    """Says this, then closes with this code; without one it listens until the client leaves."""

    async def manner(connection: WebSocket) -> None:
        await connection.accept()
        for message in messages:
            if isinstance(message, str):
                await connection.send_text(message)
            else:
                await connection.send_bytes(message)
        if code is not None:
            await connection.close(code)
        while code is None:
            await connection.receive_text()

    return manner
