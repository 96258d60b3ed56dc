"""What the real service does that its specification does not say, each with a name by which it can be switched off."""

from __future__ import annotations

from collections.abc import Mapping

from fivefold.sandbox._reading import MANNERS

__all__ = ["QUIRKS"]

QUIRKS: Mapping[str, str] = {
    **MANNERS,
    "text_500": "What the database refuses (long texts, unknown ids) is a text/plain 500 that drops the connection.",
    "unstable_ties": "Rows of one instant come in another order at every query, so pages by offset overlap and miss.",
    "null_provider_name": "A model's provider_name is null in answers to POST and PATCH.",
    "duplicate_ids_as_unknown": "Repeated model ids in a benchmark are refused as not found, without naming any.",
    "stranded_runs": "A run whose final commit fails stays `running` for ever, though its stream reports the failure.",
    "swallowed_discovery": "Discovery that fails reports success with 0 models, or a JSON 500 for AWS Bedrock.",
    "endless_streams": "A stream never closes, accepts unknown and finished runs, and is silent after the end.",
    "countless_start": "A stream's start notice has no completed and no total.",
    "bare_pong": "A stream answers the text `ping` with the text `pong`, which is not JSON.",
    "fragile_streams": "A binary frame kills a stream's handler, and the connection with it.",
    "blank_zero_latency": "The CSV export of uptime writes a latency of 0 as an empty field.",
}
