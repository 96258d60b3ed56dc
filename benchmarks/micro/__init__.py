"""What small parts cost, in instructions: `python -m benchmarks.micro`, a guard against regressions.

Instructions are counted by valgrind's callgrind, and are the same on a busy machine. `baseline.json` keeps those that a
part takes, with the Python and the msgspec that they were counted with; more than the tolerance over it is a failure.
"""
