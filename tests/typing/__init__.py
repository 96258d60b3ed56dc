"""What the public surface is to a type checker. Checked by mypy and pyright, never run."""
