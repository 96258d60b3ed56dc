"""A page of the reference in the making: Markdown from names, signatures and docstrings. No I/O."""

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any

from scripts.reference.text import Doc, arguments, cell, names_of, public, spelled, value

NOTE = "<!-- Machine-written by scripts/reference from signatures and docstrings: do not edit. -->\n\n"
#: The longest signature that stays on one line.
WIDTH = 80
_SIGNS = re.compile(r"(?:schemas\.)?[A-Za-z_]\w*|[\[\]|*]")
_SCHEMA = re.compile(r"\bschemas\.(\w+)")


class Page:
    """A page in the making; `links` knows where each name is explained."""

    def __init__(self, title: str, links: Mapping[str, str]) -> None:
        self.links = links
        self.text = f"{NOTE}# {title}\n"

    def add(self, *parts: str | None) -> None:
        """Paragraphs, headings or blocks; empty ones and None are left out."""
        self.text += "".join(f"\n{part}\n" for part in parts if part)

    def type_of(self, written: str) -> str:
        """A type with a link at each name that has a place."""

        def sign(found: "re.Match[str]") -> str:
            name = found[0]
            if name in self.links:
                return f"[{name}]({self.links[name]})"
            return name if len(name) > 1 or name.isalpha() else f"\\{name}"

        return f"<code>{_SIGNS.sub(sign, self._short(written))}</code>" if written else ""

    def _short(self, written: str) -> str:
        """Schemas by their bare names, where these mean nothing else on this page."""

        def bare(found: "re.Match[str]") -> str:
            place = self.links.get(found[0])
            return found[1] if self.links.get(found[1], place) in (place, None) else found[0]

        return _SCHEMA.sub(bare, written)

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Rows under headings, or nothing when there are none."""
        lines = [f"| {' | '.join(row)} |" for row in rows]
        if lines:
            self.add("\n".join([f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *lines]))

    def signature(self, name: str, function: Callable[..., Any], returns: str = "") -> None:
        """How to call it: on one line, or with a line per parameter."""
        written, arrow = [one.written for one in arguments(function)], f" -> {returns}" if returns else ""
        line = self._short(f"{name}({', '.join(written)}){arrow}")
        if len(line) > WIDTH and written:
            rows = [f"    {one}," if one != "*" else "    *," for one in written]
            line = "\n".join([f"{name}(", *rows, f"){arrow}"])
        self.add(f"```py\n{self._short(line)}\n```")

    def arguments(self, function: Callable[..., Any], doc: Doc) -> None:
        """What each documented parameter means; those that share a meaning say it once."""
        told, rows, before = doc.lists.get("Args", {}), list[tuple[str, str, str]](), ""
        for one in arguments(function):
            meaning = told.get(one.name)
            if meaning is not None:
                rows.append(
                    (f"`{one.name}`", self.type_of(one.kind), "as above" if meaning == before else cell(meaning))
                )
                before = meaning
        self.table(("argument", "type", "meaning"), rows)

    def raises(self, doc: Doc) -> None:
        """What it raises, and when."""
        rows = [(self.type_of(name), cell(when)) for name, when in doc.lists.get("Raises", {}).items()]
        self.table(("raises", "when"), rows)

    def function(self, heading: str, name: str, function: Callable[..., Any]) -> None:
        """A plain function or method."""
        doc, returns = Doc.of(function), inspect.signature(function).return_annotation
        self.add(heading, doc.text)
        self.signature(name, function, "" if returns in (None, "None") else spelled(returns, names_of(function)))
        self.arguments(function, doc)
        self.add(doc.returns and f"Returns: {doc.returns}")
        self.raises(doc)

    def attributes(self, kind: type) -> None:
        """The documented attributes of a class, and its properties."""
        names, told = vars(sys.modules[kind.__module__]), Doc.of(kind).lists.get("Attributes", {})
        held = {name: one.fget for name, one in public(kind) if isinstance(one, property)}
        rows = [
            (f"`{name}`", self.type_of(spelled(kind.__annotations__[name], names)), cell(meaning))
            for name, meaning in told.items()
            if name not in held and name in kind.__annotations__
        ]
        for name, get in held.items():
            returned = spelled(inspect.signature(get or repr).return_annotation, names_of(get))
            rows.append((f"`{name}`", self.type_of(returned), cell(Doc.of(get).text)))
        self.table(("attribute", "type", "meaning"), rows)

    def members(self, kind: type[Enum]) -> None:
        """The members of an enumeration."""
        self.table(("member", "value"), [(f"`{one.name}`", f"`{value(str(one.value))}`") for one in kind])

    def methods(self, kind: type, level: str = "###") -> None:
        """The public methods that a class has, itself or from a private base."""
        for name, held in public(kind):
            if inspect.isfunction(held) or isinstance(held, classmethod):
                self.function(f"{level} {kind.__name__}.{name}", name, getattr(kind, name))
