"""What may go wrong: one table. No I/O."""

from collections.abc import Iterable, Mapping

from .services.operation import Operation
from .strikes.bodies import CONTENTS, FRAMES
from .strikes.fault import Fault
from .strikes.heads import HEADS
from .strikes.network import NETWORK, TLS
from .strikes.statuses import ECHOES, EVERY_STATUS, ODD_STATUSES, ONCE, REDIRECTS, RETRY_AFTER, SOME_STATUSES
from .strikes.streams import SOCKETS, STREAMS

#: Nothing goes wrong: what comes of it is what the other results are held against.
NONE = Fault("nothing", "Nothing goes wrong.", true=True, answered=True)

#: By the headings of the table.
GROUPS: Mapping[str, tuple[Fault, ...]] = {
    "Connections": NETWORK,
    "Headers": HEADS,
    "Bodies": FRAMES,
    "Contents": CONTENTS,
    "Streams": STREAMS,
    "WebSockets": SOCKETS,
    "Statuses": (*ONCE, *EVERY_STATUS, *ODD_STATUSES),
    "Retry-After": RETRY_AFTER,
    "Redirects": REDIRECTS,
    "Echoes": ECHOES,
    "TLS": TLS,
}
FAULTS: Mapping[str, Fault] = {fault.name: fault for faults in GROUPS.values() for fault in (NONE, *faults)}

#: The operations that every single status, form and redirect strikes; the others meet some of them.
_THOROUGH = frozenset({"get_model", "create_provider", "history", "register_user", "create_chat_completion",
                       "load_model", "get_batch", "create_batch", "get_job", "create_job"})  # fmt: skip
#: Single statuses, forms and redirects that strike only those.
MANY = frozenset(EVERY_STATUS) - frozenset(SOME_STATUSES)
MANY |= frozenset(RETRY_AFTER[1::3]) | frozenset(REDIRECTS[1::2])


def striking(operation: Operation) -> Iterable[Fault]:
    """The faults that can strike an operation."""
    for faults in GROUPS.values():
        for fault in faults:
            if operation.reply.shape in fault.on and (operation.name in _THOROUGH or fault not in MANY):
                yield fault
