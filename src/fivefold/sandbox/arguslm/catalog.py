"""The catalogue of provider types: sixteen that the service was tested with, described, and the rest by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["SPECS", "TESTED"]

_AWS = (
    ("us-east-1", "US East (N. Virginia)"),
    ("us-west-2", "US West (Oregon)"),
    ("eu-central-1", "Europe (Frankfurt)"),
)
_VERTEX = (("us-central1", "Iowa"), ("europe-west4", "Netherlands"), ("asia-northeast1", "Tokyo"))

_DEFAULTS: Mapping[str, Any] = {
    "tested": True,
    "requires_api_key": True,
    "requires_base_url": False,
    "requires_region": False,
    "show_org_fields": False,
    "default_base_url": None,
    "api_key_label": None,
    "base_url_label": None,
    "region_options": (),
}

_LOCAL = {"requires_api_key": False, "requires_base_url": True}

_DESCRIBED: Mapping[str, Mapping[str, Any]] = {
    "openai": {"label": "OpenAI", "show_org_fields": True, "default_base_url": "https://api.openai.com/v1"},
    "anthropic": {"label": "Anthropic"},
    "azure_openai": {"label": "Azure OpenAI", "requires_base_url": True, "base_url_label": "Endpoint"},
    "aws_bedrock": {
        "label": "AWS Bedrock",
        "requires_region": True,
        "api_key_label": "Access key",
        "region_options": _AWS,
    },
    "google_vertex": {
        "label": "Google Vertex AI",
        "requires_region": True,
        "api_key_label": "Service account",
        "region_options": _VERTEX,
    },
    "google_ai_studio": {"label": "Google AI Studio"},
    "mistral": {"label": "Mistral AI"},
    "groq": {"label": "Groq"},
    "openrouter": {"label": "OpenRouter", "default_base_url": "https://openrouter.ai/api/v1"},
    "together_ai": {"label": "Together AI"},
    "deepseek": {"label": "DeepSeek"},
    "xai": {"label": "xAI"},
    "fireworks_ai": {"label": "Fireworks AI"},
    "ollama": {"label": "Ollama", "default_base_url": "http://localhost:11434", **_LOCAL},
    "lm_studio": {"label": "LM Studio", "default_base_url": "http://localhost:1234/v1", **_LOCAL},
    "custom_openai_compatible": {"label": "Custom (OpenAI-compatible)", "base_url_label": "Base URL", **_LOCAL},
}

_NAMED = """
    ai21 aiml aleph_alpha anyscale assemblyai baseten bytez cerebras chutes clarifai cloudflare codestral cohere
    cometapi compactifai dashscope databricks datarobot deepgram deepinfra docker_model_runner elevenlabs empower
    fal_ai featherless_ai friendliai galadriel gigachat github github_copilot gradient_ai helicone heroku
    hosted_vllm huggingface hyperbolic infinity jina_ai lambda_ai langgraph lemonade litellm_proxy llamafile
    llama_api maritalk meta_llama minimax moonshot morph nebius nlp_cloud novita nscale nvidia_nim oci oobabooga
    openai_like ovhcloud palm perplexity petals predibase publicai ragflow recraft replicate runwayml sagemaker
    sambanova sap_ai_core siliconflow snowflake stability targon text_completion_openai topaz triton v0
    vercel_ai_gateway vllm volcengine voyage wandb watsonx xinference zai
"""


def _spec(identifier: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": identifier, "label": facts["label"], **_DEFAULTS, **{k: v for k, v in facts.items() if k != "label"}}


SPECS: Mapping[str, dict[str, Any]] = {
    **{identifier: _spec(identifier, facts) for identifier, facts in _DESCRIBED.items()},
    **{
        identifier: _spec(identifier, {"label": identifier.replace("_", " ").title(), "tested": False})
        for identifier in _NAMED.split()
    },
}
"""Provider type to its description, as the service sends it."""

TESTED = sum(spec["tested"] for spec in SPECS.values())
