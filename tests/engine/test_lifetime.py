"""Signals, forks, event loops and the end of the interpreter. Each program runs in a process of its own."""

import json
import signal
import subprocess
import sys
import threading

import pytest

from tests.core._server import Answer, FakeServer, Wire, item
from tests.core._stream_server import streaming

from ._fast import PATIENCE

SETUP = """
import asyncio, logging, os, signal, sys, threading, time
from fivefold import ArgusLM, AsyncArgusLM, FivefoldError, LMStudio
url = sys.argv[1]
signal.signal(signal.SIGINT, signal.default_int_handler)

def call(client):
    try:
        client.get_root()
    except FivefoldError as error:
        return type(error).__name__

def stack(client):
    return type(client._lifetime.engine()).__name__
"""
ROUNDS = 2


def started(code: str, server: FakeServer) -> "subprocess.Popen[str]":
    """A program under way."""
    return subprocess.Popen(
        [sys.executable, "-W", "always", "-c", SETUP + code, server.url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class Mute:
    """An answer that does not come until it may."""

    def __init__(self) -> None:
        self.asked, self.release = threading.Event(), threading.Event()

    def __call__(self, wire: Wire) -> bool:
        self.asked.set()
        self.release.wait(PATIENCE)
        return item()(wire)


@pytest.mark.parametrize(
    "code",
    [
        "with ArgusLM(url, engine='pyreqwest', timeout=50) as client: client.get_root()",
        "async def main():\n"
        "    async with AsyncArgusLM(url, engine='pyreqwest', timeout=50) as client: await client.get_root()\n"
        "asyncio.run(main())",
    ],
    ids=["sync", "async"],
)
def test_ctrl_c_is_heard_while_a_call_waits(code: str, server: FakeServer) -> None:
    mute = Mute()
    server.script(mute)
    with started(code, server) as process:
        assert mute.asked.wait(PATIENCE)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=PATIENCE)
    mute.release.set()
    assert process.returncode == -signal.SIGINT
    assert told.rstrip().endswith("KeyboardInterrupt")
    assert "Fatal" not in told


def test_another_signal_is_handled_meanwhile_and_the_call_goes_on(server: FakeServer) -> None:
    mute = Mute()
    server.script(mute)
    code = (
        "signal.signal(signal.SIGUSR1, lambda *_: print('heard', flush=True))\n"
        "with ArgusLM(url, engine='pyreqwest', timeout=50) as client: call(client)\nprint('done')"
    )
    with started(code, server) as process:
        assert mute.asked.wait(PATIENCE)
        process.send_signal(signal.SIGUSR1)
        assert process.stdout is not None
        assert process.stdout.readline() == "heard\n"
        mute.release.set()
        shown, told = process.communicate(timeout=PATIENCE)
    assert (process.returncode, shown, told) == (0, "done\n", "")


def test_a_forked_child_moves_to_httpx_and_says_so_once(server: FakeServer) -> None:
    server.script(item())
    code = """
logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stdout)
clients = [ArgusLM(url, engine="pyreqwest"), ArgusLM(url)]
for client in clients:
    call(client)
child = os.fork()
if child == 0:
    for client in [*clients, ArgusLM(url, engine="pyreqwest")]:
        call(client)
        print(stack(client), flush=True)
    os._exit(0)
print(os.waitpid(child, 0)[1], *map(stack, clients))
for client in clients:
    call(client)
    client.close()
"""
    with started(code, server) as process:
        shown, told = process.communicate(timeout=PATIENCE)
    assert (process.returncode, told) == (0, "")
    assert shown.splitlines() == [
        "httpx takes the place of pyreqwest, which cannot be used in a forked process",
        *["CoreEngine"] * 3,
        "0 PyreqwestEngine PyreqwestEngine",
    ]


def test_a_client_serves_one_event_loop_after_another_and_leaves_no_connection(server: FakeServer) -> None:
    server.script(item())
    code = """
client = AsyncArgusLM(url, engine="pyreqwest")

async def once():
    try:
        await client.get_root()
    except FivefoldError:
        pass
    return type(client._lifetime.engine()).__name__

def sockets():
    paths = [f"/proc/self/fd/{number}" for number in os.listdir("/proc/self/fd")]
    return sum(os.readlink(path).startswith("socket:") for path in paths if os.path.lexists(path))

print([asyncio.run(once()) for _ in range(3)], sockets())

async def last():
    await client.close()

asyncio.run(last())
"""
    with started(code, server) as process:
        shown, told = process.communicate(timeout=PATIENCE)
    assert (process.returncode, shown, told) == (0, f"{['AsyncPyreqwestEngine'] * 3} 0\n", "")


ENDINGS = {
    "at once after a call": "asyncio.run(main())\n",
    "at once after a failure": "url = 'http://127.0.0.1:9'\nasyncio.run(main())\n",
    "with a client open": "client = ArgusLM(url, engine='pyreqwest')\ncall(client)\n",
    "with a stream open": (
        "client = LMStudio(url, engine='pyreqwest')\n"
        "chunks = iter(client.stream_chat_completion({'model': 'm', 'messages': []}))\nnext(chunks)\n"
    ),
    "with calls of other threads in flight": (
        "client = ArgusLM(url, engine='pyreqwest', timeout=50)\n"
        "for _ in range(4):\n    threading.Thread(target=call, args=(client,), daemon=True).start()\n"
        "while len(client._lifetime.engine()._open) < 4:\n    time.sleep(0.01)\n"
    ),
}
CHUNK = {
    "id": "c",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "m",
    "choices": [{"index": 0, "delta": {"content": "a"}, "finish_reason": None}],
}
MAIN = """
async def main():
    async with AsyncArgusLM(url, engine="pyreqwest", max_retries=0) as client:
        try:
            await client.get_root()
        except FivefoldError:
            pass

"""


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_program_ends_in_peace(ending: str, server: FakeServer) -> None:
    mute = Mute()
    chunk = b"data: %s\n\n" % json.dumps(CHUNK).encode()
    busy: dict[str, Answer] = {
        "with a stream open": streaming(chunk, mute.release),
        "with calls of other threads in flight": mute,
    }
    server.script(busy.get(ending, item()))
    ends = []
    for _ in range(ROUNDS):  # it ended in an abort one time in ten
        with started(MAIN + ENDINGS[ending], server) as process:
            _, told = process.communicate(timeout=PATIENCE)
        ends.append((process.returncode, "Traceback" in told or "Fatal" in told))
    mute.release.set()
    assert ends == [(0, False)] * ROUNDS
