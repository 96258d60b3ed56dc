"""From chunks to the whole answer: what servers send in pieces, each in its own way."""

from typing import Any

import pytest
from fivefold_wire.lmstudio.models.native_chat_event import read_native_chat_event
from fivefold_wire.lmstudio.models.response_stream_event import read_response_stream_event

from fivefold.lmstudio import split_reasoning
from fivefold.lmstudio._event_folding import fold_native, fold_response, native_text, response_text
from fivefold.lmstudio._folding import chat_text, concludes, fold_chat, fold_completion
from fivefold.lmstudio.schemas import ChatCompletion, ChatCompletionChunk, CompletionChunk, CompletionUsage

from ._replay import chunk


def _fold(*chunks: dict[str, Any]) -> ChatCompletion:
    return fold_chat([ChatCompletionChunk.from_dict(each) for each in chunks])


def _call(**part: Any) -> dict[str, Any]:
    return chunk({"tool_calls": [part]})


def _calls(*chunks: dict[str, Any]) -> list[tuple[str, str, str]]:
    calls = _fold(*chunks).choices[0].message.tool_calls or []
    return [(call.id, call.function.name, call.function.arguments) for call in calls]


def test_content_is_joined_and_the_role_told_in_every_chunk_is_told_once() -> None:
    first, second = chunk({"role": "assistant", "content": "Hel"}), chunk({"role": "assistant", "content": "lo"})
    whole = _fold(first, second, chunk({}, "stop"))
    (choice,) = whole.choices
    assert (choice.message.role, choice.message.content, choice.finish_reason) == ("assistant", "Hello", "stop")
    assert (whole.id, whole.object, whole.created, whole.model) == ("chatcmpl-1", "chat.completion", 1, "m")
    assert "usage" not in whole
    assert "reasoning" not in choice.message


def test_tool_calls_by_index_with_id_and_name_in_the_first_piece_only() -> None:
    assert _calls(
        _call(index=0, id="a", type="function", function={"name": "f", "arguments": ""}),
        _call(index=0, function={"arguments": '{"x":'}),
        _call(index=1, id="b", type="function", function={"name": "g", "arguments": "{}"}),
        _call(index=0, function={"arguments": "1}"}),
    ) == [("a", "f", '{"x":1}'), ("b", "g", "{}")]


def test_id_and_name_in_every_piece_are_set_once() -> None:
    piece = {"index": 0, "id": "a", "type": "function"}
    assert _calls(
        _call(**piece, function={"name": "f", "arguments": "{"}),
        _call(**piece, function={"name": "f", "arguments": "}"}),
    ) == [("a", "f", "{}")]


def test_pieces_without_an_index_belong_to_their_id_or_to_the_last_call() -> None:
    assert _calls(
        _call(id="a", function={"name": "f", "arguments": "1"}),
        _call(id="b", function={"name": "g", "arguments": "2"}),
        _call(function={"arguments": "3"}),
        _call(id="a", function={"arguments": "4"}),
    ) == [("a", "f", "14"), ("b", "g", "23")]


def test_an_empty_name_later_does_not_count_and_a_call_may_lack_everything() -> None:
    assert _calls(
        _call(index=0, id="", function={"name": "f"}), _call(index=0, function={"name": "", "arguments": ""})
    ) == [("", "f", "")]
    assert _calls(_call(index=0)) == [("", "", "")]


def test_beside_calls_the_content_is_null() -> None:
    message = _fold(_call(index=0, id="a", function={"name": "f", "arguments": "{}"})).choices[0].message
    assert message.to_dict()["content"] is None


