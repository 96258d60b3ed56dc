"""What an error keeps of how it came about, for tests of what it must not keep."""

import pickle
from contextlib import suppress


def history(error: BaseException) -> list[BaseException]:
    """An error, and every cause and context of it, those that a traceback leaves out too."""
    found: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        each = waiting.pop()
        if each is not None and each not in found:
            found.append(each)
            waiting += [each.__cause__, each.__context__]
    return found


def kept(error: BaseException) -> str:
    """What is in a pickle of an error where a library such as tblib, which Dask brings, puts its history into it."""
    return "\n".join(map(_packed, history(error)))


def _packed(error: BaseException) -> str:
    with suppress(pickle.PicklingError, TypeError, AttributeError):
        return pickle.dumps((error.args, vars(error), error.__reduce__())).decode("latin-1")
    return repr((error.args, vars(error)))
