"""Python functions as tools of a model: what the model is told of one, and a call of it from JSON text. No I/O.

What a function does is its own affair; a runner calls it. Whatever it raises is told to the model, for it to try again.
"""

import datetime as _dt
import inspect
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from enum import Enum
from functools import partial
from typing import Annotated, Any, get_origin

from attrs import frozen

from .._answers import parse_json
from .._codec import WireError, is_model, told
from .hints import Describer
from .plain import description_in
from .records import Field, hints_of

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SECTION = re.compile(r"(\w[\w ]*):\s*")
_ARGUMENT = re.compile(r"(\s*)\*{0,2}(\w+)\s*(?:\([^)]*\))?\s*:\s*(.*)")
_DESCRIBED = frozenset({"Args", "Arguments", "Parameters"})


@frozen
class PythonTool:
    """A function that a model may ask to be called.

    Attributes:
        name: The function's name.
        definition: What a request says of it: an entry of `tools`.
        is_async: Whether calling it makes a coroutine: use `await_tool`.
        run: Calls the function with the arguments in a JSON value. Raises WireError, and what the function raises.
    """

    name: str
    definition: dict[str, Any]
    is_async: bool
    run: Callable[[Any], Any]


def tool_of(function: Callable[..., Any]) -> PythonTool:
    """Describe a function: its docstring's first paragraph, and its parameters by their type hints.

    What a parameter is for is said by `Annotated[str, "the city"]`, or under `Args:` in the docstring. Parameters
    with a default need not be given. What a `functools.partial` gives is hidden from the model.

    Raises:
        TypeError: a parameter has no type hint, one that cannot be described as JSON, or is a `*args` or `**kwargs`.
        ValueError: the function has no name that a tool can have.
    """
    inner = function.func if isinstance(function, partial) else function
    code = inner if hasattr(inner, "__name__") else type(inner).__call__
    name = getattr(inner, "__name__", type(inner).__name__)
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of a tool: letters, digits, _ and -, at most 64")
    signature = inspect.signature(function)
    doc = inspect.getdoc(code) or ""
    hidden = function.keywords if isinstance(function, partial) else {}
    shown = [each for each in signature.parameters.values() if each.name not in hidden]
    fields = _fields(name, shown, hints_of(code, name), _arguments_in(doc))

    def call(given: dict[str, Any]) -> Any:
        bound = signature.bind_partial()
        bound.arguments.update(given)
        bound.apply_defaults()
        return partial(function, *bound.args, **bound.kwargs)

    describer = Describer()
    shape = describer.object(fields, call)
    parameters = {**shape.schema, **({"$defs": describer.defs} if describer.defs else {})}
    definition: dict[str, Any] = {"name": name, "parameters": parameters}
    if description := _first_paragraph(doc):
        definition["description"] = description
    is_async = inspect.iscoroutinefunction(code)
    return PythonTool(name, {"type": "function", "function": definition}, is_async, lambda value: shape.read(value)())


def tools_of(functions: Iterable[Callable[..., Any]]) -> list[PythonTool]:
    """Describe several functions. Raises ValueError when there are none or a server could mix up two names besides."""
    if not isinstance(functions, Iterable) or not all(map(callable, functions := list(functions))):
        raise TypeError("tools: expected a list of functions")
    tools = [tool_of(function) for function in functions]
    if not tools:
        raise ValueError("give at least one tool")
    same = [name for name, count in Counter(_letters(tool.name) for tool in tools).items() if count > 1]
    if same:
        names = ", ".join(tool.name for tool in tools if _letters(tool.name) in same)
        raise ValueError(f"names of tools that cannot be told apart: {names}")
    return tools


def find_tool(tools: Sequence[PythonTool], name: str) -> PythonTool | None:
    """The tool that a model means: servers change names to snake_case, so only letters and digits count."""
    return next((tool for tool in tools if _letters(tool.name) == _letters(name)), None)


