"""The example in the docs, under every fault there is: one provider, whatever happens."""

import pytest

from examples.provider_once import main, provider_of
from fivefold import ArgusLM, FivefoldError
from fivefold.sandbox import Sandbox


@pytest.mark.faults("create_provider")
def test_a_provider_is_created_once_under_every_fault(
    arguslm_server: Sandbox, no_sleep: list[float], fault: str
) -> None:
    with ArgusLM(arguslm_server.base_url, timeout=0.3, deadline=1) as client:
        try:
            first = provider_of(client, "Mine")
        except FivefoldError:
            first = None
        again = provider_of(client, "Mine")
    assert first in (None, again)
    assert arguslm_server.effects() == {"create_provider": 1}


@pytest.mark.faults("list_providers", times=None, only=["status 503", "broken JSON", "closed at once"])
@pytest.mark.usefixtures("fault", "no_sleep")
def test_nothing_is_created_by_who_cannot_look(arguslm_server: Sandbox) -> None:
    with ArgusLM(arguslm_server.base_url) as client, pytest.raises(FivefoldError):
        provider_of(client, "Mine")
    assert arguslm_server.effects() == {}


def test_it_is_a_program(
    arguslm_server: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ARGUSLM_BASE_URL", arguslm_server.base_url)
    assert [main("Mine"), main("Mine")] == [0, 0]
    first, second = capsys.readouterr().out.split()
    assert first == second
    arguslm_server.fault("list_providers", "status 401")
    assert main("Mine") == 1
