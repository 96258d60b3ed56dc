"""Bring a service's document up to date with what its server serves, and tell what that means for callers.

  python -m scripts.sync arguslm --from http://localhost:8000/openapi.json   take over what a server serves
  python -m scripts.sync arguslm                   after a change of openapi/overlays/arguslm.yaml: apply it
  python -m scripts.sync arguslm --derive          after a change of openapi/arguslm.json: make it the overlay's
  python -m scripts.sync --check                   write nothing; fail unless all documents fit together

A change that breaks callers is refused unless it is accepted. After an error the tree is as it was.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import fivefold._spec as spec
from scripts.wiregen.cli import ROOT, printable
from scripts.wiregen.document import SpecError
from scripts.wiregen.package import ToolError, check_tools

from .fetching import fetch
from .incoming import judged_ours, judged_served, next_steps, put_together, taken
from .overlay import OverlayError
from .place import Place, find, kept, rederive, regenerate, served_places, stale

#: What the command ends with: refused is a matter of judgement, the other a fault.
DONE, REFUSED, FAILED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command: 0 if all went well, 1 if callers would break, 2 if something is wrong."""
    options = _parser().parse_args(arguments)
    try:
        if options.check:
            return _checked(options.root)
        place = find(options.root, options.service)
        check_tools()
        if options.derive:
            rederive(place)
            _say(f"openapi/overlays/{place.service}.yaml gives openapi/{place.service}.json")
            return DONE
        return _synchronised(place, options.source or str(place.served), options.accept_breaking)
    except (SpecError, spec.SpecError, OverlayError, ToolError, OSError, RecursionError) as error:
        print(f"sync: {printable(str(error))}\nsync: nothing was changed", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.sync", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    work = parser.add_mutually_exclusive_group()
    parser.add_argument("service", nargs="?", default="", help="such as arguslm")
    work.add_argument("--from", dest="source", metavar="URL|FILE", help="the served document, JSON or YAML")
    work.add_argument("--derive", action="store_true", help="write the overlay that gives the document as it stands")
    work.add_argument("--check", action="store_true", help="whether served documents, overlays and documents fit")
    parser.add_argument("--accept-breaking", action="store_true", help="go on if callers break")
    parser.add_argument("--root", type=Path, default=ROOT, help="folder with openapi/ (default: this repository)")
    return parser


def _checked(root: Path) -> int:
    told = [fault for place in served_places(root) for fault in stale(place)]
    for fault in told:
        print(
            f"sync: {printable(fault)}: run python -m scripts.sync SERVICE, with --derive to keep it", file=sys.stderr
        )
    if not told:
        _say("openapi/ fits together")
    return FAILED if told else DONE


def _synchronised(place: Place, source: str, accept: bool) -> int:
    have = kept(place)
    served = taken(place.service, have, *fetch(source))
    verdict = judged_served(have, served)
    methods = _methods(place.service)
    _say(f"On the server: {spec.render(verdict, 'text', methods=methods)}")
    try:
        merged = put_together(have, served)
    except OverlayError as error:
        raise SpecError(f"openapi/overlays/{place.overlay.name} is out of date, mend it first:\n{error}") from error
    ours = judged_ours(have, merged.document, verdict)
    if ours.changes:
        _say(f"Besides, in openapi/{place.service}.json: {spec.render(ours, 'text', methods=methods)}")
    if "breaking" in (verdict.level, ours.level) and not accept:
        print("sync: this breaks callers: nothing was changed; --accept-breaking (ACCEPT=1) goes on", file=sys.stderr)
        return REFUSED
    regenerate(place, served, merged.document)
    _say("\n".join(["", *next_steps(place.service, merged)]))
    return DONE


def _methods(service: str) -> Mapping[str, tuple[str, ...]]:
    try:
        return spec.methods_of(service)
    except (ImportError, AttributeError) as error:
        _say(f"No methods can be named, since the table of {service} does not fit the generated code: {error}")
        return {}


def _say(text: str) -> None:
    print(printable(text), flush=True)
