# Machine-written by scripts/generate.py from openapi/saas_litellm.json with openapi-python-client 0.29.1: do not edit.
"""SaaS LiteLLM 2.0.0.

A team calls models within jobs, and pays with credits when it completes them. Team operations need the team's
virtual key as a bearer token; the others need what `x-access` says. The server ignores query parameters and fields
it does not know, and every success is a 200.
"""
