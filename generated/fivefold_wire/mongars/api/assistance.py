# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""Context from repositories and suggested actions."""

from collections.abc import Mapping
from typing import Any

from fivefold import _answers, _bodies, _shapes
from fivefold.call import Body, Call, Operation

from .. import models as _models

__all__ = (
    "fetch_rag_context",
    "suggest_actions",
)
_FETCH_RAG_CONTEXT: "Operation[_models.RagContextResponse]" = Operation(
    name="fetch_rag_context",
    method="POST",
    path="/api/v1/review/rag-context",
    safety="repeatable",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "RagContextRequest")),
    answers={200: _answers.json_answer(_shapes.model(_models, "RagContextResponse"))},
)


def fetch_rag_context(body: "_models.RagContextRequest | Mapping[str, Any]") -> "Call[_models.RagContextResponse]":
    """Find the places in known repositories that matter for a question.

    POST /api/v1/review/rag-context

    Args:
        body: What to look for in the known repositories.

    Returns:
        What was found.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
        InternalServerError: The feature is off for good, or a service behind it is away for now; only `detail`
            tells which.
    """
    return _FETCH_RAG_CONTEXT.call({}, body)


_SUGGEST_ACTIONS: "Operation[_models.SuggestResponse]" = Operation(
    name="suggest_actions",
    method="POST",
    path="/api/v1/ui/suggestions",
    safety="repeatable",
    body=Body("application/json", _bodies.encode_json, _shapes.model(_models, "SuggestRequest")),
    generates=True,
    answers={200: _answers.json_answer(_shapes.model(_models, "SuggestResponse"))},
)


def suggest_actions(body: "_models.SuggestRequest | Mapping[str, Any]") -> "Call[_models.SuggestResponse]":
    """Rank actions by how well they fit a prompt.

    POST /api/v1/ui/suggestions

    Args:
        body: What to suggest actions for.

    Returns:
        The actions.

    Raises:
        AuthenticationError: No bearer token, or one that is expired or not of this server; `detail` says which.
        UnprocessableEntityError: A parameter or the body is malformed; `detail` lists the faults, or names one in
            words.
    """
    return _SUGGEST_ACTIONS.call({}, body)
