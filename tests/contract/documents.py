"""The checked-in documents as data: every operation with its parameters and answers, references resolved.

As they are; for the run of the server side `scripts/contract/documents.py` says what they mean in words that it knows.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parents[2] / "openapi"
SERVICES = ("arguslm", "mongars", "lmstudio", "synthgen", "saas_litellm")
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class UndocumentedError(AssertionError):
    """A request that the document does not know."""


class Operation(NamedTuple):
    """An operation of a document.

    Attributes:
        name: Its operationId.
        method: In upper case.
        path: The template.
        parameters: Those of the path and its own, resolved.
        body: The resolved requestBody, or None.
        responses: Each response, resolved, by what the document calls it: "200", "4XX", "default".
        node: The operation as the document has it, with its extensions.
    """

    service: str
    name: str
    method: str
    path: str
    parameters: tuple[Mapping[str, Any], ...]
    body: Mapping[str, Any] | None
    responses: Mapping[str, Mapping[str, Any]]
    node: Mapping[str, Any]

    @property
    def label(self) -> str:
        """A name for tests: "arguslm.get_provider"."""
        return f"{self.service}.{self.name}"


@cache
def document(service: str) -> Mapping[str, Any]:
    """The document of a service; not to be changed."""
    return json.loads((FOLDER / f"{service}.json").read_text(encoding="utf-8"))


def resolved(service: str, node: Any) -> Any:
    """A node of the document of a service; when it is a reference, what that stands for."""
    while isinstance(node, dict) and "$ref" in node:
        node = _at(document(service), node["$ref"])
    return node


def operations(service: str) -> Iterator[Operation]:
    """Every operation of a service, in the order of its document."""
    for path, item in document(service)["paths"].items():
        for method in METHODS:
            if method in item:
                yield _operation(service, path, item, method)


def everything() -> list[Operation]:
    """Every operation of every service."""
    return [each for service in SERVICES for each in operations(service)]


def route(service: str, method: str, path: str) -> tuple[Operation, Mapping[str, str]]:
    """The operation of a request, and the texts in its path as they came. Raises UndocumentedError."""
    for operation, pattern in _routes(service):
        if operation.method == method and (found := pattern.fullmatch(path)):
            names = re.findall(r"\{(.*?)\}", operation.path)
            return operation, dict(zip(names, found.groups(), strict=True))
    raise UndocumentedError(f"{service}: {method} {path}")


@cache
def _routes(service: str) -> list[tuple[Operation, re.Pattern[str]]]:
    """Paths without parameters first, as in any router that knows OpenAPI."""
    ordered = sorted(operations(service), key=lambda operation: "{" in operation.path)
    return [(each, re.compile(_as_pattern(each.path))) for each in ordered]


def _as_pattern(path: str) -> str:
    return "".join("([^/]+)" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{.*?\})", path))


def _operation(service: str, path: str, item: Mapping[str, Any], method: str) -> Operation:
    node = item[method]
    parameters = {
        (parameter["in"], parameter["name"]): parameter
        for given in (*item.get("parameters", ()), *node.get("parameters", ()))
        for parameter in [resolved(service, given)]
    }
    responses = {status: resolved(service, response) for status, response in node["responses"].items()}
    body = resolved(service, node.get("requestBody"))
    return Operation(service, node["operationId"], method.upper(), path, (*parameters.values(),), body, responses, node)


def _at(root: Any, reference: str) -> Any:
    found = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step.replace("~1", "/").replace("~0", "~")]
    return found
