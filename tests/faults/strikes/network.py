"""Faults of the connection itself."""

from ..replies import Reply
from ..wire import Request, Wire
from .fault import ANSWERS, EVERY, Fault


async def _hang(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.hang()


async def _reset(wire: Wire, reply: Reply, request: Request) -> None:
    wire.reset()


async def _close(wire: Wire, reply: Reply, request: Request) -> None:
    wire.close()


async def _garbage(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(b"SSH-2.0-OpenSSH_9.6\r\n" + bytes(range(256)))


async def _tls_alert(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(b"\x15\x03\x03\x00\x02\x02\x46")


async def _then_close(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.whole)
    wire.close()


async def _drop_next(wire: Wire, reply: Reply, request: Request) -> None:
    await wire.send(reply.whole)
    await wire.first_byte()
    wire.reset()


async def _plain(wire: Wire, reply: Reply, request: Request) -> bool:
    await wire.send(reply.whole)
    return True


_REFUSED = Fault("refused", "Nobody listens.", at="listen", done=False)
_LOST = Fault("reset after the request", "The request is read and done; then the connection is reset.", _reset)
_DROPPED = Fault("done, reply dropped", "The request is done; then the connection is closed without a word.", _close)

NETWORK = (
    _REFUSED,
    Fault("accepts and hangs", "The connection is accepted, and nothing is ever read.", _hang, "accept", done=False),
    Fault("reset at once", "The connection is reset before the request is read.", _reset, "accept", done=False),
    Fault("closed at once", "The connection is closed before the request is read.", _close, "accept", done=False),
    Fault("reset at the headers", "The connection is reset before the body is read.", _reset, "head", done=False),
    Fault("reads and hangs", "The request is read and done; no answer comes.", _hang),
    _LOST,
    _LOST.once(),
    _DROPPED,
    _DROPPED.once(),
    Fault("garbage", "The answer is no HTTP.", _garbage),
    Fault("a TLS alert", "The answer is a TLS alert, on a connection without TLS.", _tls_alert),
    Fault("keep-alive closed", "The connection is closed after a good answer that promised to keep it.",
          _then_close, on=ANSWERS, true=True, answered=True, warm=True, strikes=1),
    Fault("keep-alive dropped", "A kept connection is reset when the next request begins.",
          _drop_next, on=ANSWERS, true=True, answered=True, warm=True, strikes=1),
)  # fmt: skip

TLS = (
    Fault("TLS as it should be", "A good certificate.", _plain, on=ANSWERS, true=True, answered=True, tls="good"),
    Fault("TLS, expired", "The certificate has expired.", _plain, on=EVERY, done=False, tls="expired"),
    Fault("TLS, another host", "The certificate is for another host.", _plain, done=False, tls="wrong host"),
    Fault("TLS, unknown authority", "Nobody vouches for the certificate.", _plain, done=False,
          tls="unknown authority"),
    Fault("TLS, no handshake", "The connection is accepted, and no handshake comes.", _hang, "accept", done=False,
          tls="hangs"),
    Fault("TLS, plain text", "The server answers without TLS.", _garbage, "accept", done=False, tls="plain"),
    Fault("TLS, reset", "The connection is reset in the handshake.", _reset, "accept", done=False, tls="plain"),
)  # fmt: skip
