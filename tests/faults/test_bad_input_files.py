"""Files that cannot be: where a download should go, what a config file says, what a variable holds."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fivefold import FivefoldError
from fivefold.errors import ConfigurationError

from ._bad_input import CLIENTS, Server, client_of
from ._bad_input_values import Broken

SECRET = "sk-secret-4711"
_RUN = "11111111-1111-4111-8111-111111111111"
#: Paths that nothing can be written to, from a folder that holds a file and a folder of their names.
PLACES: tuple[Any, ...] = (
    *("none/a.csv", "folder", "file/a.csv", "n" * 300, "n/" * 3000 + "a", "", ".", "..", "/", "a\0b", "\ud800"),
    *("/dev/null", "/proc/a.csv", Path("folder"), Path(), 5, b"a.csv", Broken(), ["a.csv"], True),
)
#: Variables that hold what no client takes.
VARIABLES = ("a\r\nx-evil: 1", "\x7f", "a\tb", "\udc80", "env:NO_SUCH_VARIABLE", "env:\udc80", "env:" + "x" * 9000)
#: Config files that there are not.
NOWHERE: tuple[Any, ...] = ("/no/such/file.toml", "folder", "a\0b", "\ud800", "n" * 300, "n" * 100_000, 5, Broken())
#: Values as they are written in TOML that no option takes.
_WRONG = ("true", "[]", "{}", "[[[]]]", "1979-05-27", '"a\\r\\nb: c"', '"\\u0000"')
#: And those that some options do not.
_NO_TIME = ('"5"', "0", "-1", "nan", "inf", "-inf", "1e400")
_NO_COUNT = ('"5"', "-1", "1.5", "nan", "inf")
_NO_URL = ("5", "nan", '"x"', '"http://"', '"ftp://x"', '"http://a b"', '"http://x?a=b"', f'"http://{"x" * 100_000}"')
_NO_KEY = ("5", "nan", '"é"', '" k"', '"env:NO_SUCH_VARIABLE"')
_NO_LINE = ("5", "nan", '"env:NO_SUCH_VARIABLE"')
OPTIONS = {
    "base_url": _NO_URL,
    "timeout": _NO_TIME,
    "deadline": _NO_TIME,
    "max_retries": _NO_COUNT,
    "api_key": _NO_KEY,
    "token": _NO_KEY,
    "virtual_key": _NO_KEY,
    "admin_key": _NO_KEY,
    "team_id": _NO_LINE,
    "model": _NO_LINE,
    "origin": _NO_LINE,
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, with a file and a folder in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("as it was")
    return tmp_path


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("FIVEFOLD_", *map(str.upper, CLIENTS)))]:
        monkeypatch.delenv(name)


def left_in(folder: Path) -> set[str]:
    """What there is in a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_download_that_can_go_nowhere_is_not_begun(kind: str, folder: Path) -> None:
    with Server() as server, client_of("arguslm", kind, server.url) as client:
        for path in PLACES:
            for export in (client.export_uptime_history, client.raw.export_uptime_history):
                with pytest.raises((OSError, ValueError, TypeError)) as caught:
                    export(path=path)
                assert not isinstance(caught.value, UnicodeError | FivefoldError)
        assert server.received == []
    assert left_in(folder) == {"folder", "file"}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_file_is_saved_where_it_can_be(kind: str, folder: Path) -> None:
    longest = "n" * 255
    with Server(200, b"a,b\n1,2\n") as server, client_of("arguslm", kind, server.url) as client:
        export = client.export_benchmark(_RUN)
        for path in PLACES:
            with pytest.raises((OSError, ValueError, TypeError)) as caught:
                export.save(path)
            assert not isinstance(caught.value, UnicodeError)
        with pytest.raises(TypeError, match="path"):
            export.save(None)
        assert left_in(folder) == {"folder", "file"}
        assert export.save(longest).read_bytes() == export.content
        assert client.export_benchmark(_RUN, path=longest).content == export.content
        assert export.save(folder / "file").read_bytes() == export.content
    assert left_in(folder) == {"folder", "file", longest}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_refused_download_leaves_nothing(kind: str, folder: Path) -> None:
    with Server() as server, client_of("arguslm", kind, server.url) as client:
        with pytest.raises(FivefoldError):
            client.export_benchmark(_RUN, path="file")
        assert len(server.received) == 1
    assert left_in(folder) == {"folder", "file"}
    assert (folder / "file").read_text() == "as it was"


