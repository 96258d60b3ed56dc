"""What befalls a write, and what is true of it afterwards. No I/O."""

import random
from collections.abc import Mapping
from typing import Any, Final

from attrs import field, frozen


@frozen
class End:
    """What becomes of the last try of a write.

    Attributes:
        name: For the story of a failure.
        done: Whether the service does it.
        weight: How often, against the others.
        fault: What the sandbox is told; nothing for a try that goes well.
        silent: Whether only the time that has passed tells that something is wrong.
        late: The service does it, but only after this many seconds on its clock.
        nobody: Nobody listens.
    """

    name: str
    done: bool
    weight: int
    fault: Mapping[str, Any] = field(factory=dict)
    silent: bool = False
    late: float = 0.0
    nobody: bool = False


#: Longer than any deadline here.
_LONG_WAIT: Final = {"status": 429, "headers": {"Retry-After": "3600"}, "body": {"detail": "too many requests"}}
ENDS: Final = (
    End("goes well", True, 16),
    End("hung up before", False, 12, {"drop": "before"}),
    End("hung up after", True, 20, {"drop": "after"}),
    End("reset before", False, 6, {"reset": "before"}),
    End("reset after", True, 8, {"reset": "after"}),
    End("cut in the head", True, 4, {"cut": "head"}),
    End("cut before the body", True, 4, {"cut": 0}),
    End("reset in the answer", True, 4, {"reset": "during"}),
    End("closed afterwards", True, 6, {"closed": True}),
    End("request timeout", False, 2, {"status": 408}),
    End("bad gateway", False, 2, {"status": 502, "body": "bad gateway"}),
    End("gateway timeout", False, 2, {"status": 504, "body": "gateway timeout"}),
    End("refused", False, 2, {"status": 403, "body": {"detail": "not today"}}),
    End("an error", False, 2, {"status": 500, "content_type": "text/plain", "body": "Internal Server Error"}),
    End("a long wait", False, 2, _LONG_WAIT),
    End("nobody there", False, 2, nobody=True),
    End("never seen", False, 1, {"hang": True}, silent=True),
    End("never answered", True, 1, {"silence": "request"}, silent=True),
    End("half a head", True, 1, {"silence": "head"}, silent=True),
    End("done later", False, 1, {"delay": 30}, silent=True, late=31.0),
)
#: What says that nothing was done and that it may be sent again.
REFUSALS: Final[tuple[Mapping[str, Any], ...]] = (
    {"status": 503, "body": "come back later"},
    {"status": 503, "headers": {"Retry-After": "0"}},
    {"status": 429, "headers": {"Retry-After": "0"}, "body": {"detail": "too many requests"}},
)


@frozen
class Plan:
    """What befalls one write: refusals, each of which is sent again, and then the end."""

    refusals: tuple[Mapping[str, Any], ...]
    end: End


def plan(luck: random.Random) -> Plan:
    """A plan by chance."""
    (end,) = luck.choices(ENDS, [each.weight for each in ENDS])
    refusals = () if end.nobody else luck.choices(REFUSALS, k=luck.choice((0, 0, 0, 1, 2)))
    return Plan(tuple(refusals), end)
