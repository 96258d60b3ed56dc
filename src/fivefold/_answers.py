"""Ways to read the answer of a success. No I/O."""

import json
import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from ._codec import Codec, WireError
from .call import Response

if TYPE_CHECKING:
    from ._fast import Reader

T = TypeVar("T")

#: Bytes of answers of one shape from which on they are read by a plan, which takes up to 20 ms to make.
_WORTH_A_PLAN = 32 * 1024
_WEB_PAGE = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype\s+)?html\b", re.IGNORECASE)


class NothingError(WireError):
    """A success that says that there is no such thing, as null does where others answer 404."""


class Bodies:
    """Reads bodies of one shape: carefully at first, and by a plan from when on that is worth its making.

    Args:
        codec: The shape.
    """

    def __init__(self, codec: Codec) -> None:
        self.codec = codec
        self._reader: Reader | None = None
        self._seen = 0

    def read(self, body: bytes, carefully: Callable[[], T]) -> T:
        """The value of a body, which `carefully` reads where there is no plan or where it does not fit."""
        if self._reader is None:
            self._seen += len(body)
            if self._seen < _WORTH_A_PLAN:
                return carefully()
            from ._fast import Reader

            self._reader = Reader(self.codec)
        value: T = self._reader.read(body, carefully)
        return value


class JsonAnswer:
    """Reads a JSON body of one shape: all that comes of such an answer is in its body.

    Args:
        codec: The shape.
    """

    def __init__(self, codec: Codec) -> None:
        self._bodies = Bodies(codec)

    def __call__(self, response: Response) -> Any:
        """The value. Raises WireError."""
        bodies = self._bodies
        return bodies.read(response.body, lambda: bodies.codec.read(read_json(response)))


json_answer = JsonAnswer


def text_answer(response: Response) -> str:
    """Read a text body; bytes that are not UTF-8 are replaced. Raises WireError for a web page, or for no content."""
    refuse_other(response, response.body, "a text")
    return response.body.decode("utf-8", "replace")


def bytes_answer(response: Response) -> bytes:
    """The body as it is."""
    return response.body


def no_answer(response: Response) -> None:
    """Nothing to read: the status says it all. Raises WireError for a success with a web page, which is a proxy's."""
    if 200 <= response.status < 300:
        refuse_page(response.media_type, response.body, "no content")


def refuse_other(response: Response, first: bytes, wanted: str) -> None:
    """Refuse what cannot be a text or a file, by its first bytes. Raises WireError."""
    if response.status in (204, 205):
        raise WireError(f"expected {wanted}, got none", ValueError)
    refuse_page(response.media_type, first, wanted)


def refuse_page(media_type: str, first: bytes, wanted: str) -> None:
    """Refuse a web page in place of what is wanted. Raises WireError."""
    if media_type.startswith("text/html") or _WEB_PAGE.match(first):
        raise WireError(f"expected {wanted}, got a web page", ValueError)


def read_json(response: Response) -> Any:
    """The JSON value of a body. Raises WireError when there is none."""
    if not response.body.strip():
        raise WireError("expected JSON, got an empty body", ValueError)
    try:
        return parse_json(response.body.decode("utf-8-sig"))
    except ValueError as error:
        told = response.media_type or "no content type"
        raise WireError(f"expected JSON, got {told}: {error}", ValueError) from None  # it holds the body


def parse_json(text: str) -> Any:
    """A JSON value. NaN and its like are none, nor is a number that no float can hold. Raises ValueError."""
    try:
        return _decoder.decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text[:40]} is too large a number")
    return number


_decoder = json.JSONDecoder(parse_float=_finite, parse_constant=_refuse)
