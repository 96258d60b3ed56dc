"""The operations of ArgusLM. No I/O: each twin of the client reads this table in its own way."""

from fivefold_wire.arguslm.api import alerts, benchmarks, models, monitoring, providers, service

from .._compatibility import shown_by
from .._operation import download, endpoint, events, flow, pages
from . import _exports, _listings, _resolving, _stream, _waits


class _ArgusLM:
    list_providers = endpoint(providers.list_providers)
    """List all provider accounts."""
    create_provider = endpoint(_resolving.create_provider)
    """Create a provider account."""
    get_provider_catalog = endpoint(providers.get_provider_catalog)
    """Get every kind of provider the server knows."""
    get_provider = endpoint(providers.get_provider)
    """Get one provider account."""
    update_provider = endpoint(providers.update_provider)
    """Change a provider account."""
    delete_provider = endpoint(providers.delete_provider)
    """Delete a provider account."""
    test_provider_connection = endpoint(providers.test_provider_connection)
    """Try a provider account before creating it."""
    test_existing_provider = endpoint(providers.test_existing_provider)
    """Try the connection of a provider account."""
    refresh_provider_models = endpoint(providers.refresh_provider_models)
    """Discover the models of a provider account."""

    list_models = endpoint(models.list_models)
    """List one page of models."""
    iter_models = pages(_listings.every_model, _listings.MODELS)
    """Every model, oldest first, each once."""
    create_model = endpoint(_resolving.create_model)
    """Add a model by hand."""
    get_model = endpoint(models.get_model)
    """Get one model."""
    update_model = endpoint(models.update_model)
    """Change a model."""

    get_monitoring_config = endpoint(monitoring.get_monitoring_config)
    """Get the monitoring schedule."""
    update_monitoring_config = endpoint(monitoring.update_monitoring_config)
    """Change the monitoring schedule."""
    run_monitoring = flow(_waits.run_monitoring)
    """Check every model that is enabled for monitoring, now."""
    wait_for_monitoring_run = flow(_waits.wait_for_monitoring_run)
    """Wait until a monitoring run has ended: until `last_run_at` of the configuration changes."""
    get_uptime_history = endpoint(monitoring.get_uptime_history)
    """List one page of uptime checks."""
    iter_uptime_history = pages(_listings.every_check, _listings.CHECKS)
    """Every uptime check, newest first, each once."""
    export_uptime_history = download(_exports.export_uptime_history)
    """Download uptime checks as a file."""
    list_prompt_packs = endpoint(monitoring.list_prompt_packs)
    """List all prompt packs."""

    start_benchmark = endpoint(_resolving.start_benchmark)
    """Start a benchmark."""
    list_benchmarks = endpoint(benchmarks.list_benchmarks)
    """List one page of benchmark runs."""
    iter_benchmarks = pages(_listings.every_benchmark, _listings.BENCHMARKS)
    """Every benchmark run, newest first, each once."""
    get_benchmark = endpoint(benchmarks.get_benchmark)
    """Get one benchmark run with its results."""
    run_benchmark = flow(_stream.run_benchmark)
    """Start a benchmark, wait until it has ended, and return it with its results."""
    stream_benchmark = events(_stream.stream_benchmark)
    """Watch a benchmark: its progress and results as they come, then its end."""
    get_benchmark_results = endpoint(benchmarks.get_benchmark_results)
    """List all results of a benchmark run."""
    wait_for_benchmark = flow(_waits.wait_for_benchmark)
    """Wait until a benchmark has ended, and return it with its results."""
    export_benchmark = download(_exports.export_benchmark)
    """Download the results of a benchmark as a file."""

    list_alert_rules = endpoint(alerts.list_alert_rules)
    """List all alert rules."""
    create_alert_rule = endpoint(_resolving.create_alert_rule)
    """Create an alert rule."""
    update_alert_rule = endpoint(alerts.update_alert_rule)
    """Change an alert rule."""
    delete_alert_rule = endpoint(alerts.delete_alert_rule)
    """Delete an alert rule and its alerts."""
    list_alerts = endpoint(alerts.list_alerts)
    """List one page of alerts."""
    iter_alerts = pages(_listings.every_alert, _listings.ALERTS)
    """Every alert, newest first, each once."""
    acknowledge_alert = endpoint(alerts.acknowledge_alert)
    """Acknowledge an alert."""
    get_unread_alert_count = endpoint(alerts.get_unread_alert_count)
    """Count the alerts nobody has acknowledged."""
    get_recent_alerts = endpoint(alerts.get_recent_alerts)
    """Get the newest alerts."""

    get_root = endpoint(service.get_root)
    """Ask whether the server is there."""
    check_health = endpoint(service.check_health)
    """Ask whether the server is healthy."""
    check_compatibility = flow(shown_by("arguslm"))
    """Compare the server's own document with the one that this client was made for."""
    resolve = flow(_resolving.resolve)
    """Find out what became of a write whose answer was lost."""
