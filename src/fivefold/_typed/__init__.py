"""Python types told to language models, as forms of answers and as tools, and what they write read back. No I/O.

Each part is imported when it is first used: most clients never use any.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .answers import read_structured as read_structured
    from .answers import response_format_of as response_format_of
    from .tools import PythonTool as PythonTool
    from .tools import await_tool as await_tool
    from .tools import call_tool as call_tool
    from .tools import find_tool as find_tool
    from .tools import tools_of as tools_of
else:
    _HOMES = {
        "PythonTool": "tools",
        "await_tool": "tools",
        "call_tool": "tools",
        "find_tool": "tools",
        "read_structured": "answers",
        "response_format_of": "answers",
        "tools_of": "tools",
    }

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
