"""The operations of LM Studio, one table for each of its APIs. No I/O: each twin reads them in its own way."""

from fivefold_wire.lmstudio.api import native, openai, v0

from .._compatibility import not_shown
from .._operation import endpoint, flow, stream
from . import _completions, _downloads, _parsing, _streams, _toolrun
from ._requests import whole


class _LMStudio:
    list_models = endpoint(_completions.list_models)
    """List the models that can be named in requests."""
    create_completion = endpoint(_completions.create_completion)
    """Go on with a text. No prompt template is applied."""
    create_completion_simple = endpoint(_completions.create_completion_simple)
    """Go on with a text, told by arguments. No prompt template is applied."""
    stream_completion = stream(_streams.stream_completion)
    """Go on with a text, piece by piece. No prompt template is applied."""
    create_chat_completion = endpoint(whole(openai.create_chat_completion, "stream_chat_completion"))
    """Answer a chat."""
    stream_chat_completion = stream(_streams.stream_chat_completion)
    """Answer a chat, piece by piece."""
    parse = flow(_parsing.parse)
    """Answer a chat with a value of a Python type."""
    run_tools = flow(_toolrun.run_tools)
    """Answer a chat, calling Python functions as the model asks for them, until it asks no more."""
    create_embeddings = endpoint(_completions.create_embeddings)
    """Embed texts."""
    create_response = endpoint(whole(openai.create_response, "stream_response"))
    """Respond to a text or to messages."""
    stream_response = stream(_streams.stream_response)
    """Respond to a text or to messages, event by event."""
    check_compatibility = flow(not_shown)
    """Tell that nothing is known: LM Studio shows no document of itself. Nothing is sent."""


class _Native:
    list_models = endpoint(native.native_list_models)
    """List all downloaded models with their loaded instances."""
    load_model = endpoint(native.native_load_model)
    """Load a model."""
    unload_model = endpoint(native.native_unload_model)
    """Unload an instance of a model."""
    download_model = endpoint(native.native_download_model)
    """Start to download a model."""
    get_download = endpoint(native.native_get_download)
    """Get the state of a download."""
    wait_for_download = flow(_downloads.wait_for_download)
    """Wait until a download has ended."""
    chat = endpoint(whole(native.native_chat, "stream_chat"))
    """Answer a text, with plugins and tools of LM Studio."""
    stream_chat = stream(_streams.stream_chat)
    """Answer a text, with plugins and tools of LM Studio, event by event."""


class _V0:
    list_models = endpoint(v0.v0_list_models)
    """List models with their state."""
    get_model = endpoint(v0.v0_get_model)
    """Get one model with its state."""
    create_completion = endpoint(whole(v0.v0_create_completion, "stream_completion"))
    """Go on with a text, and tell how fast it was."""
    stream_completion = stream(_streams.v0_stream_completion)
    """Go on with a text, piece by piece, and tell how fast it was."""
    create_chat_completion = endpoint(whole(v0.v0_create_chat_completion, "stream_chat_completion"))
    """Answer a chat, and tell how fast it was."""
    stream_chat_completion = stream(_streams.v0_stream_chat_completion)
    """Answer a chat, piece by piece, and tell how fast it was."""
    create_embeddings = endpoint(_completions.v0_create_embeddings)
    """Embed texts."""
