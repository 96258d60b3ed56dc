"""The command: `python -m fivefold.sandbox SERVICE|all [options]`.

Prints the settings a client needs, one NAME=value a line, then an empty line when it serves. Ends with status 0 on
SIGTERM or SIGINT, 2 when asked for what cannot be, 3 when the `sandbox` extra is not installed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from fivefold.sandbox._known import SERVICES, UsageError, load_services, missing_extra
from fivefold.sandbox._quirks import choose
from fivefold.sandbox._scalars import parse_moment

if TYPE_CHECKING:
    from fivefold.sandbox._world import Service, Settings

_USAGE_STATUS = 2
_EXTRA_STATUS = 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m fivefold.sandbox", description="Serve a local stand-in for a service."
    )
    parser.add_argument("service", help=f"{', '.join(SERVICES)}, or all")
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=0, help="0 takes a free one; with all, the first of several")
    parser.add_argument("--quirks", default="real", help="real, off, or a selection such as real,-NAME (default: real)")
    parser.add_argument("--seed", type=int, default=0, help="fixes all ids, numbers and orders (default: 0)")
    parser.add_argument("--pace", type=float, default=0.02, help="seconds per simulated upstream call (default: 0.02)")
    parser.add_argument("--clock", default="2026-01-01T00:00:00Z", help="where time starts (default: %(default)s)")
    parser.add_argument("--data", type=Path, help="JSON file with the initial data")
    parser.add_argument(
        "--option", action="append", default=[], metavar="NAME=VALUE", help="an option of the service; may be repeated"
    )
    parser.add_argument(
        "--exit-with-parent",
        nargs="?",
        type=int,
        const=os.getppid(),
        metavar="PID",
        help="stop when the parent ends (POSIX)",
    )
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise argparse.ArgumentTypeError(f"expected 0 to 65535, got {port}")
    return port


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    arguments = _parser().parse_args(argv)
    try:
        if arguments.service not in (*SERVICES, "all"):
            load_services(arguments.service)
        if problem := missing_extra():
            sys.stderr.write(f"{problem}\n")
            return _EXTRA_STATUS
        _run(arguments)
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return _USAGE_STATUS
    return 0


def _run(arguments: argparse.Namespace) -> None:
    from fivefold.sandbox._serve import bind, serve
    from fivefold.sandbox._world import SeedError

    services = load_services(arguments.service)
    pairs = [(service, _settings(service, arguments)) for service in services]
    ports = [arguments.port + index if arguments.port else 0 for index in range(len(services))]
    sockets = [bind(arguments.host, port) for port in ports]
    try:
        asyncio.run(serve(pairs, sockets, arguments.exit_with_parent))
    except SeedError as error:
        raise UsageError(f"--data: {error}") from None


def _settings(service: Service[Any], arguments: argparse.Namespace) -> Settings:
    from fivefold.sandbox._world import Settings

    try:
        return Settings(
            start=parse_moment(arguments.clock),
            seed=arguments.seed,
            pace=arguments.pace,
            quirks=choose(arguments.quirks, service.quirks),
            options=_options(service, arguments.option),
            data=_data(arguments.data),
        )
    except ValueError as error:
        raise UsageError(str(error)) from None


def _options(service: Service[Any], given: Sequence[str]) -> dict[str, Any]:
    options = {name: option.default for name, option in service.options.items()}
    for assignment in given:
        name, _, value = assignment.partition("=")
        if name not in options:
            raise UsageError(f"{service.name} has no option {name!r}; it has: {', '.join(options)}")
        options[name] = service.options[name].read(value)
    return options


def _data(path: Path | None) -> dict[str, Any] | None:
    if path is None:
        return None
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise UsageError(f"--data: {error}") from None
    if not isinstance(data, dict):
        raise UsageError("--data: the file must hold a JSON object")
    return cast("dict[str, Any]", data)


if __name__ == "__main__":
    sys.exit(main())
