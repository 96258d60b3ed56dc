"""Tools that the server itself calls for the model: those of MCP servers and plugins. Pure: no I/O.

A server or plugin with `unreachable` in its address or id cannot be reached. A tool is called when the text asks for it
(see tools.py); `call NAME {…` calls just that, also a tool that there is not or with arguments that are no JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fivefold.sandbox.lmstudio.dialogue import is_list, is_object
from fivefold.sandbox.lmstudio.errors import native_error
from fivefold.sandbox.lmstudio.native_requests import complain
from fivefold.sandbox.lmstudio.tools import fits

__all__ = ["Invocation", "Provider", "invocations", "read_integrations", "read_mcp_tools"]

_LITERAL = re.compile(r"\bcall (\w+) (\{.*)", re.DOTALL)
_UNREACHABLE = "unreachable"
_DEFAULT_TOOLS = ("search",)


@dataclass(frozen=True)
class Provider:
    """Where tools come from.

    Attributes:
        info: what answers say of it.
        tools: their names.
        failure: the type of error when it cannot be reached, else None.
    """

    info: Mapping[str, str]
    tools: Sequence[str]
    failure: str | None

    @property
    def complaint(self) -> str:
        """What to say of the failure."""
        return f"Could not connect to {self.info.get('server_label') or self.info.get('plugin_id')}"


@dataclass(frozen=True)
class Invocation:
    """A call made; `reason` says why it could not be, with the kind of mistake."""

    tool: str
    arguments: Any
    provider: Provider
    output: str = ""
    reason: str = ""
    mistake: str = ""


def read_integrations(raw: Any, *, authorized: bool) -> Sequence[Provider]:
    """The integrations of /api/v1/chat.

    Raises:
        ApiError: 400, one that cannot be, or a plugin on a server that requires no token.
    """
    return [_integration(one, authorized) for one in (raw if is_list(raw) else [])]


def _integration(raw: Any, authorized: bool) -> Provider:
    given: Mapping[str, Any] = {"type": "plugin", "id": raw} if isinstance(raw, str) else raw if is_object(raw) else {}
    tools = _tools(given)
    if given.get("type") == "ephemeral_mcp" and _are_texts(given, "server_label", "server_url"):
        info = {"type": "ephemeral_mcp", "server_label": str(given["server_label"])}
        return Provider(info, tools, "mcp_connection_error" if _UNREACHABLE in str(given["server_url"]) else None)
    if given.get("type") != "plugin" or not _are_texts(given, "id"):
        raise complain("Invalid integration", "invalid_union", "integrations")
    if not authorized:
        message = "Plugins can be used through the API only when authentication is required"
        raise native_error(400, "invalid_request", message, param="integrations")
    identifier = str(given["id"])
    failure = "plugin_connection_error" if _UNREACHABLE in identifier else None
    return Provider({"type": "plugin", "plugin_id": identifier}, tools, failure)


def _are_texts(given: Mapping[str, Any], *names: str) -> bool:
    return all(isinstance(given.get(name), str) for name in names)


def read_mcp_tools(raw: Any) -> Sequence[Provider]:
    """The MCP servers among the tools of /v1/responses; those that cannot be reached have no tools."""
    servers = [one for one in (raw if is_list(raw) else []) if is_object(one) and one.get("type") == "mcp"]
    return [
        Provider({"server_label": str(one.get("server_label", ""))}, _tools(one), None)
        for one in servers
        if _UNREACHABLE not in str(one.get("server_url", ""))
    ]


def _tools(given: Mapping[str, Any]) -> Sequence[str]:
    allowed = given.get("allowed_tools")
    return [str(tool) for tool in allowed] if is_list(allowed) else _DEFAULT_TOOLS


def invocations(providers: Sequence[Provider], text: str) -> Sequence[Invocation]:
    """The calls that a text leads to."""
    reached = [provider for provider in providers if provider.failure is None]
    if reached and (literal := _LITERAL.search(text)):
        return [_literally(reached, literal[1], literal[2].strip())]
    return [
        _called(tool, {"query": text}, provider) for provider in reached for tool in provider.tools if fits(tool, text)
    ]


def _literally(providers: Sequence[Provider], tool: str, text: str) -> Invocation:
    owner = next((provider for provider in providers if tool in provider.tools), None)
    try:
        arguments = json.loads(text)
    except ValueError:
        arguments = None
    if owner is None:
        reason = f"Cannot find tool with name {tool}."
        return Invocation(tool, arguments, providers[0], reason=reason, mistake="invalid_name")
    if not is_object(arguments):
        return Invocation(tool, None, owner, reason="Arguments are not valid JSON.", mistake="invalid_arguments")
    return _called(tool, arguments, owner)


def _called(tool: str, arguments: Mapping[str, Any], provider: Provider) -> Invocation:
    said = f"{tool} found: {json.dumps(arguments, ensure_ascii=False)}"
    output = json.dumps([{"type": "text", "text": said}], ensure_ascii=False)
    return Invocation(tool, arguments, provider, output=output)
