"""Python functions as tools of a model."""

import asyncio
import dataclasses
import datetime as dt
import functools
import json
import math
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, Literal
from uuid import UUID

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold._typed.tools import await_tool, call_tool, find_tool, result_text, tool_of, tools_of


@dataclasses.dataclass
class Place:
    town: str
    country: str = "it"


def get_weather(place: Place, days: int = 1, unit: Literal["C", "F"] = "C", *, exact: bool = False) -> dict[str, Any]:
    """Tell the weather
    of a place.

    Looks out of the window.

    Args:
        place: The place, which may be
            anywhere.
        days (int): How many days; note: at most ten.

        unit: In which unit.

    Returns:
        exact: no parameter of this name is described here.
    """
    return {"town": place.town, "days": days, "unit": unit, "exact": exact}


def now() -> str:
    return "noon"


async def fetch(url: Annotated[str, "where to look"]) -> list[str]:
    """Fetch a page."""
    await asyncio.sleep(0)
    if url == "bad":
        raise OSError("no such page")
    return [url]


class Desk:
    """A desk with drawers."""

    def __init__(self) -> None:
        self.drawers = {"a": 1}

    def open(self, drawer: str) -> int:
        """Open a drawer."""
        return self.drawers[drawer]

    def __call__(self, what: str) -> str:
        """Put something on the desk."""
        return f"{what} lies there"


def described(function: Callable[..., Any]) -> Any:
    return tool_of(function).definition["function"]


def test_a_function_is_described_by_its_docstring_and_hints() -> None:
    definition = tool_of(get_weather).definition
    assert definition["type"] == "function"
    told = definition["function"]
    assert (told["name"], told["description"]) == ("get_weather", "Tell the weather of a place.")
    parameters = told["parameters"]
    assert (parameters["type"], parameters["required"]) == ("object", ["place"])
    assert parameters["properties"] == {
        "place": {"anyOf": [{"$ref": "#/$defs/Place"}], "description": "The place, which may be anywhere."},
        "days": {"type": "integer", "description": "How many days; note: at most ten."},
        "unit": {"type": "string", "enum": ["C", "F"], "description": "In which unit."},
        "exact": {"type": "boolean"},
    }
    assert parameters["$defs"]["Place"]["required"] == ["town"]
    assert json.loads(json.dumps(definition)) == definition


def test_a_function_without_parameters_or_words() -> None:
    assert described(now) == {
        "name": "now",
        "parameters": {"type": "object", "properties": {}, "required": [], "additionalProperties": False},
    }


def test_an_annotation_describes_a_parameter() -> None:
    assert described(fetch)["parameters"]["properties"] == {"url": {"type": "string", "description": "where to look"}}


def test_a_method_has_no_self() -> None:
    told = described(Desk().open)
    assert (told["name"], told["description"]) == ("open", "Open a drawer.")
    assert list(told["parameters"]["properties"]) == ["drawer"]


def test_an_object_that_can_be_called_is_a_tool() -> None:
    tool = tool_of(Desk())
    assert (tool.name, tool.definition["function"]["description"]) == ("Desk", "Put something on the desk.")
    assert call_tool(tool, '{"what": "a pen"}') == "a pen lies there"


def test_what_a_partial_gives_is_hidden() -> None:
    tool = tool_of(functools.partial(get_weather, Place("Turin"), unit="F"))
    assert list(tool.definition["function"]["parameters"]["properties"]) == ["days", "exact"]
    assert json.loads(call_tool(tool, '{"days": 2}')) == {"town": "Turin", "days": 2, "unit": "F", "exact": False}
    assert call_tool(tool, '{"unit": "C"}') == "error: invalid arguments: unknown 'unit'"


def test_a_decorated_function_is_described_as_itself() -> None:
    @functools.wraps(get_weather)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        return get_weather(*args, **kwargs)

    assert described(wrapped) == described(get_weather)
    assert json.loads(call_tool(tool_of(wrapped), '{"place": {"town": "Rome"}}'))["town"] == "Rome"


def test_arguments_are_given_as_the_signature_wants_them() -> None:
    def mixed(first: int, second: int = 2, /, third: int = 3, *, fourth: int = 4) -> list[int]:
        return [first, second, third, fourth]

    assert call_tool(tool_of(mixed), '{"first": 10, "fourth": 40}') == "[10, 2, 3, 40]"


@pytest.mark.parametrize("arguments", ["", "  ", "{}"])
def test_a_tool_without_arguments_takes_any_word_for_none(arguments: str) -> None:
    assert call_tool(tool_of(now), arguments) == "noon"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ('{"place": {"town": 3}}', "error: invalid arguments: place.town: expected a string, got int 3"),
        ("{}", "error: invalid arguments: missing 'place'"),
        ('{"place": {"town": "a"}, "unit": 1}', "error: invalid arguments: unit: expected one of 'C', 'F', got int 1"),
        ('{"place"', "error: invalid arguments: expected JSON, got str '{\"place\"': Expecting ':' delimiter: "
         "line 1 column 9 (char 8)"),
        ("[]", "error: invalid arguments: expected an object, got list"),
    ],
)  # fmt: skip
def test_arguments_that_do_not_fit_are_told_to_the_model(arguments: str, told: str) -> None:
    assert call_tool(tool_of(get_weather), arguments) == told


