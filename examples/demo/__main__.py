"""Tell the story, on a sandbox of our own or on the server that ARGUSLM_BASE_URL names."""

import os
import sys
from contextlib import ExitStack

from fivefold import FivefoldError

from .arguslm import tell
from .screen import Screen


def main() -> int:
    """Run every chapter. Returns the exit code."""
    screen = Screen()
    try:
        with ExitStack() as stack:
            base_url = os.environ.get("ARGUSLM_BASE_URL")
            if base_url is None:
                from fivefold.sandbox import Sandbox

                sandbox = stack.enter_context(Sandbox("arguslm"))
                base_url = sandbox.base_url
                screen.say(f"A local ArgusLM is up at {base_url}")
            tell(screen, base_url, os.environ.get("DEMO_UPSTREAM_URL", "http://127.0.0.1:9999/v1"))
        screen.say("Done.")
    except FivefoldError as error:
        screen.fail(error)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


sys.exit(main())
