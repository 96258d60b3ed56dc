"""Answers that go wrong on their way out, byte for byte, and what really happened behind them."""

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from fivefold.sandbox import Sandbox, SandboxError
from fivefold.testing import FAULTS

PROVIDERS = "/api/v1/providers"
FAKE = {"provider_type": "custom_openai_compatible", "display_name": "Fake"}
BROKEN, CLOSED = httpx.RemoteProtocolError, "without sending a response"
INCOMPLETE = "without sending complete message body"
RESET, SILENT = httpx.ReadError, httpx.ReadTimeout

#: What becomes of a request for a new provider: the status, or the error and its words; and whether it was created.
COMES_OF: dict[str, tuple[Any, bool]] = {
    "accepts and hangs": (SILENT, False),
    "closed at once": ((BROKEN, CLOSED), False),
    "reset at once": (RESET, False),
    "status 400": (400, False),
    "status 401": (401, False),
    "status 404": (404, False),
    "status 429": (429, False),
    "status 500": (500, False),
    "status 502": (502, False),
    "status 503": (503, False),
    "status 504": (504, False),
    "status 999": (999, False),
    "503 with retry-after": (503, False),
    "503 with retry-after-ms": (503, False),
    "503 with retry-after, a date": (503, False),
    "503 with retry-after, far away": (503, False),
    "503 with retry-after, garbage": (503, False),
    "redirect elsewhere": (307, False),
    "reads and hangs": (SILENT, True),
    "done, reply dropped": ((BROKEN, CLOSED), True),
    "reset after the request": (RESET, True),
    "cut in the headers": ((BROKEN, CLOSED), True),
    "cut in the body": ((BROKEN, INCOMPLETE), True),
    "cut in a chunk": ((BROKEN, INCOMPLETE), True),
    "cut in an event": (201, True),
    "no end marker": (201, True),
    "reset in the body": (RESET, True),
    "silence in the headers": (SILENT, True),
    "silence in the body": (SILENT, True),
    "headers that drip": (201, True),
    "a body that drips": (201, True),
    "comments for ever": (SILENT, True),
    "a length too long": ((BROKEN, INCOMPLETE), True),
    "a length too short": (201, True),
    "a web page": (201, True),
    "an empty body": (201, True),
    "broken JSON": (201, True),
    '200 with {"error"}': (201, True),
    "missing fields": (201, True),
    "wrong types": (201, True),
    "a huge body": (201, True),
    "a bomb": (201, True),
    "extra fields": (201, True),
    "headers twice": (201, True),
    "folded headers": (201, True),
    "keep-alive closed": (201, True),
}
#: So that what is slow or large is so no longer than a test needs.
LESS: dict[str, dict[str, Any]] = {
    "headers that drip": {"drip": 5000},
    "a body that drips": {"drip": 5000},
    "a huge body": {"huge": 100_000},
    "a bomb": {"bomb": 100_000},
}


def create(http: httpx.Client, at_most: int = 10**6) -> httpx.Response:
    """Ask for a provider; who hears nothing but signs of life gives up as one who hears nothing."""
    with http.stream("POST", PROVIDERS, json=FAKE, timeout=0.3) as reply:
        body = b""
        for piece in reply.iter_bytes():
            body += piece
            if body.isspace() and len(body) in range(3, 100):
                raise httpx.ReadTimeout("it goes on like this")
    headers = [(name, value) for name, value in reply.headers.multi_items() if name != "content-encoding"]
    return httpx.Response(reply.status_code, headers=headers, content=body)


def test_every_fault_by_name_has_its_row() -> None:
    assert COMES_OF.keys() == FAULTS.keys()


@pytest.mark.parametrize("name", COMES_OF)
def test_what_the_client_meets_and_what_happened(server: Sandbox, http: httpx.Client, name: str) -> None:
    server.fault("create_provider", name, times=1, **LESS.get(name, {}))
    met, done = COMES_OF[name]
    if isinstance(met, int):
        assert create(http).status_code == met
    else:
        kind, words = met if isinstance(met, tuple) else (met, None)
        with pytest.raises(kind, match=words):
            create(http)
    assert server.effects() == ({"create_provider": 1} if done else {})
    assert http.get(PROVIDERS).json()["total"] == done