def test_the_usage_is_the_last_that_counts_something() -> None:
    zero, full = (
        {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
        {"prompt_tokens": 3, "total_tokens": 5},
    )
    whole = _fold(chunk({"content": "a"}, usage=None), chunk(usage=full), chunk(usage=zero), chunk(usage={}))
    assert whole.usage == CompletionUsage(prompt_tokens=3, total_tokens=5)
    assert _fold(chunk({"content": "a"}, usage=zero)).usage is None


def test_figures_of_the_v0_api_are_kept() -> None:
    last = chunk({}, "stop", stats={"tokens_per_second": 50.5}, model_info={"arch": "llama"}, runtime={"name": "gguf"})
    whole = _fold(chunk({"content": "a"}), last)
    assert whole.stats is not None
    assert whole.stats.tokens_per_second == 50.5
    assert whole.to_dict()["runtime"] == {"name": "gguf"}


def test_several_answers_are_kept_apart_and_the_text_is_that_of_the_first() -> None:
    chunks = [
        chunk(choices=[{"index": 1, "delta": {"content": "b"}}, {"index": 0, "delta": {"content": "a"}}]),
        chunk(choices=[{"index": 1, "delta": {"content": "B"}, "finish_reason": "length"}]),
    ]
    assert [(choice.index, choice.message.content, choice.finish_reason) for choice in _fold(*chunks).choices] == [
        (0, "a", None),
        (1, "bB", "length"),
    ]
    read = [ChatCompletionChunk.from_dict(each) for each in chunks]
    assert list(map(chat_text, read)) == ["a", ""]
    assert list(map(concludes, read)) == [False, True]


def test_probabilities_of_tokens_are_joined() -> None:
    pieces = [{"index": 0, "delta": {}, "logprobs": {"content": [{"token": token}]}} for token in "ab"]
    whole = _fold(*(chunk(choices=[piece]) for piece in pieces), chunk(choices=[{"index": 0, "delta": {}}]))
    assert whole.choices[0].logprobs == {"content": [{"token": "a"}, {"token": "b"}]}


def test_reasoning_is_joined_where_it_was_told() -> None:
    apart = [chunk({"reasoning": "I "}), chunk({"reasoning": "think"}), chunk({"content": "so"})]
    older = [chunk({"reasoning_content": "I "}), chunk({"reasoning_content": "think"}), chunk({"content": "so"})]
    inline = [chunk({"content": "<think>\nI "}), chunk({"content": "think</think>\n\nso"})]
    for chunks in (apart, older, inline):
        assert split_reasoning(_fold(*chunks).choices[0].message) == ("I think", "so")
    assert _fold(*apart).choices[0].message.to_dict()["reasoning"] == "I think"
    assert _fold(*older).choices[0].message.to_dict()["reasoning_content"] == "I think"


@pytest.mark.parametrize(
    ("message", "apart"),
    [
        ({"content": "plain"}, ("", "plain")),
        ({"content": None}, ("", "")),
        ({"content": "<think>not yet done"}, ("not yet done", "")),
        ({"content": "a <think>b</think>"}, ("", "a <think>b</think>")),
        ({"content": "<think></think>a"}, ("", "a")),
    ],
)
def test_reasoning_between_tags_stands_at_the_beginning(message: dict[str, Any], apart: tuple[str, str]) -> None:
    assert split_reasoning(message) == apart


def test_a_completion_whose_last_chunks_have_no_text() -> None:
    envelope = {"id": "c", "object": "text_completion", "created": 1, "model": "m"}
    choices = [{"index": 0, "text": "a"}, {"index": 0, "text": None}, {"index": 0, "finish_reason": "stop"}]
    whole = fold_completion([CompletionChunk.from_dict({**envelope, "choices": [choice]}) for choice in choices])
    assert whole.to_dict() == {**envelope, "choices": [{"index": 0, "text": "a", "finish_reason": "stop"}]}


def _responses(*events: dict[str, Any]) -> Any:
    return [read_response_stream_event({**event, "type": f"response.{event['type']}"}) for event in events]


BEGUN = {"type": "created", "response": {"id": "resp_1", "status": "in_progress", "output": []}}


def test_a_response_is_that_of_its_last_event() -> None:
    end = {"type": "failed", "response": {"id": "resp_1", "status": "failed", "error": {"message": "no"}}}
    whole = fold_response(_responses(BEGUN, {"type": "output_text.delta", "delta": "a"}, end))
    assert (whole.status, whole["error"]["message"]) == ("failed", "no")


def test_a_response_that_broke_off_is_put_together_from_its_pieces() -> None:
    at = {"output_index": 1, "content_index": 0}
    events = _responses(
        BEGUN,
        {"type": "output_item.added", "output_index": 0, "item": {"type": "reasoning", "id": "rs_1", "content": []}},
        {"type": "reasoning_text.delta", "output_index": 0, "content_index": 0, "delta": "hm"},
        {"type": "output_item.added", "output_index": 1, "item": {"type": "message", "id": "msg_1", "content": []}},
        {"type": "content_part.added", **at, "part": {"type": "output_text", "text": ""}},
        {"type": "output_text.delta", **at, "delta": "Hel"},
        {"type": "output_text.delta", **at, "delta": "lo"},
        {"type": "function_call_arguments.delta", "output_index": 2, "delta": '{"x":'},
        {"type": "function_call_arguments.delta", "output_index": 2, "delta": "1}"},
        {"type": "mcp_call.in_progress", "output_index": 3},
    )
    whole = fold_response(events)
    assert (whole.id, whole.status) == ("resp_1", "in_progress")
    assert whole.to_dict()["output"] == [
        {"type": "reasoning", "id": "rs_1", "content": [{"type": "reasoning_text", "text": "hm"}]},
        {"type": "message", "id": "msg_1", "content": [{"type": "output_text", "text": "Hello"}]},
        {"type": "function_call", "call_id": "", "name": "", "arguments": '{"x":1}'},
    ]
    assert "".join(map(response_text, events)) == "Hello"


def test_a_response_without_its_first_events() -> None:
    whole = fold_response(_responses({"type": "output_text.delta", "delta": "a"}))
    assert whole.to_dict()["output"] == [
        {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "a"}]}
    ]


