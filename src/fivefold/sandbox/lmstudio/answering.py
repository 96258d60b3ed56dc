"""What the model answers: a function of the request alone. Pure: no I/O.

The answer echoes the user's last words: `Echo: <text>`, then ` [2 images]` and ` [seed 7]` where there were images or a
seed. After results of tools it is `Tool result: <text>`. These phrases in the text change it:

    count to N             the answer is `1 2 3 … N`
    think step by step     the model thinks first, where thoughts are possible (see generating.py)
    call NAME {…           with tools given, calls exactly that (see tools.py)
    fail midway            the generation breaks off after half of its tokens
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fivefold.sandbox.lmstudio import tokens
from fivefold.sandbox.lmstudio.dialogue import Dialogue
from fivefold.sandbox.lmstudio.schema_values import instance_of
from fivefold.sandbox.lmstudio.tools import Call, Tool, choose_calls

__all__ = ["FINISH_REASONS", "Ask", "Piece", "Reply", "answer"]

FINISH_REASONS: Mapping[str, str] = {
    "eosFound": "stop",
    "stopStringFound": "stop",
    "maxPredictedTokensReached": "length",
    "contextLengthReached": "length",
    "toolCalls": "tool_calls",
}
"""LM Studio's reason for an end to OpenAI's."""

_COUNT = re.compile(r"\bcount to (\d{1,5})\b", re.IGNORECASE)
_FAIL = "fail midway"
_CRASH = "The model has crashed without additional information. (Exit code: 6)"


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What is asked of the model.

    Attributes:
        dialogue: what was said.
        max_tokens: the longest answer; None does not bound it.
        stop: texts before which the answer ends.
        seed: shows in the answer.
        schema: of a structured answer.
        tools, must_call, may_call: what may be called, and whether.
        empty_arguments: see tools.py.
        thinks: whether the model thinks first.
        room: tokens left in the context.
    """

    dialogue: Dialogue
    max_tokens: int | None = None
    stop: Sequence[str] = ()
    seed: int | None = None
    schema: Mapping[str, Any] | None = None
    tools: Sequence[Tool] = ()
    must_call: bool = False
    may_call: bool = True
    empty_arguments: bool = False
    thinks: bool = False
    room: int = 4_096


@dataclass(frozen=True)
class Piece:
    """One token: of the thoughts (`reasoning`), the answer (`content`) or the arguments of a `call`.

    Attributes:
        call: the number of the call, whose first piece has no text.
    """

    kind: str
    text: str
    call: int = 0


@dataclass(frozen=True)
class Reply:
    """The answer, token by token.

    Attributes:
        calls: the calls that pieces belong to.
        stop_reason: why it ends, see `FINISH_REASONS`.
        failure: why the generation breaks off after these pieces; None when it does not.
        failure_kind: the native API's type of that error.
        prompt_tokens: of everything that was sent.
    """

    pieces: Sequence[Piece]
    calls: Sequence[Call] = ()
    stop_reason: str = "eosFound"
    failure: str | None = None
    failure_kind: str = "internal_error"
    prompt_tokens: int = 0

    def text(self, kind: str, call: int = 0) -> str:
        """All of one kind."""
        return "".join(piece.text for piece in self.pieces if (piece.kind, piece.call) == (kind, call))

    def count(self, kind: str) -> int:
        """How many tokens are of one kind."""
        return sum(piece.kind == kind for piece in self.pieces)

    @property
    def finish_reason(self) -> str:
        """Why it ends, in OpenAI's words."""
        return FINISH_REASONS[self.stop_reason]

    @property
    def begun(self) -> Sequence[tuple[int, Call]]:
        """The calls of which anything was generated, with their numbers."""
        seen = {piece.call for piece in self.pieces if piece.kind == "call"}
        return [(number, call) for number, call in enumerate(self.calls) if number in seen]


def answer(ask: Ask) -> Reply:
    """The answer to what is asked."""
    said = ask.dialogue.text
    thoughts = f"The user said: {said}" if ask.thinks else ""
    calls = _calls(ask)
    text, stopped = ("", False) if calls else _cut(_text(ask), ask.stop)
    pieces = [Piece("reasoning", token) for token in tokens.split(thoughts)]
    pieces += [Piece("content", token) for token in tokens.split(text)]
    for number, call in enumerate(calls):
        pieces += [Piece("call", part, number) for part in ("", *tokens.split(call.arguments))]
    ends = "toolCalls" if calls else "stopStringFound" if stopped else "eosFound"
    most = ask.room if ask.max_tokens is None else min(ask.max_tokens, ask.room)
    if len(pieces) > most:
        ends = "maxPredictedTokensReached" if most == ask.max_tokens else "contextLengthReached"
    if _FAIL in said.lower():
        kept = pieces[: len(pieces) // 2]
        return Reply(kept, calls, ends, _CRASH, prompt_tokens=ask.dialogue.tokens)
    return Reply(pieces[:most], calls, ends, prompt_tokens=ask.dialogue.tokens)


def _calls(ask: Ask) -> Sequence[Call]:
    if not ask.may_call or (ask.dialogue.results and not ask.must_call):
        return ()
    return choose_calls(ask.tools, ask.dialogue.text, must=ask.must_call, empty_arguments=ask.empty_arguments)


def _text(ask: Ask) -> str:
    dialogue = ask.dialogue
    if ask.schema is not None:
        return json.dumps(instance_of(ask.schema, dialogue.text), ensure_ascii=False)
    if dialogue.results:
        return f"Tool result: {'; '.join(dialogue.results)}"
    if counting := _COUNT.search(dialogue.text):
        return " ".join(str(number) for number in range(1, int(counting[1]) + 1))
    images = f" [{dialogue.images} image{'s' * (dialogue.images > 1)}]" if dialogue.images else ""
    seed = f" [seed {ask.seed}]" if ask.seed is not None else ""
    return f"Echo: {dialogue.text}{images}{seed}"


def _cut(text: str, stops: Sequence[str]) -> tuple[str, bool]:
    """The text before the first of `stops`, and whether there was one."""
    places = [place for stop in stops if stop and (place := text.find(stop)) >= 0]
    return (text[: min(places)], True) if places else (text, False)
