"""The operations of Synthgen. No I/O: each twin of the client reads this table in its own way."""

from fivefold_wire.synthgen.api import service, tasks

from .._compatibility import shown_by
from .._operation import endpoint, events, flow, owned
from . import _calls, _exports, _monitor, _uploads, _waits


class _Synthgen:
    check_health = endpoint(_calls.check_health)
    """Check the parts of the service. An unhealthy service is an ordinary answer, and asked only once."""
    verify_token = endpoint(service.verify_token)
    """Check the API key."""
    get_root = endpoint(service.get_root)
    """Get the service's name and where its documentation is."""
    check_compatibility = flow(shown_by("synthgen"))
    """Compare the server's own document with the one that this client was made for."""

    create_batch = flow(_uploads.create_batch)
    """Submit tasks as one batch, and return its id when all are accepted. They begin to run at once."""
    resume_batch = flow(owned(_uploads.resume_batch))
    """Send what is missing of a batch whose upload failed, or of which tasks got lost."""
    monitor_batch = flow(owned(_monitor.monitor_batch))
    """Submit tasks and wait for their results, or wait for those of a batch that was submitted before."""
    wait_for_batch = flow(owned(_waits.wait_for_batch))
    """Wait until all tasks of a batch are done, and return its state."""
    get_batches = endpoint(_calls.get_batches)
    """List all batches, the newest first; 10,000 at most."""
    get_batch = endpoint(_calls.get_batch)
    """Get the state of one batch."""
    delete_batch = flow(_monitor.delete_batch)
    """Delete a batch with all its tasks, and what the cache has of them. An unknown one is no error."""
    get_batch_tasks = flow(owned(_exports.get_batch_tasks))
    """Get the tasks of a batch. A stream that breaks off is read anew."""
    iter_batch_tasks = events(_exports.iter_batch_tasks)
    """Stream the tasks of a batch, each once; those of the last upload first, in no order within an upload."""
    list_batch_tasks = endpoint(_calls.list_batch_tasks)
    """List one page of a batch's tasks, the last completed first."""
    get_batch_stats = endpoint(_calls.get_batch_stats)
    """Get the statistics of a batch over time."""
    resolve = flow(owned(_monitor.resolve))
    """Find out whether uploads were accepted whose answer was lost."""

    get_task = endpoint(_calls.get_task)
    """Get one task."""
    delete_task = endpoint(tasks.delete_task)
    """Delete one task."""
    get_task_stats = flow(_calls.get_task_stats)
    """Count all tasks of the service."""
