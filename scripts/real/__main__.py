"""The command: `python -m scripts.real [--story] [SERVER ...]`.

Without `--story`, all that there is to hold against each server: the stories of our client, what it reads of every
answer, and schemathesis. Ends with status 0, 1 when a story failed or a server deviates from its document in a way
that is not known, 2 when a server could not be had.
"""

import argparse
import os
import subprocess
import sys
from contextlib import nullcontext

from scripts.contract.documents import load, operations
from scripts.contract.engine import Outcome, Profile, run

from .answers import held
from .known import judged, listed
from .running import ROOT, RealServerError, installed, running
from .servers import ON_REQUEST, SERVERS, Server
from .upstream import serve_upstream

#: Reading only: a real server would ask real providers for what schemathesis makes up.
PROFILE = Profile(examples=30, methods=False)


def main() -> int:
    """Hold against each server that was asked for what there is to hold. Returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.real", description="Test real servers from the package index."
    )
    parser.add_argument("--story", action="store_true", help="tell the story of our client only")
    parser.add_argument(
        "servers", nargs="*", metavar="SERVER", help=f"{', '.join(SERVERS)}; all but {', '.join(ON_REQUEST)} by default"
    )
    asked = parser.parse_args()
    names = asked.servers or [name for name in SERVERS if name not in ON_REQUEST]
    if unknown := [name for name in names if name not in SERVERS]:
        parser.error(f"there is no server {unknown[0]!r}, only: {', '.join(SERVERS)}")
    try:
        return max(_tested(name, SERVERS[name], story_only=asked.story) for name in names)
    except RealServerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _tested(name: str, server: Server, *, story_only: bool) -> int:
    python = installed(name, server)
    upstream = serve_upstream() if server.service == "arguslm" else nullcontext("")
    with upstream as provider, running(python, server) as base_url:
        print(f"{server.requirements[0]} is up at {base_url}", flush=True)
        settings = {f"{server.service.upper()}_BASE_URL": base_url, "DEMO_UPSTREAM_URL": provider}
        settings |= {"LMSTUDIO_API_KEY": server.key, "LMSTUDIO_MODEL": server.models[0]}
        story = subprocess.run(server.flows, cwd=ROOT, env={**os.environ, **settings}, check=False).returncode
        return story if story_only else max(min(story, 1), _compared(name, server, base_url))


def _compared(name: str, server: Server, base_url: str) -> int:
    seen = list(held(server, base_url))
    outcome = _attacked(server, base_url)
    verdict = judged(listed(name), [*seen, *outcome.deviations])
    for one in verdict.new:
        print(f"NEW   {one.operation}: {one.check}: {one.how}\n      {one.answer[:300]}\n      {one.request}")
    for gone in verdict.gone:
        print(f"GONE  {gone.operation}: {gone.check}: {gone.shows!r} is listed in known.toml, and was not seen")
    for error in outcome.errors:
        print(f"ERROR {error}")
    print(
        f"{name}: {outcome.requests} requests in {outcome.seconds:.0f} s; deviations: {verdict.known} known, "
        f"{len(verdict.new)} new, {len(verdict.gone)} gone",
        flush=True,
    )
    return int(bool(verdict.new or outcome.errors))


def _attacked(server: Server, base_url: str) -> Outcome:
    """What schemathesis finds."""
    document = load(server.service, keyed=bool(server.key))
    tried = {one.label for one in operations(document) if one.reads or server.mocked}
    document["paths"] = {
        path: {method: one for method, one in item.items() if f"{method.upper()} {path}" in tried}
        for path, item in document["paths"].items()
        if path.startswith(server.prefix)
    }
    chat, embedding = server.models
    values = {"*": {"body.model": [chat]}, "create_embeddings": {"body.model": [embedding]}} if server.mocked else {}
    return run(document, base_url, PROFILE, credentials={"key": server.key} if server.key else None, values=values)


sys.exit(main())
