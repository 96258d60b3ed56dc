"""Every answer that a document promises reads as what it says, and every refusal as the error that it is."""

import json
import math
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold import errors

from ._answering import operation_of, said, spelled, told
from ._calls import run
from ._comparing import difference
from ._handed_out import as_told, is_answer, of_answer, packed, with_embeddings
from ._methods import BESIDE_THE_DOCUMENT, Method, methods
from ._schemas import values
from .conftest import Twins

pytestmark = pytest.mark.watchdog(600)
KNOWN = [each for each in methods() if each.name not in BESIDE_THE_DOCUMENT]
ENDPOINTS = [each for each in KNOWN if each.kind == "endpoint"]

#: What a method hands out piece by piece.
STREAMED = frozenset({"text/event-stream", "application/x-ndjson"})
#: Where null stands for what others answer with 404.
NULL_IS_NONE = frozenset({"synthgen.get_task", "synthgen.get_batch"})
REFUSALS = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}


@pytest.mark.parametrize("method", KNOWN, ids=lambda each: each.label)
def test_first(twins: Twins, method: Method) -> None:
    """Each method calls first what the tables say."""
    twins.server.received.clear()
    twins.server.script(told(418, {"detail": "what was it that you asked?"}))
    for made in twins.of(method, "sync"):
        with pytest.raises(errors.APIError):
            run(made, method)
    assert operation_of(method.service, twins.server) == method.operation


class Documented(NamedTuple):
    """One of the answers to a method that its document knows; without a body, media type and schema are empty."""

    method: Method
    status: int
    media_type: str
    schema: Any

    @property
    def label(self) -> str:
        return f"{self.method.label}-{self.status}-{self.media_type or 'nothing'}"

    def values(self) -> st.SearchStrategy[Any]:
        """What it may say."""
        return values(self.method.service, self.schema) if self.schema else st.none()


def documented(*, promised: bool) -> list[Documented]:
    """The answers that are what was asked for, or those that refuse it."""
    return [
        Documented(method, int(status.replace("X", "0")), media_type, media.get("schema"))
        for method in ENDPOINTS
        for status, response in method.operation.responses.items()
        for media_type, media in response.get("content", {"": {}}).items()
        if is_answer(method, status) is promised and not (promised and media_type in STREAMED)
    ]


@pytest.mark.parametrize("answer", documented(promised=True), ids=lambda each: each.label)
def test_promised(twins: Twins, answer: Documented) -> None:
    method, status, media_type, _ = answer
    bodies = answer.values()
    if method.name == "create_embeddings":
        bodies = bodies.map(_in_base64)

    @given(bodies, st.booleans())
    def reads(value: Any, ascii_only: bool) -> None:
        is_json = media_type == "application/json"
        body = json.dumps(value, ensure_ascii=ascii_only).encode() if is_json else spelled(value, media_type)
        twins.server.script(said(status, body, [("content-type", media_type)]) if media_type else said(status))
        for made in twins.of(method):
            if value is None and method.label in NULL_IS_NONE:
                with pytest.raises(errors.NotFoundError):
                    run(made, method)
            else:
                assert difference(of_answer(method, value), as_told(method, run(made, method))) is None

    reads()


def _in_base64(answer: Any) -> Any:
    """The schema has no word for it: an embedding that is a text is base64."""
    return with_embeddings(answer, lambda told: packed([0.5, -1.0, 1024.0]) if isinstance(told, str) else told)


@pytest.mark.parametrize("numbers", [[math.nan], [1.0, -math.inf]], ids=["nan", "inf"])
def test_embeddings_that_are_no_numbers(twins: Twins, numbers: list[float]) -> None:
    """Base64 can spell what JSON cannot: no number is handed out that no caller reckons with."""
    for method in (each for each in ENDPOINTS if each.name == "create_embeddings"):
        item = {"object": "embedding", "index": 0, "embedding": packed(numbers)}
        twins.server.script(told(200, {"object": "list", "data": [item], "model": "m"}))
        for made in twins.of(method):
            with pytest.raises(errors.ResponseValidationError):
                run(made, method)


@pytest.mark.parametrize("answer", documented(promised=False), ids=lambda each: each.label)
def test_refused(twins: Twins, answer: Documented) -> None:
    method, status, media_type, _ = answer

    @settings(max_examples=max(1, settings().max_examples // 3))
    @given(answer.values())
    def refuses(value: Any) -> None:
        twins.server.script(told(status, value, media_type) if media_type else said(status))
        for made in twins.of(method):
            with pytest.raises(errors.APIError) as raised:
                run(made, method)
            error: Any = raised.value
            assert (error.status_code, error.service) == (status, method.service)
            if isinstance(error, errors.OutcomeUnknownError):
                error = error.__cause__
            assert isinstance(
                error, REFUSALS.get(status, errors.InternalServerError if status >= 500 else errors.APIStatusError)
            )
            assert type(error).__module__ == f"fivefold.{method.service}.exceptions"
            if media_type == "application/json":
                assert difference(value, error.body) is None

    refuses()
