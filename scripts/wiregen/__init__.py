"""From one OpenAPI document to one package of typed code, by way of openapi-python-client."""
