# Machine-written by scripts/generate.py from openapi/mongars.json with openapi-python-client 0.29.1: do not edit.
"""monGARS 0.1.0.

Log in with `login`, then send the token as a bearer. The server ignores query parameters and fields it does not
know.
"""
