"""The operations of SaaS LiteLLM for a team. No I/O: each twin of the client reads this table in its own way."""

from fivefold_wire.saas_litellm.api import service

from .._operation import endpoint, flow, owned, pages, stream
from . import _chat, _completing, _jobs, _resolving, _team


class _SaaSLiteLLM:
    create_job = endpoint(owned(_jobs.create_job))
    get_job = endpoint(_jobs.get_job)
    list_jobs = endpoint(owned(_jobs.list_jobs))
    iter_jobs = pages(owned(_jobs.every_job), _jobs.JOBS)
    update_job_metadata = endpoint(_jobs.update_job_metadata)
    get_job_costs = endpoint(_jobs.get_job_costs)
    complete_job = flow(_completing.complete_job)
    abandon = flow(_completing.abandon)

    chat = endpoint(owned(_chat.chat))
    chat_stream = stream(owned(_chat.chat_stream))
    structured_output = flow(owned(_chat.structured_output))
    create_and_call = endpoint(owned(_team.create_and_call))
    stream_create_and_call = stream(owned(_team.stream_create_and_call))

    get_usage = endpoint(owned(_team.get_usage))
    get_balance = endpoint(owned(_team.get_balance))
    list_transactions = endpoint(owned(_team.list_transactions))
    check_credits = endpoint(owned(_team.check_credits))
    resolve_model_group = endpoint(owned(_team.resolve_model_group))
    check_health = endpoint(service.check_health)
    resolve = flow(owned(_resolving.resolve))
