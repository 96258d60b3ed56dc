"""The operations of LM Studio, one table for each of its APIs. No I/O: each twin reads them in its own way."""

from fivefold_wire.lmstudio.api import native, openai, v0

from .._operation import endpoint, flow, stream
from . import _completions, _downloads, _parsing, _streams, _toolrun
from ._requests import whole


class _LMStudio:
    list_models = endpoint(_completions.list_models)
    create_completion = endpoint(_completions.create_completion)
    create_completion_simple = endpoint(_completions.create_completion_simple)
    stream_completion = stream(_streams.stream_completion)
    create_chat_completion = endpoint(whole(openai.create_chat_completion, "stream_chat_completion"))
    stream_chat_completion = stream(_streams.stream_chat_completion)
    parse = flow(_parsing.parse)
    run_tools = flow(_toolrun.run_tools)
    create_embeddings = endpoint(_completions.create_embeddings)
    create_response = endpoint(whole(openai.create_response, "stream_response"))
    stream_response = stream(_streams.stream_response)


class _Native:
    list_models = endpoint(native.native_list_models)
    load_model = endpoint(native.native_load_model)
    unload_model = endpoint(native.native_unload_model)
    download_model = endpoint(native.native_download_model)
    get_download = endpoint(native.native_get_download)
    wait_for_download = flow(_downloads.wait_for_download)
    chat = endpoint(whole(native.native_chat, "stream_chat"))
    stream_chat = stream(_streams.stream_chat)


class _V0:
    list_models = endpoint(v0.v0_list_models)
    get_model = endpoint(v0.v0_get_model)
    create_completion = endpoint(whole(v0.v0_create_completion, "stream_completion"))
    stream_completion = stream(_streams.v0_stream_completion)
    create_chat_completion = endpoint(whole(v0.v0_create_chat_completion, "stream_chat_completion"))
    stream_chat_completion = stream(_streams.v0_stream_chat_completion)
    create_embeddings = endpoint(_completions.v0_create_embeddings)
