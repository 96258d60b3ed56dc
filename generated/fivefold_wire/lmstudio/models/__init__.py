# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""Schemas of the service, each imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .chat_completion import ChatCompletion as ChatCompletion
    from .chat_completion_choice import ChatCompletionChoice as ChatCompletionChoice
    from .chat_completion_chunk import ChatCompletionChunk as ChatCompletionChunk
    from .chat_completion_chunk_choice import ChatCompletionChunkChoice as ChatCompletionChunkChoice
    from .chat_completion_delta import ChatCompletionDelta as ChatCompletionDelta
    from .chat_completion_message import ChatCompletionMessage as ChatCompletionMessage
    from .chat_completion_request import ChatCompletionRequest as ChatCompletionRequest
    from .chat_message import ChatMessage as ChatMessage
    from .completion_choice import CompletionChoice as CompletionChoice
    from .completion_chunk import CompletionChunk as CompletionChunk
    from .completion_chunk_choice import CompletionChunkChoice as CompletionChunkChoice
    from .completion_request import CompletionRequest as CompletionRequest
    from .completion_response import CompletionResponse as CompletionResponse
    from .completion_tokens_details import CompletionTokensDetails as CompletionTokensDetails
    from .completion_usage import CompletionUsage as CompletionUsage
    from .download_job import DownloadJob as DownloadJob
    from .download_request import DownloadRequest as DownloadRequest
    from .embedding_item import EmbeddingItem as EmbeddingItem
    from .embedding_list import EmbeddingList as EmbeddingList
    from .embedding_request import EmbeddingRequest as EmbeddingRequest
    from .embedding_usage import EmbeddingUsage as EmbeddingUsage
    from .ephemeral_mcp_integration import EphemeralMcpIntegration as EphemeralMcpIntegration
    from .ephemeral_mcp_provider import EphemeralMcpProvider as EphemeralMcpProvider
    from .error_body import ErrorBody as ErrorBody
    from .error_detail import ErrorDetail as ErrorDetail
    from .function_definition import FunctionDefinition as FunctionDefinition
    from .image_part import ImagePart as ImagePart
    from .image_url import ImageUrl as ImageUrl
    from .invalid_tool_call import InvalidToolCall as InvalidToolCall
    from .json_object_format import JsonObjectFormat as JsonObjectFormat
    from .json_schema_definition import JsonSchemaDefinition as JsonSchemaDefinition
    from .json_schema_format import JsonSchemaFormat as JsonSchemaFormat
    from .load_config import LoadConfig as LoadConfig
    from .load_request import LoadRequest as LoadRequest
    from .load_response import LoadResponse as LoadResponse
    from .model import Model as Model
    from .model_list import ModelList as ModelList
    from .named_function import NamedFunction as NamedFunction
    from .named_tool_choice import NamedToolChoice as NamedToolChoice
    from .native_capabilities import NativeCapabilities as NativeCapabilities
    from .native_chat_end_event import NativeChatEndEvent as NativeChatEndEvent
    from .native_chat_event import NativeChatEvent as NativeChatEvent
    from .native_chat_request import NativeChatRequest as NativeChatRequest
    from .native_chat_response import NativeChatResponse as NativeChatResponse
    from .native_chat_start_event import NativeChatStartEvent as NativeChatStartEvent
    from .native_error_event import NativeErrorEvent as NativeErrorEvent
    from .native_image_input import NativeImageInput as NativeImageInput
    from .native_invalid_tool_call import NativeInvalidToolCall as NativeInvalidToolCall
    from .native_message import NativeMessage as NativeMessage
    from .native_message_delta_event import NativeMessageDeltaEvent as NativeMessageDeltaEvent
    from .native_message_end_event import NativeMessageEndEvent as NativeMessageEndEvent
    from .native_message_start_event import NativeMessageStartEvent as NativeMessageStartEvent
    from .native_model import NativeModel as NativeModel
    from .native_model_instance import NativeModelInstance as NativeModelInstance
    from .native_model_list import NativeModelList as NativeModelList
    from .native_model_load_end_event import NativeModelLoadEndEvent as NativeModelLoadEndEvent
    from .native_model_load_progress_event import NativeModelLoadProgressEvent as NativeModelLoadProgressEvent
    from .native_model_load_start_event import NativeModelLoadStartEvent as NativeModelLoadStartEvent
    from .native_other_event import NativeOtherEvent as NativeOtherEvent
    from .native_other_item import NativeOtherItem as NativeOtherItem
    from .native_output_item import NativeOutputItem as NativeOutputItem
    from .native_prompt_processing_end_event import NativePromptProcessingEndEvent as NativePromptProcessingEndEvent
    from .native_prompt_processing_progress_event import (
        NativePromptProcessingProgressEvent as NativePromptProcessingProgressEvent,
    )
    from .native_prompt_processing_start_event import (
        NativePromptProcessingStartEvent as NativePromptProcessingStartEvent,
    )
    from .native_quantization import NativeQuantization as NativeQuantization
    from .native_reasoning import NativeReasoning as NativeReasoning
    from .native_reasoning_capability import NativeReasoningCapability as NativeReasoningCapability
    from .native_reasoning_delta_event import NativeReasoningDeltaEvent as NativeReasoningDeltaEvent
    from .native_reasoning_end_event import NativeReasoningEndEvent as NativeReasoningEndEvent
    from .native_reasoning_start_event import NativeReasoningStartEvent as NativeReasoningStartEvent
    from .native_stats import NativeStats as NativeStats
    from .native_text_input import NativeTextInput as NativeTextInput
    from .native_tool_call import NativeToolCall as NativeToolCall
    from .native_tool_call_arguments_event import NativeToolCallArgumentsEvent as NativeToolCallArgumentsEvent
    from .native_tool_call_failure_event import NativeToolCallFailureEvent as NativeToolCallFailureEvent
    from .native_tool_call_start_event import NativeToolCallStartEvent as NativeToolCallStartEvent
    from .native_tool_call_success_event import NativeToolCallSuccessEvent as NativeToolCallSuccessEvent
    from .other_provider import OtherProvider as OtherProvider
    from .plugin_integration import PluginIntegration as PluginIntegration
    from .plugin_provider import PluginProvider as PluginProvider
    from .response_completed_event import ResponseCompletedEvent as ResponseCompletedEvent
    from .response_content_part import ResponseContentPart as ResponseContentPart
    from .response_content_part_added_event import ResponseContentPartAddedEvent as ResponseContentPartAddedEvent
    from .response_content_part_done_event import ResponseContentPartDoneEvent as ResponseContentPartDoneEvent
    from .response_created_event import ResponseCreatedEvent as ResponseCreatedEvent
    from .response_error_event import ResponseErrorEvent as ResponseErrorEvent
    from .response_failed_event import ResponseFailedEvent as ResponseFailedEvent
    from .response_function_call import ResponseFunctionCall as ResponseFunctionCall
    from .response_function_call_arguments_delta_event import (
        ResponseFunctionCallArgumentsDeltaEvent as ResponseFunctionCallArgumentsDeltaEvent,
    )
    from .response_function_call_arguments_done_event import (
        ResponseFunctionCallArgumentsDoneEvent as ResponseFunctionCallArgumentsDoneEvent,
    )
    from .response_function_call_output import ResponseFunctionCallOutput as ResponseFunctionCallOutput
    from .response_function_tool import ResponseFunctionTool as ResponseFunctionTool
    from .response_in_progress_event import ResponseInProgressEvent as ResponseInProgressEvent
    from .response_incomplete_event import ResponseIncompleteEvent as ResponseIncompleteEvent
    from .response_input_image import ResponseInputImage as ResponseInputImage
    from .response_input_message import ResponseInputMessage as ResponseInputMessage
    from .response_input_text import ResponseInputText as ResponseInputText
    from .response_mcp_call import ResponseMcpCall as ResponseMcpCall
    from .response_mcp_tool import ResponseMcpTool as ResponseMcpTool
    from .response_object import ResponseObject as ResponseObject
    from .response_other_event import ResponseOtherEvent as ResponseOtherEvent
    from .response_other_item import ResponseOtherItem as ResponseOtherItem
    from .response_other_part import ResponseOtherPart as ResponseOtherPart
    from .response_output_item import ResponseOutputItem as ResponseOutputItem
    from .response_output_item_added_event import ResponseOutputItemAddedEvent as ResponseOutputItemAddedEvent
    from .response_output_item_done_event import ResponseOutputItemDoneEvent as ResponseOutputItemDoneEvent
    from .response_output_message import ResponseOutputMessage as ResponseOutputMessage
    from .response_output_text import ResponseOutputText as ResponseOutputText
    from .response_output_text_delta_event import ResponseOutputTextDeltaEvent as ResponseOutputTextDeltaEvent
    from .response_output_text_done_event import ResponseOutputTextDoneEvent as ResponseOutputTextDoneEvent
    from .response_reasoning import ResponseReasoning as ResponseReasoning
    from .response_reasoning_options import ResponseReasoningOptions as ResponseReasoningOptions
    from .response_reasoning_text import ResponseReasoningText as ResponseReasoningText
    from .response_reasoning_text_delta_event import ResponseReasoningTextDeltaEvent as ResponseReasoningTextDeltaEvent
    from .response_reasoning_text_done_event import ResponseReasoningTextDoneEvent as ResponseReasoningTextDoneEvent
    from .response_request import ResponseRequest as ResponseRequest
    from .response_stream_event import ResponseStreamEvent as ResponseStreamEvent
    from .response_usage import ResponseUsage as ResponseUsage
    from .stream_options import StreamOptions as StreamOptions
    from .text_format import TextFormat as TextFormat
    from .text_part import TextPart as TextPart
    from .tool import Tool as Tool
    from .tool_call import ToolCall as ToolCall
    from .tool_call_delta import ToolCallDelta as ToolCallDelta
    from .tool_call_function import ToolCallFunction as ToolCallFunction
    from .tool_call_function_delta import ToolCallFunctionDelta as ToolCallFunctionDelta
    from .tool_provider import ToolProvider as ToolProvider
    from .unload_request import UnloadRequest as UnloadRequest
    from .unload_response import UnloadResponse as UnloadResponse
    from .v0_model import V0Model as V0Model
    from .v0_model_info import V0ModelInfo as V0ModelInfo
    from .v0_model_list import V0ModelList as V0ModelList
    from .v0_runtime import V0Runtime as V0Runtime
    from .v0_stats import V0Stats as V0Stats

