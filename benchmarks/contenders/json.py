"""The standard library's json, to plain dicts: what the text alone costs."""

import json

from . import Place, Work, Works, documents


def _decode(place: Place) -> Work:
    return documents(place, json.loads)


def works(_: str) -> Works:
    """What it does."""
    return {"decode-1000": _decode, "decode-20000": _decode}
