"""Help for testing programs that use the services: faults by name, and pauses that take no time.

    from fivefold.testing import FAULTS, no_sleep

The fixtures for pytest come with the installation. Nothing is loaded before it is asked for.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fivefold.sandbox._presets import FAULTS
    from fivefold.testing._no_sleep import no_sleep

__all__ = ["FAULTS", "no_sleep"]


def __getattr__(name: str) -> Any:
    """The public names, loaded when they are asked for: the fixtures need none of them."""
    if name == "FAULTS":
        from fivefold.sandbox._presets import FAULTS

        return FAULTS
    if name == "no_sleep":
        from fivefold.testing._no_sleep import no_sleep

        return no_sleep
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
