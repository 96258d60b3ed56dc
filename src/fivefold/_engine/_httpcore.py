"""The usual engine: httpx's own connections, without what its client does anew for each call.

There is no bound on how many are open: the client limits its calls in flight, while the pool of httpcore looks at every
connection for each request, and loses a slot whenever a task is cancelled while it connects. Idle ones are dropped
after 2 s: the services close theirs after 5.
"""

import threading
from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator
from functools import lru_cache, partial
from typing import Any, Generic, TypeVar
from urllib.parse import quote, urlsplit

import httpcore

from .._time import now
from ..call import Headers, Pairs
from . import Failure, Request
from ._bounded import Backend, bound
from ._discreet import discreet
from ._inflate import ACCEPTED
from ._network import IDLE_CONNECTIONS, IDLE_SECONDS, Network
from ._reply import Arriving

C = TypeVar("C")

#: Raised only before anything of a request was written.
_NEVER_SENT = (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.UnsupportedProtocol)
_TIMEOUTS = (httpcore.TimeoutException, TimeoutError)
_PORTS = {"http": 80, "https": 443}
#: Sets of headers that are kept encoded: most calls of a client have one of a few.
_KINDS = 8
#: Methods of which a server may ask how long their body is, though there is none.
_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})


def failure(error: Exception) -> Failure:
    """What an exception of the stack means for the call."""
    late = isinstance(error, _TIMEOUTS)
    words = f"timed out ({type(error).__name__})" if late else f"{type(error).__name__}: {str(error) or 'no words'}"
    return Failure(words, connected=not isinstance(error, _NEVER_SENT), timed_out=late)


class _URL(httpcore.URL):
    """One of the service, made of what was checked already."""

    def __init__(self, base: httpcore.URL, origin: httpcore.Origin, target: bytes) -> None:
        self.scheme, self.host, self.port, self.target = base.scheme, base.host, base.port, target
        self._origin = origin

    @property
    def origin(self) -> httpcore.Origin:
        return self._origin


class _Body:
    """A body in one piece, for either twin."""

    def __init__(self, body: bytes | None) -> None:
        self._pieces = [body] if body else []

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._pieces)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece


class _Request(httpcore.Request):
    """One that is made of what was checked already."""

    def __init__(self, method: bytes, url: _URL, headers: Iterable[Any], body: _Body, timeouts: Any) -> None:
        self.method, self.url, self.headers, self.stream = method, url, [*headers], body
        self.extensions = {"timeout": timeouts}


class Origin:
    """Where all requests of a client go, worked out once."""

    def __init__(self, network: Network) -> None:
        parts = urlsplit(network.base_url)
        host, port = parts.hostname or "", parts.port if parts.port != _PORTS[parts.scheme] else None
        self._url = httpcore.URL(scheme=parts.scheme, host=host, port=port)
        self._path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._").encode()
        self._given = len(network.base_url)
        shown = (f"[{host}]" if ":" in host else host) + ("" if port is None else f":{port}")
        self._headers = {b"host": shown.encode(), b"accept": b"*/*", b"accept-encoding": ACCEPTED.encode()}
        self._with = lru_cache(_KINDS)(self._encoded)
        self.connection: dict[str, Any] = {
            "origin": self._url.origin,
            "ssl_context": network.tls() or None,
            "keepalive_expiry": IDLE_SECONDS,
        }

    def request(self, request: Request) -> httpcore.Request:
        """A request as the stack wants it."""
        headers = dict(self._with(request.headers))
        if request.body is not None or request.method in _WITH_BODY:
            headers[b"content-length"] = b"%d" % len(request.body or b"")
        target = self._path + request.url[self._given :].encode("ascii")
        timeouts = {"connect": request.connect_timeout, "read": request.timeout, "write": request.timeout}
        url = _URL(self._url, self.connection["origin"], target or b"/")
        return _Request(request.method.encode(), url, headers.items(), _Body(request.body), timeouts)

    def _encoded(self, headers: Pairs) -> dict[bytes, bytes]:
        return self._headers | {name.encode("ascii"): value.encode("ascii") for name, value in headers}


class Idle(Generic[C]):
    """Connections that wait for their next request: the one that was used last goes first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[tuple[float, C]] = deque()
        self._ended = False

    def take(self) -> C | None:
        """The one that was used last, or None."""
        with self._lock:
            return self._waiting.pop()[1] if self._waiting else None

    def give(self, connection: C) -> bool:
        """Let one wait; False when nobody will come for it."""
        with self._lock:
            if not self._ended:
                self._waiting.append((now(), connection))
        return not self._ended

    def old(self) -> list[C]:
        """Those that have waited for too long, or are too many: they wait no more."""
        found, latest = list[C](), now() - IDLE_SECONDS
        with self._lock:
            while self._waiting and (self._waiting[0][0] < latest or len(self._waiting) > IDLE_CONNECTIONS):
                found.append(self._waiting.popleft()[1])
        return found

    def end(self) -> list[C]:
        """All of them: nobody will come any more."""
        with self._lock:
            self._ended = True
            found = [connection for _, connection in self._waiting]
            self._waiting.clear()
        return found


def headers_of(answer: Any) -> Headers:
    """The headers of an answer of the stack; some servers write them in latin-1."""
    pairs = answer.headers
    try:
        return Headers([(name.decode(), value.decode()) for name, value in pairs])
    except UnicodeDecodeError:
        return Headers([(_text(name), _text(value)) for name, value in pairs])


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


class CoreEngine:
    """Blocking."""

    def __init__(self, network: Network) -> None:
        self._origin = Origin(network)
        self._sockets = Backend()
        self._idle = Idle[httpcore.HTTPConnection]()

    def open(self, request: Request) -> Arriving:
        """Send a request and return its answer once the headers are there. Raises Failure."""
        bound(request.at)
        connection = self._connection()
        try:
            with discreet():
                answer = connection.handle_request(self._origin.request(request))
            stream, close = answer.extensions["network_stream"], partial(self._over, connection, answer)
            return Arriving(answer.status, headers_of(answer), request.at, answer.iter_stream(), stream, failure, close)
        except Exception as error:
            raise failure(error) from error
        except BaseException:  # Ctrl-C, between what of the stack looks after its connection
            connection.close()
            raise

    def _connection(self) -> httpcore.HTTPConnection:
        for connection in self._idle.old():
            connection.close()
        while (found := self._idle.take()) is not None:
            if not found.has_expired():
                return found
            found.close()
        return httpcore.HTTPConnection(**self._origin.connection, network_backend=self._sockets)

    def _over(self, connection: httpcore.HTTPConnection, answer: httpcore.Response) -> None:
        try:
            answer.close()
        except BaseException:
            connection.close()
            raise
        if not (connection.is_idle() and self._idle.give(connection)):
            connection.close()

    def close(self) -> None:
        """Close every connection; whoever waits for its bytes gets a Failure."""
        self._sockets.end()
        for connection in self._idle.end():
            connection.close()
