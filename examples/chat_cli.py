"""Talk to the monGARS assistant in a terminal: `python examples/chat_cli.py`.

Asks where the server is and who you are, logs in (three times at most, with growing pauses), and passes on what you
type. `quit`, `exit`, Ctrl-D and Ctrl-C end it. An expired token is renewed; messages that come too fast wait.
"""

import getpass
import random
import sys
import time

from fivefold.mongars import APIError, ChatRequest, MonGARS

DEFAULT_URL = "http://localhost:8000"
LOGIN_ATTEMPTS = 3
#: Seconds: the pause after the first failed login, the longest one, and how much is added at random.
FIRST_PAUSE, LONGEST_PAUSE, JITTER = 2.0, 10.0, 0.5
LEAVING = ("quit", "exit")
INTERRUPTED = 130


def main() -> int:
    """Run until the user leaves; the exit status."""
    try:
        return run()
    except EOFError:
        print()
        return 0
    except KeyboardInterrupt:
        print()
        return INTERRUPTED
    except ValueError as error:  # no URL, or what was typed is no text that can be sent
        print(error, file=sys.stderr)
        return 1


def run() -> int:
    """Ask, log in, talk. Raises EOFError, KeyboardInterrupt, and ValueError for answers that make no sense."""
    base_url = input(f"Base URL [{DEFAULT_URL}]: ").strip() or DEFAULT_URL
    username = input("Username: ").strip()
    password = getpass.getpass("Password: ")
    with MonGARS(base_url) as client:
        if not log_in(client, username, password):
            return 1
        print(f"Connected to {client.base_url}. Type 'quit' to leave.")
        talk(client)
    return 0


def log_in(client: MonGARS, username: str, password: str) -> bool:
    """Whether one of the attempts succeeded. The client remembers the password, to renew the token when it expires."""
    once = client.with_options(max_retries=0)  # the attempts here are all there are
    for attempt in range(1, LOGIN_ATTEMPTS + 1):
        try:
            once.login(username, password, remember=True)
        except APIError as error:
            print(f"Login failed (attempt {attempt}): {error.headline}", file=sys.stderr, flush=True)
            if attempt < LOGIN_ATTEMPTS:
                time.sleep(min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE) + random.uniform(0, JITTER))
        else:
            return True
    return False


def talk(client: MonGARS) -> None:
    """Pass messages on until the user leaves. Raises EOFError and KeyboardInterrupt."""
    while (message := input("You: ")).strip().lower() not in LEAVING:
        try:
            answer = client.chat(ChatRequest(message=message))
        except (APIError, ValueError) as error:  # a ValueError: what was typed is no text that can be sent
            told = error.headline if isinstance(error, APIError) else error
            print(f"Request failed: {told}", file=sys.stderr, flush=True)
            continue
        print(f"Assistant: {answer.response}", flush=True)
        if answer.degraded:
            print("(The assistant has no model at the moment: this is only an apology.)", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
