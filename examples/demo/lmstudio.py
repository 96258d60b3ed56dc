"""LM Studio's chapter: a chat heard token by token, a record read out of a text, a question that needs a tool."""

from collections.abc import Mapping
from dataclasses import dataclass

from fivefold import LMStudio
from fivefold.lmstudio.schemas import ChatCompletionMessage, ChatMessage

from .screen import Screen


@dataclass
class Card:
    """What a visiting card says."""

    name: str
    born: int
    city: str


def get_weather(city: str) -> str:
    """Tell the weather of a city."""
    return f"18 degrees and sunny in {city}"


def tell(screen: Screen, settings: Mapping[str, str]) -> None:
    """Tell the chapter, on the server that `settings` name."""
    with LMStudio(settings["LMSTUDIO_BASE_URL"]) as client:
        names = [model.id for model in client.list_models()]
        # A server that lists nothing takes whatever is loaded, or says in its own words what is missing.
        model = next((name for name in names if "embed" not in name), "")
        screen.step("list_models", f"{len(names)} at {client.base_url}; we ask {model}")
        _hear(screen, client, model)
        _extract(screen, client, model)
        _use_a_tool(screen, client, model)


def _hear(screen: Screen, client: LMStudio, model: str) -> None:
    question = "Count to 25."
    body = {"model": model, "messages": [{"role": "user", "content": question}], "max_tokens": 200}
    screen.step("stream_chat_completion", question)
    with client.stream_chat_completion(body) as stream:
        screen.stream("  the model says", stream.text())
        usage = stream.final().usage
    if usage is not None:
        screen.step("  usage", f"{usage.completion_tokens} tokens")


def _extract(screen: Screen, client: LMStudio, model: str) -> None:
    text = "Name: Ada Lovelace; born: 1815; city: London"
    screen.step("parse", text)
    screen.step("  gives a Card", repr(client.parse([{"role": "user", "content": text}], Card, model=model)))


def _use_a_tool(screen: Screen, client: LMStudio, model: str) -> None:
    question = "What is the weather in Rome?"
    screen.step("run_tools", question)

    def show(message: ChatMessage | ChatCompletionMessage) -> None:
        if isinstance(message, ChatMessage):
            screen.step("  the tool says", str(message.content))
            return
        for call in message.tool_calls or []:
            screen.step("  the model calls", f"{call.function.name} {call.function.arguments}")

    run = client.run_tools([{"role": "user", "content": question}], [get_weather], model=model, on_message=show)
    screen.step("  the model says", run.text)
