"""Items on a Ray cluster: a `concurrent.futures.Executor` whose workers are Ray's. Needs the extra `ray`."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

from ..errors import ConfigurationError

P = ParamSpec("P")
T = TypeVar("T")


class RayExecutor(Executor):
    """Each call is a task of the cluster that `ray.init()` connected to; it connects by itself when nothing did.

    Ray would run a task again when its worker dies. Not here: it may have had its effect, and what may be done again is
    known to the run. The cluster stays as it is when this is shut down.

    Args:
        **options: Options of the tasks, as for `ray.remote`, such as `num_cpus=0.5`.

    Raises:
        ConfigurationError: Ray is not installed.
    """

    def __init__(self, **options: Any) -> None:
        try:
            import ray
        except ImportError as error:
            raise ConfigurationError("executor: it needs Ray: pip install 'fivefold[ray]'") from error
        if not ray.is_initialized():
            ray.init()
        self._do = ray.remote(_do).options(**{**options, "max_retries": 0})
        self._closed = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Have a worker call it. Raises RuntimeError after the shutdown."""
        if self._closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future: Future[T] = self._do.remote(fn, args, kwargs).future()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more. What was submitted goes on."""
        self._closed = True


def _do(function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    return function(*args, **kwargs)
