"""Reads the fields of a form, URL-encoded or multipart. Pure: no I/O."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import HTTP
from urllib.parse import parse_qsl

__all__ = ["read_form"]


def read_form(content: bytes, content_type: str) -> dict[str, str]:
    """Field to its text, of a repeated one the last; nothing for bodies that are no form."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(content.decode(errors="replace"), keep_blank_values=True))
    if kind != "multipart/form-data":
        return {}
    message = message_from_bytes(b"Content-Type: %b\r\n\r\n%b" % (content_type.encode(), content), policy=HTTP)
    fields: dict[str, str] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(payload, bytes):
            fields[name] = payload.decode(errors="replace")
    return fields
