"""Other clients on the same matrix, each in an environment of its own with what the package index has of it.

`python -m tests.faults.compare` makes the environments in `.cache/faults`, plays a column for each client, service and
twin, and writes the tables anew. `others.py` says who they are and what each was told. Their code is installed, or
generated, when this runs; none of it is kept here.
"""
