"""Reads the parts of a multipart form. Pure: no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from email.utils import collapse_rfc2231_value

__all__ = ["Part", "read_form"]


@dataclass(frozen=True)
class Part:
    """One field of a form; `filename` is None when it has none."""

    filename: str | None
    content: bytes


def read_form(content_type: str, body: bytes) -> dict[str, Part]:
    """The parts by name, of several with one name the last. None of them when it is no multipart form.

    Raises:
        ValueError: it is declared to be a form, and is none.
    """
    declared = Message()
    declared["content-type"] = content_type
    if declared.get_content_type() != "multipart/form-data":
        return {}
    boundary = declared.get_param("boundary")
    if not isinstance(boundary, str) or not boundary:
        raise ValueError("Missing boundary in multipart.")
    delimiter = b"\r\n--" + boundary.encode("latin-1", "replace")
    pieces = (b"\r\n" + body).split(delimiter)
    if len(pieces) < 2 or pieces[0].strip() or not pieces[-1].startswith(b"--"):
        raise ValueError("There was an error parsing the body")
    return dict(_part(piece) for piece in pieces[1:-1])


def _part(piece: bytes) -> tuple[str, Part]:
    head, found, content = piece.partition(b"\r\n\r\n")
    if not found:
        raise ValueError("There was an error parsing the body")
    headers = Message()
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, _, value = line.partition(":")
        if name.strip().lower() == "content-disposition":
            headers["content-disposition"] = value.strip()
    field = headers.get_param("name", header="content-disposition")
    filename = headers.get_param("filename", header="content-disposition")
    if not isinstance(field, str):
        raise ValueError('The Content-Disposition header field "name" must be provided.')
    return field, Part(None if filename is None else collapse_rfc2231_value(filename), content)
