"""Cuts an answer up for speaking. Pure: no I/O."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["speech_turn"]

_SENTENCE = re.compile(r"[^.!?]+[.!?]*(?: +[!?])*")
_WORDS_PER_SECOND = 2.75
_PAUSE, _LAST_PAUSE, _LONGEST_PAUSE = 0.35, 0.25, 1.35
"""A pause as part of the words before it; seconds more at the end; and the longest one in seconds."""


def speech_turn(turn_id: str, text: str, created_at: str) -> dict[str, Any]:
    """The wire form of a turn: one segment for each sentence."""
    sentences = [one.strip() for one in _SENTENCE.findall(text)] or [text]
    last = len(sentences) - 1
    return {
        "turn_id": turn_id,
        "text": text,
        "created_at": created_at,
        "segments": [_segment(one, index == last) for index, one in enumerate(sentences) if one],
        "average_words_per_second": _WORDS_PER_SECOND,
        "tempo": 1.0,
    }


def _segment(text: str, last: bool) -> dict[str, Any]:
    duration = len(text.split()) / _WORDS_PER_SECOND
    pause = min(duration * _PAUSE + last * _LAST_PAUSE, _LONGEST_PAUSE)
    return {"text": text, "estimated_duration": round(duration, 3), "pause_after": round(pause, 3)}
