# Machine-written by scripts/generate.py from openapi/lmstudio.json with openapi-python-client 0.29.1: do not edit.
"""LM Studio 0.4.

Three families of paths on one port: `/v1` in the manner of OpenAI, `/api/v0` with more about models, and `/api/v1`,
LM Studio's own. A bearer token is asked for only if the server is set to; any other key is ignored. An unknown path
is answered with 200 and an object with `error`.
"""