def test_the_words_of_an_answer_that_is_another(server: Sandbox, http: httpx.Client) -> None:
    true = create(http).json()

    def told(word: str) -> httpx.Response:
        server.fault("get_provider", garble=word, times=1)
        return http.get(f"{PROVIDERS}/{true['id']}")

    assert told("html").headers["content-type"] == "text/html"
    assert told("empty").content == b""
    assert told("error").json() == {"error": "something went wrong"}
    assert told("extra").json() == {**true, "unexpected": {"new": [1, None]}}
    assert told("missing").json() == {name: value for name, value in true.items() if name != "id"}
    assert {**told("types").json(), "region": None, "base_url": None} == {
        **dict.fromkeys(true, 7),
        "enabled": "yes",
        "region": None,
        "base_url": None,
    }
    whole = http.get(f"{PROVIDERS}/{true['id']}").content
    assert [told(word).content for word in ("broken", "cut", "unfinished")] == [whole[: len(whole) // 2]] * 3


def test_no_content_that_has_some_after_all(server: Sandbox, http: httpx.Client) -> None:
    place = f"{PROVIDERS}/{create(http).json()['id']}"
    server.fault("delete_provider", "a web page", times=1)
    assert (http.delete(place).text, server.effects()["delete_provider"]) == (
        "<html><title>Welcome</title></html>",
        1,
    )


def test_sizes_lengths_and_rates_are_yours(server: Sandbox, http: httpx.Client) -> None:
    server.fault("check_health", huge=200_001, times=1)
    assert len(http.get("/health").content) == 200_001
    server.fault("check_health", bomb=3_000_000, times=1)
    packed = http.get("/health")
    assert (len(packed.content), int(packed.headers["content-length"]) < 20_000) == (3_000_000, True)
    server.fault("check_health", length=-4, times=1)
    assert http.get("/health").content == b'{"status":"healthy"}'[:-4]
    server.fault("check_health", spell="twice", times=1)
    assert http.get("/health").headers.get_list("content-type") == ["application/json"] * 2
    server.fault("check_health", spell="folded", times=1)
    assert http.get("/health").json() == {"status": "healthy"}


def test_what_drips_needs_the_sandboxs_time(server: Sandbox, http: httpx.Client) -> None:
    server.fault("check_health", drip=0.01)
    with ThreadPoolExecutor(1) as pool:
        reply = pool.submit(http.get, "/health")
        while not server.requests():
            pass
        while not reply.done():
            server.advance(100)
        assert reply.result().json() == {"status": "healthy"}


def test_a_reset_ends_silence_and_signs_of_life(server: Sandbox, http: httpx.Client) -> None:
    for name in ("reads and hangs", "comments for ever", "silence in the body"):
        server.fault("check_health", name)
        with ThreadPoolExecutor(1) as pool:
            reply = pool.submit(http.get, "/health")
            while not server.requests():
                pass
            server.reset()
            assert isinstance(reply.exception(timeout=5), httpx.RemoteProtocolError)


def events_of(reply: str) -> list[Any]:
    """The data of the events of a stream."""
    found = re.findall(r"^data: (.*)$", reply, re.MULTILINE)
    return [one if one == "[DONE]" or one[-1] != "}" else json.loads(one) for one in found]


def test_streams(launch: Callable[..., Sandbox], connect: Callable[[Sandbox], httpx.Client]) -> None:
    model = launch(service="lmstudio")
    http, target = connect(model), "create_chat_completion"
    ask = {"model": "qwen2.5-7b-instruct", "messages": [{"role": "user", "content": "one two three"}], "stream": True}

    def told(**fault: Any) -> httpx.Response:
        model.fault(target, times=1, **fault)
        return http.post("/v1/chat/completions", json=ask)

    whole = events_of(http.post("/v1/chat/completions", json=ask).text)
    assert whole[-1] == "[DONE]"
    assert len(events_of(told(fault="no end marker").text)) == len(whole) - 1
    cut = events_of(told(fault="cut in an event").text)
    assert 1 < len(cut) < len(whole)
    assert isinstance(cut[-1], str)
    assert [one["unexpected"] for one in events_of(told(fault="extra fields").text)[:-1]]
    assert all("id" not in one for one in events_of(told(fault="missing fields").text))
    assert {one["model"] for one in events_of(told(fault="wrong types").text)[:-1]} == {7}
    for name in ("cut in the body", "cut in a chunk"):
        with pytest.raises(httpx.RemoteProtocolError, match=INCOMPLETE):
            told(fault=name)
    model.fault(target, "comments for ever", times=1)
    with http.stream("POST", "/v1/chat/completions", json=ask) as reply:
        text = ""
        for piece in reply.iter_text():
            text += piece
            if text.count(": keep-alive\n\n") == 3:
                break
    assert len(events_of(text)) == 1
    assert model.effects()[target] == 9


def test_nobody_listens(server: Sandbox, http: httpx.Client) -> None:
    http.get("/health")
    for _ in range(2):
        with server.refusing():
            with pytest.raises(httpx.ConnectError, match="refused"):
                create(http)
            with pytest.raises(SandboxError, match="does not answer"):
                server.requests()
        assert create(http).status_code == 201
    assert server.effects() == {"create_provider": 2}


def test_who_gave_up_while_nobody_listened_lets_connections_in_again(server: Sandbox, http: httpx.Client) -> None:
    with pytest.raises(ZeroDivisionError), server.refusing():
        _ = 1 / 0
    assert http.get("/health").status_code == 200


@pytest.mark.parametrize(
    ("target", "fault", "complaint"),
    [
        ("check_health", {"fault": "no such"}, "no fault 'no such'; there are accepts and hangs, "),
        ("check_health", {"fault": "a bomb", "hang": True}, "one job"),
        ("check_health", {"cut": "nowhere"}, "cut: "),
        ("check_health", {"garble": "x"}, "garble: "),
        ("check_health", {"drip": 0}, "drip: Input should be greater than 0"),
        ("check_health", {"drip": 1, "part": "tail"}, "part: "),
        ("check_health", {"part": "head"}, "one job"),
        ("check_health", {"silence": "night"}, "silence: "),
        ("check_health", {"status": 1000}, "status: "),
        ("stream_benchmark", {"fault": "a bomb"}, "a WebSocket can have"),
    ],
)
def test_what_cannot_be(server: Sandbox, target: str, fault: dict[str, Any], complaint: str) -> None:
    with pytest.raises(SandboxError, match=complaint):
        server.fault(target, **fault)
