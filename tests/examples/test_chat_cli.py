"""The chat example, driven as a person would in a terminal."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from fivefold.sandbox import Sandbox

from ._terminal import CTRL_C, CTRL_D, Terminal

SCRIPT = "examples/chat_cli.py"
PASSWORD = "secret-password"
#: The same program, its pauses and those of its client a fraction as long.
HURRIED = """
import functools, sys
from examples import chat_cli
from fivefold import MonGARS, RetryConfig
from fivefold.mongars import _pacing
_pacing.INTERVAL = 0.1
chat_cli.FIRST_PAUSE = chat_cli.JITTER = 0.02
chat_cli.MonGARS = functools.partial(MonGARS, retry=RetryConfig(backoff_factor=0.01))
sys.exit(chat_cli.main())
"""
Open = Callable[..., Terminal]


@pytest.fixture
def terminal() -> Iterator[Open]:
    """Opens terminals: by default with the script in them."""
    with ExitStack() as stack:
        yield lambda *arguments: stack.enter_context(Terminal(*(arguments or (SCRIPT,))))


def log_in(screen: Terminal, base_url: str, password: str = PASSWORD) -> None:
    """Answer the questions."""
    screen.expect("Base URL [http://localhost:8000]: ")
    screen.enter(base_url)
    screen.expect("Username: ")
    screen.enter("alice")
    screen.expect("Password: ")
    screen.enter(password)


@pytest.fixture(scope="module")
def swift() -> Iterator[Sandbox]:
    """A server that takes twenty messages a second from each user."""
    with Sandbox("mongars", chat_interval=0.05) as server:
        yield server


def test_a_conversation_from_login_to_quit(terminal: Open, swift: Sandbox) -> None:
    screen = terminal("-c", HURRIED)
    log_in(screen, swift.base_url)
    screen.expect("Type 'quit' to leave")
    screen.expect("You: ")
    screen.enter("hello")
    screen.expect('Assistant: You said "hello"')
    screen.expect("You: ")
    screen.enter("at once again")  # too early for the service: the client waits
    screen.expect('Assistant: You said "at once again"')
    swift.advance(3601)  # the token has expired
    screen.expect("You: ")
    screen.enter("BOOM")
    screen.expect("only an apology")
    screen.expect("You: ")
    screen.enter("")
    screen.expect("Request failed: HTTP 422")
    screen.expect("You: ")
    screen.enter(" QUIT ")
    assert screen.ended() == 0
    assert PASSWORD not in screen.shown
    assert "Traceback" not in screen.shown
    assert [request["status"] for request in swift.requests() if request["operation"] == "login"] == [200] * 2


@pytest.mark.parametrize(("key", "status"), [(CTRL_C, 130), (CTRL_D, 0)])
def test_a_key_ends_it_at_any_question(key: str, status: int, terminal: Open, mongars_server: Sandbox) -> None:
    at_first, within = terminal(), terminal()
    at_first.expect("Base URL")
    log_in(within, mongars_server.base_url)
    within.expect("You: ")
    for screen in (at_first, within):
        assert screen.left(key) == status
        assert "Traceback" not in screen.shown
        assert screen.shown.endswith("\n")


def test_ctrl_c_ends_it_while_it_waits_for_an_answer(terminal: Open, mongars_server: Sandbox) -> None:
    mongars_server.fault("chat", hang=True)
    screen = terminal()
    log_in(screen, mongars_server.base_url)
    screen.expect("You: ")
    screen.enter("hello")
    while not any(request["operation"] == "chat" for request in mongars_server.requests()):
        pass
    assert screen.left(CTRL_C) == 130
    assert "Traceback" not in screen.shown


def test_a_login_is_tried_three_times(terminal: Open, mongars_server: Sandbox) -> None:
    screen = terminal("-c", HURRIED)
    log_in(screen, mongars_server.base_url, "wrong-password")
    for attempt in (1, 2, 3):
        screen.expect(f"Login failed (attempt {attempt}): HTTP 401: Invalid credentials")
    assert screen.ended() == 1
    assert [request["operation"] for request in mongars_server.requests()] == ["login"] * 3


def test_a_server_that_is_not_there_is_told_in_a_line(terminal: Open) -> None:
    screen = terminal("-c", HURRIED)
    log_in(screen, "http://127.0.0.1:9")
    screen.expect("Login failed (attempt 3): ")
    assert screen.ended() == 1
    assert "Traceback" not in screen.shown


def test_a_server_that_goes_away_does_not_end_the_conversation(terminal: Open) -> None:
    with Sandbox("mongars") as server:
        screen = terminal("-c", HURRIED)
        log_in(screen, server.base_url)
        screen.expect("You: ")
    screen.enter("hello")
    screen.expect("Request failed: ")
    screen.expect("You: ")
    screen.enter("exit")
    assert screen.ended() == 0


def test_what_is_no_address_is_told_in_a_line(terminal: Open) -> None:
    screen = terminal()
    log_in(screen, "nonsense")
    screen.expect("base_url: expected a URL")
    assert screen.ended() == 1


@pytest.mark.parametrize("password", [PASSWORD, "\udce9"])
def test_what_is_no_text_is_told_in_a_line(password: str, terminal: Open, mongars_server: Sandbox) -> None:
    screen = terminal()
    screen.expect("Base URL")
    screen.enter(mongars_server.base_url)
    screen.expect("Username: ")
    screen.enter("\udce9")
    screen.expect("Password: ")
    screen.enter(password)
    assert screen.ended() == 1
    assert "Traceback" not in screen.shown
    assert mongars_server.requests() == []
