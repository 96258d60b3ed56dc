"""One package of code for one document, in a folder of its own."""

import io
import json
import keyword
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.bodies import BodyType
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty, build_schemas
from openapi_python_client.parser.properties import Schemas as ParsedSchemas
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.schema import OpenAPI
from openapi_python_client.strings import PythonIdentifier

from .document import PREFIX, Document, SpecError, read_document
from .models import ModelCode, ModelsCode
from .operations import OperationCode, operation_code
from .prose import docstring, sentence
from .schemas import Schemas
from .shapes import Shapes
from .walk import Json, parts

GENERATOR = "0.29.1"
RUFF = "0.17.5"

_TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
_DEAD = ("client.py", "errors.py", "types.py")
#: What is raised, in openapi-python-client too, by what nobody expected in a document.
_FAULTS = (AssertionError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)


class ToolError(Exception):
    """A tool that is missing, or is not of the pinned version."""


class PackageCode:
    """What the templates of one package are told; each text is code already."""

    def __init__(self, document: Document, models: ModelsCode) -> None:
        tags: list[Json] = parts(document.raw, "tags")
        self._tags = {str(PythonIdentifier(tag["name"], "tag")): tag.get("description", "") for tag in tags}
        self._operations: dict[str, OperationCode] = {}
        self._models = models
        info = document.raw["info"]
        self.title = str(info["title"])
        self.package_docstring = docstring([f"{self.title} {info['version']}.", info.get("description", "")])
        self.modules = sorted(models.modules.items())

    def operation(self, endpoint: Endpoint) -> OperationCode:
        """One operation."""
        if endpoint.name not in self._operations:
            self._operations[endpoint.name] = operation_code(endpoint, self._models)
        return self._operations[endpoint.name]

    def model(self, model: ModelProperty) -> ModelCode:
        """One model."""
        return self._models.model(model)

    def tag_docstring(self, tag: str) -> str:
        """What a tag is about."""
        return docstring([sentence(self._tags.get(tag)) or f"Operations of the tag `{tag}`."])

    def model_docstring(self, name: str) -> str:
        """What a module of a model says first."""
        return docstring([f"`{name}`, a schema of {self.title}."])


def check_tools() -> Path:
    """Find the formatter beside this Python. Raises ToolError unless both tools are the pinned ones."""
    if (found := version("openapi-python-client")) != GENERATOR:
        raise ToolError(f"openapi-python-client is {found}, and should be {GENERATOR}")
    ruff = shutil.which("ruff", path=str(Path(sys.executable).parent))
    if ruff is None:
        raise ToolError(f"there is no ruff beside {Path(sys.executable).name}; ruff {RUFF} is needed")
    told = subprocess.run([ruff, "--version"], capture_output=True, text=True, check=False).stdout.split()
    if told != ["ruff", RUFF]:
        raise ToolError(f"ruff is {' '.join(told[1:]) or 'broken'}, and should be {RUFF}")
    return Path(ruff)


def make_package(source: Path, target: Path) -> None:
    """Write the package for a document. Raises SpecError when there is anything that the generator would leave out."""
    service = source.stem
    if not re.fullmatch(r"[a-z][a-z0-9_]*", service) or keyword.iskeyword(service):
        raise SpecError("the name of the file has to be a name for a package, such as `my_service.json`")
    document = read_document(source)
    settings = ConfigFile(
        literal_enums=True,
        package_name_override=service,
        project_name_override=service,
        field_prefix=PREFIX,
        content_type_overrides=document.content_types,
        post_hooks=[],
    )
    config = Config.from_sources(settings, MetaType.NONE, source, "utf-8", overwrite=True, output_path=target)
    try:
        _write(document, config, target)
    except _FAULTS as error:
        raise SpecError(f"no code can be made from it: {type(error).__name__}: {error}") from error
    _tidy(target)
    _stamp(target, f"openapi/{source.name}")
    _enclose(source, target)


