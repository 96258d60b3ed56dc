"""Write generated/fivefold_wire/ from openapi/*.json: `python scripts/generate.py --help` tells the rest."""

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, or those of the command line."""
    from scripts.wiregen.cli import main

    return main(arguments)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    sys.exit(main())
