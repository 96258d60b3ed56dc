"""What the real service does that its specification does not say, each with a name by which it can be switched off."""

from __future__ import annotations

from collections.abc import Mapping

from fivefold.sandbox._reading import MANNERS

__all__ = ["QUIRKS"]

QUIRKS: Mapping[str, str] = {
    **MANNERS,
    "text_500": "What the code or the database cannot take (job ids that are no UUIDs, long texts, negative limits, "
    "unknown statuses) is a text/plain 500 that drops the connection.",
    "broken_job_stream": "A job's stream answers one error event, records a failed call and never streams.",
    "buffered_streams": "A stream sends its frames all together, after the provider's whole answer has arrived.",
    "null_content_crash": "A delta whose content is null ends a stream with an error event and fails the job.",
    "toggling_charge": "Completing a completed job takes back the mark of its charge but not the charge, so a third "
    "completion charges again; a failure after a completion keeps the credit.",
    "null_metadata": "A job can be made with null as its metadata; completing it with metadata then fails.",
    "lost_metadata": "Metadata sent with the completion of a job is not stored.",
    "first_model_only": "A job remembers only the first model it used.",
    "page_total": "The total of a team's list of jobs is the length of the page.",
    "dropped_jobs": "The administrator's list of jobs leaves out, after cutting the page, the jobs without calls.",
    "broken_job_id_filter": "The administrator's list of jobs cannot be filtered by job id: it fails.",
    "free_single_calls": "Single-call jobs and streamed calls count no cost when a job is settled.",
    "monthly_usage": "A period of usage is a prefix of YYYY-MM; a day finds nothing.",
    "empty_names": "What is created may have an empty name, though nothing reaches it by that.",
    "loose_filters": "A date or an id to filter by may be empty, and then filters nothing; a date may have a time.",
    "unchecked_refill": "The period of an auto-refill that is switched off may be any text.",
    "lost_organization": "Jobs never get the organization of their team, so an organization's usage is always zero.",
    "mixed_times": "Some times have neither a zone nor always a fraction, others have `Z` and whole seconds.",
}
