"""The operations of Synthgen. No I/O: each twin of the client reads this table in its own way."""

from fivefold_wire.synthgen.api import service, tasks

from .._operation import endpoint, events, flow, owned
from . import _calls, _exports, _monitor, _uploads, _waits


class _Synthgen:
    check_health = endpoint(_calls.check_health)
    verify_token = endpoint(service.verify_token)
    get_root = endpoint(service.get_root)

    create_batch = flow(_uploads.create_batch)
    resume_batch = flow(owned(_uploads.resume_batch))
    monitor_batch = flow(owned(_monitor.monitor_batch))
    wait_for_batch = flow(owned(_waits.wait_for_batch))
    get_batches = endpoint(_calls.get_batches)
    get_batch = endpoint(_calls.get_batch)
    delete_batch = flow(_monitor.delete_batch)
    get_batch_tasks = flow(owned(_exports.get_batch_tasks))
    iter_batch_tasks = events(_exports.iter_batch_tasks)
    list_batch_tasks = endpoint(_calls.list_batch_tasks)
    get_batch_stats = endpoint(_calls.get_batch_stats)
    resolve = flow(owned(_monitor.resolve))

    get_task = endpoint(_calls.get_task)
    delete_task = endpoint(tasks.delete_task)
    get_task_stats = flow(_calls.get_task_stats)
