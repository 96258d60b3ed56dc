"""What importing loads: asked in a fresh interpreter each time."""

import subprocess
import sys

import pytest

HEAVY = ("httpx", "attrs", "attr", "asyncio", "typing", "fivefold.arguslm", "fivefold.errors", "fivefold_wire")


def loaded_after(code: str) -> set[str]:
    """The modules that a fresh interpreter has after running some code, besides those it starts with."""
    script = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*(set(sys.modules) - before))"
    answer = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True)
    return set(answer.stdout.split())


def test_importing_fivefold_loads_nothing_else() -> None:
    loaded = loaded_after("import fivefold")
    assert loaded & set(HEAVY) == set()
    assert {name for name in loaded if name.startswith("fivefold")} == {"fivefold"}


def test_errors_can_be_caught_without_loading_a_service_or_an_http_library() -> None:
    loaded = loaded_after("from fivefold import APIError, NotFoundError")
    assert not {name for name in loaded if name.startswith(("fivefold.arguslm", "fivefold_wire", "httpx"))}


#: How a client of each service is made, and what belongs to the others.
CLIENTS = {
    "arguslm": "ArgusLM()",
    "lmstudio": "LMStudio()",
    "mongars": "MonGARS()",
    "saas_litellm": "SaaSLiteLLM(team_id='acme', virtual_key='key')",
    "synthgen": "Synthgen()",
}


@pytest.mark.parametrize("service", CLIENTS)
def test_a_client_loads_no_http_library_and_no_model_and_no_other_service_before_its_first_call(service: str) -> None:
    made = CLIENTS[service]
    loaded = loaded_after(f"from fivefold import {made.partition('(')[0]}\n{made}")
    others = tuple(f"{root}.{other}" for root in ("fivefold", "fivefold_wire") for other in CLIENTS if other != service)
    late = ("httpx", "httpcore", "msgspec", "websockets", "dateutil", "rich", "pydantic", "starlette", *others)
    assert not {name for name in loaded if name.startswith(late)}
    # The known clients of the other services have classes that are made of models.
    assert service not in ("arguslm", "saas_litellm") or not {name for name in loaded if ".models." in name}


#: What a blocking call over plain HTTP has no use for.
NEEDLESS = {"asyncio", "csv", "email", "httpx", "http.client", "http.cookiejar", "msgspec", "urllib.request"}


@pytest.mark.parametrize("service", CLIENTS)
def test_a_call_over_plain_http_loads_no_more_of_httpx_than_its_connections(service: str) -> None:
    made = CLIENTS[service].replace("(", "('http://127.0.0.1:9', engine='httpx', max_retries=0, ", 1)
    call = "import fivefold\ntry: client.send(_call)\nexcept fivefold.APIConnectionError: pass"
    operation = "from fivefold.call import Call, Operation\n_call = Call(Operation('ask', 'GET', '/', {}), '/')"
    loaded = loaded_after(f"from fivefold import {made.partition('(')[0]}\nclient = {made}\n{operation}\n{call}")
    assert "httpcore" in loaded
    # The refusals of SaaS LiteLLM are httpx's errors, so that all of it is loaded.
    assert loaded & NEEDLESS == (NEEDLESS - {"asyncio", "csv", "msgspec"} if service == "saas_litellm" else set())


@pytest.mark.parametrize("module", ["fivefold.testing.plugin", "fivefold.sandbox"])
def test_the_sandbox_handle_loads_no_server(module: str) -> None:
    loaded = loaded_after(f"import {module}")
    assert not {name for name in loaded if name.startswith(("starlette", "uvicorn", "httpx", "websockets"))}


PUBLIC = {
    "APIConnectionError", "APIError", "APIStatusError", "APITimeoutError", "ArgusLM", "AsyncArgusLM",
    "AsyncLMStudio", "AsyncMonGARS", "AsyncSaaSLiteLLM", "AsyncStream", "AsyncSynthgen", "Attempt",
    "AuthenticationError", "BadRequestError", "ClientClosedError", "Compatibility", "ConfigurationError",
    "ConflictError", "DeadlineExceededError", "Export", "FivefoldError", "IncompleteStreamError",
    "InternalServerError", "LMStudio",
    "MonGARS", "NOT_GIVEN", "NotFoundError", "OutcomeUnknownError", "PermissionDeniedError", "RateLimitError",
    "RawResponse", "Resolution", "ResponseValidationError", "RetryConfig", "SaaSLiteLLM", "Stream", "StreamError",
    "Synthgen", "UnprocessableEntityError", "__version__",
}  # fmt: skip


def test_the_public_names_are_these() -> None:
    import fivefold

    assert set(fivefold.__all__) == PUBLIC
    assert dir(fivefold) == sorted(PUBLIC)
    assert all(getattr(fivefold, name) is not None for name in PUBLIC)
    with pytest.raises(AttributeError, match="nothing"):
        _ = fivefold.nothing
