"""Which engine a client gets: by argument, by the environment, by what is installed and what is asked of it."""

import pickle
import ssl
import subprocess
import sys
from typing import Any

import httpx
import pytest

from fivefold import ConfigurationError
from fivefold._engine import _clients, select
from fivefold._setup import Engines
from tests.core._server import FakeServer, item
from tests.core._story import TWINS, Told, tell
from tests.core._tiny import AsyncTiny, Tiny

from ._fast import FAST, stack

HTTPS = "https://127.0.0.1:9"


def opened(twin: str, url: str, **options: Any) -> str:
    """The engine that a client with these options opens."""

    def story(client: Any) -> Any:
        yield None
        return stack(client)

    return tell(twin, story, url, **options)


@pytest.mark.parametrize(
    ("given", "environment", "engine"),
    [
        (None, None, "PyreqwestEngine"),
        ("auto", "httpx", "PyreqwestEngine"),
        (None, "pyreqwest", "PyreqwestEngine"),
        ("pyreqwest", "httpx", "PyreqwestEngine"),
        (None, "httpx", "CoreEngine"),
        ("httpx", "pyreqwest", "CoreEngine"),
    ],
)
@pytest.mark.parametrize(*TWINS)
def test_an_engine_is_chosen_by_argument_then_environment_then_what_is_installed(
    twin: str, given: Any, environment: str | None, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if environment is not None:
        monkeypatch.setenv("FIVEFOLD_ENGINE", environment)
    assert opened(twin, "http://host", engine=given).endswith(engine)


@pytest.mark.parametrize("environment", ["auto", "pyreqwest"])
@pytest.mark.parametrize("option", ["http_client", "transport"])
def test_an_object_of_httpx_means_httpx(option: str, environment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIVEFOLD_ENGINE", environment)
    with httpx.Client() as own:
        given: Any = own if option == "http_client" else httpx.HTTPTransport()
        with Tiny("http://host", **{option: given}) as client:
            assert stack(client) == "HttpxEngine"
        with pytest.raises(ConfigurationError, match=f"{option}: pyreqwest takes no object of httpx"):
            Tiny("http://host", engine=FAST, **{option: given})


UNABLE: list[tuple[str, dict[str, Any]]] = [
    ("verify", {"verify": ssl.create_default_context()}),
    ("cert", {"cert": ("a.pem", "b.pem", "password")}),
    ("trust_env", {"trust_env": False}),
]


@pytest.mark.parametrize(("option", "given"), UNABLE)
def test_what_pyreqwest_cannot_do_is_done_by_httpx_unless_it_was_asked_for(
    option: str, given: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file.pem")
    for client in (Tiny, AsyncTiny):
        with pytest.raises(ConfigurationError, match=f"^{option}: pyreqwest"):
            client(HTTPS, engine=FAST, **given)
        client(HTTPS, **given)
    if option != "cert":  # that file is not there for httpx either
        assert opened("sync", HTTPS, **given) == "CoreEngine"
    assert opened("sync", "http://host", engine=FAST, **given) == "PyreqwestEngine"


def test_without_the_extra_httpx_is_used_and_asking_for_pyreqwest_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(select, "find_spec", lambda name: None)
    assert opened("sync", "http://host") == "CoreEngine"
    with pytest.raises(ConfigurationError, match=r"engine: pyreqwest is not installed: pip install 'fivefold\[fast\]'"):
        Tiny("http://host", engine=FAST)


def test_another_version_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_clients, "__version__", "0.16.0")
    assert opened("sync", "http://host") == "CoreEngine"
    with pytest.raises(ConfigurationError, match=r"pyreqwest 0\.15\.1 is needed, not 0\.16\.0"):
        opened("sync", "http://host", engine=FAST)


def test_a_host_that_pyreqwest_cannot_read_is_left_to_httpx() -> None:
    assert opened("sync", "http://[fe80::1%25lo]") == "CoreEngine"
    with pytest.raises(ConfigurationError, match="base_url: it has a host that pyreqwest cannot read"):
        opened("sync", "http://[fe80::1%25lo]", engine=FAST)


def test_the_choice_travels_with_the_client(server: FakeServer) -> None:
    server.script(item())
    choices: tuple[tuple[Engines, str], ...] = (("httpx", "CoreEngine"), (FAST, "PyreqwestEngine"))
    for engine, expected in choices:
        made: Any = Tiny(server.url, engine=engine)
        with pickle.loads(pickle.dumps(made)) as arrived:
            assert arrived.get_item("1").id == "1"
            assert stack(arrived) == expected


def test_nothing_of_either_stack_is_imported_before_the_first_call(server: FakeServer) -> None:
    server.script(item())
    code = (
        "import sys; from fivefold import ArgusLM, FivefoldError\n"
        "def loaded(): return [name for name in ('pyreqwest', 'httpx') if name in sys.modules]\n"
        f"client = ArgusLM({server.url!r}, engine={FAST!r}); print(loaded())\n"
        "try: client.get_root()\nexcept FivefoldError: pass\n"
        "client.close(); print(loaded())\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=20)
    assert shown.stdout.splitlines() == ["[]", "['pyreqwest']"]


@pytest.mark.parametrize("source", ["argument", "environment"])
def test_a_proxy_that_is_no_url_is_named_without_its_password(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = "nonsense://user:pass-word-5521@host"
    if source == "environment":
        monkeypatch.setenv("http_proxy", bad)

    def story(client: Any) -> Told:
        with pytest.raises(ConfigurationError, match=r"^proxy: expected a URL") as caught:
            yield client.get_item("1")
        assert "pass-word" not in str(caught.value)

    tell("sync", story, "http://host", engine=FAST, **({"proxy": bad} if source == "argument" else {}))
