"""The Python handle on a sandbox: starts the command as a subprocess and steers it over HTTP. Standard library only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Any, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin
from urllib.request import ProxyHandler, Request, build_opener

__all__ = ["Sandbox", "SandboxError"]

_CALL_SECONDS = 30.0
_STOP_SECONDS = 5.0


class SandboxError(RuntimeError):
    """The sandbox did not start, has died, or refused what was asked; the message says why, in its own words."""


class Sandbox:
    """A local stand-in for one service, running as a subprocess between `start()` and `stop()`, or inside `with`.

    Args:
        service: which, such as `"arguslm"`.
        quirks: `"real"` behaves as the service does, `"off"` as its specification says; `"real,-unstable_ties"` picks.
        seed: fixes every id, number and order the sandbox makes up.
        data: initial data, in the form that `seed()` takes; `reset()` returns to it.
        clock: where time starts, an ISO time; 2026-01-01T00:00:00Z when None.
        pace: seconds per simulated upstream call, on the sandbox's clock; 0.02 when None.
        host: a loopback address.
        port: 0 takes a free one.
        start_timeout: seconds the subprocess may take to serve.
        **options: options of the service, such as `times="sqlite"`.
    """

    def __init__(
        self,
        service: str,
        *,
        quirks: str = "real",
        seed: int = 0,
        data: Mapping[str, Any] | None = None,
        clock: str | None = None,
        pace: float | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        start_timeout: float = 20.0,
        **options: str | float,
    ) -> None:
        if service == "all":
            raise SandboxError("a handle holds one service; start `all` with the command")
        self.service = service
        self._data = data
        self._start_timeout = start_timeout
        self._arguments = [service, f"--quirks={quirks}", f"--seed={seed}", f"--host={host}", f"--port={port}"]
        self._arguments += [f"--clock={clock}"] if clock is not None else []
        self._arguments += [f"--pace={pace}"] if pace is not None else []
        self._arguments += [f"--option={name}={value}" for name, value in options.items()]
        self._env: dict[str, str] = {}
        self._process: subprocess.Popen[str] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        # Loopback needs no proxy, whatever the environment says.
        self._opener = build_opener(ProxyHandler({}))

    def start(self) -> Sandbox:
        """Start the subprocess and wait until it serves; returns the handle.

        Raises:
            SandboxError: it is running already, it ended (the message has its complaint), or `start_timeout` is over.
        """
        if self._process is not None:
            raise SandboxError(f"the {self.service} sandbox is already running")
        self._folder = tempfile.TemporaryDirectory(prefix="fivefold-sandbox-", ignore_cleanup_errors=True)
        command = [sys.executable, "-m", "fivefold.sandbox", *self._arguments, f"--exit-with-parent={os.getpid()}"]
        if self._data is not None:
            data = Path(self._folder.name, "data.json")
            data.write_text(json.dumps(self._data), encoding="utf-8")
            command.append(f"--data={data}")
        with self._complaints.open("w") as complaints:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
                # The child imports from where this process does, however that came about.
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        self._env = self._read_env(self._process)
        return self

    def _read_env(self, process: subprocess.Popen[str]) -> dict[str, str]:
        assert process.stdout is not None
        alarm = threading.Timer(self._start_timeout, process.kill)
        alarm.start()
        env: dict[str, str] = {}
        try:
            for line in process.stdout:
                name, found, value = line.rstrip("\n").partition("=")
                if not found:
                    return env
                env[name] = value
            process.wait()
            late = f" within {self._start_timeout} s" if alarm.finished.is_set() else ""
            raise SandboxError(f"the {self.service} sandbox did not start{late}: {self._obituary(process)}")
        except BaseException:
            self.stop()
            raise
        finally:
            alarm.cancel()

    @property
    def _complaints(self) -> Path:
        assert self._folder is not None
        return Path(self._folder.name, "stderr.txt")

    def _obituary(self, process: subprocess.Popen[str]) -> str:
        return f"{self._complaints.read_text(errors='replace').strip()} (status {process.returncode})"

    def stop(self) -> None:
        """End the subprocess and wait for it. Does nothing when there is none."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            assert process.stdout is not None
            process.stdout.close()
        if self._folder is not None:
            self._folder.cleanup()

    def __enter__(self) -> Sandbox:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def env(self) -> dict[str, str]:
        """The environment settings that point a client at this sandbox, such as `{"ARGUSLM_BASE_URL": "http://…"}`."""
        return dict(self._env)

    @property
    def base_url(self) -> str:
        """Where it serves, without a trailing slash. Raises `SandboxError` before the first start."""
        for name, value in self._env.items():
            if name.endswith("_URL"):
                return value
        raise SandboxError(f"the {self.service} sandbox has not been started")

    def reset(self) -> None:
        """Back to the initial state: data, clock and ids as at the start; faults and the log of requests cleared."""
        self._call("POST", "/reset")

    def seed(self, data: Mapping[str, Any]) -> dict[str, list[str]]:
        """Replace all data; returns the ids of the records by table. Raises `SandboxError` if data does not fit."""
        return cast("dict[str, list[str]]", self._call("POST", "/seed", data))

    def fault(
        self,
        target: str,
        fault: str | None = None,
        *,
        status: int | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        content_type: str | None = None,
        delay: float | None = None,
        hang: bool | None = None,
        drop: str | None = None,
        reset: str | None = None,
        cut: int | str | None = None,
        garble: str | None = None,
        silence: str | None = None,
        drip: float | None = None,
        part: str | None = None,
        comments: bool | None = None,
        length: int | None = None,
        huge: int | None = None,
        bomb: int | None = None,
        spell: str | None = None,
        closed: bool | None = None,
        times: int | None = None,
        skip: int = 0,
    ) -> None:
        """Make requests go wrong. One fault does one job; of several faults on a request, the first given strikes.

        Args:
            target: an operation's name, `"METHOD /path"` (a path or a template; `WS` for the WebSocket), or `"*"`.
            fault: one of `fivefold.testing.FAULTS` by name, in place of the keys that it stands for.
            status, body, headers, content_type: answer this, and the service never sees the request. A `body`
                that is not text is sent as JSON; status is 200 when not given.
            delay: seconds on the sandbox's clock before the service sees the request.
            hang: never answer.
            drop: hang up `"before"` the service sees the request, or `"after"` it did its work.
            reset: the same with a reset of the connection, or in the middle of the answer: `"during"`.
            cut: send the headers and this many bytes of the body (of a WebSocket: messages), then hang up; or hang
                up in the middle of the `"head"`, the `"body"`, a `"chunk"`.
            garble: the service does its work, and this is the answer: `"html"`, an `"empty"` body, `"broken"` JSON,
                an `"error"` within a success, the real one with an `"extra"` or a `"missing"` field, or with other
                `"types"`, `"cut"` in an event, or `"unfinished"`: without its last event; both end well.
            silence: the service does its work, and nothing comes after the `"request"`, or half of the `"head"` or
                the `"body"`.
            drip: bytes per second of the `part` `"head"` or `"body"` (default) of the answer.
            comments: signs of life for ever, and no answer.
            length: the content-length is so many bytes more than those that come, or fewer.
            huge, bomb: an answer of so many bytes; one that has them once unpacked.
            spell: send each header `"twice"`, or `"folded"` over two lines.
            closed: answer, and close the connection without saying so.
            times: how often; None is for ever.
            skip: how many matching requests pass first.

        Raises:
            SandboxError: no such operation or fault, no job or several, or a value out of range.
        """
        given = {"status": status, "body": body, "headers": headers, "content_type": content_type, "delay": delay}
        given |= {"hang": hang, "drop": drop, "reset": reset, "cut": cut, "garble": garble, "drip": drip, "part": part}
        given |= {"comments": comments, "length": length, "huge": huge, "bomb": bomb, "spell": spell, "closed": closed}
        given |= {"silence": silence, "fault": fault, "times": times, "skip": skip, "target": target}
        self._call("POST", "/faults", given)

    @contextmanager
    def refusing(self) -> Generator[None]:
        """Within this block nobody listens: connections are refused, and those that rest are closed."""
        connection = HTTPConnection(self.base_url.removeprefix("http://").partition("/")[0], timeout=_CALL_SECONDS)
        connection.putrequest("POST", "/_sandbox/refuse")
        connection.putheader("Transfer-Encoding", "chunked")
        connection.endheaders()
        with closing(connection), connection.getresponse() as reply:
            reply.readline()
            try:
                yield
            finally:
                connection.send(b"0\r\n\r\n")
                reply.read()

    def requests(self) -> list[dict[str, Any]]:
        """All requests since the last reset, as they came: method, path, operation, query, headers, body, status."""
        return cast("list[dict[str, Any]]", self._call("GET", "/requests"))

    def effects(self) -> dict[str, int]:
        """How often each operation took effect, whether or not its caller got an answer."""
        return cast("dict[str, int]", self._call("GET", "/effects"))

    def advance(self, seconds: float) -> datetime:
        """Jump forward in the sandbox's time. Returns the new present, once what was due by then has happened."""
        return datetime.fromisoformat(self._call("POST", "/clock", {"advance": seconds})["now"])

    def _call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        request = Request(
            urljoin(self.base_url, f"/_sandbox{path}"), content, {"Content-Type": "application/json"}, method=method
        )
        try:
            with self._opener.open(request, timeout=_CALL_SECONDS) as reply:
                return json.load(reply)
        except HTTPError as error:
            with error:
                text = error.read().decode(errors="replace")
            raise SandboxError(
                json.loads(text)["error"] if error.code == 400 else f"HTTP {error.code}: {text}"
            ) from None
        except (URLError, OSError) as error:
            raise SandboxError(f"the {self.service} sandbox does not answer: {error}") from error
