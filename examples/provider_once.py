"""A provider that is there once, whatever goes wrong on the way: `python examples/provider_once.py NAME`.

ARGUSLM_BASE_URL says where the server is. Run it again if it failed: what was done the first time is found.
"""

import sys
from uuid import UUID

from fivefold import ArgusLM, FivefoldError, OutcomeUnknownError


def provider_of(client: ArgusLM, name: str) -> UUID:
    """The id of the provider of that name, created if there is none. Raises FivefoldError."""
    known = {one.display_name: one.id for one in client.list_providers().providers}
    if name in known:
        return known[name]
    try:
        return client.create_provider({"display_name": name, "provider_type": "ollama"}).id
    except OutcomeUnknownError:
        # It may be there now: look, and never just try again.
        for one in client.list_providers().providers:
            if one.display_name == name:
                return one.id
        raise


def main(name: str) -> int:
    """Run it; returns the exit status."""
    with ArgusLM() as client:
        try:
            print(provider_of(client, name))
        except FivefoldError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
