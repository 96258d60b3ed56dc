"""The matrix of fivefold in processes of their own, as many as there are cores to keep busy."""

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from . import ours
from .contender import Twin
from .matrix import Cell, played
from .services.operation import Operation
from .strikes.fault import Fault

_CORES = 2


def _play(service: str, twin: Twin, only: str, fault: str) -> list[Cell]:
    """The matrix of one of our clients, in a process of its own."""

    def wanted(operation: Operation, struck: Fault) -> bool:
        return only in operation.name and fault in struck.name

    with ours.hurried():
        return played(ours.contender(service, twin), wanted)


def play_ours(services: Sequence[str], only: str = "", fault: str = "") -> list[Cell]:
    """The matrix of fivefold, with its clients of these services."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(_CORES, mp_context=spawn, max_tasks_per_child=1) as pool:
        plays = [pool.submit(_play, service, twin, only, fault) for service in services for twin in ours.TWINS]
        return [cell for play in plays for cell in play.result()]
