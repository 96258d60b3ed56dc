"""From annotations and docstrings to Markdown: what the pages of scripts/reference.py are put together from. No I/O."""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import ModuleType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from fivefold import _operation

NOTE = "<!-- Machine-written by scripts/reference.py from signatures and docstrings: do not edit. -->\n\n"
#: The longest signature that stays on one line.
WIDTH = 80
_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises):\n((?:    .*\n|\n)+)", re.MULTILINE)
_PREFIX = re.compile(r"\b(?:_models|_model|_uuid|uuid|_dt|datetime|_t|typing|_abc|collections\.abc|os)\.(?=[A-Za-z])")
_SIGNS = re.compile(r"[A-Za-z_]\w*|[\[\]|*]")


class Doc(NamedTuple):
    """A docstring: what it says before its sections, what it returns, and its lists of names with their meaning."""

    text: str
    returns: str
    lists: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, thing: Any) -> "Doc":
        """Read the docstring of a class, a function or a module."""
        text = inspect.cleandoc(thing.__doc__ or "") + "\n"
        found = {name: textwrap.dedent(body).strip() for name, body in _SECTION.findall(text)}
        returns = " ".join(found.pop("Returns", "").split())
        return cls(_SECTION.sub("", text).strip(), returns, {name: _items(body) for name, body in found.items()})


def _items(body: str) -> dict[str, str]:
    items: dict[str, str] = {}
    for part in re.split(r"\n(?=\S)", body):
        names, _, meaning = " ".join(part.split()).partition(": ")
        items |= dict.fromkeys(names.split(", "), meaning)
    return items


def spelled(kind: Any, names: Mapping[str, Any]) -> str:
    """A type as a reader wants it, from an annotation of any kind; `names` are those that its module knows."""
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, str):
        plain = re.sub(r"\b[A-Z]\w*", lambda name: _alias(names.get(name[0])) or name[0], kind)
        return _PREFIX.sub("", plain).replace("'", '"')
    if isinstance(kind, list):
        return f"[{', '.join(spelled(item, names) for item in kind)}]"
    if origin in (Union, UnionType):
        return " | ".join(spelled(item, names) for item in inner)
    if origin is not None:
        held = (value(item) if origin is Literal else spelled(item, names) for item in inner)
        return f"{'Literal' if origin is Literal else origin.__name__}[{', '.join(held)}]"
    if kind in (None, type(None), ...):
        return "..." if kind is ... else "None"
    return str(kind.__name__).removesuffix("_co")


def _alias(held: Any) -> str | None:
    """What a name stands for, when it is one for another type."""
    if get_origin(held) is Literal:
        return spelled(held, {})
    return held if isinstance(held, str) and held.startswith("_models.") else None


def value(held: Any) -> str:
    """A default or a literal, as it is written."""
    if isinstance(held, str):
        return f'"{held}"'
    if callable(held):
        return "..."
    return f"{{{', '.join(map(str, sorted(held)))}}}" if isinstance(held, frozenset) else repr(held)


def names_of(function: Any) -> Mapping[str, Any]:
    """The names that the module of a function knows."""
    names: Mapping[str, Any] = getattr(inspect.unwrap(function), "__globals__", {})
    return names


class Argument(NamedTuple):
    """A parameter, as it is written in a signature and shown in a table; a bare `*` has no name."""

    written: str
    name: str = ""
    kind: str = ""


def arguments(function: Callable[..., Any]) -> list[Argument]:
    """The parameters of a function, but for `self`."""
    listed: list[Argument] = []
    for one in inspect.signature(function).parameters.values():
        if one.name == "self":
            continue
        if one.kind is one.KEYWORD_ONLY and not any(other.written.startswith("*") for other in listed):
            listed.append(Argument("*"))
        name = "*" * (one.kind is one.VAR_POSITIONAL) + "**" * (one.kind is one.VAR_KEYWORD) + one.name
        told = one.annotation
        if told is one.empty:  # a converter without annotations hides that of its field
            told = getattr(function, "__annotations__", {}).get(one.name, one.empty)
        kind = "" if told is one.empty else spelled(told, names_of(function))
        default = "" if one.default is one.empty else f" = {value(one.default)}"
        listed.append(Argument(f"{name}{': ' if kind else ''}{kind}{default}", name, kind))
    return listed


