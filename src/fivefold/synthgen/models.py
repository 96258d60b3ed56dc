"""Every class of Synthgen's values: `Task`, `TaskResponse`, `Batch`, …, and each further schema when first used."""

from typing import TYPE_CHECKING, Any

from fivefold_wire.synthgen import models as _models

from ._cost import Cost as Cost
from ._enums import CalendarInterval as CalendarInterval
from ._enums import HealthStatus as HealthStatus
from ._enums import TaskStatus as TaskStatus
from ._models import Batch as Batch
from ._models import BatchList as BatchList
from ._models import HealthResponse as HealthResponse
from ._models import ServiceStatus as ServiceStatus
from ._models import StatsSummary as StatsSummary
from ._models import TaskPage as TaskPage
from ._models import TaskResponse as TaskResponse
from ._models import UsageStatsResponse as UsageStatsResponse
from ._task import Task as Task

if TYPE_CHECKING:
    from fivefold_wire.synthgen.models import BatchUpload as BatchUpload
    from fivefold_wire.synthgen.models import BulkTaskResponse as BulkTaskResponse
    from fivefold_wire.synthgen.models import ServiceInfo as ServiceInfo
    from fivefold_wire.synthgen.models import TaskStatsResponse as TaskStatsResponse
    from fivefold_wire.synthgen.models import TimeSeriesDataPoint as TimeSeriesDataPoint
    from fivefold_wire.synthgen.models import TokenResponse as TokenResponse

__all__ = [
    "Batch",
    "BatchList",
    "BulkTaskResponse",
    "CalendarInterval",
    "Cost",
    "HealthResponse",
    "HealthStatus",
    "ServiceInfo",
    "ServiceStatus",
    "StatsSummary",
    "Task",
    "TaskPage",
    "TaskResponse",
    "TaskStatsResponse",
    "TaskStatus",
    "TimeSeriesDataPoint",
    "TokenResponse",
    "UsageStatsResponse",
]


def __getattr__(name: str) -> Any:
    return getattr(_models, name)


def __dir__() -> list[str]:
    return sorted(__all__)
