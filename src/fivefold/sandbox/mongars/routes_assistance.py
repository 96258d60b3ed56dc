"""Context from repositories, and suggested actions."""

from __future__ import annotations

from typing import Any

from fivefold.sandbox.mongars import catalog
from fivefold.sandbox.mongars.access import RefusedError
from fivefold.sandbox.mongars.serving import Ask
from fivefold.sandbox.mongars.world import MongarsWorld

_MOST_REFERENCES = 8
_STEM_LETTERS = 4


def fetch_rag_context(world: MongarsWorld, ask: Ask) -> Any:
    if not world.settings.options["rag"]:
        raise RefusedError(503, "RAG disabled")
    if catalog.UNREACHABLE in ask.body["query"]:
        raise RefusedError(503, "RAG context enrichment service is unavailable.")
    wanted = {name.casefold() for name in ask.body["repositories"] or ["all"]}
    found = [one for one in catalog.REFERENCES if "all" in wanted or one["repository"].casefold() in wanted]
    most = min(ask.body["max_results"] or _MOST_REFERENCES, _MOST_REFERENCES)
    areas = catalog.FOCUS_AREAS if found else ()
    return {"enabled": True, "focus_areas": areas, "references": found[:most]}


def suggest_actions(world: MongarsWorld, ask: Ask) -> Any:
    actions = list(ask.body["actions"] or catalog.DEFAULT_ACTIONS)
    prompt = ask.body["prompt"].lower()
    actions.sort(key=lambda action: prompt.count(action.lower()[:_STEM_LETTERS]), reverse=True)
    scores = {action: float(len(actions) - place) for place, action in enumerate(actions)}
    return {"actions": actions, "scores": scores, "model": "heuristic-keyword"}