__all__ = (
    "ChatCompletion",
    "ChatCompletionChoice",
    "ChatCompletionChunk",
    "ChatCompletionChunkChoice",
    "ChatCompletionDelta",
    "ChatCompletionMessage",
    "ChatCompletionRequest",
    "ChatMessage",
    "CompletionChoice",
    "CompletionChunk",
    "CompletionChunkChoice",
    "CompletionRequest",
    "CompletionResponse",
    "CompletionTokensDetails",
    "CompletionUsage",
    "DownloadJob",
    "DownloadRequest",
    "EmbeddingItem",
    "EmbeddingList",
    "EmbeddingRequest",
    "EmbeddingUsage",
    "EphemeralMcpIntegration",
    "EphemeralMcpProvider",
    "ErrorBody",
    "ErrorDetail",
    "FunctionDefinition",
    "ImagePart",
    "ImageUrl",
    "InvalidToolCall",
    "JsonObjectFormat",
    "JsonSchemaDefinition",
    "JsonSchemaFormat",
    "LoadConfig",
    "LoadRequest",
    "LoadResponse",
    "Model",
    "ModelList",
    "NamedFunction",
    "NamedToolChoice",
    "NativeCapabilities",
    "NativeChatEndEvent",
    "NativeChatEvent",
    "NativeChatRequest",
    "NativeChatResponse",
    "NativeChatStartEvent",
    "NativeErrorEvent",
    "NativeImageInput",
    "NativeInvalidToolCall",
    "NativeMessage",
    "NativeMessageDeltaEvent",
    "NativeMessageEndEvent",
    "NativeMessageStartEvent",
    "NativeModel",
    "NativeModelInstance",
    "NativeModelList",
    "NativeModelLoadEndEvent",
    "NativeModelLoadProgressEvent",
    "NativeModelLoadStartEvent",
    "NativeOtherEvent",
    "NativeOtherItem",
    "NativeOutputItem",
    "NativePromptProcessingEndEvent",
    "NativePromptProcessingProgressEvent",
    "NativePromptProcessingStartEvent",
    "NativeQuantization",
    "NativeReasoning",
    "NativeReasoningCapability",
    "NativeReasoningDeltaEvent",
    "NativeReasoningEndEvent",
    "NativeReasoningStartEvent",
    "NativeStats",
    "NativeTextInput",
    "NativeToolCall",
    "NativeToolCallArgumentsEvent",
    "NativeToolCallFailureEvent",
    "NativeToolCallStartEvent",
    "NativeToolCallSuccessEvent",
    "OtherProvider",
    "PluginIntegration",
    "PluginProvider",
    "ResponseCompletedEvent",
    "ResponseContentPart",
    "ResponseContentPartAddedEvent",
    "ResponseContentPartDoneEvent",
    "ResponseCreatedEvent",
    "ResponseErrorEvent",
    "ResponseFailedEvent",
    "ResponseFunctionCall",
    "ResponseFunctionCallArgumentsDeltaEvent",
    "ResponseFunctionCallArgumentsDoneEvent",
    "ResponseFunctionCallOutput",
    "ResponseFunctionTool",
    "ResponseInProgressEvent",
    "ResponseIncompleteEvent",
    "ResponseInputImage",
    "ResponseInputMessage",
    "ResponseInputText",
    "ResponseMcpCall",
    "ResponseMcpTool",
    "ResponseObject",
    "ResponseOtherEvent",
    "ResponseOtherItem",
    "ResponseOtherPart",
    "ResponseOutputItem",
    "ResponseOutputItemAddedEvent",
    "ResponseOutputItemDoneEvent",
    "ResponseOutputMessage",
    "ResponseOutputText",
    "ResponseOutputTextDeltaEvent",
    "ResponseOutputTextDoneEvent",
    "ResponseReasoning",
    "ResponseReasoningOptions",
    "ResponseReasoningText",
    "ResponseReasoningTextDeltaEvent",
    "ResponseReasoningTextDoneEvent",
    "ResponseRequest",
    "ResponseStreamEvent",
    "ResponseUsage",
    "StreamOptions",
    "TextFormat",
    "TextPart",
    "Tool",
    "ToolCall",
    "ToolCallDelta",
    "ToolCallFunction",
    "ToolCallFunctionDelta",
    "ToolProvider",
    "UnloadRequest",
    "UnloadResponse",
    "V0Model",
    "V0ModelInfo",
    "V0ModelList",
    "V0Runtime",
    "V0Stats",
)

