"""A TLS handshake that is given up leaves no connection behind."""

import asyncio
import socket

import pytest

from fivefold import AsyncArgusLM

from ._stream_server import PATIENCE


async def _given_up() -> bytes:
    """What a server that accepts and shakes no hands hears of a client that gives up its call, and lives on."""
    loop = asyncio.get_running_loop()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        async with AsyncArgusLM(
            f"https://127.0.0.1:{listener.getsockname()[1]}", trust_env=False, engine="httpx"
        ) as client:
            call = asyncio.create_task(client.get_root())
            connection, _ = await loop.sock_accept(listener)
            with connection:
                connection.setblocking(False)
                assert await loop.sock_recv(connection, 65_536)  # its side of the handshake
                call.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await call
                async with asyncio.timeout(PATIENCE):
                    return await loop.sock_recv(connection, 65_536)


def test_a_handshake_that_is_cancelled_closes_its_connection() -> None:
    assert asyncio.run(_given_up()) == b""
