"""Real servers from the package index, each in an environment of its own, and what is held against them."""
