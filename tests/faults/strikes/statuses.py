"""Every status, Retry-After in every form, and redirects to another host."""

import json
from itertools import chain

from attrs import evolve

from ..replies import JSON, Reply
from ..wire import Request, Wire
from .fault import ANSWERS, EVERY, Fault, Strike

#: Statuses that say that nothing was done, and that the same may be asked again.
REFUSING = frozenset({401, 403, 429, 503})
_DETAIL = json.dumps({"detail": "no"}).encode()
#: In the place of these stands where the redirect leads: to another host, which counts what reaches it.
ELSEWHERE = "$elsewhere"


def _refusal(status: "int | str", *lines: str) -> bytes:
    framing = "" if status in (204, 304) else f"content-length: {len(_DETAIL)}\r\ncontent-type: {JSON}\r\n"
    head = f"HTTP/1.1 {status} Told\r\n{framing}" + "".join(f"{line}\r\n" for line in lines) + "\r\n"
    return head.encode("latin-1") + (_DETAIL if framing else b"")


def _status(status: "int | str", *lines: str) -> Strike:
    async def strike(wire: Wire, reply: Reply, request: Request) -> bool:
        await wire.send(_refusal(status, *lines))
        return True

    return strike


def _success(status: int) -> Strike:
    async def strike(wire: Wire, reply: Reply, request: Request) -> bool:
        await wire.send(evolve(reply, status=status).whole)
        return True

    return strike


async def _echo(wire: Wire, reply: Reply, request: Request) -> bool:
    """What proxies in debug mode do."""
    told = {"detail": f"bad request: {request.target}", "headers": dict(request.headers),
            "body": request.body.decode("latin-1")}  # fmt: skip
    body = json.dumps(told).encode()
    echoed = "".join(f"x-echo-{name}: {value}\r\n" for name, value in request.headers.items())
    head = f"HTTP/1.1 400 Bad\r\ncontent-type: {JSON}\r\ncontent-length: {len(body)}\r\n{echoed}\r\n"
    await wire.send(head.encode("latin-1") + body)
    return True


def _of(status: int) -> Fault:
    """The fault of one status."""
    row = f"{status // 100}xx"
    if status in range(200, 300):
        return Fault(f"status {status}", "Every other success, with the right body.", _success(status), on=ANSWERS,
                     true=True, answered=True, row=row)  # fmt: skip
    return Fault(f"status {status}", f"Every status {row}.", _status(status), done=status not in REFUSING,
                 on=ANSWERS if status == 101 else EVERY, answered=True, row=row)  # fmt: skip


_ODD = ("000", "099", "600", "700", "999", "1000", "20", "2000", "-200", "abc", "")

#: All of them strike the plainest operations, some of them the others.
EVERY_STATUS = tuple(_of(status) for status in chain(range(100, 600)) if status != 101)
ODD_STATUSES = tuple(
    Fault(f"status {status!r}", "Statuses that are none.", _status(status), answered=True, row="no status")
    for status in _ODD
)
_SOME = {100, 103, 201, 202, 204, 206, 226, 300, 304, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 413, 418, 422,
         425, 429, 451, 499, 500, 501, 502, 503, 504, 507, 520, 524, 529, 599}  # fmt: skip
SOME_STATUSES = tuple(fault for fault in EVERY_STATUS if int(fault.name.split()[1]) in _SOME)

_FORMS = (
    "0", "0.01", "-5", "1e-3", "3600", "99999999999", "1e400", "nan", "inf", "soon", "", " ", "0x10", "9" * 5000,
    "Wed, 21 Oct 2015 07:28:00 GMT", "Fri, 31 Dec 2999 23:59:59 GMT", "Fri, 31 Dec 99999 23:59:59 GMT",
    "2999-01-01T00:00:00Z", "\xe9", "1, 2", "٣",
)  # fmt: skip
RETRY_AFTER = tuple(
    Fault(f"{status}, {name}: {form[:30]!r}", "429 and 503 with Retry-After in every form.",
          _status(status, f"{name}: {form.encode().decode('latin-1')}"), on=EVERY, done=False, answered=True,
          row=f"{status} with {name}")
    for status, name in ((429, "retry-after"), (503, "retry-after"), (503, "retry-after-ms"))
    for form in _FORMS
)  # fmt: skip
_REFUSED = tuple(fault for fault in EVERY_STATUS if fault.name in ("status 429", "status 503", "status 500"))
ONCE = tuple(evolve(fault.once(), says=f"One {fault.name[7:]}; the next request is met well.", row="")
             for fault in _REFUSED)  # fmt: skip

_PLACES = (f"{ELSEWHERE}/taken", "//127.0.0.2:9/x", "/other/path", "", "file:///etc/passwd", "http://[bad", "\xff")
REDIRECTS = tuple(
    Fault(f"{status} to {place[:20]!r}", "Redirects to another host, to nowhere, to files.",
          _status(status, f"location: {place}"), on=EVERY, answered=True,
          row="redirect elsewhere" if place.startswith(ELSEWHERE) else "redirect")
    for status in (301, 302, 303, 307, 308) for place in _PLACES
)  # fmt: skip
ECHOES = (Fault("an echo", "400 with everything that was sent, keys included.", _echo, answered=True, done=False),)
