"""Stateful local stand-ins for the services, for tests, demos and offline work.

    from fivefold.sandbox import Sandbox

    with Sandbox("arguslm") as server:
        print(server.base_url)

The same from a shell: `python -m fivefold.sandbox arguslm --port 8000`. Needs the extra `sandbox`; importing this
package does not.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fivefold.sandbox._handle import Sandbox, SandboxError

__all__ = ["Sandbox", "SandboxError"]


def __getattr__(name: str) -> Any:
    """The public names, loaded when they are asked for: the command needs nothing of the handle on it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from fivefold.sandbox import _handle

    return getattr(_handle, name)
