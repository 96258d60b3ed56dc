"""The two runners say the same: compared as syntax trees, with what is async taken out."""

import ast
import inspect
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from fivefold import _client, _setup
from fivefold._client import AsyncClient, SyncClient
from fivefold._setup import AsyncSetup, Setup

#: What the async twin calls otherwise.
_NAMES = {
    "AsyncClient": "SyncClient",
    "AsyncIterator": "Iterator",
    "AsyncLifetime": "Lifetime",
    "AsyncLine": "Line",
    "AsyncSetup": "Setup",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "aclose": "close",
    "aiter": "iter",
    "anext": "next",
    "asyncio": "time",
    "open_async_engine": "open_engine",
}


class _Plain(ast.NodeTransformer):
    """Takes `async` and `await` out of a tree, and gives things their blocking names."""

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self.visit(ast.FunctionDef(**dict(ast.iter_fields(node))))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name = _NAMES.get(node.name, node.name)
        return self.generic_visit(node)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> ast.AST:
        return self.visit(ast.For(**dict(ast.iter_fields(node))))

    def visit_AsyncWith(self, node: ast.AsyncWith) -> ast.AST:
        return self.visit(ast.With(**dict(ast.iter_fields(node))))

    def visit_Await(self, node: ast.Await) -> ast.AST:
        return self.visit(node.value)

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.Name(_NAMES.get(node.id, node.id), node.ctx)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        return ast.Attribute(self.visit(node.value), _NAMES.get(node.attr, node.attr), node.ctx)


def methods(module: ModuleType, name: str) -> dict[str, str]:
    """The body of a class: each statement as a normalised tree, in order, by the blocking name of what it defines."""
    tree = ast.parse(inspect.getsource(module))
    (found,) = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name]
    statements = found.body[1:] if ast.get_docstring(found) else found.body
    told: dict[str, str] = {}
    for statement in statements:
        if ast.unparse(statement) == "aclose = close":
            continue
        plain = _Plain().visit(statement)
        told[plain.name if isinstance(plain, ast.FunctionDef) else ast.unparse(plain)] = ast.dump(plain, indent=1)
    return told


def test_the_runners_have_the_same_methods_in_the_same_order() -> None:
    assert list(methods(_client, "AsyncClient")) == list(methods(_client, "SyncClient"))


@pytest.mark.parametrize("name", methods(_client, "SyncClient"))
def test_a_method_of_the_two_runners_is_the_same_but_for_await(name: str) -> None:
    assert methods(_client, "AsyncClient")[name] == methods(_client, "SyncClient")[name]


def test_the_comparison_sees_a_difference() -> None:
    one, other = ast.parse("async def f():\n    await g()"), ast.parse("def f():\n    h()")
    assert ast.dump(_Plain().visit(one)) != ast.dump(_Plain().visit(other))
    same = ast.parse("def f():\n    g()")
    assert ast.dump(_Plain().visit(ast.parse("async def f():\n    await g()"))) == ast.dump(_Plain().visit(same))


def test_closing_has_two_names_for_one_coroutine_on_asyncio() -> None:
    assert AsyncClient.aclose is AsyncClient.close
    assert not hasattr(SyncClient, "aclose")


@pytest.mark.parametrize("name", [name for name in vars(SyncClient) if not name.startswith("__")])
def test_both_runners_document_a_method_alike(name: str) -> None:
    sync, other = getattr(SyncClient, name), getattr(AsyncClient, name)
    assert sync.__doc__ == other.__doc__
    assert list(inspect.signature(sync).parameters) == list(inspect.signature(other).parameters)


def options(init: Callable[..., Any]) -> list[tuple[str, Any, Any]]:
    """What a client can be made with: names, kinds and defaults."""
    return [(each.name, each.kind, each.default) for each in inspect.signature(init).parameters.values()]


def test_both_clients_are_made_with_the_same_options() -> None:
    assert options(AsyncSetup.__init__) == options(Setup.__init__)


def test_both_clients_are_made_alike() -> None:
    sync, other = methods(_setup, "Setup"), methods(_setup, "AsyncSetup")
    assert list(sync) == list(other)


def test_every_option_is_documented() -> None:
    documented = Setup.__init__.__doc__ or ""
    assert [name for name, _, _ in options(Setup.__init__) if name != "self" and f"{name}:" not in documented] == []
