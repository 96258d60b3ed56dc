"""Downloads by /api/v1: jobs whose progress follows from the clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from fivefold.sandbox.lmstudio.calls import Call
from fivefold.sandbox.lmstudio.catalog import BROKEN_DOWNLOAD, downloadable
from fivefold.sandbox.lmstudio.errors import native_error
from fivefold.sandbox.lmstudio.loading import find_model
from fivefold.sandbox.lmstudio.native_requests import DOWNLOAD, check_body, complain
from fivefold.sandbox.lmstudio.records import Download, Model
from fivefold.sandbox.lmstudio.world import LMWorld

__all__ = ["native_download_model", "native_get_download"]

_HUGGING_FACE = re.compile(r"https://huggingface\.co/([\w.-]+)/([\w.-]+)/?")
_QUANTIZATIONS = frozenset({"Q3_K_L", "Q4_0", "Q4_K_M", "Q4_K_S", "Q5_K_M", "Q6_K", "Q8_0", "4bit", "8bit"})


async def native_download_model(world: LMWorld, call: Call) -> Any:
    """Start a download, or say that the model is there."""
    body = call.body
    check_body(body, DOWNLOAD, strict=world.has("strict_native"))
    world.tick()
    model = find_model(world, body["model"]) or _wanted(body)
    if find_model(world, model.key):
        return {"status": "already_downloaded"}
    world.effects[call.operation] += 1
    for download in world.downloads.values():
        if download.model.key == model.key and _moment(download, world.clock.now())[0] == "downloading":
            return _started(download)
    download = Download(
        id=f"job_{world.letters('job', 20)}",
        model=model,
        started_at=world.clock.now(),
        seconds=float(world.option("download_time")),
        error=BROKEN_DOWNLOAD in model.key,
    )
    world.downloads[download.id] = download
    return _started(download)


async def native_get_download(world: LMWorld, call: Call) -> Any:
    """How far a download is."""
    world.tick()
    download = world.downloads.get(call.parameter)
    if download is None:
        raise native_error(404, "job_not_found", f"Download job '{call.parameter}' not found", param="job_id")
    return _shown(download, world.clock.now())


def _wanted(body: Mapping[str, Any]) -> Model:
    name, quantization = body["model"], body.get("quantization")
    if link := _HUGGING_FACE.fullmatch(name):
        if quantization is not None and quantization not in _QUANTIZATIONS:
            raise complain(f"No file with quantization '{quantization}'", "invalid_quantization", "quantization")
        key = f"{link[1]}/{link[2]}".lower().removesuffix("-gguf")
        return Model(
            key=key, publisher=link[1], display_name=link[2], arch="llama", quantization=quantization or "Q4_K_M"
        )
    if quantization is not None:
        raise complain("quantization goes with Hugging Face links only", "invalid_quantization", "quantization")
    if name in downloadable():
        return downloadable()[name]
    raise native_error(404, "model_not_found", f"Model '{name}' not found in the catalog", param="model")


def _moment(download: Download, now: datetime) -> tuple[str, float]:
    """The status of a download and which part of it is there."""
    part = (now - download.started_at).total_seconds() / download.seconds if download.seconds else 1.0
    if download.error and part >= 1 / 2:
        return "failed", 1 / 2
    return ("completed", 1) if part >= 1 else ("downloading", part)


def _started(download: Download) -> Mapping[str, Any]:
    return {
        "job_id": download.id,
        "status": "downloading",
        "total_size_bytes": download.model.size_bytes,
        "started_at": _stamp(download.started_at),
    }


def _shown(download: Download, now: datetime) -> Mapping[str, Any]:
    status, part = _moment(download, now)
    end = download.started_at + timedelta(seconds=download.seconds)
    shown = {**_started(download), "status": status}
    if status == "completed":
        return {**shown, "completed_at": _stamp(end)}
    if status == "failed":
        return shown
    return {
        **shown,
        "downloaded_bytes": int(part * download.model.size_bytes),
        "bytes_per_second": int(download.model.size_bytes / download.seconds),
        "estimated_completion": _stamp(end),
    }


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
