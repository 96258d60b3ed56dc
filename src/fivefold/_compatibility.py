"""Whether a server is still the one that its client was made for. No I/O.

The document that the server shows of itself is held against the one that it showed when the client was made: what we
know better than that document does not count as a difference.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import evolve, field, frozen

from ._answers import no_answer, read_json
from ._codec import WireError, is_object
from .call import Do, Flow, Operation, Response
from .errors import APITimeoutError

if TYPE_CHECKING:
    from ._spec import Change

#: Statuses of a server, or of something before it, that does not show its document.
_HIDDEN: Final = (301, 302, 303, 307, 308, 401, 403, 404, 405, 406, 410, 501)


@frozen
class Compatibility:
    """What came of `client.check_compatibility()`.

    Attributes:
        status: "compatible": nothing that callers notice has changed. "changed": it has, and every method works as
            before. "incompatible": some methods may misbehave. "unknown": the server shows no document to tell it by.
        changes: The differences, the harmful ones first; each has `level`, `endpoint`, `operation`, `where`, `what`,
            `before` and `after`.
        methods: The methods that may misbehave, such as "ArgusLM.list_models".
        reason: The status in a sentence.
        server_version: What the server calls its version; None where it does not tell.
    """

    status: Literal["compatible", "changed", "incompatible", "unknown"]
    reason: str
    changes: "tuple[Change, ...]" = field(default=(), repr=False)
    methods: tuple[str, ...] = ()
    server_version: str | None = None


def shown_by(service: str) -> Callable[[], Flow[Compatibility]]:
    """The check for a service whose servers show a document, as FastAPI does."""

    def check_compatibility() -> "Flow[Compatibility]":
        """Compare the server's own document with the one that this client was made for.

        GET /openapi.json. Nothing else ever asks for it.

        Returns:
            The status, the differences, and the methods that may misbehave; "unknown" where the server shows no
            document.

        Raises:
            APIConnectionError: the server cannot be reached.
            InternalServerError: it failed.
        """
        return _checked(service)

    return check_compatibility


def not_shown() -> "Flow[Compatibility]":
    """Tell that nothing is known: LM Studio shows no document of itself. Nothing is sent.

    Returns:
        Always "unknown", and why.
    """
    yield from ()
    return Compatibility("unknown", "LM Studio serves no OpenAPI document to compare with")


def _document(response: Response) -> Any:
    """The document, or None for what is none."""
    try:
        value = read_json(response)
    except WireError:
        return None
    return value if is_object(value) and "openapi" in value else None


_DOCUMENT: Final["Operation[Any]"] = Operation(
    name="check_compatibility",
    method="GET",
    path="/openapi.json",
    safety="safe",
    answers={200: _document, **dict.fromkeys(_HIDDEN, no_answer)},
)


def _checked(service: str) -> Flow[Compatibility]:
    try:
        document = yield from _DOCUMENT.call({})
    except APITimeoutError as error:
        if not any(attempt.connected for attempt in error.attempts):
            raise
        return Compatibility("unknown", "the server did not show its document in time")
    if document is None:
        return Compatibility("unknown", "the server shows no OpenAPI document at /openapi.json")
    judged: Compatibility = yield Do(lambda: judge(service, document))
    return judged


def judge(service: str, document: Mapping[str, Any]) -> Compatibility:
    """What a server's document says about the methods of a client."""
    from ._spec import (
        SpecError,
        affected,
        compare,
        methods_of,
        recognised,
        served,
    )  # a client that never asks is spared

    known = served(service)
    if known is None:
        return Compatibility("unknown", "this installation lacks the document to compare with")
    try:
        verdict = compare(known, document)
        other = recognised(document)
    except SpecError as error:
        return Compatibility("unknown", f"the server's document cannot be read: {error}")
    info = document.get("info")
    version = info.get("version") if is_object(info) else None
    methods = affected((change for change in verdict.changes if change.level == "breaking"), methods_of(service))
    found = Compatibility(
        "compatible", "nothing has changed that callers notice", verdict.changes, methods, version and str(version)
    )
    if other not in (None, service):
        return evolve(found, status="incompatible", reason=f"the server's document is of another service: {other}")
    if methods:
        return evolve(found, status="incompatible", reason=f"methods that may misbehave: {len(methods)}")
    if verdict.level in ("compatible", "breaking"):
        return evolve(found, status="changed", reason="the server has changed, but in nothing that a method depends on")
    return found
