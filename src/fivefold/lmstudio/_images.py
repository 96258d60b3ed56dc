"""Images in messages: LM Studio takes them as base64 only, and only PNG and JPEG."""

import base64
import os
from pathlib import Path
from typing import Final, Literal

from fivefold_wire.lmstudio import models as _models

#: The first bytes of the formats that are taken.
_FORMATS: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}


def image_part(
    image: bytes | str | os.PathLike[str], *, detail: Literal["auto", "low", "high"] | None = None
) -> "_models.ImagePart":
    """An image as a part of a chat message.

        {"role": "user", "content": [{"type": "text", "text": "What is this?"}, image_part("cat.png")]}

    Args:
        image: The bytes of a PNG or JPEG, or the path of one.
        detail: How closely to look. Default: left to the server.

    Raises:
        ValueError: it is neither PNG nor JPEG.
        OSError: the file cannot be read.
    """
    data = image if isinstance(image, bytes) else Path(image).read_bytes()
    found = next((name for start, name in _FORMATS.items() if data.startswith(start)), None)
    if found is None:
        raise ValueError("image_part: expected a PNG or JPEG; LM Studio takes no other format")
    url = f"data:image/{found};base64,{base64.b64encode(data).decode()}"
    more = {} if detail is None else {"detail": detail}
    return _models.ImagePart(type="image_url", image_url=_models.ImageUrl(url=url, **more))
