"""`fivefold spec diff A B`."""

import argparse
import sys
from typing import Final

from ..cli import Command
from . import stored
from .compare import compare
from .document import SpecError
from .methods import methods_of
from .render import FORMATS, render
from .source import load
from .verdict import LEVELS

_FAIL_ON: Final = ("breaking", "compatible", "never")
_SOURCES: Final = f"""\
A and B are files, http(s) URLs, or services: {", ".join(stored.SERVICES)}.
NAME stands for the document that the client of a service was generated from, NAME@served for the one that its server
showed then. Compare a running server with the latter: arguslm@served https://host/openapi.json

exit codes: 0 fine; 1 the change is as bad as --fail-on says; 2 a document is not there, or is none
"""


def _define(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _SOURCES
    parser.add_argument("old", metavar="A", help="the document as it was")
    parser.add_argument("new", metavar="B", help="the document as it is")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to tell it (default: text)")
    parser.add_argument(
        "--fail-on",
        choices=_FAIL_ON,
        default="breaking",
        help="exit with 1 for such a change or a worse one (default: breaking)",
    )


def _diff(arguments: argparse.Namespace) -> int:
    try:
        old, new = load(arguments.old), load(arguments.new)
        verdict = compare(old, new)
        service = stored.recognised(old) or stored.recognised(new)
        methods = methods_of(service) if service else None
    except SpecError as error:
        sys.stderr.write(f"fivefold spec diff: {error}\n")
        return 2
    told = render(verdict, arguments.format, methods=methods)
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(f"{told.encode(encoding, 'replace').decode(encoding)}\n")
    fails = arguments.fail_on != "never" and LEVELS.index(verdict.level) >= LEVELS.index(arguments.fail_on)
    return 1 if fails else 0


COMMANDS: Final = {"diff": Command("tell what the change from A to B means for callers", _define, _diff)}
