"""YAML says no more than JSON could, and is written so that it is read again as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.sync.reading import read, written
from scripts.wiregen.document import SpecError
from tests.sync.conftest import Json

SCALARS = "a: yes\nb: 2026-11-20\nc: '422'\nd: 422\ne: 1.5\nf: ~\ng:\nh: 0x10\ni: true\nj: 1:30\nk: on\nl: <<\nm: -3"
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])) | st.sampled_from(
    ["yes", "1", "1e5", "~", "null", "2026-11-20", "- a", "a: b", "# a", "'", '"', "!!x", "&a", "*a", "<<", "=", " a "]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def test_scalars_are_those_of_json() -> None:
    assert read(SCALARS.encode(), "A.YML") == {
        "a": "yes", "b": "2026-11-20", "c": "422", "d": 422, "e": 1.5, "f": None, "g": None, "h": "0x10", "i": True,
        "j": "1:30", "k": "on", "l": "<<", "m": -3,
    }  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(VALUES)
def test_an_overlay_is_read_as_it_was_written(value: object) -> None:
    overlay: Json = {"overlay": "1.0.0", "x-any": value, "actions": [{"target": "$", "update": {"a": value}}] * 2}
    assert read(written(overlay, "A heading."), "a.yaml") == overlay


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("422: x", "no text"),
        ("a: 1\na: 2", "there twice"),
        ("a: &x [1]\nb: *x", "anchors"),
        ("a: !!python/object/apply:os.system [ls]", "constructor"),
        ("a: 1e999", "too large"),
        ("a: [", "YAML"),
        ("a: b: c", "YAML"),
        ("a: \x00", "YAML"),
        ("[" * 500, "recursion"),
        ("- " * 500, "recursion"),
    ],
)
def test_other_yaml_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SpecError, match=reason):
        read(text.encode(), "a.yaml")


def test_bytes_that_are_no_utf_8_are_refused() -> None:
    for name in ("a.yaml", "a.json"):
        with pytest.raises(SpecError, match="utf-8"):
            read(b"\xff\xfe\x00", name)
