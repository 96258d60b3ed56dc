"""Synthgen's chapter: a batch of equations, watched until all are solved, what that cost, and the answers."""

from collections import Counter, deque
from collections.abc import Mapping

from fivefold.synthgen import Batch, Synthgen, Task, TaskResponse

from .screen import Bar, Screen

TASKS = 300
#: Every so many tasks the equations begin anew, and are answered from the cache.
DIFFERENT = 250
MODEL = "qwen2.5:0.5b"
#: Prices of a million tokens, in and out, in US dollars.
PRICES = 0.15, 0.60


def tell(screen: Screen, settings: Mapping[str, str]) -> None:
    """Tell the chapter, on the server that `settings` name; it asks the language model at DEMO_UPSTREAM_URL."""
    url = settings.get("DEMO_UPSTREAM_URL", "http://127.0.0.1:9999/v1")
    with Synthgen(settings["SYNTHGEN_BASE_URL"], settings["SYNTHGEN_API_KEY"]) as client:
        screen.step("check_health", f"{client.check_health().status}, at {client.base_url}")
        screen.step("monitor_batch", f"{TASKS} tasks such as {_equation(1)!r}")
        batch, results = _solve(screen, client, f"{url}/chat/completions")
    cost = batch.cost(*PRICES)
    screen.step("cost", f"{cost.input:.4f} USD in, {cost.output:.4f} USD out, for {batch.total_tokens:,} tokens")
    _read(screen, results)


def _solve(screen: Screen, client: Synthgen, url: str) -> tuple[Batch, list[TaskResponse]]:
    """Submit and watch. On a terminal `monitor_batch` shows its own bars; off it, we say how far it has come."""
    lines, seen = Bar(screen, ""), deque[Batch](maxlen=1)

    def hear(batch: Batch) -> None:
        seen.append(batch)
        if not screen.is_live:
            lines.show(f"{batch.done_tasks} of {TASKS} tasks are done, {batch.done_tasks / TASKS:.0%}")

    results = client.monitor_batch(
        [_task(number, url) for number in range(TASKS)],
        cost_by_1m_input_token=PRICES[0],
        cost_by_1m_output_token=PRICES[1],
        on_progress=hear,
    )
    return seen[-1], results


def _equation(number: int) -> str:
    return f"solve {number}x + 4 = 10"


def _task(number: int, url: str) -> Task:
    body = {"model": MODEL, "messages": [{"role": "user", "content": _equation(number % DIFFERENT + 1)}]}
    return Task(custom_id=f"equation-{number:03}", url=url, body=body)


def _read(screen: Screen, results: list[TaskResponse]) -> None:
    told = Counter("cached" if result.cached else result.status for result in results)
    results.sort(key=lambda result: result.custom_id or "")
    screen.table(
        f"{len(results)} results: {', '.join(f'{count} {what}' for what, count in sorted(told.items()))}",
        ("task", "status", "cached", "ms", "answer"),
        (_row(result) for result in (*results[:3], *results[-3:])),
    )


def _row(result: TaskResponse) -> tuple[object, ...]:
    said = result.text or result.error or ""
    return result.custom_id, result.status, "yes" if result.cached else "no", result.duration, said
