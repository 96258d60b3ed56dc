"""The SaaS LiteLLM client, to copy: `cp examples/typed_client.py your_project/saas_litellm_client.py`.

    from saas_litellm_client import SaaSLLMClient

    async with SaaSLLMClient("http://localhost:8003", "acme-corp", "sk-your-key") as client:
        job_id = await client.create_job("analysis")
        response = await client.chat(job_id, [{"role": "user", "content": "Hello"}])
        print(response.choices[0].message["content"])
        await client.complete_job(job_id, "completed")

It needs the package fivefold, and gives its client under the name that the guide uses.
"""

from fivefold.saas_litellm import (
    ChatChoice,
    ChatCompletionChunk,
    ChatCompletionResponse,
    JobCompletionResult,
    Message,
    SaaSLLMClient,
    StreamChunk,
    Usage,
)

__all__ = [
    "ChatChoice",
    "ChatCompletionChunk",
    "ChatCompletionResponse",
    "JobCompletionResult",
    "Message",
    "SaaSLLMClient",
    "StreamChunk",
    "Usage",
]
