"""Finds values in a prompt: `name: value` for a named field, or the numbers and names it holds. Pure: no I/O."""

from __future__ import annotations

import re

__all__ = ["Findings"]

_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w])")
_QUOTED = re.compile(r"[\"'“]([^\"'”]+)[\"'”]")
_NAMED = re.compile(r"\b(?:in|for|of|at|to|about|from)\s+([A-Z][\w-]*(?:\s[A-Z][\w-]*)*)")
_WORD_BREAK = re.compile(r"_|-|(?<=[a-z])(?=[A-Z])")


class Findings:
    """What one prompt offers. Numbers and names without a label are given out in their order, each once."""

    def __init__(self, prompt: str) -> None:
        self._prompt = prompt
        self._numbers = _NUMBER.findall(prompt)
        self._names = _QUOTED.findall(prompt) or _NAMED.findall(prompt)

    def labelled(self, name: str, *, to_line_end: bool = False) -> str | None:
        """What the prompt says after `name:` or `name=`, up to a comma, a semicolon, the sentence's or line's end."""
        label = r"[\s_-]?".join(re.escape(word) for word in _WORD_BREAK.split(name))
        stop = r"[\n;]" if to_line_end else r"[\n;,]"
        value = rf"(.+?)(?={stop}|[.!?](?:\s|$)|$)"
        found = re.search(rf"\b{label}\b[\"']?\s*[:=]\s*{value}", self._prompt, re.IGNORECASE)
        return found[1].strip("\"' ") or None if found else None

    def listed(self, name: str) -> list[str] | None:
        """The values between commas after `name:`, up to the next label."""
        line = self.labelled(name, to_line_end=True)
        if line is None:
            return None
        values: list[str] = []
        for part in line.split(","):
            if values and re.match(r"\s*[\w ]+[:=]", part):
                break
            values.append(part.strip().strip("\"'"))
        return values

    def next_number(self) -> str | None:
        """The next number that nobody asked for yet."""
        return self._numbers.pop(0) if self._numbers else None

    def next_name(self) -> str | None:
        """The next quoted text, or where there are none, the next capitalised name after a preposition."""
        return self._names.pop(0) if self._names else None
