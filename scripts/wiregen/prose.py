"""Docstrings from what a document says, safe to be put into code. Pure."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable
from typing import Any

from openapi_python_client.strings import safe_for_docstring

from .walk import Json

WIDTH = 116
#: Control and invisible characters have no place in a docstring.
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
#: What is said of a pair of limits: their keywords, and what they count.
_RANGES = (
    ("minimum", "maximum", ""),
    ("minLength", "maxLength", " character"),
    ("minItems", "maxItems", " item"),
    ("minProperties", "maxProperties", " field"),
)
_LIMITS = (
    ("exclusiveMinimum", "more than {}"),
    ("exclusiveMaximum", "less than {}"),
    ("multipleOf", "a multiple of {}"),
    ("pattern", "matching `{}`"),
)


def paragraphs(text: Any) -> list[str]:
    """The paragraphs of a text, each as one line of printable characters."""
    blocks = re.split(r"\n[^\S\n]*\n", str(text or "").replace("\r\n", "\n"))
    lines = (" ".join(_printable(block).split()) for block in blocks)
    return [line for line in lines if line]


def sentence(text: Any) -> str:
    """A text as one paragraph that ends like a sentence, or nothing."""
    line = " ".join(paragraphs(text))
    return line if not line or line[-1] in ".!?:;" else f"{line}."


def with_limits(text: Any, schema: Json) -> str:
    """A description, with the limits and the default of its schema unless it tells them itself."""
    line = sentence(text)

    def unsaid(key: str) -> Any:
        value = schema.get(key)
        return value if isinstance(value, str | int | float) and not _told(line, value) else None

    notes = [_range(unsaid(least), unsaid(most), what) for least, most, what in _RANGES]
    notes += [said.format(_spelled(unsaid(key))) for key, said in _LIMITS if not isinstance(unsaid(key), bool | None)]
    notes += ["each once"] if schema.get("uniqueItems") and "once" not in line else []
    notes += [f"default {_spelled(unsaid('default'))}"] if unsaid("default") is not None else []
    notes += ["deprecated"] if schema.get("deprecated") else []
    return _joined(line, [" ".join(paragraphs(note)) for note in notes if note])


def entry(name: str, text: str) -> str:
    """One entry of a section: a name and what it is."""
    return textwrap.fill(
        f"{name}: {text}" if text else name,
        width=WIDTH - 4,
        initial_indent="    ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def docstring(parts: Iterable[str | tuple[str, list[str]]]) -> str:
    """A docstring, quotes and all, of paragraphs and of sections with a title and entries."""
    blocks: list[str] = []
    for part in parts:
        if isinstance(part, tuple):
            blocks += ["\n".join([f"{part[0]}:", *part[1]])] if part[1] else []
        else:
            blocks += [
                textwrap.fill(line, width=WIDTH, break_long_words=False, break_on_hyphens=False)
                for line in paragraphs(part)
            ]
    text = safe_for_docstring("\n\n".join(blocks) or "Nothing is said about it.")
    return f'"""{text}\n"""' if "\n" in text or text.endswith('"') else f'"""{text}"""'


def _printable(text: str) -> str:
    kept = (" " if character.isspace() else character for character in text)
    return "".join(character for character in kept if unicodedata.category(character) not in _DROPPED)


def _range(least: Any, most: Any, what: str) -> str:
    counted = f"{what}s" if what and (least if most is None else most) != 1 else what
    if least is not None and most is not None:
        return f"{_spelled(least)} to {_spelled(most)}{counted}" if least != most else f"{_spelled(least)}{counted}"
    if least is not None and (least or not what):
        return f"at least {_spelled(least)}{counted}"
    return f"at most {_spelled(most)}{counted}" if most is not None else ""


def _spelled(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _told(line: str, value: Any) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(_spelled(value))}(?!\w|\.\d)", line, re.IGNORECASE) is not None


def _joined(line: str, notes: list[str]) -> str:
    told = ", ".join(notes)
    if not line:
        return f"{told[:1].upper()}{told[1:]}." if told else ""
    if not told:
        return line
    return f"{line[:-1]} ({told})." if line.endswith(".") else f"{line} ({told})."
