"""What is done to requests and answers between the caller and the operations. No I/O."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from .._codec import is_model, is_object
from .._unset import NOT_GIVEN
from ..call import Call

P = ParamSpec("P")
T = TypeVar("T")


def whole(build: Callable[P, Call[T]], twin: str) -> Callable[P, Call[T]]:
    """An operation that answers at once: it refuses a body that asks for a stream, and names the method for that."""

    @wraps(build)
    def checked(*args: P.args, **kwargs: P.kwargs) -> Call[T]:
        for body in (*args, *kwargs.values()):
            if (is_object(body) or is_model(body)) and body.get("stream"):
                raise ValueError(f"Streaming is not supported in this method. Use {twin}")
        return build(*args, **kwargs)

    told = f"ValueError: The body asks for a stream, and nothing was sent; that is `{twin}`."
    checked.__doc__ = f"{(build.__doc__ or '').rstrip()}\n        {told}\n    "
    return checked


def streaming(body: Any) -> Any:
    """The body of a request, asking for a stream."""
    return _with(body, stream=True)


def with_usage(body: Any) -> Any:
    """The body of a request, asking for a stream that ends with the usage unless it says otherwise."""
    return streaming(with_default(body, "stream_options", {"include_usage": True}))


def with_default(body: Any, key: str, value: Any) -> Any:
    """The body of a request with a field that it does not have. What is no body is left to the operation to refuse."""
    if not (is_object(body) or is_model(body)) or body.get(key, NOT_GIVEN) is not NOT_GIVEN:
        return body
    return _with(body, **{key: value})


def _with(body: Any, **fields: Any) -> Any:
    if isinstance(body, Mapping):
        return {**body, **fields}
    return body.__replace__(**fields) if is_model(body) else body
