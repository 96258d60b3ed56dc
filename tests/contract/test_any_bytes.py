"""Whatever a server answers ends in what it said, or in one of our errors: never in anything else, nor in a lie."""

import gzip
import itertools
import json
import pickle
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from fivefold import errors
from tests.core._server import Answer, Wire

from ._answering import Pairs, operation_of, said, spelled, told
from ._calls import run
from ._comparing import difference, wire
from ._handed_out import as_told, is_answer, of_answer, tasks_of
from ._methods import BESIDE_THE_DOCUMENT, Method, methods
from ._schemas import loosely, plainest, values
from .conftest import Twins
from .documents import Operation, UndocumentedError, document, operations

pytestmark = pytest.mark.watchdog(900)


class Told(NamedTuple):
    """An answer: its status, its body before it is packed, and what a caller of the server sees on the wire."""

    status: int | str
    body: bytes
    headers: Pairs
    packed: bytes
    ends: bool

    @property
    def answer(self) -> Answer:
        """The same for the server."""
        return said(self.status, self.packed, self.headers, ends=self.ends)


#: Numbers that JSON can spell and few can hold; put in for texts, since no Python value is written so.
SPELLINGS = ("1e999", "-1e999", "NaN", "Infinity", "9" * 5000, "1E400", "-0", "0.1e-400")
ODD: list[Any] = [
    *(None, True, 0, -1, 1.5, 1e308, 10**40, 10**400, "", "x", "\ud800", "\x00", "2026-13-45T99:99:99Z", "not-a-uuid"),
    *([], {}, [None], [[]], {"error": "x"}, {"error": {"message": 1}}, {"detail": [{"loc": 1, "msg": None}]}),
    *(f"@{spelling}@" for spelling in SPELLINGS),
]
#: What comes where JSON was expected.
BODIES = [
    *(b"", b" ", b"null", b"true", b"0", b'""', b"[]", b"{}", b"{", b"[1,", b'{"a"', b"\xff\xfe{\x00}\x00", b"\x00"),
    *(spelling.encode() for spelling in SPELLINGS),
    *(b"[" * 100_000, b'{"a":' * 5000 + b"1" + b"}" * 5000, b"[" * 900 + b"]" * 900),
    *(b"<!doctype html><title>502 Bad Gateway</title>", b"<" * 2000, b"Internal Server Error", b"\xef\xbb\xbf{}"),
    *(b'{"a": 1, "a": 2}', b'"\\ud800"', b'{"\\udfff": 1}', b"data: {}\n\n", b"data: [DONE]\n\n", b"data: \xff\n\n"),
    *(b"data: {\n\n", b'event: error\ndata: {"error": 1}\n\n', b"\n" * 50, b"{}\n{}\n{", b"id,name\n1,\xff\n"),
]
TYPES = [
    *("application/json", "application/json; charset=utf-16", "application/json; charset=rot13", "text/html"),
    *("text/event-stream", "application/x-ndjson", "text/plain", "text/plain; charset=nonsense", "", "\xff/\xff", ";"),
    *("text/csv", "application/octet-stream", "multipart/mixed", "application/json, text/html"),
]
BESIDE: list[Pairs] = [
    *([], [], [("retry-after", "nan")], [("retry-after", "9" * 400)], [("retry-after", "-1")], [("location", "/{x}")]),
    *([("retry-after", "Mon, 99 Foo 2026")], [("x-request-id", "\xff")], [("set-cookie", "a=\xff; expires=never")]),
    *([("content-disposition", 'attachment; filename="../../etc/passwd\\"')], [("transfer-encoding", "chunked")]),
    *([("transfer-encoding", "gzip, chunked")], [("content-length", "0")], [("content-length", "99999")]),
    *([("content-length", "-1")], [("content-length", "1"), ("content-length", "2")], [("connection", "close")]),
    *([("bad header", "x")], [("x-long", "x" * 100_000)], [("www-authenticate", "Basic"), ("server", "")]),
]
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda body: body,
    "x-unknown": lambda body: body,
    "gzip, gzip": lambda body: gzip.compress(gzip.compress(body)),
    "GZIP": lambda body: gzip.compress(body)[:-5],
}
STATUSES = st.one_of(
    st.sampled_from([200, 200, 200, 201, 202, 204, 206, 299]),
    st.integers(100, 599),
    st.sampled_from([400, 401, 403, 404, 409, 422, 429, 500, 503, 304, 307, 101]),
    st.sampled_from(["000", "999", "600", "99", "1000", "-200", "abc", "", "2e2", "\xb2\xb0\xb0"]),
)
ANYTHING = st.recursive(
    st.sampled_from(ODD) | st.text() | st.integers() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def damaged(draw: st.DrawFn, whole: st.SearchStrategy[Any]) -> Any:
    """A value that is right but for one place: something is missing there, or is something else."""
    value = holder = json.loads(json.dumps(draw(whole)))
    if not isinstance(value, dict | list) or not value:
        return draw(ANYTHING)
    for _ in itertools.count():
        key = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or draw(st.booleans()):
            break
        holder = inner
    if draw(st.booleans()):
        del holder[key]
    else:
        holder[key] = draw(ANYTHING)
    return value


def written(value: Any, media_type: str) -> bytes:
    """A value as a body, with numbers put in for the texts that stand for them."""
    body = spelled(value, media_type)
    for spelling in SPELLINGS:
        body = body.replace(f'"@{spelling}@"'.encode(), spelling.encode())
    return body


@st.composite
def answers(draw: st.DrawFn, operation: Operation) -> Told:
    """An answer to an operation, mostly a wrong one."""
    bodies = [st.sampled_from(BODIES), st.binary(max_size=60), ANYTHING.map(lambda value: written(value, ""))]
    for media_type, media in _media(operation):
        several = media_type in ("text/event-stream", "application/x-ndjson")
        right = values(operation.service, media["schema"])
        wrong = st.lists(damaged(right), max_size=3) if several else damaged(right)
        bodies += [wrong.map(partial(written, media_type=media_type))] * 3
    status, body = draw(STATUSES), draw(st.one_of(bodies))
    kinds = [media_type for media_type, _ in _media(operation)] or ["application/json"]
    kind = draw(st.sampled_from(kinds * 4) | st.sampled_from(TYPES) | st.none())
    headers = [*([] if kind is None else [("content-type", kind)]), *draw(st.sampled_from(BESIDE))]
    packing = draw(st.none() | st.none() | st.none() | st.sampled_from([*PACKED]))
    packed = body if packing is None else PACKED[packing](body)
    headers += [] if packing is None else [("content-encoding", packing)]
    lengths = [value for name, value in headers if name == "content-length"]
    informs = isinstance(status, int) and status < 200  # after which a client waits for the answer proper
    return Told(status, body, headers, packed, ends=not informs and not lengths)


def _media(operation: Operation) -> list[tuple[str, Any]]:
    """What successes of an operation are made of."""
    return [
        (media_type, media)
        for status, response in operation.responses.items()
        for media_type, media in response.get("content", {}).items()
        if status.startswith("2") and "schema" in media and not media_type.startswith("text/c")
    ]


def right(twins: Twins, service: str) -> Answer:
    """The plainest answer that the document allows to whatever is asked."""

    def answer(wire: Wire) -> bool:
        try:
            operation = operation_of(service, twins.server)
        except UndocumentedError:
            return told(200, document(service))(wire)
        status = next(each for each in operation.responses if each.startswith("2"))
        for media_type, media in _media(operation)[:1]:
            value = plainest(service, media["schema"])
            several = media_type in ("text/event-stream", "application/x-ndjson")
            body = spelled([value] if several else value, media_type)
            return said(status, body, [("content-type", media_type)])(wire)
        return said(status)(wire)

    return answer


def shape(method: Method) -> Operation:
    """The operation that a method calls first, or any other of its service."""
    return next(operations(method.service)) if method.name in BESIDE_THE_DOCUMENT else method.operation


def outcome(made: Any, method: Method) -> Any:
    """What came of a call: an answer, or one of our errors."""
    try:
        return run(made, method)
    except errors.APIError as error:
        return error


def well_told(error: Any, method: Method) -> bool:
    """Whether it is an error of the service's own that can be shown and kept."""
    own = type(error).__module__ == f"fivefold.{method.service}.exceptions"
    return own and str(pickle.loads(pickle.dumps(error))) == str(error) != ""


@pytest.mark.parametrize("method", [each for each in methods() if each.kind == "endpoint"], ids=lambda each: each.label)
def test_endpoint(twins: Twins, method: Method) -> None:
    operation = shape(method)

    @given(answers(operation))
    def ends_well(hostile: Told) -> None:
        twins.server.script(hostile.answer)
        for made in twins.of(method):
            came = outcome(made, method)
            note(f"{came!r}")
            if isinstance(came, errors.APIError):
                assert well_told(came, method)
            elif method.name not in BESIDE_THE_DOCUMENT:
                assert is_answer(method, str(hostile.status))
                assert _lie(method, operation, hostile, came) is None

    ends_well()


def _lie(method: Method, operation: Operation, hostile: Told, came: Any) -> str | None:
    """How what a method has returned differs from what it was told."""
    if came is None or [kind for kind, _ in _media(operation)] == ["text/plain"]:
        return None
    text = hostile.body.decode("utf-8-sig")
    if dict(hostile.headers).get("content-type") == "application/x-ndjson" and method.name == "list_batch_tasks":
        return difference(tasks_of(text)[:100], wire(came.tasks))
    value = json.loads(text)
    if not any(loosely(method.service, media["schema"])(value) for _, media in _media(operation)):
        return "its schema does not allow this answer"
    return difference(of_answer(method, value), as_told(method, came))


@pytest.mark.parametrize("method", [each for each in methods() if each.kind != "endpoint"], ids=lambda each: each.label)
def test_story(twins: Twins, method: Method) -> None:
    """Of several requests, some are answered as they should be and the rest are not."""
    operation = shape(method)

    @given(st.integers(0, 3), st.lists(answers(operation), min_size=1, max_size=3))
    def ends_well(well: int, hostile: list[Told]) -> None:
        for made in twins.of(method):
            twins.server.script(*[right(twins, method.service)] * well, *(each.answer for each in hostile))
            came = outcome(made, method)
            assert not isinstance(came, errors.APIError) or well_told(came, method)

    ends_well()
