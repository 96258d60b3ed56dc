"""Every method of every client by its signature, values that fit none of them, and what may honestly come of one."""

import inspect
import json
import re
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import attrs

import fivefold
from fivefold import ArgusLM, AsyncArgusLM, FivefoldError
from fivefold._client import AsyncClient, SyncClient
from fivefold.lmstudio import AsyncLMStudio, LMStudio
from fivefold.mongars import AsyncMonGARS, MonGARS
from fivefold.saas_litellm import AsyncSaaSLiteLLM, SaaSLiteLLM
from fivefold.synthgen import AsyncSynthgen, Synthgen
from tests.twins import twin

#: The five pairs of clients, with what else they need to be made.
CLIENTS: dict[str, tuple[Any, Any, dict[str, Any]]] = {
    "arguslm": (ArgusLM, AsyncArgusLM, {"api_key": "sk-key"}),
    "mongars": (MonGARS, AsyncMonGARS, {"token": "sk-key"}),
    "lmstudio": (LMStudio, AsyncLMStudio, {"api_key": "sk-key"}),
    "synthgen": (Synthgen, AsyncSynthgen, {"api_key": "sk-key", "refresh_interval": 0.1}),
    "saas_litellm": (
        SaaSLiteLLM,
        AsyncSaaSLiteLLM,
        {"team_id": "team", "virtual_key": "sk-key", "admin_key": "sk-admin", "model": "m"},
    ),
}
#: How clients of other parts of a service are reached.
PARTS = {"lmstudio": ("native", "v0"), "saas_litellm": ("admin",)}


def look_up(city: str) -> str:
    """What a model may have called."""
    return city


#: What fits, for parameters that have no default.
FITTING: dict[str, Any] = {
    "messages": [{"role": "user", "content": "hi"}],
    "response_model": dict[str, int],
    "tools": [look_up],
    "tasks": [{"custom_id": "a", "url": "http://model", "body": {}}],
    "error": "11111111-1111-4111-8111-111111111111",
    "since": None,
    "period": "2026-01",
    "status": "completed",
    "payment_type": "one_time",
    "budget_mode": "job_based",
    "job": "11111111-1111-4111-8111-111111111111",
    "role": "user",
    "batch_id": "11111111-1111-4111-8111-111111111111",
}
_ID = "11111111-1111-4111-8111-111111111111"

#: By how a type is written.
_FITTING_TYPES: dict[str, Any] = {
    "int": 1,
    "float": 1.0,
    "bool": True,
    "abc.Mapping": {},
    "Mapping": {},
    "abc.Sequence": [],
    "datetime": "2026-01-01T00:00:00Z",
}
#: Complaints that are clear without the name of the argument: those of a body that it is a part of, and of types.
_CLEAR = re.compile(r" body\b|: batch_id|for a URL|cannot be described as JSON|give the type itself|at least one tool")
#: Characters: a message is for people.
_LONGEST_MESSAGE = 1_000
_PLUMBING = frozenset({"close", "aclose", "fetch", "fetch_raw", "run", "send", "send_raw", "stream", "walk", "watch"})


