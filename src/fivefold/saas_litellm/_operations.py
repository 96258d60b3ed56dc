"""The operations of SaaS LiteLLM for a team. No I/O: each twin of the client reads this table in its own way."""

from fivefold_wire.saas_litellm.api import service

from .._compatibility import shown_by
from .._operation import endpoint, flow, owned, pages, stream
from . import _chat, _completing, _jobs, _resolving, _team


class _SaaSLiteLLM:
    create_job = endpoint(owned(_jobs.create_job))
    """Open a job: calls to models are made in it, and it is charged when it is completed."""
    get_job = endpoint(_jobs.get_job)
    """A job as it stands."""
    list_jobs = endpoint(owned(_jobs.list_jobs))
    """Some of the team's jobs, newest first."""
    iter_jobs = pages(owned(_jobs.every_job), _jobs.JOBS)
    """Every job of the team, newest first, each once."""
    update_job_metadata = endpoint(_jobs.update_job_metadata)
    """Add to the metadata of a job, whether it is over or not."""
    get_job_costs = endpoint(_jobs.get_job_costs)
    """What a job has cost so far, call by call."""
    complete_job = flow(_completing.complete_job)
    """Close a job; one that is "completed" is charged."""
    abandon = flow(_completing.abandon)
    """Fail a job that somebody left open; one that is over is left as it is. A failed job is not charged."""

    chat = endpoint(owned(_chat.chat))
    """Ask a model something within a job."""
    chat_stream = stream(owned(_chat.chat_stream))
    """Ask a model something within a job, and hear the answer piece by piece."""
    structured_output = flow(owned(_chat.structured_output))
    """Ask a model within a job for an answer of a given form."""
    create_and_call = endpoint(owned(_team.create_and_call))
    """Open a job, ask a model once, and complete the job: one request, charged when it was answered."""
    stream_create_and_call = stream(owned(_team.stream_create_and_call))
    """Open a job, ask a model once and hear its answer, and complete the job."""

    get_usage = endpoint(owned(_team.get_usage))
    """What the team used in a period."""
    get_balance = endpoint(owned(_team.get_balance))
    """The team's credits."""
    list_transactions = endpoint(owned(_team.list_transactions))
    """What changed the team's credits, newest first."""
    check_credits = endpoint(owned(_team.check_credits))
    """Whether the team has that many credits. The service itself refuses nothing for a lack of them."""
    resolve_model_group = endpoint(owned(_team.resolve_model_group))
    """Which models a model group stands for."""
    check_health = endpoint(service.check_health)
    """Ask whether the server is healthy."""
    check_compatibility = flow(shown_by("saas_litellm"))
    """Compare the server's own document with the one that this client was made for."""
    resolve = flow(owned(_resolving.resolve))
    """Find out what became of a write whose answer was lost."""
