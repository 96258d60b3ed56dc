"""The operations of LM Studio: three families of endpoints on one port."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from fivefold.sandbox.lmstudio.calls import Call, Operation
from fivefold.sandbox.lmstudio.chat import create_chat_completion
from fivefold.sandbox.lmstudio.completions import create_completion
from fivefold.sandbox.lmstudio.downloads import native_download_model, native_get_download
from fivefold.sandbox.lmstudio.embeddings import create_embeddings
from fivefold.sandbox.lmstudio.listings import list_models, native_list_models, v0_get_model, v0_list_models
from fivefold.sandbox.lmstudio.native_chat import native_chat
from fivefold.sandbox.lmstudio.native_models import native_load_model, native_unload_model
from fivefold.sandbox.lmstudio.responses import create_response
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["OPERATIONS"]


def _row(method: str, path: str, run: Callable[[LMWorld, Call], Awaitable[Any]], name: str | None = None) -> Operation:
    """An operation named like the function that runs it, unless several share that."""
    return Operation(name=name or run.__name__, method=method, path=path, run=run)


OPERATIONS: Sequence[Operation] = (
    _row("GET", "/v1/models", list_models),
    _row("POST", "/v1/completions", create_completion),
    _row("POST", "/v1/chat/completions", create_chat_completion),
    _row("POST", "/v1/embeddings", create_embeddings),
    _row("POST", "/v1/responses", create_response),
    _row("GET", "/api/v0/models", v0_list_models),
    _row("GET", "/api/v0/models/{model}", v0_get_model),
    _row("POST", "/api/v0/chat/completions", create_chat_completion, "v0_create_chat_completion"),
    _row("POST", "/api/v0/completions", create_completion, "v0_create_completion"),
    _row("POST", "/api/v0/embeddings", create_embeddings, "v0_create_embeddings"),
    _row("GET", "/api/v1/models", native_list_models),
    _row("POST", "/api/v1/models/load", native_load_model),
    _row("POST", "/api/v1/models/unload", native_unload_model),
    _row("POST", "/api/v1/models/download", native_download_model),
    _row("GET", "/api/v1/models/download/status/{job_id}", native_get_download),
    _row("POST", "/api/v1/chat", native_chat),
)
