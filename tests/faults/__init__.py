"""The fault matrix: every service, twin and operation under every fault, judged by four verdicts.

`python -m tests.faults` runs it. `faults.py` tells what may go wrong and `services/` what a service says when nothing
does; `server.py` plays both over real sockets in a process of its own. A `Contender` is a client under test: a few
callables. `observe.py` makes an observation of each cell, and `verdicts.py` judges it.
"""
