"""What is measured: the rows, who plays in each, and our goals. No I/O."""

from attrs import frozen

#: Our two contenders: the same client on either engine.
HTTPX, PYREQWEST = "fivefold-httpx", "fivefold-pyreqwest"
OURS = (HTTPX, PYREQWEST)


@frozen
class Goal:
    """What one of us is to reach against one of the others.

    Attributes:
        ours: Which of us.
        than: Which of the others; "" for a goal that is no ratio.
        most: Our figure is at most this part of theirs, or, without another, at most this.
        least: Theirs is at least this many times ours.
        figure: Which figure, by its key in what a worker tells.
    """

    ours: str
    than: str
    most: float | None = None
    least: float | None = None
    figure: str = "cpu"


@frozen
class Row:
    """One row of the table.

    Attributes:
        name: As it is asked for; a part before a dash asks for all that begin with it.
        told: What is measured.
        unit: What a figure is of.
        size: Units of a round.
        contenders: Who plays.
        goals: What we are to reach.
        each: Units of one piece of work, such as the records of one document.
        warm: Units before those that are measured.
        rounds: How often everybody plays.
        figures: What is shown of what a worker tells.
        tls: Whether they ask over TLS.
        http2: Who of them speaks HTTP/2, which is over TLS too.
    """

    name: str
    told: str
    unit: str
    size: int
    contenders: tuple[str, ...]
    goals: tuple[Goal, ...]
    each: int = 1
    warm: int = 0
    rounds: int = 5
    figures: tuple[str, ...] = ("cpu",)
    tls: bool = False
    http2: tuple[str, ...] = ()


def _both(than: str, most: float | None = None, least: float | None = None, figure: str = "cpu") -> tuple[Goal, ...]:
    return tuple(Goal(ours, than, most, least, figure) for ours in OURS)


def _decode(records: int) -> Row:
    return Row(
        f"decode-{records}",
        f"decode {records:,} records to our models, unknown fields kept",
        "record",
        20_000,
        (HTTPX, "pydantic", "stock", "json"),
        (
            Goal(HTTPX, "pydantic", least=1.0),
            Goal(HTTPX, "stock", least=3.0),
            Goal(HTTPX, "stock", most=0.7, figure="memory"),
        ),
        each=records,
        warm=records,
        figures=("cpu", "memory"),
    )


#: Of one call after the other, whatever it goes over.
_CALL = (
    Goal(HTTPX, "httpx", most=0.65),
    Goal(HTTPX, "openai", least=4.0),
    Goal(PYREQWEST, "httpx", most=0.11),
    Goal(PYREQWEST, "openai", least=25.0),
    Goal(PYREQWEST, "pyreqwest", most=1.4),
)

ROWS = (
    Row(
        "call-sync",
        "typed call, sync",
        "call",
        500,
        (*OURS, "httpx", "openai", "pyreqwest", "stock"),
        _CALL,
        warm=50,
    ),
    Row(
        "call-64",
        "typed call, async, 64 in flight",
        "call",
        960,
        (*OURS, "httpx", "openai", "pyreqwest", "aiohttp", "stock"),
        (
            Goal(HTTPX, "httpx", most=0.65),
            Goal(PYREQWEST, "httpx", most=0.06),
            Goal(PYREQWEST, "openai", least=25.0),
            Goal(PYREQWEST, "aiohttp", most=0.6),
        ),
        each=64,
        warm=320,
    ),
    Row(
        "call-tls",
        "typed call over TLS, sync",
        "call",
        500,
        (*OURS, "httpx", "openai", "pyreqwest"),
        _CALL,
        warm=50,
        tls=True,
    ),
    Row(
        "call-http2",
        "typed call over HTTP/2, async, 64 in flight; fivefold on httpx speaks HTTP/1.1 over TLS",
        "call",
        960,
        (*OURS, "httpx-http2", "pyreqwest"),
        (
            Goal(HTTPX, "httpx-http2", most=0.65),
            Goal(PYREQWEST, "httpx-http2", most=0.06),
            Goal(PYREQWEST, "pyreqwest", most=1.4),
            *_both("", most=0.0, figure="failed"),
        ),
        each=64,
        warm=320,
        figures=("cpu", "failed"),
        tls=True,
        http2=(PYREQWEST, "httpx-http2", "pyreqwest"),
    ),
    _decode(1_000),
    _decode(20_000),
    Row(
        "sse",
        "typed chunks of a stream, one HTTP chunk each, flat out",
        "chunk",
        20_000,
        (*OURS, "httpx", "openai", "pyreqwest"),
        (
            Goal(HTTPX, "openai", least=7.0),
            Goal(HTTPX, "httpx", least=1.1),
            Goal(PYREQWEST, "openai", least=18.0),
            Goal(PYREQWEST, "httpx", least=2.5),
        ),
        warm=1_000,
    ),
    Row(
        "import-alone",
        "import",
        "import",
        4,
        (HTTPX, "httpx", "openai"),
        (Goal(HTTPX, "httpx", most=0.05),),
    ),
    Row(
        "import-call",
        "import, a client and its first call, against import httpx alone",
        "first call",
        4,
        (*OURS, "httpx"),
        _both("httpx", most=1.35),
    ),
    Row(
        "tasks-send",
        "tasks from a generator, uploaded 5,000 at a time",
        "task",
        1_000_000,
        (*OURS, "stock"),
        (*_both("stock", least=2.0), *_both("", most=10.0, figure="memory")),
        each=5_000,
        rounds=3,
        figures=("cpu", "memory"),
    ),
    Row(
        "tasks-read",
        "tasks of an export of 1 GB, as they come",
        "task",
        710_000,
        (*OURS, "httpx"),
        (*_both("httpx", most=1.0), *_both("", most=10.0, figure="memory")),
        each=1_000,
        rounds=3,
        figures=("cpu", "memory"),
    ),
    Row(
        "export",
        "an export into a file",
        "MB",
        1_000,
        (*OURS, "httpx", "httpx-raw"),
        (
            Goal(HTTPX, "httpx", least=2.0),
            Goal(PYREQWEST, "httpx-raw", least=1.0),
            *_both("", most=10.0, figure="memory"),
        ),
        each=10,
        rounds=3,
        figures=("cpu", "memory"),
    ),
    Row(
        "flight",
        "10,000 calls in flight, each answered after 200 ms; httpx with the number of connections that is told",
        "call",
        20_000,
        (*OURS, "aiohttp", "pyreqwest", "httpx-100", "httpx-300"),
        (
            Goal(HTTPX, "httpx-100", most=2.0, figure="wall"),
            Goal(HTTPX, "httpx-300", most=2.0, figure="wall"),
            Goal(PYREQWEST, "aiohttp", most=0.6, figure="wall"),
            *_both("", most=0.0, figure="failed"),
        ),
        each=10_000,
        rounds=1,
        figures=("cpu", "wall", "memory", "failed"),
    ),
    Row(
        "generate",
        "regenerate all five documents, byte for byte",
        "run",
        1,
        (HTTPX,),
        (Goal(HTTPX, "", most=10e6, figure="wall"),),
        rounds=3,
        figures=("wall",),
    ),
)


def chosen(names: list[str]) -> list[Row]:
    """The rows of these names, or all. Raises ValueError for a name that no row has."""
    for name in names:
        if not any(_called(row, name) for row in ROWS):
            raise ValueError(f"no row is called {name}: {', '.join(row.name for row in ROWS)}")
    return [row for row in ROWS if not names or any(_called(row, name) for name in names)]


def _called(row: Row, name: str) -> bool:
    return row.name == name or row.name.startswith(f"{name}-")
