"""From what went wrong to the error that says so. No I/O."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Generic, NamedTuple, TypeVar

from attrs import evolve

from . import _redact, errors
from ._answers import NothingError
from ._codec import WireError
from ._engine import Failure
from ._messages import body_of, hint_for, message_of
from ._options import Options, Service
from ._safety import ANSWER_LOST, outcome_unknown
from .call import Call, Headers, Response
from .errors import APIError, Attempt, FivefoldError

E = TypeVar("E", bound=APIError)
T_co = TypeVar("T_co", covariant=True)
Tried = tuple[Attempt, ...]

_REQUEST_IDS = ("x-request-id", "request-id", "x-correlation-id", "x-litellm-call-id")


class Situation(NamedTuple, Generic[T_co]):
    """What an error has to tell about the call it belongs to."""

    service: Service
    options: Options
    call: Call[T_co]

    @property
    def url(self) -> str:
        """The URL of the call, fit to be shown."""
        return _redact.text(self.options.base_url + self.call.target, self.secrets)

    @property
    def secrets(self) -> frozenset[str]:
        """What must not show in an error of this call."""
        return self.options.secrets | self.options.keys.secrets(self.service.carriers) | self.call.secrets

    @property
    def headers(self) -> Mapping[str, str]:
        """What the client sends by itself: its headers, and the key that the operation needs."""
        return {**self.options.keys.headers(self.call.operation.access, self.service.carriers), **self.options.headers}

    def error(self, kind: type[E], message: str, tried: Tried, **details: object) -> E:
        """An error of the service's own class of that name."""
        found: type[E] = getattr(import_module(self.service.errors), kind.__name__, kind)
        shown = (attempt.problem and _redact.text(attempt.problem, self.secrets) for attempt in tried)
        return found(
            _redact.text(message, self.secrets),
            service=self.service.name,
            operation=self.call.operation.name,
            method=self.call.operation.method,
            url=self.url,
            attempts=tuple(evolve(attempt, problem=problem) for attempt, problem in zip(tried, shown, strict=True)),
            **details,
        )

    def answered(self, response: Response) -> dict[str, object]:
        """What an answer adds to an error."""
        headers = _redact.headers(response.headers, self.secrets)
        shown = evolve(response, headers=Headers(headers.items()))
        return {
            "status_code": response.status,
            "headers": headers,
            "body": _redact.tree(body_of(response), self.secrets),
            "request_id": request_id(shown),
            "hint": hint_for(shown),
        }

    def cause(self, error: BaseException | None) -> BaseException | None:
        """What an error may be traced back to: nothing that shows a secret."""
        chain = error
        while chain is not None and _redact.text(str(chain), self.secrets) == str(chain):
            chain = chain.__cause__ or chain.__context__
        return error if chain is None else None


def part(error: BaseException | None) -> None:
    """Let an error of ours go of what it does not show: a context that is suppressed may hold a body or a key."""
    while isinstance(error, FivefoldError | WireError):  # a caller's own errors pass here too, and stay as they are
        if error.__suppress_context__:
            error.__context__ = None
        error = error.__cause__


def request_id(response: Response) -> str | None:
    """The server's id for the request, where it sends one."""
    return next((response.headers[name] for name in _REQUEST_IDS if name in response.headers), None)


def refused(
    situation: Situation[Any],
    response: Response,
    tried: Tried,
    *,
    retryable: bool,
    after: float | None,
    hint: str | None,
) -> APIError:
    """The error for an answer that is not a success."""
    details = situation.answered(response) | {"retryable": retryable, "retry_after": after}
    message = message_of(details["body"]) or "no message"
    if response.status == 404 and situation.call.operation.safety != "safe" and any(map(_may_have_acted, tried)):
        hint = "an earlier try got no answer: it may be this call itself that made it vanish"
    details["hint"] = hint or details["hint"]
    kind = situation.service.refined(errors.class_for_status(response.status), details["body"])
    status = situation.error(kind, message, tried, **details)
    if not outcome_unknown(situation.call.operation.safety, response.status, connected=True):
        return status
    return _unknown(situation, f"{message} (so its outcome is unknown)", status, tried, **details)


def lost(situation: Situation[Any], failure: Failure, tried: Tried, *, late: bool, retryable: bool) -> APIError:
    """The error for a call that got no whole answer."""
    if failure.oversized:
        return situation.error(errors.ResponseValidationError, failure.problem, tried, hint="raise max_response_bytes")
    kind = errors.APITimeoutError if failure.timed_out else errors.APIConnectionError
    if late:
        kind = errors.DeadlineExceededError
    cause = situation.error(
        kind, failure.problem, tried, retryable=retryable, hint=_loss_hint(situation, failure, late)
    )
    cause.__cause__ = situation.cause(failure.__cause__)
    if not outcome_unknown(situation.call.operation.safety, None, connected=failure.connected):
        return cause
    return _unknown(situation, f"{failure.problem}, after the request was sent", cause, tried)


def unreadable(situation: Situation[Any], response: Response, error: WireError, tried: Tried) -> APIError:
    """The error for an answer that is not what the specification promises, or that says that there is nothing."""
    details: dict[str, Any] = situation.answered(response)
    details["body"] = _redact.fields(details["body"])
    if isinstance(error, NothingError):
        details |= {"status_code": 404, "body": {"detail": str(error)}, "hint": "check the id"}
        return situation.error(errors.NotFoundError, str(error), tried, **details)
    if response.status >= 300:
        return refused(situation, response, tried, retryable=False, after=None, hint=None)
    details["hint"] = details["hint"] or "check that base_url leads to the service, and its version"
    body = details["body"]
    told = f"; the server says: {message_of(body)}" if isinstance(body, dict) and body.get("error") else ""
    invalid = situation.error(errors.ResponseValidationError, f"{error}{told}", tried, **details)
    invalid.__cause__ = situation.cause(error)
    return invalid


def _may_have_acted(attempt: Attempt) -> bool:
    """Whether a try may have done its work although its answer was lost."""
    return attempt.connected and (attempt.status is None or attempt.status in ANSWER_LOST)


def _unknown(situation: Situation[Any], message: str, cause: APIError, tried: Tried, **details: object) -> APIError:
    clue = situation.call.clue
    look = "ask client.resolve(error)" if clue else "look"
    details |= {"retryable": False, "hint": f"{look} whether it happened before you repeat it", "clue": clue}
    unknown = situation.error(errors.OutcomeUnknownError, message, tried, **details)
    unknown.__cause__ = cause
    return unknown


def _loss_hint(situation: Situation[Any], failure: Failure, late: bool) -> str | None:
    if late:
        return "raise deadline, or lower timeout so that a retry fits"
    if failure.connected:
        return None
    variable = situation.service.environment.get("base_url")
    return f"is {situation.service.name} running at {situation.options.base_url}? Set base_url or {variable}"
