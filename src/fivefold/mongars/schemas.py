"""Every schema of monGARS as a class, such as `ChatRequest`; each is loaded when it is first used."""

from typing import TYPE_CHECKING, Any

from fivefold_wire.mongars import models as _models

from . import _guide

if TYPE_CHECKING:
    from fivefold_wire.mongars.models import *  # noqa: F403  (all of them, by name)

    from ._guide import ChatResponse as ChatResponse
    from ._guide import ProvisionReport as ProvisionReport
    from ._guide import TokenResponse as TokenResponse
else:
    __all__ = _models.__all__

#: These tell more than their fields.
_OWN = ("ChatResponse", "ProvisionReport", "TokenResponse")


def __getattr__(name: str) -> Any:
    return getattr(_guide if name in _OWN else _models, name)


def __dir__() -> list[str]:
    return sorted(_models.__all__)
