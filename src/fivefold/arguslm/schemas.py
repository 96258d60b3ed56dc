"""Every schema of ArgusLM as a class, such as `ProviderCreate`; each is loaded when it is first used."""

from typing import TYPE_CHECKING, Any

from fivefold_wire.arguslm import models as _models

if TYPE_CHECKING:
    from fivefold_wire.arguslm.models import *  # noqa: F403  (all of them, by name)
else:
    __all__ = _models.__all__


def __getattr__(name: str) -> Any:
    return getattr(_models, name)


def __dir__() -> list[str]:
    return sorted(_models.__all__)
