"""The files of one service: what its server serves, what we say differently, and what comes of both."""

import json
import tempfile
from pathlib import Path
from typing import Any, NamedTuple, cast

from scripts.wiregen.document import SpecError, check_openapi, read_json
from scripts.wiregen.package import make_package
from scripts.wiregen.tree import swap_all
from scripts.wiregen.walk import Json

from .derive import derive
from .merge import merge
from .normal import normalise
from .overlay import OverlayError, check_overlay
from .reading import read, written

_HEADING = (
    "Applied to what the server serves. After a change: python -m scripts.sync {service}; see docs/regenerating.md."
)


class Place(NamedTuple):
    """Where the files of a service are."""

    root: Path
    service: str

    @property
    def served(self) -> Path:
        """The normal form of what the server serves."""
        return self.root / "openapi" / "served" / f"{self.service}.json"

    @property
    def overlay(self) -> Path:
        """What we say differently."""
        return self.root / "openapi" / "overlays" / f"{self.service}.yaml"

    @property
    def document(self) -> Path:
        """The document that code is generated from."""
        return self.root / "openapi" / f"{self.service}.json"

    @property
    def package(self) -> Path:
        """The generated code."""
        return self.root / "generated" / "fivefold_wire" / self.service


def find(root: Path, service: str) -> Place:
    """Return the place of a service. Raises SpecError for one that is unknown, or that serves no document."""
    place = Place(root, service)
    known = sorted(path.stem for path in (root / "openapi").glob("*.json"))
    if service not in known:
        raise SpecError(f"no service is called {service!r}; there are {', '.join(known) or 'none'}")
    if not place.served.exists():
        raise SpecError(
            f"{service} serves no document: openapi/{service}.json is written by hand, and there is no overlay"
        )
    return place


def served_places(root: Path) -> list[Place]:
    """Every service whose server serves a document."""
    return [Place(root, path.stem) for path in sorted((root / "openapi" / "served").glob("*.json"))]


class Kept(NamedTuple):
    """What the tree has of a service: what is served, the overlay, and our document."""

    served: Json
    overlay: Json
    document: Json


def kept(place: Place) -> Kept:
    """Read what the tree has. Raises SpecError or OverlayError, which name the file."""
    return Kept(_read(place.served), _read(place.overlay), _read(place.document))


def _read(path: Path) -> Json:
    name = f"{path.parent.name}/{path.name}"
    try:
        value: Any = read(path.read_bytes(), path.name)
        check_overlay(value) if path.suffix == ".yaml" else check_openapi(value)
    except OSError as error:
        raise SpecError(f"{name}: {error.strerror}") from error
    except (SpecError, OverlayError) as error:
        raise SpecError(f"{name}: {error}") from error
    return cast("Json", value)


def stale(place: Place) -> list[str]:
    """What does not fit together here; nothing if all is well."""
    have = kept(place)
    found: list[str] = []
    if place.served.read_bytes() != encoded(normalise(have.served)):
        found.append(f"openapi/served/{place.service}.json is not in its normal form")
    if place.document.read_bytes() != encoded(merge(*have).document):
        found.append(f"openapi/{place.service}.json is not what the overlay makes of the served document")
    return found


def rederive(place: Place) -> None:
    """Write the overlay anew, so that it gives the document as it stands. Raises SpecError where none can."""
    have = kept(place)
    overlay = derive(have.served, have.document, have.overlay)
    if encoded(merge(have.served, overlay, have.document).document) != place.document.read_bytes():
        raise SpecError(f"no overlay gives openapi/{place.service}.json: what is derived cannot be changed in it")
    text = written(overlay, _HEADING.format(service=place.service))
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "overlay")
        made.write_bytes(text)
        swap_all({place.overlay: made})


def regenerate(place: Place, served: Json, document: Json) -> None:
    """Write documents and code, all or none. Raises SpecError when no code can be made of the document."""
    with tempfile.TemporaryDirectory() as folder:
        made = Place(Path(folder), place.service)
        made.served.parent.mkdir(parents=True)
        made.package.parent.mkdir(parents=True)
        made.served.write_bytes(encoded(served))
        made.document.write_bytes(encoded(document))
        make_package(made.document, made.package)
        swap_all({getattr(place, kind): getattr(made, kind) for kind in ("package", "document", "served")})


def encoded(document: Json) -> bytes:
    """A document as it stands in the tree."""
    text = json.dumps(document, indent=2, ensure_ascii=False)
    read_json(text.encode())
    return f"{text}\n".encode()
