"""Clients of pyreqwest, and what goes into and comes out of them. What waits for answers is in `_pyreqwest.py`.

A client keeps what it is told of times, so there is one for each pair of them.
"""

import atexit
import math
import os
from contextlib import suppress
from datetime import timedelta
from functools import lru_cache
from typing import Any

from pyreqwest import __version__
from pyreqwest.client import ClientBuilder
from pyreqwest.exceptions import PyreqwestError
from pyreqwest.http import Url

from .._logging import logger
from .._time import now
from ..call import Headers
from . import Failure, Request
from ._alone import Alone
from ._inflate import ACCEPTED
from ._reach import Reach

#: What this was written against. Another may behave in another way.
VERSION = "0.15.1"
_IDLE = timedelta(seconds=2)
_IDLE_CONNECTIONS = 100
#: Pairs of times for which a client is kept.
_PAIRS = 16
#: One in the chain of causes means that there was no connection; anything else may have happened after sending.
_NEVER_SENT = "client error (Connect)"
#: Where a cause shows the URL.
_WITH_URL = " for url ("
#: With these a server expects a length even of nothing.
_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})


#: What sends nothing: its requests are refused by the thread that all clients run on. By process.
_idle: dict[int, Any] = {}


def unfit(base_url: str) -> str | None:
    """Why what is installed cannot be used; None when it can."""
    if __version__ != VERSION:
        return f"engine: pyreqwest {VERSION} is needed, not {__version__}: pip install 'fivefold[fast]'"
    try:
        Url(base_url)
    except ValueError:
        return "base_url: it has a host that pyreqwest cannot read"
    return None


def started() -> bool:
    """Whether pyreqwest runs, or can be started. In a forked child it hangs where its parent had started it."""
    pid = os.getpid()
    if pid not in _idle:
        try:
            _idle[pid] = ClientBuilder().danger_accept_invalid_certs(True).https_only(True).build()
        except RuntimeError:
            _idle[pid] = None
            logger.warning("httpx takes the place of pyreqwest, which cannot be used in a forked process")
        else:
            # The interpreter aborts when it ends while that thread still has Python code to run.
            atexit.register(settle, pid)
    return _idle[pid] is not None


def turn() -> Any:
    """What ends when the thread of pyreqwest has done all that was to be done before."""
    return _idle[os.getpid()].get("http://localhost").build().send()


def settle(pid: int) -> None:
    """Wait for that thread, not for long."""
    if pid == os.getpid():
        with suppress(PyreqwestError, Failure):
            Alone().do(turn(), now() + 1.0)


def failure(error: Exception) -> Failure:
    """What an exception means for the call. Its class tells little: a URL with "timeout" in it makes it a timeout."""
    details = getattr(error, "details", None) or {}
    causes = [cause["message"] for cause in details.get("causes") or ()]
    chain = list(dict.fromkeys(cause for cause in causes if _WITH_URL not in cause))
    never = _NEVER_SENT in chain
    if any("timed out" in cause for cause in chain):
        phase = "connecting" if never else "waiting"
        return Failure(f"timed out ({phase})", connected=not never, timed_out=True)
    words = ": ".join(chain).replace(_NEVER_SENT, "ConnectError") or str(error.args[0] if error.args else "")
    problem = words if isinstance(error, PyreqwestError) and words else f"{type(error).__name__}: {words}"
    return Failure(problem, connected=not never)


def _steps(seconds: float) -> float:
    """Somewhat less, so that of all times there are few."""
    return float(1.1 ** math.floor(math.log(seconds, 1.1)))


class Clients:
    """The clients of an engine, by the times that they keep."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._of = lru_cache(_PAIRS)(self._made)
        self.forget = self._of.cache_clear

    def _made(self, connect: float | None, read: float | None) -> Any:
        builder = (
            self._reach.applied(ClientBuilder())
            .follow_redirects(False)
            .referer(False)
            .gzip(False).brotli(False).zstd(False).deflate(False)
            .http2(True)
            .http2_adaptive_window(True)
            .http1_lower_case_headers()
            .http1_allow_obsolete_multiline_headers_in_responses(True)
            .pool_idle_timeout(_IDLE)
            .pool_max_idle_per_host(_IDLE_CONNECTIONS)
        )  # fmt: skip
        if connect is not None:
            builder = builder.connect_timeout(timedelta(seconds=connect))
        if read is not None:
            builder = builder.read_timeout(timedelta(seconds=read))
        return builder.build()

    def built(self, request: Request) -> Any:
        """A request, not sent yet. Raises Failure."""
        connect, read, at = request.connect_timeout, request.timeout, request.at
        left = None if at is None else at - now()
        if left is not None:
            if left <= 0:
                raise Failure("timed out (deadline)", connected=False, timed_out=True)
            # The rest is bounded by the deadline; of connecting alone it has to be known whether it was that.
            read = None if read is None or read >= left else read
            connect = connect if connect is not None and connect < left else _steps(0.99 * left)
        if connect is not None and read is not None and connect >= read:
            # Reading is counted from the start: connecting has to give up first for anybody to know that it did.
            connect = 0.9 * read
        try:
            building = self._of(connect, read).request(request.method, request.url).headers(_headers(request))
            if request.body is not None:
                building = building.body_bytes(request.body)
            if left is not None:
                building = building.timeout(timedelta(seconds=left))
            return building.streamed_read_buffer_limit(0).build_streamed()
        except Exception as error:
            problem = failure(error)
            raise Failure(problem.problem, connected=False) from error


def _headers(request: Request) -> list[tuple[str, str]]:
    headers = list(request.headers)
    if not any(name == "accept-encoding" for name, _ in headers):
        headers.append(("accept-encoding", ACCEPTED))
    if request.body is None and request.method in _WITH_BODY:
        headers.append(("content-length", "0"))
    return headers


def received(headers: Any) -> Headers:
    """Headers of an answer; those that are not ASCII cannot be had of pyreqwest."""
    try:
        return Headers(headers.items())
    except ValueError:
        pairs: list[tuple[str, str]] = []
        for name in dict.fromkeys(headers):
            with suppress(ValueError):
                pairs += [(name, value) for value in headers.getall(name)]
        return Headers(pairs)
