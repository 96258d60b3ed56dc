"""A document that comes in: whether it is one, what it changes, and what has to be done by hand after it."""

from typing import Any, cast

import fivefold._spec as spec
from fivefold._spec.document import operations
from scripts.wiregen.document import SpecError, check_openapi
from scripts.wiregen.walk import Json, each_operation, part

from .merge import Merged, foundation, merge
from .normal import normalise
from .overlay import OverlayError, additions
from .place import Kept
from .reading import read


def taken(service: str, have: Kept, data: bytes, name: str) -> Json:
    """Return the normal form of what a server served. Raises SpecError unless it is a document of this service."""
    try:
        raw = read(data, name)
    except SpecError as error:
        raise SpecError(f"what {service} is said to serve {error}") from error
    spec.check(raw)
    check_openapi(raw)
    before, now = _endpoints(have.served), _endpoints(raw)
    if len(before & now) * 2 < len(before):
        other = spec.recognised(raw)
        raise SpecError(
            f"a document of {other or 'another service'}, not of {service}: "
            f"it has {len(before & now)} of {len(before)} operations"
        )
    return normalise(cast("Json", raw))


def judged_served(have: Kept, served: Json) -> spec.Verdict:
    """What changed on the server, also where our overlay hides it; operations have our names."""
    return spec.compare(_ours(have.served, have.document), _ours(served, have.document))


def put_together(have: Kept, served: Json) -> Merged:
    """Merge with the overlay. Raises OverlayError for each action that no longer fits what is served."""
    merged = merge(served, have.overlay, have.document)
    before = additions(foundation(have.served, have.overlay), have.overlay)
    gone = sorted(merged.added.keys() - before.keys())
    twice = sorted(pointer for pointer in before.keys() - merged.added.keys() if _collides(pointer, before[pointer]))
    if gone or twice:
        told = [f"{pointer} is no longer served" for pointer in gone]
        raise OverlayError("\n".join([*told, *(f"{pointer} is served now too" for pointer in twice)]))
    return merged


def _collides(pointer: str, addition: Any) -> bool:
    """Whether an addition would be mixed with what is served; plain values replace it, and fields are required once."""
    return isinstance(addition, dict | list) and not pointer.endswith("/required")


def judged_ours(have: Kept, document: Json, told: spec.Verdict) -> spec.Verdict:
    """What changes in our document, but for what was told of the server already."""
    known = {(change.endpoint, change.where) for change in told.changes}
    verdict = spec.compare(have.document, document)
    return spec.Verdict(tuple(one for one in verdict.changes if (one.endpoint, one.where) not in known))


def next_steps(service: str, merged: Merged) -> list[str]:
    """What is left to be done by hand."""
    steps: list[str] = []
    found = {f"{method.upper()} {path}": one for path, method, _, one in each_operation(merged.document)}
    for endpoint, name in merged.unknown.items():
        operation = found[endpoint]
        tag = operation.get("tags", ["default"])[0]
        steps += [
            f"{endpoint} is new, and `{name}` for now: x-safety {operation.get('x-safety', 'safe')!r}, tag {tag!r}.",
            f"  It needs an action in openapi/overlays/{service}.yaml with operationId, summary, tags and x-safety,",
            f"  and `{name} = endpoint({tag}.{name})` in src/fivefold/{service}/_operations.py.",
        ]
    return [
        *steps,
        f"openapi/{service}.json and generated/fivefold_wire/{service} are up to date. Now:",
        f"  the table src/fivefold/{service}/_operations.py and the sandbox, if operations came or went",
        "  python -m scripts.reference, make check, make test",
    ]


def _endpoints(document: Json) -> set[str]:
    return {spec.endpoint_key(method, path) for method, path, _, _ in operations(document)}


def _ours(served: Json, document: Json) -> Json:
    """A served document whose operations have our names."""
    paths = {
        path: {
            method: {**one, "operationId": name} if (name := _name(document, path, method)) else one
            for method, one in item.items()
        }
        for path, item in served["paths"].items()
    }
    return {**served, "paths": paths}


def _name(document: Json, path: str, method: str) -> str | None:
    found: str | None = part(part(part(document, "paths"), path), method).get("operationId")
    return found
