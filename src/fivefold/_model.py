"""What every generated model is: an attrs class that reads, writes, compares, copies and pickles losslessly. No I/O.

A field that is absent has an empty slot, so nothing else has to remember it: it reads as None, stays absent
through copy and pickle, and is left out of `to_dict()`. Unknown fields are kept in `additional_properties`.
"""

import datetime as _dt
import json
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal, NamedTuple, Self
from uuid import UUID

from ._codec import Codec, WireError, write_any, write_time
from ._unset import NOT_GIVEN as _NOT_GIVEN

#: The default of an optional field. Typed Any, so that the field reads `T | None` in an editor.
NOT_GIVEN: Any = _NOT_GIVEN


class Field(NamedTuple):
    """One property of a schema: its Python name, its key on the wire, its shape."""

    name: str
    key: str
    codec: Codec
    required: bool
    secret: bool = False


class Model:
    """A value of one of the service's schemas.

    Raises:
        TypeError: on construction, for a missing or an unknown keyword.
    """

    __slots__ = ("additional_properties",)
    __hash__ = None  # type: ignore[assignment]  # mutable, and compared by value

    additional_properties: dict[str, Any]
    _wire: ClassVar[tuple[Field, ...]] = ()
    _by_key: ClassVar[dict[str, Field]]
    _by_name: ClassVar[dict[str, Field]]
    _required: ClassVar[int]

    def __init_subclass__(cls) -> None:
        cls._by_key = {field.key: field for field in cls._wire}
        cls._by_name = {field.name: field for field in cls._wire}
        cls._required = sum(field.required for field in cls._wire)

    def __attrs_post_init__(self) -> None:
        for name, field in self._by_name.items():
            if not field.required and getattr(self, name) is _NOT_GIVEN:
                delattr(self, name)

    def __getattr__(self, name: str) -> Any:
        """Only asked when the slot is empty: an absent field, or one that our spec does not know."""
        if name == "additional_properties":
            self.additional_properties = {}
            return self.additional_properties
        if name in type(self)._by_name:
            return None
        if not name.startswith("__") and name in self.additional_properties:
            return self.additional_properties[name]
        raise AttributeError(f"{type(self).__name__!r} has no field {name!r}", name=name, obj=self)

    @classmethod
    def wire_fields(cls) -> tuple[Field, ...]:
        """The properties of the schema, in its order."""
        return cls._wire

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the wire form. Raises WireError, which the client turns into ResponseValidationError."""
        if not isinstance(source, Mapping):
            raise WireError(f"expected an object, got {type(source).__name__}")
        made = cls.__new__(cls)
        known, extra, required = cls._by_key, {}, 0
        for key, value in source.items():
            field = known.get(key)
            if field is None:
                extra[key] = value
                continue
            if field.required:
                required += 1
            elif value is None:
                setattr(made, field.name, None)
                continue
            try:
                setattr(made, field.name, field.codec.read(value))
            except WireError as error:
                raise error.within(key) from error.__cause__
        if required != cls._required:
            missing = [field.key for field in cls._wire if field.required and field.key not in source]
            raise WireError(f"missing {', '.join(map(repr, missing))}")
        if extra:
            made.additional_properties = extra
        return made

    @classmethod
    def to_wire(cls, value: Any) -> dict[str, Any]:
        """The wire form of an instance, or of a mapping that stands for one."""
        if isinstance(value, cls):
            return value.to_dict()
        if not isinstance(value, Mapping):
            raise WireError(f"expected {cls.__name__} or a mapping, got {type(value).__name__}")
        missing = [field.key for field in cls._wire if field.required and field.key not in value]
        if missing:
            raise WireError(f"missing {', '.join(map(repr, missing))}", ValueError)
        return {key: cls._write_one(key, held) for key, held in value.items()}

    @classmethod
    def _write_one(cls, key: str, value: Any) -> Any:
        field = cls._by_key.get(key)
        try:
            if field is None:
                return write_any(value)
            return None if value is None and not field.required else field.codec.write(value)
        except WireError as error:
            raise error.within(key) from error.__cause__

    def to_dict(self) -> dict[str, Any]:
        """The wire form: JSON values under the service's own keys, absent fields left out, unknown ones kept."""
        wire = {field.key: self._write_one(field.key, value) for field, value in self._present()}
        wire.update(self.additional_properties)
        return wire

    def model_dump(
        self,
        *,
        mode: Literal["python", "json"] = "python",
        exclude_unset: bool = False,
        exclude_none: bool = False,
    ) -> dict[str, Any]:
        """A plain dict by Python field names, as pydantic's method of that name gives it.

        Args:
            mode: "python" keeps UUIDs and datetimes; "json" makes strings of them.
            exclude_unset: Leave out fields that are absent; otherwise they are None.
            exclude_none: Leave out fields that are None.
        """
        absent = {} if exclude_unset else dict.fromkeys(self._by_name)
        held = {**absent, **{field.name: value for field, value in self._present()}, **self.additional_properties}
        options = {"mode": mode, "exclude_unset": exclude_unset, "exclude_none": exclude_none}
        return {name: _dump(value, options) for name, value in held.items() if not (exclude_none and value is None)}

    def model_dump_json(
        self, *, indent: int | None = None, exclude_unset: bool = False, exclude_none: bool = False
    ) -> str:
        """`model_dump(mode="json")` as text: compact, or indented by `indent` spaces."""
        dumped = self.model_dump(mode="json", exclude_unset=exclude_unset, exclude_none=exclude_none)
        separators = (",", ":") if indent is None else None
        return json.dumps(dumped, indent=indent, separators=separators, ensure_ascii=False)

    def _present(self) -> Iterator[tuple[Field, Any]]:
        for field in self._wire:
            try:
                yield field, object.__getattribute__(self, field.name)
            except AttributeError:
                continue

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or type(other) is not type(self):
            return NotImplemented
        return self.__getstate__() == other.__getstate__()

    def __repr__(self) -> str:
        shown = [f"{field.name}={'***' if field.secret else repr(value)}" for field, value in self._present()]
        shown += [f"{key}={value!r}" for key, value in self.additional_properties.items()]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __getstate__(self) -> tuple[dict[str, Any], dict[str, Any]]:
        return {field.name: value for field, value in self._present()}, self.additional_properties

    def __setstate__(self, state: tuple[dict[str, Any], dict[str, Any]]) -> None:
        for name, value in state[0].items():
            setattr(self, name, value)
        if state[1]:
            self.additional_properties = dict(state[1])


def _dump(value: Any, options: dict[str, Any]) -> Any:
    if isinstance(value, Model):
        return value.model_dump(**options)
    if isinstance(value, list):
        return [_dump(item, options) for item in value]
    if isinstance(value, dict):
        return {key: _dump(item, options) for key, item in value.items()}
    if options["mode"] == "json":
        if isinstance(value, UUID):
            return str(value)
        if isinstance(value, _dt.date):
            return write_time(value)
    return value
