"""What a client tells about its calls: to the `fivefold` logger, and to stderr when FIVEFOLD_LOG asks for it.

At info: operation, method, URL, status and time of each try. At debug: headers with credentials hidden, and the
sizes of bodies. Bodies are never logged.
"""

import logging
import os
from typing import TYPE_CHECKING

from ._redact import headers as redacted
from ._redact import text as redacted_text

if TYPE_CHECKING:
    from ._attempts import Try
    from ._engine import Failure
    from .call import Response

logger = logging.getLogger("fivefold")
_LEVELS = {"info": logging.INFO, "debug": logging.DEBUG}


def configure() -> None:
    """Obey FIVEFOLD_LOG=info or debug, once. Called when a client is made, never on import."""
    level = _LEVELS.get(os.environ.get("FIVEFOLD_LOG", "").lower())
    if level is None or any(getattr(handler, "fivefold", False) for handler in logger.handlers):
        return
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    handler.fivefold = True  # type: ignore[attr-defined]  # so that a second client adds none
    logger.addHandler(handler)
    logger.setLevel(level)


def tell(step: "Try", outcome: "Response | Failure", seconds: float) -> None:
    """One line per try."""
    if not logger.isEnabledFor(logging.INFO):
        return
    status = getattr(outcome, "status", None)
    situation = step.situation
    secrets = situation.secrets
    result = status if status is not None else redacted_text(getattr(outcome, "problem", ""), secrets)
    operation = situation.call.operation
    name = f"{situation.service.name}.{operation.name}"
    logger.info("%s %s %s -> %s in %.0f ms", name, operation.method, situation.url, result, seconds * 1000)
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug(
            "%s sent headers %s and %d bytes, got headers %s and %d bytes",
            name,
            redacted(dict(step.request.headers), secrets),
            len(step.request.body or b""),
            redacted(getattr(outcome, "headers", {}), secrets),
            len(getattr(outcome, "body", b"")),
        )
