"""A downloaded file: its name, its records, where it is kept, and how it is put in its place."""

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fivefold._answers import refuse_page
from fivefold._codec import WireError
from fivefold._files import IN_MEMORY, Export, Incoming, filename_of
from fivefold.call import Headers

CSV = {"content-type": "text/csv; charset=utf-8"}
JSON = {"content-type": "application/json"}


def arrived(data: bytes, headers: dict[str, str] | None = None, path: Path | None = None) -> Export:
    """A file as a client hands it over."""
    with Incoming(path) as incoming:
        incoming.file.write(data)
        return incoming.export(Headers((headers or {}).items()))


def named(disposition: str) -> str:
    """The file name in this header."""
    return filename_of(Headers([("Content-Disposition", disposition)]))


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ("", ""),
        ("attachment", ""),
        ('attachment; filename="benchmark.csv"', "benchmark.csv"),
        ("attachment; filename=benchmark.csv", "benchmark.csv"),
        ('attachment; FileName="b c.csv"', "b c.csv"),
        ("attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe.csv", "größe.csv"),
        ("attachment; filename*=utf-8'de'a%20b.csv", "a b.csv"),
        ("attachment; filename*=no-such-charset''a.csv", "a.csv"),
        ("attachment; filename=\"EURO rates\"; filename*=utf-8''%e2%82%ac%20rates", "€ rates"),
        ('attachment; filename="a\\"b.csv"', 'a"b.csv'),
    ],
)
def test_the_name_is_the_one_that_the_service_gives(disposition: str, name: str) -> None:
    assert named(disposition) == name


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="../../x"', "x"),
        ('attachment; filename="/etc/passwd"', "passwd"),
        ('attachment; filename="..\\..\\x.csv"', "x.csv"),
        ('attachment; filename="C:\\\\temp\\\\x.csv"', "x.csv"),
        ("attachment; filename*=UTF-8''..%2F..%2Fx", "x"),
        ("attachment; filename*=UTF-8''..%5C..%5Cx", "x"),
        ("attachment; filename*=UTF-8''a%00b", "ab"),
        ('attachment; filename="dir/"', ""),
        ('attachment; filename=".."', ""),
        ('attachment; filename="."', ""),
        ('attachment; filename="a/.."', ""),
    ],
)
def test_a_server_does_not_choose_the_folder(disposition: str, name: str) -> None:
    assert named(disposition) == name


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_characters="\r\n"), max_size=30), escaped=st.booleans())
def test_no_name_leads_out_of_the_folder_that_it_is_joined_to(text: str, escaped: bool) -> None:
    try:
        hostile = f"filename*=UTF-8''{quote(text, safe='')}" if escaped else f'filename="{text}"'
    except UnicodeEncodeError:
        return
    name = named(f"attachment; {hostile}")
    assert not set("/\\\0") & set(name)
    assert name not in (".", "..")
    assert PurePosixPath(name).name == name


def test_a_csv_file_is_read_as_rows_by_column() -> None:
    with arrived(b'id,name\r\n1,"a, b"\r\n2,"two\nlines"\r\n3,\xc3\xa4\r\n', CSV) as export:
        assert list(export.rows()) == [
            {"id": "1", "name": "a, b"},
            {"id": "2", "name": "two\nlines"},
            {"id": "3", "name": "ä"},
        ]


