"""Documents brought up to date with what servers serve: `python -m scripts.sync --help` tells the rest."""
