"""Sockets for events. The blocking and awaiting of messages is here, in two classes that read alike."""

import asyncio
import logging
import sys
from contextlib import AsyncExitStack, ExitStack
from types import ModuleType
from typing import Any, NoReturn

from . import _failures, _redact
from ._engine import Failure
from ._failures import Situation
from .call import Headers, Response
from .errors import APIError, ConfigurationError

#: Seconds to say goodbye to a server that may be gone.
CLOSING = 1.0
#: The library logs whole URLs, with the tickets in them.
QUIET = logging.Logger("websockets", logging.CRITICAL)
#: The largest message that is read.
MAX_MESSAGE_BYTES = 1024 * 1024


def _library() -> ModuleType:
    try:
        import websockets.asyncio.client
        import websockets.exceptions
        import websockets.sync.client
    except ImportError as error:
        raise ConfigurationError("streaming needs the websockets library: pip install 'fivefold[stream]'") from error
    return websockets


def _wiring(situation: Situation[Any], network: dict[str, Any], seconds: float) -> dict[str, Any]:
    """What both kinds of connection are opened with."""
    options = situation.options
    url = options.base_url + situation.call.target
    tls: Any = None
    if url.startswith("https"):
        import httpx

        tls = httpx.create_ssl_context(verify=network["verify"], cert=network["cert"], trust_env=network["trust_env"])
    headers = {**situation.headers, **dict(situation.call.headers)}
    agent = headers.pop("user-agent")
    return {
        "uri": "ws" + url.removeprefix("http"),
        "ssl": tls,
        "additional_headers": headers,
        "user_agent_header": agent,
        "logger": QUIET,
        "open_timeout": min(seconds, options.connect_timeout or seconds),
        "close_timeout": CLOSING,
        "max_size": MAX_MESSAGE_BYTES,
        "proxy": network["proxy"] or (True if network["trust_env"] else None),
    }


def _not_opened(situation: Situation[Any], error: Exception) -> APIError:
    """The error for a handshake that failed: a refusal with its status, or no connection."""
    answer = getattr(error, "response", None)
    if answer is None:
        problem = _redact.text(f"{type(error).__name__}: {error}", situation.secrets)
        timed_out = isinstance(error, TimeoutError)
        failure = Failure(problem, connected=False, timed_out=timed_out)
        failure.__cause__ = error
        return _failures.lost(situation, failure, (), late=False, retryable=True)
    response = Response(answer.status_code, Headers(answer.headers.raw_items()), bytes(answer.body or b""))
    retryable = response.status in situation.options.retry.retry_on_status
    return _failures.refused(situation, response, (), retryable=retryable, after=None, hint=None)


def _broken(situation: Situation[Any], error: Exception) -> APIError:
    """The error for a connection that ended."""
    failure = Failure(f"the connection ended: {error}", connected=True)
    failure.__cause__ = error
    return _failures.lost(situation, failure, (), late=False, retryable=True)


def _fail(error: APIError) -> NoReturn:
    raise error from error.__cause__  # not from what is being handled: that may show a secret


class Line:
    """The WebSocket of one flow, blocking."""

    def __init__(self, network: dict[str, Any]) -> None:
        self._network = network
        self._stack = ExitStack()
        self._socket: Any = None

    def open(self, situation: Situation[Any], seconds: float) -> None:
        """Connect, in place of a connection before. Raises APIError, ConfigurationError."""
        client = _library().sync.client
        self.close()
        begun: list[Any] = []

        def begin(*args: Any, **kwargs: Any) -> Any:
            begun.append(client.ClientConnection(*args, **kwargs))
            return begun[-1]

        try:
            connecting = client.connect(create_connection=begin, **_wiring(situation, self._network, seconds))
            self._socket = self._stack.enter_context(connecting)
        except Exception as error:  # noqa: BLE001  (whatever a socket raises becomes one of our errors)
            _fail(_not_opened(situation, error))
        except BaseException:  # such as Ctrl-C, after which the library would leave the connection and its thread
            for each in begun:
                each.close_socket()
            raise
        self._situation = situation

    def receive(self, seconds: float) -> str | None:
        """The next text message, or None when there is none in time. Raises APIError."""
        try:
            return _text(self._socket.recv(seconds))
        except TimeoutError:
            return None
        except Exception as error:  # noqa: BLE001  (whatever a socket raises becomes one of our errors)
            _fail(_broken(self._situation, error))

    def send(self, text: str) -> None:
        """Send a text message. Raises APIError."""
        try:
            self._socket.send(text)
        except Exception as error:  # noqa: BLE001  (whatever a socket raises becomes one of our errors)
            _fail(_broken(self._situation, error))

    def close(self) -> None:
        """Say goodbye, for a second at most. At the end of the interpreter nobody is left to hear an answer."""
        if self._socket is not None and sys.is_finalizing():
            self._stack.pop_all()
            self._socket.socket.close()
        self._stack.close()

    def drop(self) -> None:
        """Let go of a socket that was left open."""
        self.close()


class AsyncLine:
    """The WebSocket of one flow, on asyncio."""

    def __init__(self, network: dict[str, Any]) -> None:
        self._network = network
        self._stack = AsyncExitStack()
        self._socket: Any = None

    async def open(self, situation: Situation[Any], seconds: float) -> None:
        """Connect, in place of a connection before. Raises APIError, ConfigurationError."""
        connect = _library().asyncio.client.connect
        await self.close()
        try:
            self._socket = await self._stack.enter_async_context(connect(**_wiring(situation, self._network, seconds)))
        except Exception as error:  # noqa: BLE001  (whatever a socket raises becomes one of our errors)
            _fail(_not_opened(situation, error))
        self._situation = situation

    async def receive(self, seconds: float) -> str | None:
        """The next text message, or None when there is none in time. Raises APIError."""
        try:
            async with asyncio.timeout(seconds):
                return _text(await self._socket.recv())
        except TimeoutError:
            return None
        except Exception as error:  # noqa: BLE001  (whatever a socket raises becomes one of our errors)
            _fail(_broken(self._situation, error))

    async def send(self, text: str) -> None:
        """Send a text message. Raises APIError."""
        try:
            await self._socket.send(text)
        except Exception as error:  # noqa: BLE001  (whatever a socket raises becomes one of our errors)
            _fail(_broken(self._situation, error))

    async def close(self) -> None:
        """Say goodbye, for a second at most."""
        await self._stack.aclose()

    def drop(self) -> None:
        """Let go of a socket that was left open, at once: whoever is still saying goodbye on it may be cancelled."""
        if self._socket is not None:
            self._socket.transport.abort()


def _text(message: str | bytes) -> str:
    return message if isinstance(message, str) else message.decode("utf-8", "replace")
