"""A document whose every free text tries to become code."""

import os
from typing import Any

import pytest

from tests.generator.conftest import Build, Package
from tests.generator.specs import Json, operation, parameter, ref, spec, thing

#: Would set PWNED in the environment if any of it were run, in any kind of string, comment or template.
CODE = "__import__('os').environ.__setitem__('PWNED','1')"
EVIL = (
    f"x\"\"\"\n{CODE}\n'''\n{CODE}\n\"+{CODE}+\"'+{CODE}+'\\\"\\'\\\\\\"
    f"{{{CODE}}}{{{{ {CODE} }}}}{{% raw %}}\r{CODE}\x0c{CODE}\x00\x85\u2028{CODE}\u202e#é\U0001f600\\"
)
ENDINGS = ['"', '""', '"""', "\\", '\\"', "'''", '"""\\', "\n", "\\N{BULLET}", "\\x", "\\u12"]
#: For what becomes the name of a class or of a file.
NAME = f'x"""\n\'\'\'"+{CODE}+"\\{{{{1}}}}#\r\x00\u2028 '
CONST, DEFAULT, VALUES = f"const{EVIL}", f"default{EVIL}", [f"a{EVIL}", f"b{EVIL}", '"', "\\", "", " "]


def hostile() -> Json:
    words: Json = {"description": EVIL, "example": EVIL, "examples": [EVIL], f"x-{EVIL}": EVIL, "title": NAME}
    odd = {
        f"p{EVIL}": {"type": "string", **words, "default": EVIL, "pattern": EVIL},
        f"e{NAME}": {"type": "string", **words, "enum": VALUES, "default": VALUES[0]},
        f"c{EVIL}": {"type": "string", "const": CONST, "description": EVIL},
        f"o{NAME}": {"type": "object", **words, "properties": {EVIL: {"type": "integer", **words}}},
    }
    query = [parameter(name, {"type": "string", "default": DEFAULT}, description=EVIL) for name in (EVIL, f"{EVIL} ")]
    query.append(parameter(f"q{EVIL}", {"type": "string", "enum": VALUES, "default": VALUES[1]}, example=EVIL))
    errors = {"404": {"description": EVIL}, "520": {"description": EVIL}}
    content = {'application/json; x="\'\\"': {"schema": ref("Odd"), "example": EVIL}}
    answer = {"description": EVIL, "content": content, "headers": {EVIL: {"schema": {"type": "string"}}}}
    operations = [
        operation(
            f"act {NAME}",
            "post",
            f"/{EVIL.replace('{', '').replace('}', '')}/{{item_id}}",
            tags=[f"tag {NAME}"],
            parameters=[parameter("item_id", {"type": "string", **words}, "path"), *query],
            requestBody={"required": True, "description": EVIL, "content": content},
            responses={"200": answer, **errors},
            **words | {"summary": EVIL},
        ),
        *(operation(f"end_{number}", summary=end, description=end) for number, end in enumerate(ENDINGS)),
        *(operation(f"tail_{number}", summary=f"T{end}") for number, end in enumerate(ENDINGS)),
    ]
    ends = {
        f"End{number}": thing(a={"description": f"a{end}"}) | {"description": f"E{end}"}
        for number, end in enumerate(ENDINGS)
    }
    return spec(
        *operations,
        schemas={"Odd": {"type": "object", "properties": odd, "required": list(odd), **words}, **ends},
        info={"title": EVIL, "version": EVIL, "description": EVIL},
        tags=[{"name": f"tag {NAME}", "description": EVIL}, {"name": "default", "description": EVIL}],
    )


@pytest.fixture(scope="module")
def package(build: Build) -> Package:
    return build(hostile())


def act(package: Package) -> Any:
    tag = next(name for name in package.texts() if name.startswith("api/tag_")).removesuffix(".py").replace("/", ".")
    module = package.api(tag.removeprefix("api."))
    return getattr(module, module.__all__[0])


def test_nothing_of_a_document_is_run(package: Package) -> None:
    for name in package.models.__all__:
        getattr(package.models, name)
    package.api()
    act(package)
    assert "PWNED" not in os.environ


def test_every_file_keeps_its_stamp_and_holds_no_invisible_characters(package: Package) -> None:
    texts = package.texts()
    assert len(texts) > 10
    for text in texts.values():
        assert text.startswith(f"# Machine-written by scripts/generate.py from openapi/{package.service}.json")
        assert not set("\x00\x0c\r\x85\u2028\u202e") & set(text)


def test_odd_names_and_values_go_out_exactly(package: Package) -> None:
    body = {f"p{EVIL}": "v", f"e{NAME}": VALUES[0], f"c{EVIL}": CONST, f"o{NAME}": {EVIL: 3}}
    written = package.models.Odd.to_wire(body)
    assert written == body
    read = package.models.Odd.from_dict(body)
    assert read.to_dict() == body
    assert package.models.Odd(**{field.name: getattr(read, field.name) for field in read.wire_fields()}) == read


def test_odd_defaults_and_parameter_names_go_out_exactly(package: Package) -> None:
    function = act(package)
    body = {f"p{EVIL}": "v", f"e{NAME}": VALUES[1], f"c{EVIL}": CONST, f"o{NAME}": {EVIL: 3}}
    operation = next(cell for cell in function.__globals__.values() if getattr(cell, "method", "") == "POST")
    assert [parameter.key for parameter in operation.parameters] == ["item_id", EVIL, f"{EVIL} ", f"q{EVIL}"]
    defaults = function.__kwdefaults__
    assert list(defaults.values()) == [DEFAULT, DEFAULT, VALUES[1]]
    texts = {name: f"v{number}" for number, name in enumerate(defaults)} | {list(defaults)[2]: VALUES[3]}
    call = function("a/b?c", body, **texts)
    assert [value for _, value in call.query] == ["v0", "v1", VALUES[3]]
    assert dict(call.headers)["content-type"] == 'application/json; x="\'\\"'
    assert call.path.endswith("/a%2Fb%3Fc")
    assert call.path.isascii()
    assert not set(' \r\n\x00"#?') & set(call.path)
