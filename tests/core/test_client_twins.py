"""The two runners say the same: compared as syntax trees, with what is async taken out."""

import ast
import inspect
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from fivefold import _held, stream
from fivefold._client import AsyncClient, SyncClient, awaiting, blocking
from fivefold._setup import AsyncSetup, Setup

#: What the async twin calls otherwise.
_NAMES = {
    "AsyncClient": "SyncClient",
    "AsyncExitStack": "ExitStack",
    "AsyncFeed": "Feed",
    "AsyncHeld": "Held",
    "AsyncIterator": "Iterator",
    "AsyncLifetime": "Lifetime",
    "AsyncLine": "Line",
    "AsyncReply": "Reply",
    "AsyncSetup": "Setup",
    "AsyncStream": "Stream",
    "StopAsyncIteration": "StopIteration",
    "__aiter__": "__iter__",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "aclose": "close",
    "aiter": "iter",
    "anext": "next",
    "enter_async_context": "enter_context",
    "push_async_callback": "callback",
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

    def visit_alias(self, node: ast.alias) -> ast.AST:
        return ast.alias(_NAMES.get(node.name, node.name), node.asname)

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


#: Where each pair lives.
PAIRS = {
    "SyncClient": (blocking, awaiting, "AsyncClient"),
    "Feed": (_held, _held, "AsyncFeed"),
    "Held": (_held, _held, "AsyncHeld"),
    "Stream": (stream, stream, "AsyncStream"),
}


@pytest.mark.parametrize("name", PAIRS)
def test_twins_have_the_same_methods_in_the_same_order(name: str) -> None:
    one, other, twin = PAIRS[name]
    assert list(methods(other, twin)) == list(methods(one, name))


@pytest.mark.parametrize(
    ("name", "method"), [(name, method) for name, (one, _, _) in PAIRS.items() for method in methods(one, name)]
)
def test_a_method_of_twins_is_the_same_but_for_await(name: str, method: str) -> None:
    one, other, twin = PAIRS[name]
    assert methods(other, twin)[method] == methods(one, name)[method]


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


def test_one_constructor_makes_both_clients() -> None:
    assert "__init__" not in vars(Setup)
    assert "__init__" not in vars(AsyncSetup)


def test_every_option_is_documented() -> None:
    documented = Setup.__init__.__doc__ or ""
    assert [name for name, _, _ in options(Setup.__init__) if name != "self" and f"{name}:" not in documented] == []