def call_tool(tool: PythonTool, arguments: str) -> str:
    """Call a tool with arguments as JSON text, "" for none, and return what to tell the model.

    That is the result, as it is if it is a str, else as JSON; or the type and the message of what was raised.

    Raises:
        TypeError: the result is a coroutine, although the function is not declared so.
    """
    try:
        result = tool.run(_read(arguments))
        if not inspect.iscoroutine(result):
            return result_text(result)
    except Exception as error:  # noqa: BLE001  (whatever a tool raises is for the model to know)
        return _failed(error)
    result.close()
    raise TypeError(f"{tool.name} returned a coroutine: declare it with `async def`")


async def await_tool(tool: PythonTool, arguments: str) -> str:
    """`call_tool` for a tool that is a coroutine function."""
    try:
        return result_text(await tool.run(_read(arguments)))
    except Exception as error:  # noqa: BLE001  (whatever a tool raises is for the model to know)
        return _failed(error)


def result_text(result: Any) -> str:
    """A result for a model to read: JSON, or `str()` of what JSON has no form for."""
    if isinstance(result, str):
        return str.__str__(result)
    try:
        return json.dumps(result, default=_plain, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return str(result)


def _read(arguments: str) -> Any:
    if not arguments.strip():
        return {}
    try:
        return parse_json(arguments)
    except ValueError as error:
        raise WireError(f"expected JSON, got {told(arguments)}: {error}", ValueError) from error


def _failed(error: Exception) -> str:
    kind = "invalid arguments" if isinstance(error, WireError) else type(error).__name__
    return f"error: {kind}: {error}"


def _plain(value: Any) -> Any:
    """One step towards JSON, for what `json` itself does not know."""
    step = next((step for fits, step in _STEPS if fits(value)), str)
    return step(value)


def _named_parts(value: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


#: What has a form in JSON of its own: the first that fits.
_STEPS: tuple[tuple[Callable[[Any], bool], Callable[[Any], Any]], ...] = (
    (is_model, lambda value: value.to_dict()),
    (lambda value: hasattr(value, "model_dump"), lambda value: value.model_dump(mode="json")),
    (
        lambda value: hasattr(value, "__dataclass_fields__"),
        lambda value: _named_parts(value, value.__dataclass_fields__),
    ),
    (
        lambda value: hasattr(value, "__attrs_attrs__"),
        lambda value: _named_parts(value, (each.name for each in value.__attrs_attrs__)),
    ),
    (lambda value: isinstance(value, Enum), lambda value: value.value),
    (lambda value: isinstance(value, Mapping), dict),
    (lambda value: isinstance(value, Set), list),
    (lambda value: isinstance(value, _dt.date | _dt.time), lambda value: value.isoformat()),
)


def _fields(
    name: str, shown: Iterable[inspect.Parameter], hints: dict[str, Any], described: dict[str, str]
) -> list[Field]:
    fields: list[Field] = []
    for each in shown:
        if each.kind in (each.VAR_POSITIONAL, each.VAR_KEYWORD):
            raise TypeError(f"{name}: {each} cannot be described: spell its parameters out")
        if each.name not in hints:
            raise TypeError(f"{name}: {each.name} has no type hint")
        hint = hints[each.name]
        said = description_in(hint.__metadata__) if get_origin(hint) is Annotated else None
        fields.append(Field(each.name, hint, each.default is each.empty, said or described.get(each.name)))
    return fields


def _first_paragraph(doc: str) -> str:
    return " ".join(doc.strip().split("\n\n")[0].split())


def _arguments_in(doc: str) -> dict[str, str]:
    """What the `Args:` section of a docstring in Google's style says, by parameter."""
    found: dict[str, list[str]] = {}
    inside, depth, last = False, None, ""
    for line in doc.splitlines():
        if line.strip() and not line[0].isspace():
            heading = _SECTION.fullmatch(line)
            inside, depth = bool(heading and heading[1] in _DESCRIBED), None
            continue
        entry = _ARGUMENT.match(line)
        if inside and entry and (depth is None or len(entry[1]) == depth):
            depth, last = len(entry[1]), entry[2]
            found[last] = [entry[3]]
        elif inside and last in found:
            found[last].append(line.strip())
    return {name: " ".join(filter(None, lines)) for name, lines in found.items()}


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()
