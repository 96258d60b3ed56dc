"""A live deployment is only read unless told otherwise, and bad input is told from a deviation."""

from __future__ import annotations

import socket

import pytest

from fivefold.sandbox import Sandbox
from scripts.contract.__main__ import main

pytestmark = pytest.mark.contract
KEY = "synthgen-sandbox-key"


def test_reads_only_and_keeps_the_key(capsys: pytest.CaptureFixture[str]) -> None:
    with Sandbox("synthgen", quirks="off", pace=0) as sandbox:
        assert main({"SERVICE": "synthgen", "BASE_URL": sandbox.base_url, "API_KEY": KEY}) in (0, 1)
        tried = sandbox.requests()
        assert {one["method"] for one in tried} == {"GET"}
        assert any(one["headers"].get("authorization") == f"Bearer {KEY}" for one in tried)
        assert sandbox.effects() == {}
    told = capsys.readouterr()
    assert "operations that only read" in told.out
    assert KEY not in told.out + told.err


def test_a_deviation_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with Sandbox("arguslm", quirks="off", pace=0) as sandbox:
        sandbox.fault("list_models", status=200, body={"items": 5})
        assert main({"SERVICE": "arguslm", "BASE_URL": sandbox.base_url}) == 1
        assert sandbox.effects() == {}
    assert "list_models: response_schema_conformance" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"SERVICE": "nobody"}, "there is no service 'nobody'"),
        ({"BASE_URL": "http://localhost"}, "BASE_URL needs SERVICE"),
        ({"SERVICE": "arguslm", "BASE_URL": "localhost:8000"}, "must be an http or https URL"),
        ({"SERVICE": "arguslm", "BASE_URL": "http://me:secret@localhost"}, "must not hold a name or a password"),
    ],
)
def test_bad_input(capsys: pytest.CaptureFixture[str], settings: dict[str, str], message: str) -> None:
    assert main(settings) == 2
    told = capsys.readouterr()
    assert message in told.err
    assert "secret" not in told.err


def test_nobody_there(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    assert main({"SERVICE": "arguslm", "BASE_URL": url}) == 2
    assert f"nothing answers at {url}" in capsys.readouterr().err


def test_another_service(capsys: pytest.CaptureFixture[str]) -> None:
    with Sandbox("synthgen", pace=0) as sandbox:
        assert main({"SERVICE": "arguslm", "BASE_URL": sandbox.base_url}) == 2
    assert "is no arguslm" in capsys.readouterr().err
