# Machine-written by scripts/generate.py from openapi/synthgen.json with openapi-python-client 0.29.1: do not edit.
"""Synthgen 1.0.0.

Tasks are uploaded in chunks, taken in by a worker some time later and sent to the language model that each of them
names. Two generations of the server are in use; this document fits the answers of both.
"""
