"""Every way a call to Synthgen can fail.

Each class is a SynthgenError and the fivefold class of the same name. What goes wrong with a whole batch is a
BatchError, which knows the batch:

BatchError
├── BatchUploadError             a chunk was not accepted, after others were
│   └── BatchOutcomeUnknownError     nothing tells whether a chunk was accepted
├── BatchStalledError            tasks that were accepted never appeared, or the batch stands still
├── BatchDeadlineError           the batch has not ended in time
└── BatchRunningError            a batch that runs is not deleted unless forced
"""

from typing import TYPE_CHECKING, Any

from .. import errors

if TYPE_CHECKING:
    import httpx

    from ._models import Batch

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "BatchDeadlineError",
    "BatchError",
    "BatchOutcomeUnknownError",
    "BatchRunningError",
    "BatchStalledError",
    "BatchUploadError",
    "ConflictError",
    "DeadlineExceededError",
    "IncompleteStreamError",
    "InternalServerError",
    "NotFoundError",
    "OutcomeUnknownError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseValidationError",
    "StreamError",
    "SyntheticDataClientError",
    "SynthgenError",
    "UnprocessableEntityError",
    "ValidationError",
]


_RESPONSE: Any = errors.APIStatusError.response


class SynthgenError(errors.FivefoldError):
    """Base of every error of a call to Synthgen."""


class APIError(SynthgenError, errors.APIError):
    """A call failed.

    Attributes:
        response: The answer as an httpx.Response; None when none came.
    """

    @property
    def response(self) -> "httpx.Response | None":
        """The answer as an httpx object; None when none came."""
        return None if self.status_code is None else _RESPONSE.fget(self)


class APIStatusError(APIError, errors.APIStatusError):
    """Synthgen answered with a status that is not a success."""

    if TYPE_CHECKING:

        @property
        def response(self) -> "httpx.Response":
            """The answer as an httpx object."""
            ...


class BadRequestError(APIStatusError, errors.BadRequestError):
    """400: such as a time range that the service cannot read."""


class AuthenticationError(APIStatusError, errors.AuthenticationError):
    """401: the API key is missing or wrong."""


class PermissionDeniedError(APIStatusError, errors.PermissionDeniedError):
    """403: only from a proxy in front."""


class NotFoundError(APIStatusError, errors.NotFoundError):
    """404: no such task or batch, also where the service answers 200 with null."""


class ConflictError(APIStatusError, errors.ConflictError):
    """409: only from a proxy in front."""


class UnprocessableEntityError(APIStatusError, errors.UnprocessableEntityError):
    """422: an argument does not fit; the message says which."""


class RateLimitError(APIStatusError, errors.RateLimitError):
    """429: only from a proxy in front."""


class InternalServerError(APIStatusError, errors.InternalServerError):
    """5xx: the store, the queue or the storage of uploads failed; the message has its words."""


class APIConnectionError(APIError, errors.APIConnectionError):
    """No whole answer came: no connection, or it broke."""


class APITimeoutError(APIConnectionError, errors.APITimeoutError):
    """No whole answer came in time."""


class DeadlineExceededError(APITimeoutError, errors.DeadlineExceededError):
    """The deadline of the whole call has passed."""


class OutcomeUnknownError(APIConnectionError, errors.OutcomeUnknownError):
    """A write was sent and nothing tells whether it happened, so it was not sent again."""


class ResponseValidationError(APIError, errors.ResponseValidationError):
    """A success whose body is not what the specification promises."""


class StreamError(APIError, errors.StreamError):
    """The service reported an error within a stream."""


class IncompleteStreamError(StreamError, errors.IncompleteStreamError):
    """An export broke off.

    Attributes:
        received: Tasks that came.
        total: Tasks that there are; None when not even that came.
    """

    received: int = 0
    total: int | None = None


class BatchError(APIError):
    """Something is wrong with a batch as a whole.

    Attributes:
        batch_id: The batch.
        expected: How many tasks it should have; None where that is not known.
        batch: Its last known state, or None.
    """

    batch_id: str = ""
    expected: int | None = None
    batch: "Batch | None" = None


class BatchUploadError(BatchError):
    """Only a part of the tasks was accepted; `client.resume_batch(error, tasks)` sends the rest. `__cause__` is why.

    What was accepted runs already, and costs. Nothing was sent twice.

    Attributes:
        batch_id: The batch, whether or not anything of it exists yet.
        consumed: How many tasks were taken from the iterable.
        accepted: How many tasks the service has answered for.
        in_doubt: The custom_ids of chunks that were sent and not answered for.
        refused: The custom_ids of chunks that were certainly not accepted.
    """

    consumed: int = 0
    accepted: int = 0
    in_doubt: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class BatchOutcomeUnknownError(BatchUploadError, OutcomeUnknownError):
    """Nothing tells whether a chunk was accepted, so it was not sent again; its custom_ids are in `in_doubt`."""


class BatchStalledError(BatchError):
    """Waiting on is no use: accepted tasks have not appeared and no more come, or nothing has changed for too long.

    Lines that are no valid task are dropped by the service, and a chunk is lost when the store is down while it is
    taken in. `client.resume_batch(error, tasks)` sends what is missing. A batch that stands still for want of a worker
    goes on when there is one again.

    Attributes:
        missing: How many tasks have not appeared; 0 where nobody knows how many there should be.
    """

    @property
    def missing(self) -> int:
        """How many tasks have not appeared; 0 where nobody knows how many there should be."""
        return 0 if self.expected is None else self.expected - (self.batch.total_tasks if self.batch else 0)


class BatchDeadlineError(BatchError, DeadlineExceededError):
    """The batch has not ended in time; it goes on."""


class BatchRunningError(BatchError):
    """The batch was not deleted: tasks of it are still to be done, and would be done again and again."""


SyntheticDataClientError = SynthgenError
ValidationError = UnprocessableEntityError
