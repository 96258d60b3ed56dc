"""Two OpenAPI documents held against each other, judged for callers of the client. No I/O but the stored documents.

    verdict = compare(own("arguslm"), json.loads(text))
    print(render(verdict, "text", methods=methods_of("arguslm")))

Nothing of the library imports this until a document is compared.
"""

from .compare import compare
from .document import SpecError, check, endpoint_key
from .methods import affected, methods_of
from .render import FORMATS, render
from .stored import SERVICES, own, recognised, served
from .verdict import LEVELS, Change, Level, Verdict

__all__ = [
    "FORMATS",
    "LEVELS",
    "SERVICES",
    "Change",
    "Level",
    "SpecError",
    "Verdict",
    "affected",
    "check",
    "compare",
    "endpoint_key",
    "methods_of",
    "own",
    "recognised",
    "render",
    "served",
]
