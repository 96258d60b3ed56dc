"""What the real server does that no document of it says, each with a name by which it can be switched off."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["QUIRKS"]

QUIRKS: Mapping[str, str] = {
    "unexpected_endpoint_200": "An unknown path or method is answered 200 with an error instead of 404 or 405.",
    "any_model_name": "While exactly one model of the kind is loaded, every unknown name runs on it.",
    "error_in_stream": "A prompt that does not fit the context fails inside a 200 stream instead of with a 400.",
    "vision_error_200": "An image for a model that cannot see is answered 200 with an error and no choices.",
    "thin_validation": "Values of wrong types fail with a 500 in the server's own words, or are ignored.",
    "strict_native": "In requests of /api/v1 a null is refused, and an unknown key not only in those of a chat.",
    "jit_evicts": "A model loaded just in time unloads the one loaded so before, whoever is using that.",
    "repeated_role": "Every delta of a chat stream has the role, not only the first.",
    "empty_arguments": "A call of a tool without parameters has the empty text as arguments instead of {}.",
    "snake_case_tools": "Tools are called by their names in snake_case, however they were given.",
    "ignored_base64": "Embeddings come as lists of numbers, also where base64 was asked for.",
    "ignored_dimensions": "The dimensions asked of embeddings are ignored.",
    "zero_embedding_usage": "The usage of embeddings counts no tokens.",
    "variant_names": "The model named in answers with embeddings carries its quantization, as in name@q4_k_m.",
    "ignored_text_format": "Structured output asked of /v1/responses is ignored.",
    "missing_annotations": "Texts of /v1/responses have no annotations.",
}
