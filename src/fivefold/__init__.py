"""Five LLM services, one client library: typed calls, retries, paging, streams, one error tree."""

__version__ = "0.1.0"
