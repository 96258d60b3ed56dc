"""Waiting for a model to be downloaded. No I/O."""

from collections.abc import Callable
from typing import Final

from fivefold_wire.lmstudio import models as _models
from fivefold_wire.lmstudio.api import native

from .._polling import poll
from ..call import Flow
from .exceptions import DeadlineExceededError

FINAL: Final = frozenset({"completed", "failed", "already_downloaded"})
#: Seconds to wait for the end of a download when nothing else is said.
DEADLINE: Final = 3600.0
_NAME: Final = "native_wait_for_download"


def wait_for_download(
    job: "_models.DownloadJob | str",
    *,
    deadline: float | None = DEADLINE,
    on_progress: "Callable[[_models.DownloadJob], object] | None" = None,
) -> "Flow[_models.DownloadJob]":
    """Wait until a download has ended.

    GET /api/v1/models/download/status/{job_id}, after 0.2 s and then at growing, jittered intervals of up to 5 s. For a
    model that is there already it asks nothing.

    Args:
        job: What `download_model` returned, or the id of a download.
        deadline: Seconds to wait at most; None for no bound. A download may be paused in LM Studio for as long as its
            user likes.
        on_progress: Called with every answer.

    Returns:
        The download: "completed", "failed" or "already_downloaded".

    Raises:
        DeadlineExceededError: the download has not ended in time.
        NotFoundError: there is no such download.
    """
    if isinstance(job, _models.DownloadJob):
        if job.job_id is None or job.status in FINAL:
            return job
        job = job.job_id
    job_id = job

    def late(job: _models.DownloadJob, seconds: float) -> DeadlineExceededError:
        return DeadlineExceededError(
            f"download {job_id} is still {job.status} after {seconds:.0f} s",
            service="lmstudio",
            operation=_NAME,
            body=job.to_dict(),
            hint="wait again with the same id, or raise deadline",
        )

    call = native.native_get_download(job_id).told_as(_NAME, lambda job: job)
    return (
        yield from poll(call, lambda job: job.status in FINAL, deadline=deadline, late=late, on_progress=on_progress)
    )
