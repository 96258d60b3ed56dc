"""The operations of monGARS: what they are called, where they are, who may call them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fivefold.sandbox._checks import Field, Schema
from fivefold.sandbox._endpoints import Endpoint
from fivefold.sandbox.mongars import bodies
from fivefold.sandbox.mongars import routes_accounts as accounts
from fivefold.sandbox.mongars import routes_assistance as assistance
from fivefold.sandbox.mongars import routes_conversation as conversation
from fivefold.sandbox.mongars import routes_models as models
from fivefold.sandbox.mongars import routes_peers as peers
from fivefold.sandbox.mongars import routes_service as service
from fivefold.sandbox.mongars.access import Access
from fivefold.sandbox.mongars.serving import Ask, Operation
from fivefold.sandbox.mongars.world import MongarsWorld

__all__ = ["OPEN_METRICS", "OPERATIONS", "STREAM"]

_CHANGE_NOTHING = ("login", "login_json", "create_ws_ticket", "fetch_rag_context", "suggest_actions")
"""POSTs after which the server is as it was before."""

_NOTHING: Mapping[str, Field] = {}
_EVERYBODY, _OPERATORS, _ADMINS = Access.EVERYBODY, Access.OPERATORS, Access.ADMINS


def _row(
    method: str,
    path: str,
    run: Callable[[MongarsWorld, Ask], Any],
    access: Access = Access.USERS,
    *,
    query: Schema = _NOTHING,
    body: Schema | None = None,
    form: Schema | None = None,
    limited: bool = False,
    status: int = 200,
) -> Operation:
    """An operation named like the function that runs it."""
    return Operation(
        name=run.__name__,
        method=method,
        path=path,
        run=run,
        access=access,
        limited=limited,
        query=query,
        body=body,
        form=form,
        status=status,
        effect=method != "GET" and run.__name__ not in _CHANGE_NOTHING,
    )


_API = "/api/v1"
_USER = f"{_API}/user"
_PEER = f"{_API}/peer"

OPERATIONS: Sequence[Operation] = (
    _row("POST", "/token", accounts.login, _EVERYBODY, form=bodies.LOGIN_FORM),
    _row("POST", f"{_API}/auth/login", accounts.login_json, _EVERYBODY, body=bodies.LOGIN),
    _row("POST", f"{_API}/auth/bootstrap-admin", accounts.bootstrap_admin, _EVERYBODY, body=bodies.BOOTSTRAP),
    _row("POST", f"{_API}/auth/ws/ticket", accounts.create_ws_ticket),
    _row("POST", f"{_USER}/register", accounts.register_user, _EVERYBODY, body=bodies.REGISTRATION),
    _row("POST", f"{_USER}/register/admin", accounts.register_admin, _EVERYBODY, body=bodies.REGISTRATION),
    _row("GET", f"{_USER}/list", accounts.list_users, _ADMINS),
    _row("POST", f"{_USER}/change-password", accounts.change_password, body=bodies.PASSWORD_CHANGE),
    _row("POST", f"{_API}/conversation/chat", conversation.chat, body=bodies.CHAT, limited=True),
    _row("GET", f"{_API}/conversation/history", conversation.history, query=bodies.HISTORY_QUERY),
    _row("POST", f"{_API}/review/rag-context", assistance.fetch_rag_context, body=bodies.RAG),
    _row("POST", f"{_API}/ui/suggestions", assistance.suggest_actions, body=bodies.SUGGEST),
    _row("POST", f"{_PEER}/message", peers.send_peer_message, body=bodies.PEER_MESSAGE),
    _row("POST", f"{_PEER}/register", peers.register_peer, _ADMINS, body=bodies.PEER),
    _row("POST", f"{_PEER}/unregister", peers.unregister_peer, _ADMINS, body=bodies.PEER),
    _row("GET", f"{_PEER}/list", peers.list_peers, _ADMINS),
    _row("GET", f"{_PEER}/load", peers.peer_load, _ADMINS),
    _row("POST", f"{_PEER}/telemetry", peers.publish_peer_telemetry, _ADMINS, body=bodies.TELEMETRY, status=202),
    _row("GET", f"{_PEER}/telemetry", peers.peer_telemetry, _ADMINS),
    _row("GET", f"{_API}/models", models.model_configuration, _ADMINS),
    _row("POST", f"{_API}/models/provision", models.provision_models, _ADMINS, body=bodies.PROVISION),
    _row("POST", "/llm/chat", conversation.chat_guarded, body=bodies.CHAT, limited=True),
    _row("GET", "/llm/health", service.check_llm_health, _EVERYBODY),
    _row("POST", "/llm/security/approve", conversation.approve_request, _OPERATORS, query=bodies.APPROVAL_QUERY),
    _row("GET", "/healthz", service.check_health, _EVERYBODY),
    _row("GET", "/ready", service.check_ready, _EVERYBODY),
    _row("GET", "/metrics", service.get_metrics),
)
"""Named and ordered as in the specification."""

OPEN_METRICS = _row("GET", "/llm/metrics", service.get_metrics, _EVERYBODY)
"""The same once more for those without a token; no client has a method for it."""

STREAM = Endpoint(name="stream_events", method="WS", path="/ws/chat/")
