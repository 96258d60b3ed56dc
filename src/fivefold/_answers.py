"""Ways to read the answer of a success. No I/O."""

import json
from collections.abc import Callable
from typing import Any, NoReturn

from ._codec import Codec, WireError
from .call import Response


class NothingError(WireError):
    """A success that says that there is no such thing, as null does where others answer 404."""


def json_answer(codec: Codec) -> Callable[[Response], Any]:
    """Read a JSON body of this shape."""
    return lambda response: codec.read(read_json(response))


def text_answer(response: Response) -> str:
    """Read a text body; bytes that are not UTF-8 are replaced."""
    return response.body.decode("utf-8", "replace")


def bytes_answer(response: Response) -> bytes:
    """The body as it is."""
    return response.body


def no_answer(response: Response) -> None:
    """Nothing to read: the status says it all."""


def read_json(response: Response) -> Any:
    """The JSON value of a body. Raises WireError when there is none."""
    if not response.body.strip():
        raise WireError("expected JSON, got an empty body", ValueError)
    try:
        return parse_json(response.body.decode("utf-8-sig"))
    except ValueError as error:
        told = response.media_type or "no content type"
        raise WireError(f"expected JSON, got {told}: {error}", ValueError) from error


def parse_json(text: str) -> Any:
    """A JSON value; NaN and its like are none. Raises ValueError."""
    try:
        return _decoder.decode(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_decoder = json.JSONDecoder(parse_constant=_refuse)
