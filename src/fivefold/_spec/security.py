"""What an operation asks of those who call it: keys and tokens, as they are sent. No I/O."""

from collections.abc import Iterator, Mapping
from typing import Any

from .document import as_list, as_object, entries, items, resolve
from .verdict import Level

#: One way in: what has to be sent, all of it. The empty one is open to everyone.
Way = frozenset[str]


def differences(old: set[Way], new: set[Way]) -> Iterator[tuple[Level, str, str, str]]:
    """How the ways in differ: level, sentence, before, after."""
    told = _told(old), _told(new)
    if any(not any(way <= held for way in new) for held in old):
        what = "something is needed to be let in now" if Way() in old else "who was let in is not any more"
        yield "breaking", what, *told
    elif new != old:
        what = "nothing is needed to be let in any more" if new == {Way()} else "there is another way to be let in now"
        yield "compatible", what, *told


def ways(document: Mapping[str, Any], operation: Mapping[str, Any], place: str) -> set[Way]:
    """The ways to be let in to an operation."""
    holder = operation if "security" in operation else document
    kept = Way() if operation.get("x-access", "open") == "open" else Way([f"{operation['x-access']} access"])
    schemes = entries(entries(document, "components", "components"), "securitySchemes", "securitySchemes")
    found: set[Way] = set()
    for way in items(holder, "security", f"{place}: security"):
        needed = as_object(way, f"{place}: security")
        found.add(Way(one for name, scopes in needed.items() for one in _sent(document, schemes, name, scopes, place)))
    return {way | kept for way in found or {Way()}}


def _sent(document: Mapping[str, Any], schemes: Mapping[str, Any], name: str, scopes: Any, place: str) -> Iterator[str]:
    """What a scheme makes a caller send: OAuth, OpenID and bearer keys are all the same header."""
    scheme = resolve(document, schemes[name], f"{place}: security {name!r}") if name in schemes else {}
    kind = scheme.get("type")
    if kind in ("oauth2", "openIdConnect") or (kind, str(scheme.get("scheme")).lower()) == ("http", "bearer"):
        yield "a bearer token"
    elif kind == "apiKey":
        yield f"the {scheme.get('in')} {str(scheme.get('name')).lower()}"
    elif kind == "http":
        yield f"HTTP {str(scheme.get('scheme')).lower()}"
    else:
        yield f"what is called {name!r}"
    for scope in as_list(scopes, f"{place}: security {name!r}"):
        yield f"the scope {scope}"


def _told(found: set[Way]) -> str:
    return " or ".join(sorted(" and ".join(sorted(way)) or "nothing" for way in found))
