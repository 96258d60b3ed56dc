"""The test's end of the fault server: starts its process, and orders cells."""

import asyncio
import json
import subprocess
import sys
import threading
from concurrent.futures import Future
from itertools import count
from types import TracebackType
from typing import Any, Self


class FaultServer:
    """The fault server, running within `with`. Its orders may come from any thread.

    Attributes:
        authority: The certificate that a client has to trust, as PEM.
    """

    def __init__(self) -> None:
        self._numbers, self._lock = count(1), threading.Lock()
        self._asked: dict[int, Future[Any]] = {0: Future()}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started = self._asked[0]
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.authority: str = started.result()["authority"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        self._listener.join()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as told:
            for line in told:
                number, answer = json.loads(line)
                self._asked.pop(number).set_result(answer)
        for asked in self._asked.values():
            asked.set_exception(RuntimeError("the fault server has died"))

    async def ask(self, order: str, *arguments: Any) -> Any:
        """Give an order, and wait for what it tells."""
        asked: Future[Any] = Future()
        assert self._process.stdin is not None
        with self._lock:
            number = next(self._numbers)
            self._asked[number] = asked
            self._process.stdin.write(json.dumps([number, order, *arguments]) + "\n")
            self._process.stdin.flush()
        return await asyncio.wrap_future(asked)

    async def open(self, service: str, operation: str, fault: str) -> int:
        """A listener for one operation under one fault; returns its port."""
        return int(await self.ask("open", service, operation, fault))

    async def close(self, port: int) -> dict[str, Any]:
        """End a listener, when its client was closed; returns what it has seen."""
        return dict(await self.ask("close", port))

    async def drop(self, port: int) -> None:
        """Reset the connections of a listener: whoever hangs on one is free."""
        await self.ask("drop", port)
