"""A downloaded file: spooled or saved, and read as bytes, text or rows."""

import errno
import io
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from attrs import field, frozen

from . import _arguments
from .call import Call, Headers

#: Up to here a download without a path stays in memory.
IN_MEMORY = 8 * 1024 * 1024

Progress = Callable[[int, int | None], None]


@frozen
class Download:
    """A call whose answer is a file.

    Attributes:
        call: The request.
        path: Where to save it, or None to keep it in a temporary file.
        on_progress: Called with the bytes received so far and, where the server tells, the total.
    """

    call: Call[bytes]
    path: str | os.PathLike[str] | None = None
    on_progress: Progress | None = None


@frozen(eq=False)
class Export:
    """A file from the service.

    Attributes:
        filename: The name that the service gives it, without folders; "" when it gives none.
        media_type: Such as "text/csv".
        size: In bytes.
        headers: Of the answer.
        path: Where it was saved, or None.
    """

    filename: str
    media_type: str
    size: int
    headers: Mapping[str, str] = field(repr=False)
    path: Path | None
    _file: IO[bytes] | None = field(repr=False)

    @property
    def content(self) -> bytes:
        """The whole file, as bytes."""
        with self._opened() as file:
            return file.read()

    @property
    def text(self) -> str:
        """The whole file, as text; bytes that are not UTF-8 are replaced."""
        return self.content.decode("utf-8", "replace")

    def rows(self) -> Iterator[dict[str, Any]]:
        """The records in it: lines of a CSV file as str by column, or the objects of a JSON file's list.

        Raises:
            ValueError: the file is neither.
        """
        if self.media_type == "text/csv":
            import csv

            with self._opened() as file, io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
                yield from csv.DictReader(text)
        else:
            yield from _records(self.content)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the file to `path`: all of it, or the path is left as it was. Returns the path.

        Raises:
            OSError: it cannot be written there.
            TypeError, ValueError: `path` can be no path.
        """
        _arguments.path("path", path)
        with Incoming(path) as incoming, self._opened() as file:
            shutil.copyfileobj(file, incoming.file)
            incoming.keep()
        return Path(path)

    def close(self) -> None:
        """Let go of the temporary file. A saved file stays."""
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _opened(self) -> IO[bytes]:
        return io.BufferedReader(_Reading(self._file)) if self.path is None else self.path.open("rb")


class _Reading(io.RawIOBase):
    """A file from its start, at a place of its own: others may read it meanwhile, and closing this leaves it open."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._at = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._file.seek(self._at)
        size: int = self._file.readinto(buffer)
        self._at += size
        return size


class _Spooled(tempfile.SpooledTemporaryFile[bytes]):
    """A spooled file that nobody has to close: the standard one warns when it is dropped, even from memory."""

    def __del__(self) -> None:
        self.close()


class Incoming:
    """A file that is arriving: a temporary one, put in its place when it is whole."""

    def __init__(self, path: str | os.PathLike[str] | None) -> None:
        self.path = None if path is None else Path(path)
        self.file: Any
        if self.path is None:
            self.file = _Spooled(max_size=IN_MEMORY)
        else:
            _check_place(self.path)
            # Not tempfile's own: its files are for their owner only, and this one becomes the caller's. A name of its
            # own: the path's may be as long as a name can be.
            self.file = self.path.with_name(f".{os.urandom(16).hex()}.part").open("x+b")
        self._kept = False

    def keep(self) -> None:
        """The file is whole: put it in its place."""
        if self.path is not None:
            self.file.close()
            os.replace(self.file.name, self.path)
        self._kept = True

    def head(self) -> bytes:
        """The first bytes of what has arrived."""
        size = self.file.tell()
        self.file.seek(0)
        first: bytes = self.file.read(64)
        self.file.seek(size)
        return first

    def export(self, headers: Headers) -> Export:
        """The file as the caller gets it."""
        size = self.file.tell()
        self.keep()
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        held = self.file if self.path is None else None
        return Export(filename_of(headers), media_type, size, headers, self.path, held)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._kept:
            return
        self.file.close()
        if self.path is not None:
            with suppress(FileNotFoundError):
                os.unlink(self.file.name)


def _check_place(path: Path) -> None:
    """Raises OSError where no file can be put, before anything is sent: a device would not outlive it."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        problem = errno.EISDIR if stat.S_ISDIR(mode) else errno.EEXIST
        raise OSError(problem, "not a file that can be replaced", str(path))


def filename_of(headers: Headers) -> str:
    """The file name in Content-Disposition, cut down to its last part: a server may not choose a folder."""
    from email.message import Message
    from email.utils import collapse_rfc2231_value

    message = Message()
    # The parser fails on lone surrogates.
    message["content-disposition"] = headers.get("content-disposition", "").encode(errors="replace").decode()
    named = [value for key, value in message.get_params([], "content-disposition") if key.lower() == "filename"]
    # Of two, the one in `filename*` is meant, which can spell every name; it comes as a tuple.
    given = max(named, key=lambda value: isinstance(value, tuple), default="")
    name = collapse_rfc2231_value(given).replace("\\", "/").rpartition("/")[2].replace("\0", "").strip()
    return "" if name in (".", "..") else name


def _records(content: bytes) -> Iterator[dict[str, Any]]:
    try:
        data = json.loads(content)
    except RecursionError:
        data = None
    lists = [value for value in (data.values() if isinstance(data, dict) else [data]) if isinstance(value, list)]
    if len(lists) != 1 or not all(isinstance(record, dict) for record in lists[0]):
        raise ValueError("rows: the file is not one list of records")
    yield from lists[0]
