"""JSON straight into models, by msgspec, wherever nothing can get lost by it. No I/O.

The codecs are the truth. Of each a plan is made once: a type for msgspec, which refuses every unknown field and every
value that the codec would refuse, and a function that makes models of what comes of it. A body that does not fit is
left to the codecs, which keep what is unknown and tell what is wrong; the next plan knows the unknown fields it had.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from . import _codec
from ._codec import Codec, WireError, is_array, is_model, is_object
from ._model import Field, Model

#: How often a plan is made anew, and with how many unknown fields of a class: servers may have no end of them.
_LESSONS, _LEARNED = 8, 32
#: Keys that msgspec takes for the name of a field, and more than a server would use.
_PLAIN = re.compile(r"[\w .:$/@#-]+", re.ASCII)
#: Not learned, so that what an event of a stream reports as an error is always looked at.
_FATAL = "error"
#: What msgspec makes no more and no less of than the codec does.
_SAME: dict[Codec, Any] = {
    _codec.STR: str,
    _codec.BOOL: bool,
    _codec.INT: int,
    _codec.FLOAT: int | float,
    _codec.ID: UUID,
    _codec.ANY: Any,
}
_Finish = Callable[[Any], Any]


class _Plan(NamedTuple):
    """What msgspec is to make of a shape, and what becomes of that; None when it is the value already."""

    kind: Any
    finish: _Finish | None = None


class Reader:
    """Reads bodies of one shape.

    Args:
        codec: The shape.
    """

    def __init__(self, codec: Codec) -> None:
        self._codec = codec
        self._unknown: dict[type[Model], dict[str, None]] = {}
        self._lessons = _LESSONS
        self._read = self._planned()

    def read(self, body: bytes, carefully: Callable[[], Any]) -> Any:
        """The value of a body, which `carefully` reads where it does not fit the plan."""
        try:
            return self._read(body)
        except (msgspec.MsgspecError, WireError, ValueError, RecursionError):
            pass
        value = carefully()
        if self._lessons and self._learn(value):
            self._lessons -= 1
            self._read = self._planned()
        return value

    def _planned(self) -> Callable[[bytes], Any]:
        kind, finish = _Planner(self._unknown).plan(self._codec)
        decode = msgspec.json.Decoder(kind).decode
        return decode if finish is None else lambda body: finish(decode(body))

    def _learn(self, value: Any) -> bool:
        """Whether models in a value have unknown fields that were not known to be there."""
        learned = False
        for model in _models_in(value):
            met = self._unknown.setdefault(type(model), {})
            unknown = model.additional_properties if model.unknown_fields() else {}
            new = [key for key in unknown if key not in met and key != _FATAL and _PLAIN.fullmatch(key)]
            met.update(dict.fromkeys(new[: _LEARNED - len(met)]))
            learned = learned or bool(new)
        return learned


def _models_in(value: Any) -> Iterator[Model]:
    if is_model(value):
        yield value
        for field in value.wire_fields():
            yield from _models_in(getattr(value, field.name))
    elif is_array(value) or is_object(value):
        for held in value.values() if is_object(value) else value:
            yield from _models_in(held)


class _Planner:
    """Makes plans. A class that holds itself is left to its codec where it does."""

    def __init__(self, unknown: dict[type[Model], dict[str, None]]) -> None:
        self._unknown = unknown
        self._models: dict[type[Model], _Plan | None] = {}

    def plan(self, codec: Codec) -> _Plan:
        """The plan for a shape."""
        if codec in _SAME:
            return _Plan(_SAME[codec])
        if codec is _codec.TIME:
            return _Plan(str, codec.read)
        if codec.form == "model" and codec.model is not None:
            return self._model(codec.model()) or _Plan(Any, codec.read)
        if codec.form == "array" and codec.item is not None:
            kind, finish = self.plan(codec.item)
            return _Plan(list[kind], finish and _each(finish))  # type: ignore[valid-type]  # made at run time
        if codec.form == "mapping" and codec.item is not None:
            kind, finish = self.plan(codec.item)
            return _Plan(dict[str, kind], finish and _each_value(finish))  # type: ignore[valid-type]  # as above
        if codec.form == "nullable":
            kind, finish = self.plan(codec.options[0])
            return _Plan(kind if kind is Any else kind | None, finish and _unless_null(finish))
        return _Plan(Any, codec.read)

    def _model(self, model: type[Model]) -> _Plan | None:
        if model not in self._models:
            self._models[model] = None
            unknown = [Field("", key, _codec.ANY) for key in self._unknown.get(model, ())]
            fields = [(field, self.plan(field.codec)) for field in (*model.wire_fields(), *unknown)]
            if all(_PLAIN.fullmatch(field.key) for field, _ in fields):
                self._models[model] = _Plan(_struct(model, fields), _copier(model, fields))
        return self._models[model]


def _each(finish: _Finish) -> _Finish:
    """In place, so that what is finished takes the memory of what it was made of."""

    def finished(values: list[Any]) -> list[Any]:
        for number, value in enumerate(values):
            values[number] = finish(value)
        return values

    return finished


def _each_value(finish: _Finish) -> _Finish:
    return lambda values: {key: finish(value) for key, value in values.items()}


def _unless_null(finish: _Finish) -> _Finish:
    return lambda value: None if value is None else finish(value)


def _struct(model: type[Model], fields: list[tuple[Field, _Plan]]) -> Any:
    """A class that msgspec makes: its attributes are `f0`, `f1`, …, and what is absent is UNSET."""
    shape: list[Any] = []
    for number, (field, (kind, _)) in enumerate(fields):
        if field.required:
            shape.append((f"f{number}", kind))
        else:
            shape.append((f"f{number}", kind if kind is Any else kind | msgspec.UnsetType | None, msgspec.UNSET))
    keys = {f"f{number}": field.key for number, (field, _) in enumerate(fields)}
    return msgspec.defstruct(model.__name__, shape, rename=keys, kw_only=True, forbid_unknown_fields=True, gc=False)


def _copier(model: type[Model], fields: list[tuple[Field, _Plan]]) -> _Finish:
    """A function that makes a model of such an object: compiled, as attrs does it, since it runs for each of them."""
    lines = ["def copied(held):", "    made = new(model)"]
    for number, (field, (_, finish)) in enumerate(fields):
        finished = f"finish{number}(value)" if finish else "value"
        if not field.name:
            lines.append(f"    if (value := held.f{number}) is not UNSET:")
            lines.append(f"        made.additional_properties[keys[{number}]] = value")
        elif field.required:
            lines.append(f"    value = held.f{number}; made.{field.name} = {finished}")
        else:
            lines.append(f"    if (value := held.f{number}) is not UNSET:")
            lines.append(f"        made.{field.name} = {finished}{' if value is not None else None' if finish else ''}")
    lines.append("    made._settle(); return made" if model._settle is not Model._settle else "    return made")
    names: dict[str, Any] = {f"finish{number}": finish for number, (_, (_, finish)) in enumerate(fields)}
    names |= {"new": model.__new__, "model": model, "UNSET": msgspec.UNSET, "keys": [field.key for field, _ in fields]}
    exec("\n".join(lines), names)
    copied: _Finish = names["copied"]
    return copied
