"""The command: `python -m examples.demo [CHAPTER ...]`.

A chapter is told on the server that the environment names, such as LMSTUDIO_BASE_URL, else on a sandbox of our own.
Ends with status 0, 1 when a call failed, 2 when asked for what cannot be, 130 after Ctrl-C.
"""

import argparse
import os
import sys
import time

from fivefold import FivefoldError
from fivefold.sandbox import SandboxError

from .chapters import CHAPTERS
from .screen import Screen
from .servers import sandboxes


def _chapter(name: str) -> str:
    if name not in CHAPTERS:
        raise argparse.ArgumentTypeError(f"there is no chapter {name!r}, only: {', '.join(CHAPTERS)}")
    return name


def _asked_for() -> list[str]:
    parser = argparse.ArgumentParser(prog="python -m examples.demo", description="Tell what fivefold is for.")
    parser.add_argument(
        "chapters",
        nargs="*",
        type=_chapter,
        metavar="CHAPTER",
        default=list(CHAPTERS),
        help=f"{', '.join(CHAPTERS)}; all of them when none is named",
    )
    names: list[str] = parser.parse_args().chapters
    for name in names:
        missing = [setting for setting in CHAPTERS[name].settings if not os.environ.get(setting)]
        if _has_server(name) and missing:
            parser.error(f"{CHAPTERS[name].settings[0]} is set, so {' and '.join(missing)} must be")
    return names


def _has_server(name: str) -> bool:
    """Whether the environment names a server for a chapter."""
    return any(os.environ.get(setting) for setting in CHAPTERS[name].settings[:1])


def main() -> int:
    """Tell the chapters that were asked for. Returns the exit code."""
    names, screen, began = _asked_for(), Screen(), time.monotonic()
    chapters = {name: CHAPTERS[name] for name in names if not _has_server(name)}
    ours = {name: {"service": each.service or name, **each.sandbox} for name, each in chapters.items()}
    try:
        with sandboxes(ours) as settings:
            if ours:
                screen.say("Local sandboxes are up. What their models answer is made up.")
            for name in names:
                chapter = CHAPTERS[name]
                screen.chapter(chapter.title)
                chapter.tell(screen, settings.get(name, os.environ))
    except (FivefoldError, SandboxError) as error:
        screen.fail(error)
        return 1
    except KeyboardInterrupt:
        return 130
    screen.end(f"Done in {time.monotonic() - began:.0f} s.")
    return 0


sys.exit(main())
