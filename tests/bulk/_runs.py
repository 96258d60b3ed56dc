"""Runs for tests, of several services and executors, by name: so that a test and a killed process mean the same."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

from fivefold import ArgusLM, AsyncArgusLM, AsyncLMStudio, AsyncSaaSLiteLLM, LMStudio, SaaSLiteLLM, bulk

MODEL = "qwen2.5-7b-instruct"


def chat(number: int) -> dict[str, Any]:
    """A question of its own, with its key as `user`."""
    return {"model": MODEL, "messages": [{"role": "user", "content": f"Hello {number}"}], "user": f"chat-{number}"}


def provider(number: int) -> dict[str, Any]:
    """An account of its own, with its key as `display_name`."""
    return {"display_name": f"provider-{number}", "provider_type": "openai"}


def job(number: int) -> str:
    """A type of job, which is its own key."""
    return f"job-{number}"


def provider_there(client: ArgusLM, item: Mapping[str, Any]) -> str:
    """Whether an account was made, as a caller would find out."""
    names = [each.display_name for each in client.list_providers().providers]
    return "happened" if item["display_name"] in names else "did_not_happen"


@dataclass(frozen=True)
class Story:
    """One kind of run: its service, its items and their keys, and the method that is called with each."""

    service: str
    clients: tuple[Callable[..., Any], Callable[..., Any]]
    settings: tuple[str, ...]
    item: Callable[[int], Any]
    key: Any
    operation: str
    resolve: Callable[[Any, Any], str] | None = None

    def client(self, env: Mapping[str, str], executor: str, **options: Any) -> Any:
        """A client for that executor, of the server that these settings tell of."""
        return self.clients[executor == "asyncio"](*(env[name] for name in self.settings), **options)

    @contextmanager
    def opened(self, env: Mapping[str, str], executor: str, **options: Any) -> Iterator[Any]:
        """The same, closed in the end; one on asyncio ends with its loop."""
        made = self.client(env, executor, **options)
        with nullcontext() if executor == "asyncio" else made:
            yield made


STORIES = {
    "chats": Story(
        "lmstudio", (LMStudio, AsyncLMStudio), ("LMSTUDIO_BASE_URL",), chat, "user", "create_chat_completion"
    ),
    "providers": Story(
        "arguslm", (ArgusLM, AsyncArgusLM), ("ARGUSLM_BASE_URL",), provider, "display_name", "create_provider"
    ),
    "jobs": Story(
        "saas_litellm",
        (SaaSLiteLLM, AsyncSaaSLiteLLM),
        ("SAAS_LITELLM_API_URL", "SAAS_LITELLM_TEAM_ID", "SAAS_LITELLM_VIRTUAL_KEY"),
        job,
        str,
        "create_job",
    ),
}


def start(story: str, client: Any, executor: str, ledger: str, count: int, **options: Any) -> bulk.Run:
    """A run over so many items."""
    told = STORIES[story]
    items = (told.item(number) for number in range(count))
    operation = getattr(client, told.operation)
    return bulk.run(operation, items, key=told.key, ledger=ledger, executor=executor, **options)