if not TYPE_CHECKING:
    _MODULES = {
        "ChatCompletion": "chat_completion",
        "ChatCompletionChoice": "chat_completion_choice",
        "ChatCompletionChunk": "chat_completion_chunk",
        "ChatCompletionChunkChoice": "chat_completion_chunk_choice",
        "ChatCompletionDelta": "chat_completion_delta",
        "ChatCompletionMessage": "chat_completion_message",
        "ChatCompletionRequest": "chat_completion_request",
        "ChatMessage": "chat_message",
        "CompletionChoice": "completion_choice",
        "CompletionChunk": "completion_chunk",
        "CompletionChunkChoice": "completion_chunk_choice",
        "CompletionRequest": "completion_request",
        "CompletionResponse": "completion_response",
        "CompletionTokensDetails": "completion_tokens_details",
        "CompletionUsage": "completion_usage",
        "DownloadJob": "download_job",
        "DownloadRequest": "download_request",
        "EmbeddingItem": "embedding_item",
        "EmbeddingList": "embedding_list",
        "EmbeddingRequest": "embedding_request",
        "EmbeddingUsage": "embedding_usage",
        "EphemeralMcpIntegration": "ephemeral_mcp_integration",
        "EphemeralMcpProvider": "ephemeral_mcp_provider",
        "ErrorBody": "error_body",
        "ErrorDetail": "error_detail",
        "FunctionDefinition": "function_definition",
        "ImagePart": "image_part",
        "ImageUrl": "image_url",
        "InvalidToolCall": "invalid_tool_call",
        "JsonObjectFormat": "json_object_format",
        "JsonSchemaDefinition": "json_schema_definition",
        "JsonSchemaFormat": "json_schema_format",
        "LoadConfig": "load_config",
        "LoadRequest": "load_request",
        "LoadResponse": "load_response",
        "Model": "model",
        "ModelList": "model_list",
        "NamedFunction": "named_function",
        "NamedToolChoice": "named_tool_choice",
        "NativeCapabilities": "native_capabilities",
        "NativeChatEndEvent": "native_chat_end_event",
        "NativeChatEvent": "native_chat_event",
        "NativeChatRequest": "native_chat_request",
        "NativeChatResponse": "native_chat_response",
        "NativeChatStartEvent": "native_chat_start_event",
        "NativeErrorEvent": "native_error_event",
        "NativeImageInput": "native_image_input",
        "NativeInvalidToolCall": "native_invalid_tool_call",
        "NativeMessage": "native_message",
        "NativeMessageDeltaEvent": "native_message_delta_event",
        "NativeMessageEndEvent": "native_message_end_event",
        "NativeMessageStartEvent": "native_message_start_event",
        "NativeModel": "native_model",
        "NativeModelInstance": "native_model_instance",
        "NativeModelList": "native_model_list",
        "NativeModelLoadEndEvent": "native_model_load_end_event",
        "NativeModelLoadProgressEvent": "native_model_load_progress_event",
        "NativeModelLoadStartEvent": "native_model_load_start_event",
        "NativeOtherEvent": "native_other_event",
        "NativeOtherItem": "native_other_item",
        "NativeOutputItem": "native_output_item",
        "NativePromptProcessingEndEvent": "native_prompt_processing_end_event",
        "NativePromptProcessingProgressEvent": "native_prompt_processing_progress_event",
        "NativePromptProcessingStartEvent": "native_prompt_processing_start_event",
        "NativeQuantization": "native_quantization",
        "NativeReasoning": "native_reasoning",
        "NativeReasoningCapability": "native_reasoning_capability",
        "NativeReasoningDeltaEvent": "native_reasoning_delta_event",
        "NativeReasoningEndEvent": "native_reasoning_end_event",
        "NativeReasoningStartEvent": "native_reasoning_start_event",
        "NativeStats": "native_stats",
        "NativeTextInput": "native_text_input",
        "NativeToolCall": "native_tool_call",
        "NativeToolCallArgumentsEvent": "native_tool_call_arguments_event",
        "NativeToolCallFailureEvent": "native_tool_call_failure_event",
        "NativeToolCallStartEvent": "native_tool_call_start_event",
        "NativeToolCallSuccessEvent": "native_tool_call_success_event",
        "OtherProvider": "other_provider",
        "PluginIntegration": "plugin_integration",
        "PluginProvider": "plugin_provider",
        "ResponseCompletedEvent": "response_completed_event",
        "ResponseContentPart": "response_content_part",
        "ResponseContentPartAddedEvent": "response_content_part_added_event",
        "ResponseContentPartDoneEvent": "response_content_part_done_event",
        "ResponseCreatedEvent": "response_created_event",
        "ResponseErrorEvent": "response_error_event",
        "ResponseFailedEvent": "response_failed_event",
        "ResponseFunctionCall": "response_function_call",
        "ResponseFunctionCallArgumentsDeltaEvent": "response_function_call_arguments_delta_event",
        "ResponseFunctionCallArgumentsDoneEvent": "response_function_call_arguments_done_event",
        "ResponseFunctionCallOutput": "response_function_call_output",
        "ResponseFunctionTool": "response_function_tool",
        "ResponseInProgressEvent": "response_in_progress_event",
        "ResponseIncompleteEvent": "response_incomplete_event",
        "ResponseInputImage": "response_input_image",
        "ResponseInputMessage": "response_input_message",
        "ResponseInputText": "response_input_text",
        "ResponseMcpCall": "response_mcp_call",
        "ResponseMcpTool": "response_mcp_tool",
        "ResponseObject": "response_object",
        "ResponseOtherEvent": "response_other_event",
        "ResponseOtherItem": "response_other_item",
        "ResponseOtherPart": "response_other_part",
        "ResponseOutputItem": "response_output_item",
        "ResponseOutputItemAddedEvent": "response_output_item_added_event",
        "ResponseOutputItemDoneEvent": "response_output_item_done_event",
        "ResponseOutputMessage": "response_output_message",
        "ResponseOutputText": "response_output_text",
        "ResponseOutputTextDeltaEvent": "response_output_text_delta_event",
        "ResponseOutputTextDoneEvent": "response_output_text_done_event",
        "ResponseReasoning": "response_reasoning",
        "ResponseReasoningOptions": "response_reasoning_options",
        "ResponseReasoningText": "response_reasoning_text",
        "ResponseReasoningTextDeltaEvent": "response_reasoning_text_delta_event",
        "ResponseReasoningTextDoneEvent": "response_reasoning_text_done_event",
        "ResponseRequest": "response_request",
        "ResponseStreamEvent": "response_stream_event",
        "ResponseUsage": "response_usage",
        "StreamOptions": "stream_options",
        "TextFormat": "text_format",
        "TextPart": "text_part",
        "Tool": "tool",
        "ToolCall": "tool_call",
        "ToolCallDelta": "tool_call_delta",
        "ToolCallFunction": "tool_call_function",
        "ToolCallFunctionDelta": "tool_call_function_delta",
        "ToolProvider": "tool_provider",
        "UnloadRequest": "unload_request",
        "UnloadResponse": "unload_response",
        "V0Model": "v0_model",
        "V0ModelInfo": "v0_model_info",
        "V0ModelList": "v0_model_list",
        "V0Runtime": "v0_runtime",
        "V0Stats": "v0_stats",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
