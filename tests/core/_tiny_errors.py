"""The error classes of the made-up service, declared as a real service declares its own."""

from fivefold import errors


class TinyError(errors.FivefoldError):
    """Base of every error of a call to Tiny."""


class APIError(TinyError, errors.APIError):
    """A call failed."""


class APIStatusError(APIError, errors.APIStatusError):
    """Tiny answered with a status that is not a success."""


class NotFoundError(APIStatusError, errors.NotFoundError):
    """404."""
