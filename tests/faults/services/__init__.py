"""What each service says when nothing goes wrong, and its operations in the matrix."""

from collections.abc import Mapping

from .arguslm import ARGUSLM
from .lmstudio import LMSTUDIO
from .messages import MESSAGES
from .mongars import MONGARS
from .operation import Operation
from .saas_litellm import SAAS_LITELLM
from .synthgen import SYNTHGEN

#: The operations of each service, by their names.
SERVICES: Mapping[str, Mapping[str, Operation]] = {
    service: {operation.name: operation for operation in operations}
    for service, operations in (
        ("arguslm", ARGUSLM),
        ("mongars", MONGARS),
        ("lmstudio", LMSTUDIO),
        ("synthgen", SYNTHGEN),
        ("saas_litellm", SAAS_LITELLM),
        ("messages", MESSAGES),
    )
}
