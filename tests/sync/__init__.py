"""Documents brought up to date: overlays, merging, and the command."""
