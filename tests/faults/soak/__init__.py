"""Every unsafe operation of the five services, again and again, over a network that loses what it likes.

Of each call it is known what the network will do to it, so it is known what has become of it: whatever the caller is
told has to be that. `make test` runs a slice; with FIVEFOLD_SOAK=1 it is thousands of calls, and a table at the end.
"""
