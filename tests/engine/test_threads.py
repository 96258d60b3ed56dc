"""Threads that begin and end: a client that is first used in one of them."""

import subprocess
import sys

from tests.core._server import FakeServer, item

PROGRAM = """
import sys, threading
from fivefold import ArgusLM, FivefoldError

client = ArgusLM(sys.argv[1], engine="pyreqwest", max_retries=0)
done = []

def call():
    try:
        client.get_root()
    except FivefoldError:
        pass
    done.append(threading.active_count())

def crowd(size):
    threads = [threading.Thread(target=call) for _ in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

crowd(1)
for _ in range(20):
    crowd(4)
client.close()
print(len(done), threading.active_count())
"""


def test_a_client_first_used_in_a_thread_that_ended_works_on(server: FakeServer) -> None:
    server.script(item())
    program = [sys.executable, "-c", PROGRAM, server.url]
    shown = subprocess.run(program, capture_output=True, text=True, check=False, timeout=30)
    assert (shown.returncode, shown.stdout, shown.stderr) == (0, "81 1\n", "")
