"""Keeping answers out of the log of httpcore, which tells every header of them; ours tells them without secrets."""

import logging
from contextvars import ContextVar

_ours: ContextVar[bool] = ContextVar("_ours", default=False)


class discreet:  # noqa: N801  (a context manager; entered for each call, so it is one that costs little)
    """What httpcore does within this is logged without what came of it."""

    def __enter__(self) -> None:
        self._token = _ours.set(True)

    def __exit__(self, *_: object) -> None:
        _ours.reset(self._token)


class _Discreet(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Cut down what is ours; every line is kept."""
        if _ours.get():
            record.msg, record.args = record.getMessage().partition(" return_value=")[0], ()
        return True


for _part in ("connection", "http11", "http2", "proxy", "socks"):
    logging.getLogger(f"httpcore.{_part}").addFilter(_Discreet())
