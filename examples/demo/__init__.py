"""The main job of fivefold, told as a story: `make demo`."""
