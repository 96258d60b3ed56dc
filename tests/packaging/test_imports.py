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


def test_a_client_loads_no_http_library_and_no_model_before_its_first_call() -> None:
    loaded = loaded_after("from fivefold import ArgusLM\nArgusLM()")
    assert not {name for name in loaded if name.startswith(("httpx", "httpcore", "msgspec", "websockets", "dateutil"))}
    assert not {name for name in loaded if name.startswith("fivefold_wire.arguslm.models.")}


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
