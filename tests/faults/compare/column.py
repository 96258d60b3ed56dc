"""One column, played where its client is installed: `python -m tests.faults.compare.column NAME SERVICE TWIN FILE`."""

import json
import sys
from importlib import import_module
from importlib.metadata import distributions
from pathlib import Path

from ..matrix import AGAIN, played
from ..services.operation import Operation
from ..strikes.fault import Fault
from ..strikes.statuses import EVERY_STATUS, ODD_STATUSES, REDIRECTS, RETRY_AFTER
from .others import NAMED

#: Cells at once: fewer than ours, as most of these keep the machine busy.
_AT_ONCE = 10
#: What can be told apart no further by playing all of it.
_STATUSES = {100, 201, 204, 206, 304, 400, 401, 404, 409, 422, 429, 500, 502, 503, 504, 599}
_SINGLE = frozenset((*EVERY_STATUS, *ODD_STATUSES, *RETRY_AFTER, *REDIRECTS))
_KEPT = frozenset(fault for fault in EVERY_STATUS if int(fault.name.split()[1]) in _STATUSES)
_KEPT |= {*ODD_STATUSES[::4], *RETRY_AFTER[::7], *REDIRECTS[::7]}
#: Clients without a bound would need 8 GB for it; a plain bomb tells as much.
_TOO_MUCH = "a bomb in a bomb"


def some(operation: Operation, fault: Fault) -> bool:
    """Every fault but many single statuses and the like; huge bodies on reads and streams only."""
    if fault.alone and (operation.kind not in ("read", "stream") or fault.name == _TOO_MUCH):
        return False
    return fault not in _SINGLE or fault in _KEPT


def main(name: str, service: str, twin: str, file: str) -> None:
    """Play it, and write its cells and what is installed."""
    client = import_module(f".clients.{NAMED[name].module}", __package__)
    own = getattr(client, "wanted", lambda operation, fault: True)
    cells = played(
        client.contender(service, twin),
        lambda operation, fault: some(operation, fault) and own(operation, fault),
        getattr(client, "AT_ONCE", _AT_ONCE),
        getattr(client, "LOOKS", AGAIN),
    )
    told = {
        "cells": [cell.to_dict() for cell in cells],
        "versions": {each.name.lower(): each.version for each in distributions()},
    }
    Path(file).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
