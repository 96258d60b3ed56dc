"""monGARS's side of the matrix."""

from ..replies import messages, said, text
from .operation import Operation, one

USER, TICKET = "alice", "zx-secret-ticket"
_TIME = "2026-01-01T00:00:00.296066Z"
_ANSWER = 'You said "Hello". That is 1 word.'
_CHAT = {
    "response": _ANSWER,
    "confidence": 0.25,
    "processing_time": 0.02,
    "speech_turn": {
        "turn_id": "b5cde335-a5b3-4377-923b-0a26bd87cdb0",
        "text": _ANSWER,
        "created_at": _TIME,
        "segments": [{"text": _ANSWER, "estimated_duration": 1.091, "pause_after": 0.382}],
        "average_words_per_second": 2.75,
        "tempo": 1.0,
    },
}
_TURN = {
    "user_id": USER,
    "query": "Hello",
    "response": _ANSWER,
    "timestamp": _TIME,
    "expires_at": "2026-01-02T00:00:00.296066Z",
}


def _event(number: int, kind: str, **data: object) -> dict[str, object]:
    return {"id": f"e{number}", "type": kind, "ts": 1767225600.5 + number, "user": USER, "data": data}


_SEEN = {"query": "Hello", "response": _ANSWER, "timestamp": _TIME}
_EVENTS = messages(
    _event(0, "ws.connected", origin="http://localhost:8000"),
    _event(1, "history.snapshot", items=[_SEEN]),
    _event(2, "chat.message", **_SEEN, speech_turn=_CHAT["speech_turn"]),
)
_GET_TICKET, _SOCKET = "POST /api/v1/auth/ws/ticket", "GET /ws/chat/[?]*"
_SOCKETS = {_GET_TICKET: said({"ticket": TICKET, "ttl": 45}), _SOCKET: _EVENTS}
_TOKEN = said({"access_token": "zx-secret-token", "token_type": "bearer"})
_METRICS = "# TYPE llm_requests_total counter\nllm_requests_total 12\n"

MONGARS = (
    one("history", "read", "GET /api/v1/conversation/history[?]*", said([_TURN])),
    one("list_users", "listing", "GET /api/v1/user/list", said({"users": ["admin", USER]})),
    one("get_metrics", "export", "GET /metrics", text(_METRICS, "text/plain; version=0.0.4")),
    one(
        "register_user",
        "write",
        "POST /api/v1/user/register",
        said({"status": "registered", "is_admin": False}),
        unsafe=True,
    ),
    one("chat", "write", "POST /api/v1/conversation/chat", said(_CHAT), unsafe=True),
    one("login", "flow", "POST /token", _TOKEN),
    Operation("stream_events", "socket", _SOCKET, _SOCKETS, calls=4, endless=True),
    Operation("stream_events_ticket", "flow", _GET_TICKET, _SOCKETS, calls=4, endless=True),
)