def public(kind: type) -> Iterator[tuple[str, Any]]:
    """What a class itself holds under names for everybody."""
    return ((name, held) for name, held in vars(kind).items() if not name.startswith("_"))


def cell(text: str) -> str:
    """A sentence that stays within its cell of a table."""
    text = " ".join(text.split()).replace("|", "\\|")
    return text[:1].upper() + text[1:]


def groups(table: type) -> Iterator[tuple[ModuleType, list[str]]]:
    """The operations between two empty lines of a table, and the module that the first of them comes from."""
    body = getattr(ast.parse(textwrap.dedent(inspect.getsource(table))).body[0], "body", [])
    lines = [(ast.unparse(node.targets[0]), node.lineno) for node in body if isinstance(node, ast.Assign)]
    group: list[str] = []
    for (name, line), (_, next_line) in zip(lines, [*lines[1:], ("", 0)], strict=True):
        group.append(name)
        if next_line != line + 1:
            yield sys.modules[vars(table)[group[0]]._build.__module__], group
            group = []


def results(word: Any) -> tuple[str, str, str]:
    """What an operation returns: from the blocking client, from the other, and as a raw response."""
    names = vars(sys.modules[word._build.__module__])
    built = re.search(r"\[(.*)\]", str(inspect.signature(word._build).return_annotation))
    inner = "Export" if isinstance(word, _operation.download) else spelled(built[1] if built else "None", names)
    if isinstance(word, _operation.pages):
        try:
            word._paging.items(object())
        except AttributeError as asked:  # it names the field of a page that holds the items
            page = getattr(names["_models"], inner)
            inner = spelled(page.__annotations__[str(asked.name)], {}).removeprefix("list[").removesuffix("]")
    if isinstance(word, _operation.pages | _operation.events):
        return f"Iterator[{inner}]", f"AsyncIterator[{inner}]", ""
    return inner, inner, "" if isinstance(word, _operation.flow) else f"RawResponse[{inner}]"


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

        return f"<code>{_SIGNS.sub(sign, written)}</code>" if written else ""

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Rows under headings, or nothing when there are none."""
        lines = [f"| {' | '.join(row)} |" for row in rows]
        if lines:
            self.add("\n".join([f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *lines]))

    def signature(self, name: str, function: Callable[..., Any], returns: str = "") -> None:
        """How to call it: on one line, or with a line per parameter."""
        written, arrow = [one.written for one in arguments(function)], f" -> {returns}" if returns else ""
        line = f"{name}({', '.join(written)}){arrow}"
        if len(line) > WIDTH and written:
            rows = [f"    {one}," if one != "*" else "    *," for one in written]
            line = "\n".join([f"{name}(", *rows, f"){arrow}"])
        self.add(f"```py\n{line}\n```")

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
        names = vars(sys.modules[kind.__module__])
        rows = [
            (f"`{name}`", self.type_of(spelled(kind.__annotations__[name], names)), cell(meaning))
            for name, meaning in Doc.of(kind).lists.get("Attributes", {}).items()
        ]
        for name, held in public(kind):
            if isinstance(held, property):
                returned = inspect.signature(held.fget or repr).return_annotation
                rows.append((f"`{name}`", self.type_of(spelled(returned, names)), cell(held.__doc__ or "")))
        self.table(("attribute", "type", "meaning"), rows)

    def methods(self, kind: type, level: str = "###") -> None:
        """The public methods that a class itself has."""
        for name, held in public(kind):
            if inspect.isfunction(held) or isinstance(held, classmethod):
                self.function(f"{level} {kind.__name__}.{name}", name, getattr(kind, name))
