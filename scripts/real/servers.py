"""The real servers: what each is installed from, how it starts, how one knows that it is ready. A table."""

import base64
import json
import secrets
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .tiny_model import write_model

#: What a server that asks for a key is set to ask for.
KEY = "sk-real"
STORY = (sys.executable, "-m", "examples.demo", "arguslm")
OPENAI_FLOWS = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/lmstudio/test_real_server.py")


@dataclass(frozen=True)
class Server:
    """A server of the package index.

    Attributes:
        service: Whose client and document it is held against.
        requirements: What it is installed from.
        command: What follows the interpreter; `{port}` and `{folder}` are filled in.
        ready: The path that answers with a success when it is up.
        flows: The command that tells the stories of our client on it.
        settings: Its own settings; given its folder, where it may be given files too.
        key: The key that it asks for; "" for none.
        prefix: Which paths of the document it claims to have.
        mocked: Whether nothing but the server itself hears of what it is asked, so that it may be asked anything.
        models: What its models are called: for chat and for embeddings.
    """

    service: str
    requirements: tuple[str, ...]
    command: tuple[str, ...]
    ready: str
    flows: tuple[str, ...]
    settings: Callable[[Path], Mapping[str, str]]
    key: str = ""
    prefix: str = "/"
    mocked: bool = False
    models: tuple[str, str] = ("", "")


def _arguslm(folder: Path) -> Mapping[str, str]:
    return {
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'arguslm.db'}",
        "ENCRYPTION_KEY": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "SECRET_KEY": secrets.token_urlsafe(32),
    }


def _litellm(folder: Path) -> Mapping[str, str]:
    mocks: Mapping[str, Mapping[str, object]] = {
        "mock-chat": {"mock_response": "Hello from a mock"},
        "mock-embed": {"mock_response": [0.1, 0.2, 0.3]},
    }
    models = [
        {"model_name": name, "litellm_params": {"model": f"openai/{name}", "api_key": "none", **mock}}
        for name, mock in mocks.items()
    ]
    config = {"model_list": models, "general_settings": {"master_key": KEY}}
    (folder / "config.yaml").write_text(json.dumps(config))  # JSON is YAML
    return {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_LOG": "ERROR"}  # ask nobody for prices


def _llama(folder: Path) -> Mapping[str, str]:
    write_model(folder / "tiny.gguf")
    return {}


SERVERS: Mapping[str, Server] = {
    "arguslm": Server(
        service="arguslm",
        # What SQLite and the newest SQLAlchemy need, and the requirements of the server leave out, is named besides.
        requirements=("arguslm[server]==0.2.0", "aiosqlite", "greenlet"),
        command=("-m", "uvicorn", "arguslm.server.main:app", "--port={port}", "--log-level=warning"),
        ready="/health",
        flows=STORY,
        settings=_arguslm,
    ),
    "litellm": Server(
        service="lmstudio",
        requirements=("litellm[proxy]==1.80.17",),
        command=("-c", "import litellm; litellm.run_server()", "--config={folder}/config.yaml", "--port={port}"),
        ready="/health/liveliness",
        flows=OPENAI_FLOWS,
        settings=_litellm,
        key=KEY,
        prefix="/v1/",
        mocked=True,
        models=("mock-chat", "mock-embed"),
    ),
    "llama": Server(
        service="lmstudio",
        requirements=("llama-cpp-python[server]==0.3.36",),
        command=(
            *("-m", "llama_cpp.server", "--model={folder}/tiny.gguf", "--model_alias=tiny"),
            *("--embedding=true", "--verbose=false", "--port={port}"),
        ),
        ready="/v1/models",
        flows=OPENAI_FLOWS,
        settings=_llama,
        prefix="/v1/",
        mocked=True,
        models=("tiny", "tiny"),
    ),
}
#: Those that are asked for by name only: it is compiled for ten minutes.
ON_REQUEST = frozenset({"llama"})
