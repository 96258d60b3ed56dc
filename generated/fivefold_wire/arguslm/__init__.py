# Machine-written by scripts/generate.py from openapi/arguslm.json with openapi-python-client 0.29.1: do not edit.
"""ArgusLM 0.3.3.

Provider accounts and their models, scheduled uptime checks, benchmarks and alerts. The server asks for no
credentials, and ignores query parameters and fields it does not know.
"""
