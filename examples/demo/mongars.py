"""monGARS's chapter: a conversation at the pace that the server allows, remembered by it, and heard over its socket."""

import time
from collections.abc import Mapping

from fivefold.mongars import MonGARS

from .screen import Screen

MESSAGES = ("Good morning", "What is a peer?")
LAST = "Thank you, that is all."


def tell(screen: Screen, settings: Mapping[str, str]) -> None:
    """Tell the chapter, on the server and with the account that `settings` name."""
    user = settings["MONGARS_USERNAME"]
    with MonGARS(settings["MONGARS_BASE_URL"], origin=settings.get("MONGARS_ORIGIN")) as client:
        token = client.login(user, settings["MONGARS_PASSWORD"])
        until = f", until {token.expires_at:%H:%M} UTC" if token.expires_at else ""
        screen.step("login", f"{user} at {client.base_url}{until}")
        _talk(screen, client)
        _remember(screen, client, user)
        _listen(screen, client)


def _talk(screen: Screen, client: MonGARS) -> None:
    began = time.monotonic()
    for message in MESSAGES:
        screen.step("chat", message)
        answer = client.chat({"message": message})
        screen.step(f"  after {time.monotonic() - began:.1f} s", answer.response)


def _remember(screen: Screen, client: MonGARS, user: str) -> None:
    turns = client.history(user, limit=len(MESSAGES))
    screen.table(
        "history, newest first",
        ("at", "message", "answer"),
        ((f"{turn.timestamp:%H:%M:%S}", turn.query, turn.response) for turn in turns),
    )


# After _remember: what was asked for once, also by a socket that opens, is told from then on without what is newer.
def _listen(screen: Screen, client: MonGARS) -> None:
    for event in client.stream_events():
        screen.step("stream_events", event["type"])
        if event["type"] == "history.snapshot":
            screen.step("chat", LAST)
            client.chat({"message": LAST})
        elif event["type"] == "chat.message":
            screen.step("  the socket says", event["data"]["response"])
            break
