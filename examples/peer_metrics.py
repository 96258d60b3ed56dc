"""Report a node's load to monGARS again and again: `python examples/peer_metrics.py`. The account must be an admin's.

| variable | default | |
|---|---|---|
| MONGARS_BASE_URL | http://localhost:8000 | where the server is |
| MONGARS_USERNAME, MONGARS_PASSWORD | u1, x | who reports |
| MONGARS_PUBLISH_INTERVAL | 30 | seconds between reports |
| MONGARS_MAX_BACKOFF | 300 | the longest pause after failures in a row, in seconds |

After a failure it waits twice as long each time, a little more or less at random, so that many nodes do not come back
at once. An expired token is renewed. Ctrl-C and SIGTERM end it.
"""

import asyncio
import logging
import os
import random
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from fivefold.mongars import APIError, AsyncMonGARS, AuthenticationError, PeerTelemetryPayload, UnprocessableEntityError

logger = logging.getLogger("mongars.telemetry")
#: By how much a pause after a failure is varied either way.
JITTER = 0.25


@dataclass(frozen=True)
class Settings:
    """Who reports, and how often; times in seconds."""

    username: str
    password: str
    interval: float
    longest: float

    @classmethod
    def read(cls) -> "Settings":
        """From the environment. Raises ValueError, which names the variable."""
        environment = os.environ
        return cls(
            environment.get("MONGARS_USERNAME", "u1"),
            environment.get("MONGARS_PASSWORD", "x"),
            seconds("MONGARS_PUBLISH_INTERVAL", 30.0),
            seconds("MONGARS_MAX_BACKOFF", 300.0),
        )


def seconds(name: str, default: float) -> float:
    """A variable that holds seconds. Raises ValueError."""
    try:
        value = float(os.environ.get(name) or default)
    except ValueError:
        value = -1.0
    if not 0 < value < float("inf"):
        raise ValueError(f"{name}: expected seconds above 0, got {os.environ[name]!r}")
    return value


def pause(errors: int, interval: float, longest: float) -> float:
    """Seconds to wait after so many failures in a row."""
    return min(interval * 2.0 ** min(errors - 1, 60), longest) * random.uniform(1 - JITTER, 1 + JITTER)


def sample() -> PeerTelemetryPayload:
    """What this node has to report; a real one would measure."""
    processed, failed = 128, 3
    return PeerTelemetryPayload(
        scheduler_id="research-node",
        queue_depth=1,
        active_workers=2,
        concurrency=4,
        load_factor=0.5,
        worker_uptime_seconds=3600.0,
        tasks_processed=processed,
        tasks_failed=failed,
        task_failure_rate=failed / processed,
        observed_at=datetime.now(UTC),
        source="research-node.local",
    )


async def publish(client: AsyncMonGARS, settings: Settings) -> None:
    """Report for ever. Raises what says that the server does not know the account."""
    errors = 0
    while True:
        try:
            if client.token is None:
                await client.login(settings.username, settings.password, remember=True)
                logger.info("logged in as %s", settings.username)
            await client.publish_peer_telemetry(sample())
        except (AuthenticationError, UnprocessableEntityError):
            raise  # wrong credentials, or a report that no server takes: waiting does not help
        except APIError as error:
            errors += 1
            logger.warning("report failed (attempt %d): %s", errors, error.headline)
        except Exception:  # whatever goes wrong in one report must not end the others
            errors += 1
            logger.exception("report failed (attempt %d)", errors)
        else:
            errors = 0
            logger.info("reported")
        await asyncio.sleep(pause(errors, settings.interval, settings.longest) if errors else settings.interval)


async def run(client: AsyncMonGARS, settings: Settings) -> int:
    """Report until a signal comes; the exit status."""
    task = asyncio.current_task()
    assert task is not None
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl-C arrives as a KeyboardInterrupt instead
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    async with client:
        try:
            await publish(client, settings)
        except APIError as error:
            logger.error("giving up: %s", error.headline)
        except asyncio.CancelledError:
            logger.info("stopped")
            return 0
    return 1


def main() -> int:
    """Run until a signal comes; the exit status."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        settings, client = Settings.read(), AsyncMonGARS(max_retries=0)  # the pauses here are all there are
    except ValueError as error:
        logger.error("%s", error)
        return 2
    with suppress(KeyboardInterrupt):
        return asyncio.run(run(client, settings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
