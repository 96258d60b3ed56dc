"""Documents and overlays read from bytes: JSON, or YAML with no more in it than JSON could say. No I/O."""

import math
import re
from typing import Any

import yaml

from scripts.wiregen.document import SpecError, read_json


class _Loader(yaml.SafeLoader):
    """YAML 1.2 as JSON would be: no anchors, no dates, no `yes`, keys are texts, and none is there twice."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse anchors: a small text can grow into a huge document with them."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("anchors are not supported")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse what JSON does not have."""
        made = super().construct_mapping(node, deep)
        if len(made) < len(node.value) or not all(isinstance(key, str) for key in made):
            raise yaml.YAMLError(f"a key that is there twice, or is no text (quote numbers){node.start_mark}")
        return made


def _finite(loader: _Loader, node: yaml.ScalarNode) -> float:
    number = float(node.value)
    if not math.isfinite(number):
        raise yaml.YAMLError(f"too large a number{node.start_mark}")
    return number


def read(data: bytes, name: str) -> Any:
    """Read JSON, or YAML if the name ends like that. Raises SpecError."""
    return _read_yaml(data) if name.lower().endswith((".yaml", ".yml")) else read_json(data)


def _read_yaml(data: bytes) -> Any:
    loader = None
    try:
        loader = _Loader(data.decode("utf-8"))
        return loader.get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SpecError(f"cannot be read as YAML: {error}") from error
    finally:
        if loader is not None:
            loader.dispose()


def written(overlay: dict[str, Any], heading: str) -> bytes:
    """An overlay as YAML, with a line of comment on top and an empty line before each action."""
    head = {key: value for key, value in overlay.items() if key != "actions"}
    actions = [_dump([action]) for action in overlay["actions"]]
    return f"# {heading}\n{_dump(head)}actions:\n{chr(10).join(actions)}".encode()


def _dump(value: Any) -> str:
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=116)


class _Dumper(yaml.SafeDumper):
    """Lists stand further in than what they belong to, and nothing is abbreviated."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Never indentless."""
        super().increase_indent(flow, False)


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"-?(0|[1-9]\d*)", "-0123456789"),
    ("float", r"-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?", "-0123456789"),
):
    for _kind in (_Loader, _Dumper):  # what reads as a number must not be written without quotes
        _kind.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$", re.ASCII), [*_first])
_Loader.add_constructor("tag:yaml.org,2002:float", _finite)
