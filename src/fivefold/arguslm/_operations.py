"""The operations of ArgusLM. No I/O: each twin of the client reads this table in its own way."""

from fivefold_wire.arguslm.api import alerts, benchmarks, models, monitoring, providers, service

from .._operation import download, endpoint, events, flow, pages
from . import _exports, _listings, _stream, _waits


class _ArgusLM:
    list_providers = endpoint(providers.list_providers)
    create_provider = endpoint(providers.create_provider)
    get_provider_catalog = endpoint(providers.get_provider_catalog)
    get_provider = endpoint(providers.get_provider)
    update_provider = endpoint(providers.update_provider)
    delete_provider = endpoint(providers.delete_provider)
    test_provider_connection = endpoint(providers.test_provider_connection)
    test_existing_provider = endpoint(providers.test_existing_provider)
    refresh_provider_models = endpoint(providers.refresh_provider_models)

    list_models = endpoint(models.list_models)
    iter_models = pages(_listings.every_model, _listings.MODELS)
    create_model = endpoint(models.create_model)
    get_model = endpoint(models.get_model)
    update_model = endpoint(models.update_model)

    get_monitoring_config = endpoint(monitoring.get_monitoring_config)
    update_monitoring_config = endpoint(monitoring.update_monitoring_config)
    run_monitoring = flow(_waits.run_monitoring)
    wait_for_monitoring_run = flow(_waits.wait_for_monitoring_run)
    get_uptime_history = endpoint(monitoring.get_uptime_history)
    iter_uptime_history = pages(_listings.every_check, _listings.CHECKS)
    export_uptime_history = download(_exports.export_uptime_history)
    list_prompt_packs = endpoint(monitoring.list_prompt_packs)

    start_benchmark = endpoint(benchmarks.start_benchmark)
    list_benchmarks = endpoint(benchmarks.list_benchmarks)
    iter_benchmarks = pages(_listings.every_benchmark, _listings.BENCHMARKS)
    get_benchmark = endpoint(benchmarks.get_benchmark)
    run_benchmark = flow(_stream.run_benchmark)
    stream_benchmark = events(_stream.stream_benchmark)
    get_benchmark_results = endpoint(benchmarks.get_benchmark_results)
    wait_for_benchmark = flow(_waits.wait_for_benchmark)
    export_benchmark = download(_exports.export_benchmark)

    list_alert_rules = endpoint(alerts.list_alert_rules)
    create_alert_rule = endpoint(alerts.create_alert_rule)
    update_alert_rule = endpoint(alerts.update_alert_rule)
    delete_alert_rule = endpoint(alerts.delete_alert_rule)
    list_alerts = endpoint(alerts.list_alerts)
    iter_alerts = pages(_listings.every_alert, _listings.ALERTS)
    acknowledge_alert = endpoint(alerts.acknowledge_alert)
    get_unread_alert_count = endpoint(alerts.get_unread_alert_count)
    get_recent_alerts = endpoint(alerts.get_recent_alerts)

    get_root = endpoint(service.get_root)
    check_health = endpoint(service.check_health)