@settings(deadline=None)
@given(rows=st.lists(st.tuples(*[st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=9)] * 2)))
def test_every_row_that_can_be_written_can_be_read(rows: list[tuple[str, str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([("a", "b"), *rows])
    with arrived(text.getvalue().encode(), CSV) as export:
        assert [(row["a"], row["b"]) for row in export.rows()] == rows


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        ([{"id": 1}, {"id": 2}], [{"id": 1}, {"id": 2}]),
        ([], []),
        ({"run": {"id": 7}, "results": [{"id": 1}]}, [{"id": 1}]),
    ],
)
def test_a_json_file_is_read_as_the_records_of_its_list(data: Any, rows: list[dict[str, Any]]) -> None:
    with arrived(json.dumps(data).encode(), JSON) as export:
        assert list(export.rows()) == rows


@pytest.mark.parametrize("data", [b"", b"not json", b"7", b'"text"', b"null", b"{}", b'{"a": [], "b": []}', b"[1, 2]"])
def test_what_is_no_list_of_records_is_a_value_error(data: bytes) -> None:
    with arrived(data, JSON) as export, pytest.raises(ValueError):  # noqa: PT011  (that is all it promises)
        list(export.rows())


def test_a_file_can_be_read_again_and_again_in_every_way() -> None:
    with arrived(b"a\n1\n", CSV) as export:
        assert [export.content, export.content] == [b"a\n1\n"] * 2
        assert export.text == "a\n1\n"
        assert list(export.rows()) == list(export.rows()) == [{"a": "1"}]
        assert export.content == b"a\n1\n"


@pytest.mark.parametrize("saved", [False, True])
def test_reading_the_file_in_the_middle_of_its_rows_disturbs_neither(saved: bool, tmp_path: Path) -> None:
    data = b"id\r\n" + b"".join(b"%d\r\n" % number for number in range(20_000))
    with arrived(data, CSV, tmp_path / "a.csv" if saved else None) as export:
        rows = export.rows()
        first = next(rows)
        assert export.content == data
        assert [first["id"], *(row["id"] for row in rows)] == [str(number) for number in range(20_000)]


def test_text_that_is_not_utf8_is_read_with_replacements() -> None:
    with arrived(b"a\xff") as export:
        assert export.text == "a\ufffd"


def test_the_file_knows_what_it_is() -> None:
    headers = {"Content-Type": "Text/CSV; charset=utf-8", "Content-Disposition": "attachment; filename=a.csv"}
    with arrived(b"abc", headers) as export:
        assert (export.filename, export.media_type, export.size, export.path) == ("a.csv", "text/csv", 3, None)
        assert export.headers["content-type"] == "Text/CSV; charset=utf-8"


@pytest.mark.parametrize("size", [IN_MEMORY, IN_MEMORY + 1])
def test_a_large_file_moves_from_memory_to_disk_and_reads_the_same(size: int) -> None:
    with arrived(b"x" * size) as export:
        assert export.size == size
        assert export.content == b"x" * size
        assert isinstance(export._file, tempfile.SpooledTemporaryFile)
        assert export._file._rolled is (size > IN_MEMORY)  # type: ignore[attr-defined]


def test_saving_writes_the_whole_file_and_tells_where(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"an older and longer file")
    with arrived(b"new") as export:
        assert export.save(str(target)) == target
    assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_file_that_was_saved_on_arrival_is_read_from_its_place_and_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with arrived(b"a\n1\n", CSV, target) as export:
        assert export.path == target
        assert export.content == target.read_bytes() == b"a\n1\n"
        assert list(export.rows()) == [{"a": "1"}]
        copied = export.save(tmp_path / "b.csv")
    assert copied.read_bytes() == b"a\n1\n"
    assert sorted(os.listdir(tmp_path)) == ["a.csv", "b.csv"]


def test_a_file_can_be_saved_over_itself(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with arrived(b"same", CSV, target) as export:
        export.save(target)
    assert target.read_bytes() == b"same"


def failing() -> Iterator[bytes]:
    """A download that breaks half-way."""
    yield b"half"
    raise ConnectionError("gone")


def test_a_failure_on_the_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(b"old")
    with pytest.raises(ConnectionError), Incoming(target) as incoming:
        incoming.file.writelines(failing())
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_path_that_cannot_be_replaced_is_an_os_error_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder" / "kept").mkdir(parents=True)
    with arrived(b"new") as export, pytest.raises(OSError):  # noqa: PT011  (which one depends on the system)
        export.save(tmp_path / "folder")
    assert os.listdir(tmp_path) == ["folder"]


def test_a_folder_that_does_not_exist_is_an_os_error_before_anything_is_sent(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Incoming(tmp_path / "missing" / "a.csv")


def test_the_first_bytes_can_be_looked_at_while_the_file_arrives() -> None:
    with Incoming(None) as incoming:
        incoming.file.write(b"x" * 100)
        assert incoming.head() == b"x" * 64
        incoming.file.write(b"y")
        with incoming.export(Headers()) as export:
            assert export.content == b"x" * 100 + b"y"


def is_refused(content_type: str, first: bytes) -> bool:
    """Whether a body that begins so is taken for a web page."""
    try:
        refuse_page(content_type, first, "a file")
    except WireError as error:
        return "web page" in str(error)
    return False


@pytest.mark.parametrize(
    ("content_type", "first"),
    [
        ("text/html", b"anything"),
        ("text/csv", b"<!DOCTYPE html><html>"),
        ("text/csv", b"\n <!doctype HTML>"),
        ("text/csv", b"<html><head><title>Login"),
        ("application/json", b"<HTML lang='en'>"),
        ("", b"<html>"),
    ],
)
def test_a_web_page_is_not_taken_for_a_file(content_type: str, first: bytes) -> None:
    assert is_refused(content_type, first)


@pytest.mark.parametrize("first", [b"", b"id,name\n", b"[]", b"<xml>", b"<htmlish"])
def test_other_files_are_taken(first: bytes) -> None:
    assert not is_refused("text/csv", first)


def test_a_saved_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    with Incoming(tmp_path / "saved") as incoming:
        incoming.file.write(b"x")
        incoming.keep()
    assert (tmp_path / "saved").stat().st_mode == (tmp_path / "other").stat().st_mode
