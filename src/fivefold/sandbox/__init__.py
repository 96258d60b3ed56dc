"""Stateful local stand-ins for the services, for tests, demos and offline work.

    from fivefold.sandbox import Sandbox

    with Sandbox("arguslm") as server:
        print(server.base_url)

The same from a shell: `python -m fivefold.sandbox arguslm --port 8000`. Needs the extra `sandbox`; importing this
package does not.
"""

from fivefold.sandbox._handle import Sandbox, SandboxError

__all__ = ["Sandbox", "SandboxError"]
