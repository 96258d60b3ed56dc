"""A call: arguments filled in, an answer read."""

import json
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fivefold import _answers, _bodies, _codec, _shapes
from fivefold._unset import NOT_GIVEN
from fivefold.call import Body, Call, Headers, Operation, Parameter, Response
from tests.wire.samples import NODE, Node

TEXTS = _shapes.array(_codec.STR)
PARAMETERS = (
    Parameter("one", "one", "path", _codec.STR, required=True),
    Parameter("two", "two", "query", TEXTS),
    Parameter("flag", "Flag", "query", _codec.BOOL),
    Parameter("number", "number", "query", _codec.FLOAT, required=True),
    Parameter("head", "X-Head", "header", _codec.STR),
    Parameter("token", "Authorization", "header", _codec.STR, secret=True),
    Parameter("crumb", "crumb", "cookie", _codec.STR, secret=True),
    Parameter("other", "other", "cookie", _codec.ANY),
)
GIVEN: dict[str, Any] = dict.fromkeys([parameter.name for parameter in PARAMETERS]) | {"one": "1", "number": 1.5}
TRY: Operation[Any] = Operation(
    name="try_it",
    method="POST",
    path="/a/{one}/b",
    parameters=PARAMETERS,
    body=Body("application/json", _bodies.encode_json, NODE, required=False, secret=True),
    answers={200: _answers.json_answer(NODE), 4: _answers.text_answer, 204: _answers.no_answer},
)


def test_what_is_given_goes_where_it_belongs() -> None:
    arguments = GIVEN | {
        "two": ["a b", "ü"],
        "flag": True,
        "head": "h",
        "token": "Bearer t",
        "crumb": "c;d",
        "other": {"x": 1},
    }
    call = TRY.call(arguments, {"name": "n", "api-key": "k"})
    assert call.target == "/a/1/b?two=a%20b&two=%C3%BC&Flag=true&number=1.5"
    assert call.headers == (
        ("X-Head", "h"),
        ("Authorization", "Bearer t"),
        ("cookie", "crumb=c%3Bd; other=%7B%22x%22%3A1%7D"),
        ("content-type", "application/json"),
    )
    assert json.loads(call.body or b"") == {"name": "n", "api-key": "k"}
    assert call.secrets == {"Bearer t", "c;d", "k"}
    assert not {"Bearer t", "k"} & set(repr(call).split("'"))


def test_what_is_not_given_is_not_sent() -> None:
    call = TRY.call(GIVEN)
    assert (call.target, call.headers, call.body, call.secrets) == ("/a/1/b?number=1.5", (), None, frozenset())
    assert TRY.call(GIVEN | {"flag": NOT_GIVEN}) == call


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        ({"one": None}, TypeError, "try_it: one: expected a string, got NoneType None"),
        ({"one": ""}, ValueError, "try_it: one: '' cannot be a part of a URL path"),
        ({"one": "."}, ValueError, "cannot be a part"),
        ({"one": ".."}, ValueError, "cannot be a part"),
        ({"one": "\ud800"}, ValueError, "try_it: one: not a text"),
        ({"two": "ab"}, TypeError, "try_it: two: expected a list, got str 'ab'"),
        ({"two": ["a", 5]}, TypeError, r"try_it: two\[1\]: expected a string, got int 5"),
        ({"number": float("nan")}, ValueError, "try_it: number: expected a finite number"),
        ({"head": "a\r\nb: c"}, ValueError, "try_it: head: a header holds printable ASCII only"),
        ({"head": "a\nb"}, ValueError, "head"),
        ({"head": "a\0"}, ValueError, "head"),
        ({"head": "é"}, ValueError, "head"),
        ({"token": 5}, TypeError, "try_it: token: a secret of type int does not fit"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(change: dict[str, Any], kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        TRY.call(GIVEN | change)


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ({}, ValueError, "try_it: body: missing 'name'"),
        (
            {"name": "a", "nodes": [{"name": 1}]},
            TypeError,
            r"try_it: body\.nodes\[0\]\.name: expected a string, got int 1",
        ),
        (5, TypeError, "try_it: body: expected Node or a mapping, got int 5"),
        ({"name": "a", "free": {"x": float("inf")}}, ValueError, r"try_it: body\.free\.x: expected a finite number"),
        ({"name": "a", "api-key": ["sk-1"]}, TypeError, r"try_it: body\.api-key: a secret of type list does not fit"),
    ],
)
def test_a_body_that_does_not_fit_is_refused_by_path(body: Any, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        TRY.call(GIVEN, body)


def test_a_body_too_deep_is_refused() -> None:
    deep: Any = 1
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ValueError, match="nested too deeply"):
        TRY.call(GIVEN, {"name": "a", "free": {"x": deep}})
    while isinstance(deep, list):
        deep = deep.pop()


def test_a_required_body_is_asked_for() -> None:
    assert TRY.body is not None
    strict = attrs.evolve(TRY, body=TRY.body._replace(required=True))
    with pytest.raises(TypeError, match="try_it: body: expected Node or a mapping, got NoneType None"):
        strict.call(GIVEN)


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_is_one_segment_of_a_path_and_one_value_of_a_query(text: str) -> None:
    if text in (".", ".."):
        return
    call = TRY.call(GIVEN | {"one": text, "two": [text]})
    assert call.target.isascii()
    assert call.path.count("/") == 3
    assert not set(" ?#\r\n") & set(call.path)
    assert call.target.count("?") == 1
    assert call.target.partition("?")[2].count("&") == 1


def test_a_query_can_be_set_anew() -> None:
    call = TRY.call(GIVEN | {"two": ["a"]}).with_query(two=["b", "c"], number=None, limit=5, flag=True, mode="x")
    assert call.query == (("two", "b"), ("two", "c"), ("limit", "5"), ("flag", "true"), ("mode", "x"))
    assert call.with_query(two=()).query == call.query[2:]


def test_an_answer_is_read_by_its_status_or_the_class_of_it() -> None:
    call = TRY.call(GIVEN)
    node = b'{"name": "a"}'
    read = {status: call.parse(Response(status, Headers(), node)) for status in (200, 204, 299, 418)}
    assert read == {200: Node(name="a"), 204: None, 299: Node(name="a"), 418: '{"name": "a"}'}
    assert call.parse(Response(200, Headers(), b"\xef\xbb\xbf" + node)) == Node(name="a")


def test_headers_have_no_case_and_may_repeat() -> None:
    headers = Headers([("Content-Type", "text/HTML; charset=x"), ("Via", "a"), ("via", "b")])
    assert (headers["VIA"], headers.get("none"), len(headers), list(headers)) == (
        "a, b",
        None,
        2,
        ["content-type", "via"],
    )
    assert Response(200, headers).media_type == "text/html"
    assert Response(200).media_type == ""


def test_a_call_reads_as_a_step_of_a_flow() -> None:
    def flow() -> Any:
        answer = yield from TRY.call(GIVEN)
        return answer

    steps = flow()
    assert isinstance(next(steps), Call)
    with pytest.raises(StopIteration) as end:
        steps.send("answer")
    assert end.value.value == "answer"


def test_models_pickle_though_calls_need_not() -> None:
    assert pickle.loads(pickle.dumps([Node(name="a")])) == [Node(name="a")]
