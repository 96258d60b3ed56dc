"""The command `fivefold`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from . import __version__


class Command(NamedTuple):
    """A command of a group, such as `diff` of `spec`.

    Attributes:
        help: What it does, in one line.
        define: Adds its arguments to a parser.
        run: Does it with the arguments that were read, and returns the exit code.
    """

    help: str
    define: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class Group(NamedTuple):
    """Commands about one thing; `load` imports them, so that others need not be."""

    help: str
    load: Callable[[], dict[str, Command]]


def _spec() -> dict[str, Command]:
    from ._spec.command import COMMANDS  # no other command needs it

    return COMMANDS


def _bulk() -> dict[str, Command]:
    from .bulk._cli import COMMANDS

    return COMMANDS


GROUPS: Final[dict[str, Group]] = {
    "bulk": Group("many calls that survive the death of their process", _bulk),
    "spec": Group("compare OpenAPI documents", _spec),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, told by arguments such as `["spec", "diff", "a.json", "b.json"]`; those of the process by default.

    Returns:
        The exit code: that of the command; 130 when it was interrupted.

    Raises:
        SystemExit: with 2, the arguments are wrong; with 0, help was asked for.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="fivefold", description="Commands of fivefold, the client for five LLM services."
    )
    parser.add_argument("--version", action="version", version=f"fivefold {__version__}")
    groups = parser.add_subparsers(metavar="GROUP", required=True)
    for name, group in GROUPS.items():
        commands = groups.add_parser(name, help=group.help).add_subparsers(metavar="COMMAND", required=True)
        for title, command in group.load().items() if name in given[:1] else ():
            one = commands.add_parser(title, help=command.help, description=command.help)
            command.define(one)
            one.set_defaults(run=command.run)
    read = parser.parse_args(given)
    try:
        code: int = read.run(read)
    except KeyboardInterrupt:
        return 130
    return code
