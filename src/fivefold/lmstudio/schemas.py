"""Every schema of LM Studio as a class, such as `ChatCompletionRequest`; each is loaded when it is first used."""

from typing import TYPE_CHECKING, Any

from fivefold_wire.lmstudio import models as _models

if TYPE_CHECKING:
    from fivefold_wire.lmstudio.models import *  # noqa: F403  (all of them, by name)
else:
    __all__ = _models.__all__


def __getattr__(name: str) -> Any:
    return getattr(_models, name)


def __dir__() -> list[str]:
    return sorted(_models.__all__)
