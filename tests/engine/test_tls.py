"""TLS: what is trusted, who is asked for a certificate, and that a handshake that fails was no write."""

import socket
import ssl
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from fivefold import errors
from tests.core._story import TWINS, Told
from tests.core._tiny import Tiny
from tests.faults.certificates import Certificates
from tests.lifetime.interruptions import Scene, left_at_any_point

from ._fast import AT_ONCE, answering, listening, told


@pytest.fixture(scope="module")
def certificates() -> Certificates:
    """An authority of the tests."""
    return Certificates()


@pytest.fixture
def trusted(certificates: Certificates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The environment names the authority."""
    path = tmp_path / "authority.pem"
    path.write_text(certificates.authority)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


@pytest.mark.parametrize(*TWINS)
def test_an_authority_that_the_environment_names_is_trusted(
    twin: str, certificates: Certificates, trusted: Path
) -> None:
    with listening(answering, certificates.server("good")) as port:
        found = told(twin, lambda client: (yield client.get_item("1")), f"https://127.0.0.1:{port}")
    assert found.name == "it"


@pytest.mark.parametrize("kind", ["expired", "wrong host", "unknown authority"])
@pytest.mark.parametrize(*TWINS)
def test_a_certificate_that_is_none_ends_a_write_before_it_is_sent(
    twin: str, kind: str, certificates: Certificates, trusted: Path
) -> None:
    def story(client: Any) -> Told:
        with pytest.raises(errors.APIConnectionError, match="certificate") as caught:
            yield client.create_item({"name": "it"})
        assert not isinstance(caught.value, errors.OutcomeUnknownError)
        assert len(caught.value.attempts) == 3

    with listening(answering, certificates.server(kind)) as port:
        told(twin, story, f"https://127.0.0.1:{port}", retry=AT_ONCE)


@pytest.mark.parametrize("kind", ["expired", "wrong host", "unknown authority"])
@pytest.mark.parametrize(*TWINS)
def test_any_certificate_will_do_for_who_says_so(twin: str, kind: str, certificates: Certificates) -> None:
    with listening(answering, certificates.server(kind)) as port:
        found = told(twin, lambda client: (yield client.get_item("1")), f"https://127.0.0.1:{port}", verify=False)
    assert found.name == "it"


def test_http_2_is_offered_besides_http_1(certificates: Certificates) -> None:
    chosen: list[str | None] = []

    def serve(connection: socket.socket) -> None:
        assert isinstance(connection, ssl.SSLSocket)
        chosen.append(connection.selected_alpn_protocol())
        answering(connection)

    for offered in ("h2", "http/1.1"):
        context = Certificates().server("good")
        context.set_alpn_protocols([offered])
        with listening(serve, context) as port:

            def story(client: Any) -> Told:
                with suppress(errors.APIError):  # what answers speaks no HTTP/2
                    yield client.get_item("1")

            told("sync", story, f"https://127.0.0.1:{port}", verify=False, max_retries=0)
    assert chosen == ["h2", "http/1.1"]


@pytest.mark.filterwarnings("error::ResourceWarning")
def test_an_interrupted_handshake_leaves_no_socket(certificates: Certificates) -> None:
    scene = Scene(lambda client: client.get_item("1"), 23, warm=False)
    trusted = ssl.create_default_context(cadata=certificates.authority)
    with listening(answering, certificates.server("good")) as port:
        made = partial(Tiny, f"https://127.0.0.1:{port}", engine="httpx", verify=trusted)
        assert left_at_any_point(scene, made) == []
