# Machine-written by scripts/generate.py with openapi-python-client 0.29.1: do not edit.
"""Typed operations and models, one package for each document in openapi/; used through `fivefold`."""
