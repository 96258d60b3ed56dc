"""The fault server: for every cell a listener of its own, whose requests are met by the fault of that cell.

Runs as `python -m tests.faults.server`: reads orders from stdin and answers on stdout, a line of JSON each.
"""

import asyncio
import json
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle, islice
from random import randrange
from typing import Any

from attrs import asdict, define, field

from .certificates import KINDS, Certificates
from .faults import FAULTS, NONE
from .replies import Reply
from .services import SERVICES
from .services.operation import Operation
from .strikes.fault import Fault
from .strikes.statuses import ELSEWHERE
from .wire import MOST, GoneError, Request, Wire, frame

#: Another host than the one that clients were told.
OTHER_HOST = "127.0.0.2"
#: What must not follow there, besides a body.
CREDENTIALS = ("authorization", "cookie", "x-api-key", "proxy-authorization")
#: In turn, so that none is given again soon: a client that was given up may still be knocking at its own.
_PORTS = islice(cycle(range(10_000, 32_000)), randrange(22_000), None)
#: Seconds that a client gets to close its connections after it was closed itself.
GRACE = 1.0


@define
class Tally:
    """What a cell has seen.

    Attributes:
        requests: How often the target was asked for.
        done: How often the target was done.
        told: How often the client was told the whole truth by the target.
        elsewhere: The credentials and bodies that reached the other host.
        left: Connections that the client still holds, after it was closed.
    """

    requests: int = 0
    done: int = 0
    told: int = 0
    elsewhere: list[str] = field(factory=list)
    left: int = 0


class Cell:
    """One listener, for one operation under one fault."""

    def __init__(self, operation: Operation, fault: Fault, certificates: Certificates, other_port: int) -> None:
        self._operation, self._fault, self._certificates = operation, fault, certificates
        self._other_port = other_port
        self._server: asyncio.Server | None = None
        self._wires: dict[asyncio.Task[Any], Wire] = {}
        self.tally = Tally()

    async def open(self) -> int:
        """Listen; returns the port."""
        tls = self._fault.tls
        context = self._certificates.server(tls) if tls in KINDS else None
        self._bound = _bound()
        if self._fault.at != "listen":  # else nobody listens; the port is ours all the same
            self._server = await asyncio.start_server(self._serve, sock=self._bound, ssl=context, limit=MOST)
        self._port: int = self._bound.getsockname()[1]
        return self._port

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        wire = self._wires[task] = Wire(reader, writer)
        try:
            if self._fault.at == "accept" and self._strikes():
                assert self._fault.how is not None
                await self._fault.how(wire, self._operation.reply, Request("", "", {}, b""))
                return
            while await self._answer(wire):
                pass
        except (GoneError, OSError):
            pass
        finally:
            self._wires.pop(task, None)
            wire.close()

    def _strikes(self) -> bool:
        return self._fault.strikes is None or self.tally.requests < self._fault.strikes

    async def _answer(self, wire: Wire) -> bool:
        request = await wire.read_head()
        aimed = self._operation.aims(request.method, request.target)
        struck = aimed and self._strikes()
        self.tally.requests += aimed
        if struck and self._fault.at == "head":
            assert self._fault.how is not None
            await self._fault.how(wire, self._operation.reply, request)
            return False
        request = await wire.read_body(request)
        reply = self._operation.says(request.method, request.target, done=self.tally.done > 0)
        fault = self._fault if struck and self._fault.how is not None else NONE
        self.tally.done += aimed and fault.done
        self.tally.told += aimed and fault.true
        if fault.how is not None:
            return bool(await fault.how(self._pointing(wire), reply, request))
        await self._tell(wire, reply, request)
        return reply.shape != "socket"

    def _pointing(self, wire: Wire) -> Wire:
        """The wire; what it says of another host becomes the real one."""
        if not self._fault.row.startswith("redirect"):
            return wire
        send, there = wire.send, f"http://{OTHER_HOST}:{self._other_port}/{self._port}".encode()

        async def pointed(data: bytes) -> None:
            await send(data.replace(ELSEWHERE.encode(), there))

        wire.send = pointed  # type: ignore[method-assign]
        return wire

    async def _tell(self, wire: Wire, reply: Reply, request: Request) -> None:
        if reply.shape != "socket":
            await wire.send(reply.whole)
            return
        await wire.shake(request)
        await wire.send(b"".join(map(frame, reply.pieces)))
        await wire.goodbye()

    async def close(self) -> Tally:
        """Let the client go, and tell what was seen."""
        if self._server is not None:
            self._server.close()
        self._bound.close()
        for _ in range(int(GRACE / 0.01)):
            if not self._wires:
                break
            await asyncio.sleep(0.01)
        self.tally.left = len(self._wires)
        self.drop()
        return self.tally

    def drop(self) -> None:
        """Reset every connection: whoever hangs on one is free."""
        for wire in list(self._wires.values()):
            wire.reset()


def _bound() -> socket.socket:
    """A socket on the next port that is free."""
    while True:
        bound = socket.socket()
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind(("127.0.0.1", next(_PORTS)))
        except OSError:
            bound.close()
        else:
            return bound


class Server:
    """All cells, and the host that redirects lead to."""

    def __init__(self) -> None:
        self._certificates = Certificates()
        self._cells: dict[int, Cell] = {}

    async def _stranger(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        wire = Wire(reader, writer)
        with suppress(GoneError, OSError, ValueError):
            request = await wire.read_body(await wire.read_head())
            cell = self._cells.get(int(request.target.split("/")[1]))
            if cell is not None:
                brought = [name for name in CREDENTIALS if name in request.headers]
                cell.tally.elsewhere += brought + ["a body"] * bool(request.body)
            await wire.send(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}")
        wire.close()

    async def start(self) -> dict[str, Any]:
        """Listen for what redirects bring."""
        self._other = await asyncio.start_server(self._stranger, OTHER_HOST, 0)
        self._port: int = self._other.sockets[0].getsockname()[1]
        return {"authority": self._certificates.authority}

    async def open(self, service: str, operation: str, fault: str) -> int:
        """A new cell; returns its port."""
        cell = Cell(SERVICES[service][operation], FAULTS[fault], self._certificates, self._port)
        port = await cell.open()
        self._cells[port] = cell
        return port

    async def close(self, port: int) -> dict[str, Any]:
        """End a cell; returns its tally."""
        tally = await self._cells[port].close()
        del self._cells[port]
        return asdict(tally)

    async def drop(self, port: int) -> None:
        """Free whoever hangs in a cell."""
        self._cells[port].drop()


async def main() -> None:
    """Obey until stdin ends."""
    server, loop = Server(), asyncio.get_running_loop()
    orders = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    running: set[asyncio.Task[None]] = set()

    async def obey(number: int, order: Callable[..., Any], arguments: list[Any]) -> None:
        told = await order(*arguments)
        print(json.dumps([number, told]), flush=True)

    print(json.dumps([0, await server.start()]), flush=True)
    while line := await orders.readline():
        number, name, *arguments = json.loads(line)
        task = asyncio.create_task(obey(number, getattr(server, name), arguments))
        running.add(task)
        task.add_done_callback(running.discard)


if __name__ == "__main__":
    asyncio.run(main())