def test_a_finished_item_replaces_its_pieces() -> None:
    item = {"type": "message", "content": [{"type": "output_text", "text": "whole"}]}
    whole = fold_response(
        _responses({"type": "output_text.delta", "delta": "who"}, {"type": "output_item.done", "item": item})
    )
    assert whole.to_dict()["output"] == [item]


NATIVE: list[dict[str, Any]] = [
    {"type": "chat.start", "model_instance_id": "m:2"},
    {"type": "reasoning.start"},
    {"type": "reasoning.delta", "content": "h"},
    {"type": "reasoning.delta", "content": "m"},
    {"type": "reasoning.end"},
    {"type": "tool_call.start", "tool": "t"},
    {"type": "tool_call.success", "tool": "t", "arguments": {"x": 1}, "output": "done"},
    {"type": "tool_call.failure", "reason": "no such tool", "metadata": {"type": "invalid_name", "tool_name": "u"}},
    {"type": "error", "error": {"type": "unknown", "message": "went on"}},
    {"type": "message.start"},
    {"type": "message.delta", "content": "Hel"},
    {"type": "message.delta", "content": "lo"},
    {"type": "something.new", "value": 1},
]


def test_a_native_chat_that_broke_off_is_put_together_from_its_pieces() -> None:
    events = list(map(read_native_chat_event, NATIVE))
    assert fold_native(events).to_dict() == {
        "model_instance_id": "m:2",
        "output": [
            {"type": "reasoning", "content": "hm"},
            {"type": "tool_call", "tool": "t", "arguments": {"x": 1}, "output": "done"},
            {
                "type": "invalid_tool_call",
                "reason": "no such tool",
                "metadata": {"type": "invalid_name", "tool_name": "u"},
            },
            {"type": "message", "content": "Hello"},
        ],
    }
    assert "".join(map(native_text, events)) == "Hello"


def test_a_native_chat_is_the_result_of_its_last_event() -> None:
    end = {"type": "chat.end", "result": {"model_instance_id": "m", "output": [], "response_id": "resp_1"}}
    assert fold_native(list(map(read_native_chat_event, [*NATIVE, end]))).response_id == "resp_1"