class Server:
    """Answers everything alike, with 404 unless told otherwise, and remembers it."""

    def __init__(self, status: int = 404, body: bytes = b'{"detail": "no"}') -> None:
        self.received: list[tuple[str, Mapping[str, str], bytes]] = []
        received = self.received

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                self.connection.setsockopt(6, 1, True)

            def answer(self) -> None:
                content = self.rfile.read(int(self.headers.get("content-length", "0")))
                received.append((self.path, dict(self.headers.items()), content))
                self.wfile.write(
                    b"HTTP/1.1 %d So\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s"
                    % (status, len(body), body)
                )

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815  (their names)

            def log_message(self, format: str, *args: object) -> None:
                """Nobody reads it."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> "Server":
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def client_of(service: str, kind: str, url: str, **options: Any) -> AbstractContextManager[Any]:
    """A client of one kind, "sync" or "async", that tries once."""
    blocking, awaiting, needed = CLIENTS[service]
    given = {"base_url": url, "max_retries": 0, **needed, **options}
    if service == "lmstudio":
        given["base_url"] += "/v1"
    return twin(kind, lambda: blocking(**given), lambda: awaiting(**given))


def words_of(service: str) -> dict[str, inspect.Signature]:
    """The methods that say something to the service, by their dotted names."""
    blocking, _, needed = CLIENTS[service]
    found: dict[str, inspect.Signature] = {}
    with blocking(base_url="http://127.0.0.1:9/v1", **needed) as client:
        for part in ("", *PARTS.get(service, ())):
            owner = getattr(client, part) if part else client
            for name in dir(type(owner)):
                method = inspect.getattr_static(type(owner), name)
                if name.startswith("_") or name in _PLUMBING or isinstance(method, property):
                    continue
                if not callable(getattr(type(owner), name)) or name in ("service", "with_options"):
                    continue
                signature = inspect.signature(getattr(owner, name))
                if signature.parameters:
                    found[f"{part}.{name}".lstrip(".")] = signature
    return found


def fitting_arguments(word: str, signature: inspect.Signature, name: str, service: str) -> dict[str, Any]:
    """What a method needs besides the argument of that name."""
    return {
        one.name: fitting(one, service)
        for one in signature.parameters.values()
        if (one.default is one.empty and one.kind in (one.POSITIONAL_OR_KEYWORD, one.KEYWORD_ONLY))
        or (word == "monitor_batch" and one.name == "tasks" and name != "batch_id")
    }


def fitting(parameter: inspect.Parameter, service: str) -> Any:
    """A value that fits a parameter."""
    if parameter.name in FITTING:
        return FITTING[parameter.name]
    if "list[str]" in str(parameter.annotation) or "Sequence[str]" in str(parameter.annotation):
        return []
    models = models_of(parameter, service)
    return fitting_body(models[0]) if models else fitting_value(str(parameter.annotation), "")


def models_of(parameter: inspect.Parameter, service: str) -> list[Any]:
    """The models that a body may be."""
    import importlib

    names = [name for name in str(parameter.annotation).replace("'", "").split(" | ") if name.isidentifier()]
    models = importlib.import_module(f"fivefold_wire.{service}.models")
    found = [getattr(models, name) for name in names if hasattr(models, name)]
    return [model for model in found if attrs.has(model)]


def fitting_body(model: Any) -> dict[str, Any]:
    """A body with what it needs, and nothing else."""
    needed = [one for one in attrs.fields(model) if one.default is attrs.NOTHING]
    return {one.name: fitting_value(str(one.type), one.name) for one in needed}


def fitting_value(annotation: str, name: str) -> Any:
    """A value of a type as it is written."""
    if name in FITTING:
        return FITTING[name]
    for word, value in _FITTING_TYPES.items():
        if annotation.removeprefix("typing.").removeprefix("collections.abc.").lstrip("_").startswith(word):
            return value
    return _ID


def used(answer: Any) -> None:
    """Read an answer that comes bit by bit, and use what is no answer yet."""
    if hasattr(answer, "final"):
        answer.final()
    elif isinstance(answer, Iterator):
        for _ in answer:
            pass
    elif isinstance(answer, AbstractContextManager) and not isinstance(answer, SyncClient | AsyncClient):
        with answer:
            pass


def complaint(error: BaseException, name: str, sent: bool) -> str | None:
    """What is wrong with an error as an answer to a bad argument; None if nothing is."""
    kind = type(error).__name__
    if isinstance(error, FivefoldError):
        lost = isinstance(error, fivefold.APIConnectionError) and not sent
        return f"{kind}: {error}" if lost and "404" not in str(error) and "deadline" not in str(error) else None
    where = traceback.extract_tb(error.__traceback__)[-1]
    if sent:
        return f"after it was sent, {kind}: {error}"
    if isinstance(error, UnicodeError) or not isinstance(error, ValueError | TypeError):
        return f"{kind} from {where.filename}:{where.lineno}: {str(error)[:100]}"
    if len(str(error)) > _LONGEST_MESSAGE:
        return f"{kind} of {len(str(error))} characters from {where.filename}:{where.lineno}"
    if name not in str(error) and not _CLEAR.search(str(error)):
        return f"not named: {kind} from {where.filename}:{where.lineno}: {str(error)[:100]}"
    return None


def leaves(value: Any) -> Iterator[Any]:
    """Everything in a JSON value that is no list and no object, and the keys."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    else:
        yield value


def arrived(received: tuple[str, Mapping[str, str], bytes]) -> set[str]:
    """Everything that a request says, as texts."""
    target, headers, body = received
    parts = urlsplit(target)
    found = {unquote(piece) for piece in parts.path.split("/")} | set(headers.values())
    found |= {value for _, value in parse_qsl(parts.query, keep_blank_values=True)}
    try:
        found |= {text(each) for each in leaves(json.loads(body))}
    except (ValueError, RecursionError):
        found |= {value for _, value in parse_qsl(body.decode("latin-1"), keep_blank_values=True)}
    return found


def text(value: Any) -> str:
    """A value as it is compared."""
    if isinstance(value, int) and value.bit_length() > 10_000:
        return hex(value)
    return str.__str__(value) if isinstance(value, str) else json.dumps(value)
