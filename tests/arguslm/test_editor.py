"""What an editor shows of a declared operation: asked of pyright's language server, as an editor would."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.watchdog(180)  # the server reads the whole project first
ROOT = Path(__file__).parents[2]
CODE = """\
from fivefold import ArgusLM, AsyncArgusLM
client, twin = ArgusLM(), AsyncArgusLM()
client.get_provider("7")
twin.get_provider("7")
twin.iter_models()
client.export_benchmark("7")
client.with_raw_response.get_provider("7")
client.
"""


class LanguageServer:
    """A language server on its standard streams, with one document open."""

    def __init__(self, process: "subprocess.Popen[bytes]", uri: str) -> None:
        self._process = process
        self._uri = uri
        self._last = 0

    def ask(self, method: str, line: int = 0, character: int = 0, *, uri: str | None = None) -> Any:
        """Ask about a place of the document, or of another file."""
        place = {"textDocument": {"uri": uri or self._uri}, "position": {"line": line, "character": character}}
        return self.request(method, place)

    def request(self, method: str, params: Any) -> Any:
        """Send a request and wait for its answer."""
        self._last += 1
        self.send({"id": self._last, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._last and "method" not in message:
                return message["result"]
            if "id" in message:  # the server asks back: it gets no settings
                items = message["params"].get("items", []) if message["method"] == "workspace/configuration" else None
                self.send({"id": message["id"], "result": None if items is None else [{} for _ in items]})

    def send(self, message: dict[str, Any]) -> None:
        """Send a message."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> Any:
        assert self._process.stdout is not None
        size = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        return json.loads(self._process.stdout.read(size))


@pytest.fixture(scope="module")
def editor() -> Iterator[LanguageServer]:
    """The server, with the code above open in the root of the project."""
    command = [str(Path(sys.executable).with_name("pyright-langserver")), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        uri = (ROOT / "an_open_file.py").as_uri()
        server = LanguageServer(process, uri)
        folders = [{"uri": ROOT.as_uri(), "name": "fivefold"}]
        hover = {"textDocument": {"hover": {"contentFormat": ["plaintext"]}}}
        server.request("initialize", {"processId": None, "workspaceFolders": folders, "capabilities": hover})
        server.send({"method": "initialized", "params": {}})
        document = {"uri": uri, "languageId": "python", "version": 1, "text": CODE}
        server.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        yield server
        process.kill()


@pytest.mark.parametrize(
    ("line", "character", "signature", "words"),
    [
        (2, 10, "get_provider(provider_id: UUID | str) -> ProviderResponse", "Get one provider account."),
        (3, 8, "-> CoroutineType[Any, Any, ProviderResponse]", "GET /api/v1/providers/{provider_id}"),
        (4, 8, "-> AsyncIterator[ModelResponse]", "search: Only models with this text"),
        (5, 10, "format: Literal['json', 'csv'] = \"json\"", "Download the results of a benchmark"),
        (6, 28, "-> RawResponse[ProviderResponse]", "NotFoundError: There is no such object."),
    ],
)
def test_hovering_shows_the_signature_of_the_twin_and_the_docstring(
    editor: LanguageServer, line: int, character: int, signature: str, words: str
) -> None:
    shown = editor.ask("textDocument/hover", line, character)["contents"]["value"]
    assert signature.replace("CoroutineType", "Coroutine") in shown.replace("CoroutineType", "Coroutine")
    assert words in shown


def test_going_to_the_definition_leads_to_the_line_of_the_table(editor: LanguageServer) -> None:
    (place,) = editor.ask("textDocument/definition", 2, 10)
    path = ROOT / "src" / "fivefold" / "arguslm" / "_operations.py"
    assert place["uri"] == path.as_uri()
    assert path.read_text().splitlines()[place["range"]["start"]["line"]].strip().startswith("get_provider = ")


@pytest.mark.parametrize(
    ("line", "path", "signature"),
    [
        (
            2,
            "generated/fivefold_wire/arguslm/api/providers.py",
            'def get_provider(provider_id: UUID | str) -> "Call[_models.ProviderResponse]":',
        ),
        (5, "src/fivefold/arguslm/_exports.py", "def export_benchmark("),
    ],
)
def test_a_second_step_leads_from_there_to_the_function_with_its_signature(
    editor: LanguageServer, line: int, path: str, signature: str
) -> None:
    (first,) = editor.ask("textDocument/definition", line, 10)
    entry = (ROOT / first["uri"].removeprefix(f"{ROOT.as_uri()}/")).read_text().splitlines()[_line(first)]
    (second,) = editor.ask("textDocument/definition", _line(first), entry.rindex(".") + 1, uri=first["uri"])
    assert second["uri"] == (ROOT / path).as_uri()
    assert (ROOT / path).read_text().splitlines()[_line(second)] == signature


def _line(place: dict[str, Any]) -> int:
    line: int = place["range"]["start"]["line"]
    return line


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("get_provider", "[(provider_id: UUID | str), ProviderResponse]"),
        ("stream_benchmark", "[(run_id: UUID | str, *, deadline: float | None = DEADLINE), "),
        ("close", "() -> None"),
    ],
)
def test_completion_shows_the_signature_of_what_it_offers(editor: LanguageServer, name: str, signature: str) -> None:
    (item,) = (item for item in editor.ask("textDocument/completion", 7, 7)["items"] if item["label"] == name)
    assert signature in editor.request("completionItem/resolve", item)["documentation"]["value"]


@pytest.mark.parametrize(
    ("name", "summary"),
    [
        ("get_provider", "Get one provider account."),
        ("iter_models", "Every model, oldest first, each once."),
        ("run_benchmark", "Start a benchmark, wait until it has ended, and return it with its results."),
        ("close", "Close every connection of this client"),
    ],
)
def test_completion_says_what_an_operation_does_as_it_does_of_a_plain_method(
    editor: LanguageServer, name: str, summary: str
) -> None:
    (item,) = (item for item in editor.ask("textDocument/completion", 7, 7)["items"] if item["label"] == name)
    assert summary in editor.request("completionItem/resolve", item)["documentation"]["value"]


def test_typing_a_call_shows_each_parameter_with_its_description(editor: LanguageServer) -> None:
    (signature,) = editor.ask("textDocument/signatureHelp", 2, 20)["signatures"]
    (parameter,) = signature["parameters"]
    assert signature["label"] == "(provider_id: UUID | str) -> ProviderResponse"
    assert "Id of the provider account" in parameter["documentation"]["value"]


def test_completion_offers_every_operation(editor: LanguageServer) -> None:
    offered = {item["label"] for item in editor.ask("textDocument/completion", 7, 7)["items"]}
    document = json.loads((ROOT / "openapi" / "arguslm.json").read_text())
    names = {entry["operationId"] for path in document["paths"].values() for entry in path.values()}
    assert names | {"iter_models", "stream_benchmark", "run_benchmark", "with_options", "close"} <= offered