def _write(document: Document, config: Config, target: Path) -> None:
    data = GeneratorData.from_dict(document.simple, config=config)
    if isinstance(data, GeneratorError):
        raise SpecError(_told(data))
    collections = data.endpoint_collections_by_tag.values()
    _refuse([*data.errors, *(error for collection in collections for error in collection.parse_errors)])
    models = _models_code(document, data, config)
    project = Project(openapi=data, config=config, custom_template_path=_TEMPLATES)
    cast("dict[str, Any]", project.env.globals)["code"] = PackageCode(document, models)
    data.models = models.models
    data.enums = []
    with redirect_stdout(io.StringIO()):
        _refuse(project.build())
    template = project.env.get_template("alias.py.jinja")
    for alias in models.aliases:
        target.joinpath("models", f"{alias.module}.py").write_text(template.render(alias=alias), encoding="utf-8")


def _models_code(document: Document, data: GeneratorData, config: Config) -> ModelsCode:
    parts = OpenAPI.model_validate(document.simple).components
    parsed = build_schemas(components=(parts and parts.schemas) or {}, schemas=ParsedSchemas(), config=config)
    components: dict[str, PropertyProtocol] = {
        path.get_untrusted_value(): prop for path, prop in reversed(parsed.classes_by_reference.items())
    }
    schemas = Schemas(document, data.models, components)
    endpoints = [endpoint for tagged in data.endpoint_collections_by_tag.values() for endpoint in tagged.endpoints]
    answered = schemas.reach(answer.prop for endpoint in endpoints for answer in endpoint.responses)
    bodies = [body for endpoint in endpoints for body in endpoint.bodies[:1]]
    forms = schemas.reach(body.prop for body in bodies if body.body_type is BodyType.FILES)
    others = schemas.reach(body.prop for body in bodies if body.body_type is not BodyType.FILES)
    return ModelsCode(Shapes(schemas), taken=(forms | others) - answered, files=forms - others - answered)


def _refuse(problems: Iterable[GeneratorError]) -> None:
    told = list(dict.fromkeys(map(_told, problems)))
    if told:
        raise SpecError("\n  ".join(told))


def _told(problem: GeneratorError) -> str:
    return " ".join(f"{problem.header} {problem.detail or ''}".split())


def _tidy(target: Path) -> None:
    """One module for each tag, none of the generator's own client, and the format of the house."""
    for name in _DEAD:
        target.joinpath(name).unlink()
    for folder in [path for path in target.joinpath("api").iterdir() if path.is_dir()]:
        plain = folder.name.rstrip("_")
        module = folder.name if keyword.iskeyword(plain) else plain
        folder.joinpath("__init__.py").rename(folder.with_name(f"{module}.py"))
        shutil.rmtree(folder)
    ruff = str(check_tools())
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RUFF_")}
    check = ["check", "--select", "F,I", "--fix", "--output-format", "concise"]
    for command in (check, ["format"]):
        options = ["--isolated", "--no-cache", "--quiet", "--line-length", "120", "--target-version", "py311"]
        done = subprocess.run(
            [ruff, command[0], *options, *command[1:], "."],
            cwd=target,
            env=environment,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            told = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
            raise SpecError(f"the generated code does not pass ruff {command[0]}:\n{told[:2000]}")


def _stamp(target: Path, source: str) -> None:
    line = (
        f"# Machine-written by scripts/generate.py from {source} with openapi-python-client {GENERATOR}: do not edit.\n"
    )
    for path in target.rglob("*.py"):
        path.write_bytes(f"{line}{path.read_text(encoding='utf-8')}".encode())


def _enclose(source: Path, target: Path) -> None:
    """What is compared at run time: the document, and the one that the server serves, where it serves one."""
    enclosed = {"document.json": source, "served.json": source.parent / "served" / source.name}
    for name, path in enclosed.items():
        if path.exists():
            compact = json.dumps(json.loads(path.read_bytes()), separators=(",", ":"))
            target.joinpath(name).write_bytes(f"{compact}\n".encode())
