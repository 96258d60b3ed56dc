"""`make contract`: every document against its sandbox, with quirks off and on; or one against a live deployment.

Reads the environment, where make puts what is given to it: `SERVICE`, `DEEP`, `SEED`, and for a live deployment
`BASE_URL`, `API_KEY`, `ADMIN_KEY` and `WRITES`. Ends with status 0 when all is as the documents and known.toml say, 1
when not, and 2 when asked for what cannot be.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor

from scripts.contract.documents import SERVICES, load, operations
from scripts.contract.engine import Outcome, Profile
from scripts.contract.known import Known, Verdict, judge, read_known
from scripts.contract.live import LiveError, hold_live, tested
from scripts.contract.report import redacted, summary, unlisted, vanished
from scripts.contract.sandboxes import hold

_QUICK, _DEEP = 10, 100
_PROCESSES = 2
_MODES = ("off", "real")
_NO = ("", "0", "no", "false")


def main(settings: Mapping[str, str]) -> int:
    """Run what the settings ask for; returns the exit status."""
    service, base_url = settings.get("SERVICE", ""), settings.get("BASE_URL", "")
    if service and service not in SERVICES:
        print(f"there is no service {service!r}; there are: {', '.join(SERVICES)}", file=sys.stderr)
        return 2
    if base_url and not service:
        print("BASE_URL needs SERVICE, such as SERVICE=arguslm", file=sys.stderr)
        return 2
    deep = settings.get("DEEP", "").lower() not in _NO
    seed = settings.get("SEED", "") or "1"
    if not seed.isdecimal():
        print(f"SEED must be a whole number, not {seed!r}", file=sys.stderr)
        return 2
    profile = Profile(_DEEP if deep else _QUICK, int(seed))
    if base_url:
        return _live(service, base_url, settings, profile)
    return _sandboxes([service] if service else SERVICES, profile, all_seen=not deep and seed == "1")


def _sandboxes(services: Sequence[str], profile: Profile, *, all_seen: bool) -> int:
    """Each service in both modes, two at a time; with the fixed profile everything that is known must be seen."""
    known, failed = read_known(), False
    with ProcessPoolExecutor(_PROCESSES) as pool:
        # The longest first, so that none is left alone at the end.
        rows = [(one, mode) for one in sorted(services, key=_size, reverse=True) for mode in _MODES]
        for (service, mode), outcome in zip(
            rows, pool.map(hold, *zip(*rows, strict=True), [profile] * len(rows)), strict=True
        ):
            names = [one.name for one in operations(load(service, keyed=True))]
            mine = [one for one in known if one.service == service and (mode == "real" or one.quirk is None)]
            verdict = judge(mine, outcome, names, quirks=mode == "real")
            failed |= _tell(f"{service}, quirks {mode}", outcome, verdict, len(names), (), all_seen=all_seen)
    return int(failed)


def _size(service: str) -> int:
    return len(operations(load(service, keyed=True)))


def _live(service: str, base_url: str, settings: Mapping[str, str], profile: Profile) -> int:
    """One live deployment: what is known of the service may be seen, and need not."""
    writes = settings.get("WRITES", "").lower() not in _NO
    credentials = {
        kind: secret
        for kind, secret in {"key": settings.get("API_KEY", ""), "admin": settings.get("ADMIN_KEY", "")}.items()
        if secret
    }
    profile = Profile(profile.examples, profile.seed, methods=writes)
    try:
        outcome = hold_live(service, base_url, credentials, profile, writes=writes)
    except LiveError as error:
        print(redacted(str(error), credentials.values()), file=sys.stderr)
        return 2
    names = tested(service, writes=writes)
    known: list[Known] = [one for one in read_known() if one.service == service]
    verdict = judge(known, outcome, names)
    kind = "all operations" if writes else "operations that only read; undeclared methods were not tried"
    print(f"{service} at {redacted(base_url, credentials.values())}: {kind}")
    return int(_tell(service, outcome, verdict, len(names), tuple(credentials.values()), all_seen=False))


def _tell(
    title: str, outcome: Outcome, verdict: Verdict, count: int, secrets: Sequence[str], *, all_seen: bool
) -> bool:
    """Print what came of a run; returns whether it failed."""
    missed = verdict.vanished if all_seen else ()
    verdict = Verdict(verdict.unlisted, missed, verdict.seen)
    lines = [
        summary(title, outcome, verdict, count),
        *unlisted(verdict.unlisted),
        *vanished(verdict.vanished),
        *(f"  {error}" for error in outcome.errors),
    ]
    print(redacted("\n".join(lines), secrets), flush=True)
    return bool(verdict.unlisted or verdict.vanished or outcome.errors)


if __name__ == "__main__":
    sys.exit(main(os.environ))
