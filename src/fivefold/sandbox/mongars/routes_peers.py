"""Other nodes: their addresses, messages and load."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fivefold.sandbox.mongars.access import RefusedError
from fivefold.sandbox.mongars.fernet import open_sealed
from fivefold.sandbox.mongars.records import Report
from fivefold.sandbox.mongars.serving import Ask
from fivefold.sandbox.mongars.world import MongarsWorld, stamp

_REPORT_LIFE = timedelta(seconds=120)


def send_peer_message(world: MongarsWorld, ask: Ask) -> Any:
    try:
        document = open_sealed(ask.body["payload"])
    except ValueError:
        raise RefusedError(400, "Invalid peer payload") from None
    return {"status": "received", "data": document}


def register_peer(world: MongarsWorld, ask: Ask) -> Any:
    known = ask.body["url"] in world.peers
    world.peers.add(ask.body["url"])
    return {"status": "already registered" if known else "registered", "count": len(world.peers)}


def unregister_peer(world: MongarsWorld, ask: Ask) -> Any:
    known = ask.body["url"] in world.peers
    world.peers.discard(ask.body["url"])
    return {"status": "unregistered" if known else "not registered", "count": len(world.peers)}


def list_peers(world: MongarsWorld, ask: Ask) -> Any:
    return sorted(world.peers)


def peer_load(world: MongarsWorld, ask: Ask) -> Any:
    return {"scheduler_id": None, "queue_depth": 0, "active_workers": 0, "concurrency": 0, "load_factor": 0.0}


def publish_peer_telemetry(world: MongarsWorld, ask: Ask) -> Any:
    now = world.clock.now()
    source = (ask.body["source"] or "").rstrip("/") or None
    report = {**ask.body, "source": source, "observed_at": ask.body["observed_at"] or now}
    world.telemetry[source or ask.body["scheduler_id"] or ""] = Report(report, now)
    return {"status": "accepted"}


def peer_telemetry(world: MongarsWorld, ask: Ask) -> Any:
    now = world.clock.now()
    alive = [report.fields for report in world.telemetry.values() if now - report.received < _REPORT_LIFE]
    alive.sort(key=_observed_at, reverse=True)
    return {"telemetry": [{**fields, "observed_at": stamp(_observed_at(fields))} for fields in alive]}


def _observed_at(fields: dict[str, Any]) -> datetime:
    moment: datetime = fields["observed_at"]
    return moment
