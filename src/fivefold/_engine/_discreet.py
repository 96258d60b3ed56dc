"""Keeping answers out of the log of httpcore, which tells every header of them; ours tells them without secrets."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_ours: ContextVar[bool] = ContextVar("_ours", default=False)


@contextmanager
def discreet() -> Iterator[None]:
    """What httpcore does within this is logged without what came of it."""
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)


class _Discreet(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Cut down what is ours; every line is kept."""
        if _ours.get():
            record.msg, record.args = record.getMessage().partition(" return_value=")[0], ()
        return True


for _part in ("connection", "http11", "http2", "proxy", "socks"):
    logging.getLogger(f"httpcore.{_part}").addFilter(_Discreet())
