"""A small OpenAI-compatible server on loopback: three models, one of them broken."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODELS = ("tiny-fast", "tiny-slow", "broken")
WORDS = ("Shall", "I", "compare", "thee", "to", "a", "summer", "day")


class Handler(BaseHTTPRequestHandler):
    """Answers /v1/models and /v1/chat/completions."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """The list of models."""
        self._send(
            200, {"object": "list", "data": [{"id": name, "object": "model", "owned_by": "demo"} for name in MODELS]}
        )

    def do_POST(self) -> None:
        """A chat, whole or streamed."""
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if asked["model"] == "broken":
            self._send(500, {"error": {"message": "this model is broken", "type": "server_error"}})
        elif asked.get("stream"):
            self._stream(asked["model"])
        else:
            message = {"role": "assistant", "content": " ".join(WORDS)}
            usage = {"prompt_tokens": 5, "completion_tokens": len(WORDS), "total_tokens": 5 + len(WORDS)}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            self._send(200, {**_head(asked["model"], "chat.completion"), "choices": [choice], "usage": usage})

    def _send(self, status: int, document: object) -> None:
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, model: str) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        pause = 0.03 if model.endswith("slow") else 0.005
        for word in WORDS:
            time.sleep(pause)
            self._event({**_head(model, "chat.completion.chunk"), "choices": [_delta({"content": f"{word} "}, None)]})
        self._event({**_head(model, "chat.completion.chunk"), "choices": [_delta({}, "stop")]})
        self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def _event(self, chunk: object) -> None:
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()


class Server(ThreadingHTTPServer):
    """A thread for each connection."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that hang up."""


def _head(model: str, kind: str) -> dict[str, Any]:
    return {"id": "chatcmpl-demo", "object": kind, "created": 1_700_000_000, "model": model}


def _delta(delta: dict[str, str], finish: str | None) -> dict[str, Any]:
    return {"index": 0, "delta": delta, "finish_reason": finish}


@contextmanager
def serve_upstream() -> Iterator[str]:
    """Serve until the block ends; the base URL, with /v1."""
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
