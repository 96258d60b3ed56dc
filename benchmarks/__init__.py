"""What a call, a record, an event costs: us and the others, in rounds that are played in turns.

`python -m benchmarks [ROW …]` installs the others in `.cache/bench`, plays each row of `rows.py`, prints what came of
it beside our goals, and keeps it in `README.md`. Every contender of every round has a process of its own (`worker.py`),
and their order is another in each round. The figure is the CPU time of the client's process, user and system, with
client and server on one core: what passes on the wall depends on what else the machine does.
"""
