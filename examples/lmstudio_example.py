"""The known LM Studio client's five demonstrations, on ours. Needs a server at LMSTUDIO_BASE_URL, or on port 1234."""

import sys

from fivefold.lmstudio import CompletionRequest, LMStudioClient, LMStudioError, Model, RetryConfig


def check_health(client: LMStudioClient) -> bool:
    """Whether the server answers."""
    health = client.health_check()
    print(f"{client.base_url} is {health['status']}")
    if health["status"] == "healthy":
        print(f"{health['models_count']} models")
        return True
    print(health["error"])
    return False


def show_models(client: LMStudioClient) -> list[Model]:
    """The models that can be named in requests."""
    models = client.list_models()
    for model in models:
        print(f"{model.id}, owned by {model.owned_by or 'nobody'}")
    return models


def complete_simply(client: LMStudioClient, model: str) -> None:
    """A text gone on with, told by arguments."""
    response = client.create_completion_simple(model, "Hello, how are you?", max_tokens=50, temperature=0.7)
    print(response.choices[0].text)
    if response.usage is not None:
        print(f"{response.usage.total_tokens} tokens")


def complete_in_detail(base_url: str, model: str) -> None:
    """The same with a request of its own, on a client that is more patient."""
    retries = RetryConfig(max_retries=5, backoff_factor=2.0, max_backoff=120.0)
    request = CompletionRequest(
        model,
        "Write a haiku about local models:",
        max_tokens=100,
        temperature=0.8,
        top_p=0.9,
        frequency_penalty=0.1,
        stop=["\n\n"],
    )
    with LMStudioClient(base_url, timeout=60.0, retry_config=retries) as client:
        print(client.create_completion(request).choices[0].text)


def show_errors(client: LMStudioClient) -> None:
    """What an error tells: of a server that is not there, and of a request that is refused."""
    with LMStudioClient("http://127.0.0.1:9/v1", retry_config=RetryConfig(max_retries=0)) as nowhere:
        for attempt in (nowhere.list_models, lambda: client.v0.get_model("no-such-model")):
            try:
                attempt()
            except LMStudioError as error:
                print(f"{error.error_type.value}: {error.message} (status {error.status_code})")


def main() -> int:
    """Run every demonstration. Returns the exit code."""
    with LMStudioClient() as client:
        print("1. Health")
        if not check_health(client):
            return 1
        print("\n2. Models")
        models = show_models(client)
        if not models:
            print("Load a model in LM Studio first.")
            return 1
        print("\n3. A simple completion")
        complete_simply(client, models[0].id)
        print("\n4. A completion in detail")
        complete_in_detail(client.base_url, models[0].id)
        print("\n5. Errors")
        show_errors(client)
    return 0


if __name__ == "__main__":
    sys.exit(main())
