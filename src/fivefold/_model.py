"""What every generated model is: an attrs class that reads, writes, compares, copies and pickles losslessly. No I/O.

A field that is absent has an empty slot, so nothing else has to remember it: it reads as None, stays absent
through copy and pickle, and is left out of `to_dict()`. Unknown fields are kept in `additional_properties`.
"""

import copy
import datetime as _dt
import json
from collections.abc import Mapping, Set
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, Self
from uuid import UUID

from ._codec import Codec, WireError, is_array, is_object, told, write_any, write_time
from ._unset import NOT_GIVEN as _NOT_GIVEN

#: The default of an optional field. Typed Any, so that the field reads `T | None` in an editor.
NOT_GIVEN: Any = _NOT_GIVEN


class Field(NamedTuple):
    """One property of a schema: its Python name, its key on the wire, its shape."""

    name: str
    key: str
    codec: Codec
    required: bool = False
    secret: bool = False


class Model:
    """A value of one of the service's schemas.

    Set a field to None to send null; `del` it, or give it NOT_GIVEN, to leave it out. `copy.copy` and `copy.replace`
    keep apart what is absent and what is null; `attrs.evolve` does not.

    Raises:
        TypeError: on construction, for a missing or an unknown keyword.
    """

    __slots__ = ("additional_properties",)
    __hash__ = None  # type: ignore[assignment]  # mutable, and compared by value

    additional_properties: dict[str, Any]
    _wire: ClassVar[tuple[Field, ...]] = ()
    _by_key: ClassVar[dict[str, Field]] = {}
    _by_name: ClassVar[dict[str, Field]] = {}
    _required: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._by_key = {field.key: field for field in cls._wire}
        cls._by_name = {field.name: field for field in cls._wire}
        cls._required = tuple(field.key for field in cls._wire if field.required)
        if "__replace__" in vars(cls):  # attrs' own, in Python 3.13 and later, makes null of what is absent
            delattr(cls, "__replace__")

    def __attrs_post_init__(self) -> None:
        for field in self._wire:
            if getattr(self, field.name) is _NOT_GIVEN:
                if field.required:
                    raise TypeError(f"{type(self).__name__}: missing required keyword {field.name!r}")
                delattr(self, field.name)

    if not TYPE_CHECKING:  # or else no misspelt field would be found by a type checker

        def __getattr__(self, name: str) -> Any:
            """Only asked when the slot is empty: an absent field, or one that our spec does not know."""
            if name == "additional_properties":
                self.additional_properties = {}
                return self.additional_properties
            if name in type(self)._by_name:
                return None
            unknown = self._extra()
            if not name.startswith("__") and name in unknown:
                return unknown[name]
            raise AttributeError(f"{type(self).__name__!r} has no field {name!r}", name=name, obj=self)

    def __getitem__(self, key: str) -> Any:
        """A field by its key on the wire, as in a dict; None for a known one that is absent."""
        field = self._by_key.get(key)
        return self._extra()[key] if field is None else getattr(self, field.name)

    def __contains__(self, key: object) -> bool:
        return key in self._by_wire() or key in self._extra()

    __iter__ = None  # indexing by number, as Python would otherwise try, means nothing here

    def get(self, key: str, default: Any = None) -> Any:
        """A field by its key on the wire, or `default` when it is absent, as in a dict."""
        if (field := self._by_key.get(key)) is not None:
            with suppress(AttributeError):
                held = object.__getattribute__(self, field.name)
                if held is not _NOT_GIVEN:
                    return held
        return self._extra().get(key, default)

    @classmethod
    def wire_fields(cls) -> tuple[Field, ...]:
        """The properties of the schema, in its order."""
        return cls._wire

    @classmethod
    def _wire_keys(cls) -> Set[str]:
        """The keys of these on the wire."""
        return cls._by_key.keys()

    def unknown_fields(self) -> int:
        """How many fields the schema does not know."""
        return len(self._extra())

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the wire form. Raises WireError, which the client turns into ResponseValidationError."""
        if not is_object(source):
            raise WireError(f"expected an object, got {told(source)}")
        made = cls.__new__(cls)
        known, extra, required = cls._by_key, dict[str, Any](), 0
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
            except RecursionError:
                raise WireError.too_deep().within(key) from None
        if required != len(cls._required):
            raise WireError(f"missing {cls._missing(source)}")
        if extra:
            made.additional_properties = _with_text_keys(extra)
        made._settle()
        return made

    def _settle(self) -> None:
        """What a class makes of a value once it was read."""

    @classmethod
    def to_wire(cls, value: Any) -> dict[str, Any]:
        """The wire form of an instance, or of a mapping that stands for one; its NOT_GIVENs are left out."""
        if isinstance(value, cls):
            return value.to_dict()
        if not is_object(value):
            raise WireError(f"expected {cls.__name__} or a mapping, got {told(value)}")
        given = {key: held for key, held in value.items() if held is not _NOT_GIVEN}
        if missing := cls._missing(given):
            raise WireError(f"missing {missing}", ValueError)
        known = cls._by_key
        return {key: _write(known.get(key), key, held) for key, held in _with_text_keys(given).items()}

    @classmethod
    def _missing(cls, given: Mapping[str, Any]) -> str:
        return ", ".join([repr(key) for key in cls._required if key not in given])

    def to_dict(self) -> dict[str, Any]:
        """The wire form: JSON values under the service's own keys, absent fields left out, unknown ones kept.

        Times are spelled in UTC, and UUIDs in lower case, however the service spelled them.
        """
        wire = {field.key: _write(field, field.key, value) for field, value in self._present()}
        if missing := self._missing(wire):
            raise WireError(f"missing {missing}", ValueError)
        unknown = self._extra()
        return {**wire, **write_any(unknown)} if unknown else wire

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
        present = self._by_wire()
        named = {f.name: present.get(f.key) for f in self._wire if f.key in present or not exclude_unset}
        held = {**named, **{key: value for key, value in self._extra().items() if key not in named}}
        options = {"mode": mode, "exclude_unset": exclude_unset, "exclude_none": exclude_none}
        return {name: _dump(value, options) for name, value in held.items() if not (exclude_none and value is None)}

    def model_dump_json(
        self, *, indent: int | None = None, exclude_unset: bool = False, exclude_none: bool = False
    ) -> str:
        """`model_dump(mode="json")` as text: compact, or indented by `indent` spaces."""
        dumped = self.model_dump(mode="json", exclude_unset=exclude_unset, exclude_none=exclude_none)
        separators = (",", ":") if indent is None else None
        return json.dumps(dumped, indent=indent, separators=separators, ensure_ascii=False)

    def _extra(self) -> dict[str, Any]:
        try:
            found: dict[str, Any] = object.__getattribute__(self, "additional_properties")
        except AttributeError:
            return {}
        return found

    def _present(self) -> list[tuple[Field, Any]]:
        found = []
        held = object.__getattribute__
        for field in self._wire:
            try:
                value = held(self, field.name)
            except AttributeError:
                continue
            if value is not _NOT_GIVEN:
                found.append((field, value))
        return found

    def _by_wire(self) -> dict[str, Any]:
        """The fields that are there, by their keys on the wire."""
        return {field.key: value for field, value in self._present()}

    def __replace__(self, **changes: Any) -> Self:
        made = copy.copy(self)
        for name, value in changes.items():
            if name not in self._by_name:
                raise TypeError(f"{type(self).__name__} has no field {name!r}")
            setattr(made, name, value)
        return made

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or type(other) is not type(self):
            return NotImplemented
        return self.__getstate__() == other.__getstate__()

    def __repr__(self) -> str:
        shown = [f"{field.name}={_shown(field, value)}" for field, value in self._present()]
        shown += [f"{key}={value!r}" for key, value in self._extra().items()]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __getstate__(self) -> tuple[dict[str, Any], dict[str, Any]]:
        return self._by_wire(), self._extra()

    def __setstate__(self, state: tuple[dict[str, Any], dict[str, Any]]) -> None:
        extra = dict(state[1])
        for key, value in state[0].items():
            if key in self._by_key:
                setattr(self, self._by_key[key].name, value)
            else:
                extra[key] = write_any(value)
        if extra:
            self.additional_properties = extra


def _with_text_keys(given: dict[Any, Any]) -> dict[str, Any]:
    for key in given:
        if not isinstance(key, str):
            raise WireError(f"expected keys of type str, got {told(key)}")
    return given


def _write(field: Field | None, key: str, value: Any) -> Any:
    try:
        if field is None:
            return write_any(value)
        return None if value is None and not field.required else field.codec.write(value)
    except WireError as error:
        if field is not None and field.secret:
            raise WireError(f"a secret of type {type(value).__name__} does not fit").within(key) from None
        raise error.within(key) from error.__cause__
    except RecursionError:
        raise WireError.too_deep().within(key) from None


def _shown(field: Field, value: Any) -> str:
    return "***" if field.secret or any(field.codec.secrets(value)) else repr(value)


def _dump(value: Any, options: dict[str, Any]) -> Any:
    if isinstance(value, Model):
        return value.model_dump(**options)
    if is_array(value):
        return [_dump(item, options) for item in value]
    if is_object(value):
        return {key: _dump(item, options) for key, item in value.items()}
    if options["mode"] == "json":
        if isinstance(value, UUID):
            return str(value)
        if isinstance(value, _dt.date):
            return write_time(value)
    return value