def files_of(folder: Path, service: str, option: str) -> Iterator[tuple[Path, str]]:
    """A config file for each value that cannot be: in TOML, and in JSON those that JSON can say."""
    import tomllib

    for number, value in enumerate((*_WRONG, *OPTIONS[option])):
        path = folder / f"{number}.toml"
        path.write_text(f"[{service}]\n{option} = {value}\n", "utf-8")
        yield path, value
        found = tomllib.loads(f"a = {value}")["a"]
        if isinstance(found, str | int | float | list | dict):
            path = folder / f"{number}.json"
            path.write_text(json.dumps({option: found}), "utf-8")
            yield path, value


@pytest.mark.parametrize("service", CLIENTS)
def test_a_config_file_with_a_wrong_value_is_refused(service: str, tmp_path: Path) -> None:
    wrong: list[str] = []
    blocking, awaiting, _ = CLIENTS[service]
    known = {"base_url", "timeout", "deadline", "max_retries", *blocking.service.environment}
    assert known <= OPTIONS.keys()
    for option in sorted(known):
        for path, value in files_of(tmp_path, service, option):
            for made in (blocking, awaiting):
                try:
                    made(config_file=path)
                    wrong.append(f"{option} = {value:.60} was taken")
                except ConfigurationError as error:
                    said = str(error)
                    if option not in said or len(said) > 1_000 or "\r" in said:
                        wrong.append(f"{option} = {value:.60}: {said:.200}")
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", b"[arguslm]\napi_key = '%s'\napi_key = 2\n"),
        ("a.toml", b"[arguslm]\napi_key = '%s\xff'\n"),
        ("a.toml", b"arguslm = '%s'\n"),
        ("a.toml", b"[[arguslm]]\napi_key = '%s'\n"),
        ("a.toml", b"[arguslm]\ntimeout = " + b"9" * 5000 + b"\napi_key = '%s'\n"),
        ("a.toml", b"[arguslm]\na = " + b"[" * 50_000 + b"\napi_key = '%s'\n"),
        ("a.json", b'{"api_key": "%s"'),
        ("a.json", b'["%s"]'),
        ("a.json", b'{"api_key": "%s", "a": ' + b"[" * 50_000),
        ("a.json", b'{"api_key": "%s\xff"}'),
    ],
    ids=lambda value: None if isinstance(value, str) else repr(value[:40]),
)
def test_a_config_file_that_cannot_be_read_keeps_its_keys_to_itself(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content.replace(b"%s", SECRET.encode()))
    with pytest.raises(ConfigurationError, match="config_file: ") as caught:
        CLIENTS["arguslm"][0](config_file=path)
    error: BaseException | None = caught.value
    while error is not None:
        assert SECRET not in repr((error, vars(error), error.args))
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize("path", NOWHERE)
def test_a_config_file_that_there_is_not(path: Any, folder: Path) -> None:
    with pytest.raises(ConfigurationError, match="config_file: ") as caught:
        CLIENTS["arguslm"][0](config_file=path)
    assert len(str(caught.value)) < 500
    assert left_in(folder) == {"folder", "file"}


@pytest.mark.parametrize("service", CLIENTS)
def test_a_variable_that_cannot_be_is_refused(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    blocking, _, _ = CLIENTS[service]
    for option, variable in blocking.service.environment.items():
        for value in VARIABLES:
            monkeypatch.setenv(variable, value)
            with pytest.raises(ConfigurationError, match=option) as caught:
                blocking()
            assert len(str(caught.value)) < 500
        monkeypatch.delenv(variable)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("HTTPS_PROXY", f"foo://user:{SECRET}@x"),
        ("HTTPS_PROXY", f"http://user:{SECRET}@[::1"),
        ("HTTPS_PROXY", "http://\r\nx"),
        ("SSL_CERT_FILE", "/no/such/file.pem"),
        ("SSL_CERT_FILE", "/"),
        ("FIVEFOLD_ENGINE", "x" * 9000),
        ("FIVEFOLD_ENGINE", "httpx\r\n"),
        ("FIVEFOLD_CONFIG", "/no/such/file.toml"),
        ("FIVEFOLD_CONFIG", "x" * 9000),
    ],
)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_variable_of_the_network_that_cannot_be(
    kind: str, variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigurationError) as caught, client_of("arguslm", kind, "https://127.0.0.1:9") as client:
        client.get_root()
    assert SECRET not in str(caught.value)
    assert len(str(caught.value)) < 500
