"""Every item of the four listings once, over several of the largest pages, with ties that shift from page to page."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fivefold.sandbox import Sandbox

START = datetime(2026, 1, 1, tzinfo=UTC)
#: Items that share a time, as the checks of one monitoring run do.
TIED = 60
AMOUNTS = {"models": 1_100, "checks": 21_000, "runs": 250, "alerts": 1_100}

LISTINGS: dict[str, Callable[[Any], Any]] = {
    "models": lambda client: client.iter_models(),
    "checks": lambda client: client.iter_uptime_history(),
    "runs": lambda client: client.iter_benchmarks(),
    "alerts": lambda client: client.iter_alerts(),
}


@pytest.mark.parametrize("listing", LISTINGS)
def test_a_listing_gives_every_item_once(client: Any, arguslm_server: Sandbox, listing: str) -> None:
    records = [{"created_at": (START + timedelta(hours=n // TIED)).isoformat()} for n in range(AMOUNTS[listing])]
    ids = arguslm_server.seed({"providers": [{}], "models": [{}], "rules": [{}], listing: records})[listing]
    seen = [str(item.id) for item in LISTINGS[listing](client)]
    assert len(seen) == len(set(seen))
    assert set(ids) <= set(seen)


def test_alerts_all_of_one_time_and_acknowledged_on_the_way_make_none_be_missed(
    client: Any, arguslm_server: Sandbox
) -> None:
    arguslm_server.seed(
        {"providers": [{}], "models": [{}], "rules": [{}], "alerts": [{"created_at": START.isoformat()}] * 600}
    )
    seen = [client.acknowledge_alert(alert.id).id for alert in client.iter_alerts(acknowledged=False)]
    assert (len(set(seen)), client.get_unread_alert_count().count) == (600, 0)


def test_a_filter_that_matches_nothing_gives_nothing(client: Any) -> None:
    assert [list(each(client)) for each in LISTINGS.values()] == [[], [], [], []]
