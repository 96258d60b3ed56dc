"""What pydantic describes itself: its models, dataclasses and types. Imported only for these. No I/O."""

from collections.abc import Callable
from typing import Any

from .._codec import WireError

#: What pydantic puts on its classes, and what makes a class one of its types.
_MARKS = ("__pydantic_validator__", "__get_pydantic_core_schema__")


def describes(hint: Any) -> bool:
    """Whether a hint is a class of pydantic's, or a type that pydantic's `Field` and the like say more about."""
    if isinstance(hint, type) and any(hasattr(hint, mark) for mark in _MARKS):
        return True
    metadata = getattr(hint, "__metadata__", ())
    return any(type(item).__module__.partition(".")[0] == "pydantic" for item in metadata)


def describe(hint: Any, prefix: str) -> tuple[dict[str, Any], Callable[[Any], Any]]:
    """The JSON schema, its references pointing at names in `$defs` with this prefix, and a strict reader.

    Raises:
        TypeError: pydantic has no JSON schema for it.
    """
    import json

    from pydantic import TypeAdapter, ValidationError
    from pydantic.errors import PydanticUndefinedAnnotation, PydanticUserError

    try:
        adapter: TypeAdapter[Any] = TypeAdapter(hint)
        schema = adapter.json_schema(ref_template=f"#/$defs/{prefix}{{model}}")
    except (PydanticUserError, PydanticUndefinedAnnotation) as error:
        raise TypeError(f"pydantic cannot describe {hint}: {error}") from error

    def read(value: Any) -> Any:
        try:
            return adapter.validate_json(json.dumps(value), strict=True)
        except ValidationError as error:
            raise _problem(error.errors(include_url=False, include_context=False)) from error

    return schema, read


def _problem(problems: Any) -> WireError:
    first, more = problems[0], len(problems) - 1
    told = f"{first['msg']}{f' (and {more} more)' if more else ''}"
    error = WireError(told, ValueError)
    for step in reversed(first["loc"]):
        error.within(step)
    return error