def test_an_exception_is_told_to_the_model_by_type_and_message() -> None:
    assert call_tool(tool_of(Desk().open), '{"drawer": "b"}') == "error: KeyError: 'b'"


def test_a_keyboard_interrupt_passes() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call_tool(tool_of(stop), "")


def test_a_coroutine_function_is_awaited() -> None:
    tool = tool_of(fetch)
    assert tool.is_async
    assert asyncio.run(await_tool(tool, '{"url": "x"}')) == '["x"]'
    assert asyncio.run(await_tool(tool, '{"url": "bad"}')) == "error: OSError: no such page"
    assert asyncio.run(await_tool(tool, "{}")) == "error: invalid arguments: missing 'url'"
    assert [tool_of(other).is_async for other in (now, Desk().open, functools.partial(fetch, "x"))] == [
        False,
        False,
        True,
    ]


def test_a_coroutine_that_nobody_announced_is_an_error_of_the_caller() -> None:
    def sly(url: str) -> Any:
        return fetch(url)

    with pytest.raises(TypeError, match="sly returned a coroutine: declare it with `async def`"):
        call_tool(tool_of(sly), '{"url": "x"}')


class Colour(Enum):
    RED = "red"


@attrs.frozen
class Spot:
    place: Place
    colours: frozenset[Colour]


@pytest.mark.parametrize(
    ("result", "text"),
    [
        ("as it is", "as it is"),
        (None, "null"),
        (1.5, "1.5"),
        ([], "[]"),
        (Place("Turin"), '{"town": "Turin", "country": "it"}'),
        (
            Spot(Place("Àosta"), frozenset([Colour.RED])),
            '{"place": {"town": "Àosta", "country": "it"}, "colours": ["red"]}',
        ),
        ({"at": dt.datetime(2026, 1, 2, tzinfo=dt.UTC)}, '{"at": "2026-01-02T00:00:00+00:00"}'),
        ([UUID(int=1)], '["00000000-0000-0000-0000-000000000001"]'),
        ({(1, 2): 3}, "{(1, 2): 3}"),
        (math.nan, "nan"),
        (1 + 2j, '"(1+2j)"'),
    ],
)
def test_a_result_becomes_text(result: Any, text: str) -> None:
    assert result_text(result) == text


def _no_hint(a) -> None:  # type: ignore[no-untyped-def]
    pass


def _many(*parts: str) -> None:
    pass


def _any_names(**parts: str) -> None:
    pass


def _impossible(a: complex) -> None:
    pass


def _größe() -> None:
    pass


@pytest.mark.parametrize(
    ("function", "error", "problem"),
    [
        (_no_hint, TypeError, "_no_hint: a has no type hint"),
        (_many, TypeError, r"_many: \*parts: str cannot be described"),
        (_any_names, TypeError, r"_any_names: \*\*parts: str cannot be described"),
        (_impossible, TypeError, "complex cannot be described"),
        (_größe, ValueError, "'_größe' cannot be the name of a tool"),
        (lambda: 1, ValueError, "'<lambda>' cannot be the name of a tool"),
    ],
)
def test_a_function_that_no_model_can_be_told_of_is_refused(
    function: Any, error: type[Exception], problem: str
) -> None:
    with pytest.raises(error, match=problem):
        tool_of(function)


@pytest.mark.parametrize("name", ["get_weather", "getWeather", "get-weather", "GetWeather", "Get_Weather "])
def test_a_name_is_recognised_as_servers_spell_it(name: str) -> None:
    tools = tools_of([now, get_weather])
    assert find_tool(tools, name) is tools[1]


@pytest.mark.parametrize("name", ["", "weather", "get_weathers"])
def test_another_name_is_not(name: str) -> None:
    assert find_tool(tools_of([now, get_weather]), name) is None


def test_names_that_could_be_mixed_up_are_refused() -> None:
    def getWeather() -> None:  # noqa: N802
        pass

    with pytest.raises(ValueError, match="cannot be told apart: get_weather, getWeather"):
        tools_of([get_weather, now, getWeather])
    with pytest.raises(ValueError, match="at least one tool"):
        tools_of([])


def echo(text: str, number: int, parts: list[float], flag: bool | None = None) -> Any:
    return [text, number, parts, flag]


@given(st.text(), st.integers(), st.lists(st.floats(allow_nan=False, allow_infinity=False)), st.none() | st.booleans())
def test_a_tool_gets_what_the_model_wrote(text: str, number: int, parts: list[float], flag: bool | None) -> None:
    given_ = {"text": text, "number": number, "parts": parts, "flag": flag}
    assert json.loads(call_tool(tool_of(echo), json.dumps(given_))) == [text, number, parts, flag]


@given(st.text())
def test_any_arguments_give_an_answer(arguments: str) -> None:
    assert call_tool(tool_of(get_weather), arguments).startswith("error: invalid arguments: ")
