"""The tables of operations: under each line stands what an editor shows of it in completions."""

import ast
import importlib
import inspect

import pytest

TABLES = [
    ("fivefold.arguslm._operations", 44),
    ("fivefold.lmstudio._operations", 27),
    ("fivefold.mongars._operations", 30),
    ("fivefold.saas_litellm._operations", 21),
    ("fivefold.saas_litellm._admin_operations", 61),
    ("fivefold.saas_litellm._job", 7),
    ("fivefold.synthgen._operations", 19),
]


@pytest.mark.parametrize(("name", "operations"), TABLES)
def test_each_operation_is_followed_by_the_first_line_of_its_documentation(name: str, operations: int) -> None:
    module = importlib.import_module(name)
    told: dict[str, str] = {}
    wanted: dict[str, str] = {}
    for table in (node for node in ast.parse(inspect.getsource(module)).body if isinstance(node, ast.ClassDef)):
        words = {key: word for key, word in vars(getattr(module, table.name)).items() if hasattr(word, "_build")}
        wanted |= {f"{table.name}.{key}": word.__doc__.strip().partition("\n")[0] for key, word in words.items()}
        for line, below in zip(table.body, table.body[1:], strict=False):
            if isinstance(line, ast.Assign) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                told[f"{table.name}.{ast.unparse(line.targets[0])}"] = str(below.value.value)
    assert told == wanted
    assert len(told) == operations
