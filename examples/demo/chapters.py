"""The chapters, in the order in which they are told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import arguslm, bulk, lmstudio, mongars, saas_litellm, synthgen
from .screen import Screen


@dataclass(frozen=True)
class Chapter:
    """One story.

    Attributes:
        title: What it shows.
        tell: Tells it, given where to print and the settings of a client.
        settings: The environment settings that it needs; the first one says where the service is. None for a chapter
            that is for a sandbox only.
        sandbox: Options of its sandbox; slow where one should see it work.
        service: Whose sandbox it is, if not that of the chapter's name.
    """

    title: str
    tell: Callable[[Screen, Mapping[str, str]], None]
    settings: tuple[str, ...]
    sandbox: Mapping[str, Any] = field(default_factory=dict)
    service: str | None = None


CHAPTERS: Mapping[str, Chapter] = {
    "arguslm": Chapter(
        "ArgusLM: which model is up, and how fast is it?",
        arguslm.tell,
        ("ARGUSLM_BASE_URL",),
    ),
    "lmstudio": Chapter(
        "LM Studio: an answer as it comes, a typed one, and a tool",
        lmstudio.tell,
        ("LMSTUDIO_BASE_URL",),
        {"pace": 0.3},
    ),
    "saas_litellm": Chapter(
        "SaaS LiteLLM: jobs that are charged when they succeed",
        saas_litellm.tell,
        ("SAAS_LITELLM_API_URL", "SAAS_LITELLM_TEAM_ID", "SAAS_LITELLM_VIRTUAL_KEY"),
    ),
    "synthgen": Chapter(
        "Synthgen: a batch, watched until it is done",
        synthgen.tell,
        ("SYNTHGEN_BASE_URL", "SYNTHGEN_API_KEY"),
        {"pace": 0.12, "refresh": 0.5},
    ),
    "mongars": Chapter(
        "monGARS: a conversation that is heard and remembered",
        mongars.tell,
        ("MONGARS_BASE_URL", "MONGARS_USERNAME", "MONGARS_PASSWORD"),
    ),
    "bulk": Chapter(
        "Bulk: 2,000 questions, killed in the middle",
        bulk.tell,
        (),
        {"pace": 0.0},
        service="lmstudio",
    ),
}
