"""What is constant about SaaS LiteLLM."""

from typing import Any

from .._keys import USUAL, bearer
from .._options import Service
from ..errors import APIError
from ._admin import admin_headers


def _refined(kind: type[APIError], body: Any) -> type[APIError]:
    from .exceptions import refined  # loads httpx

    return refined(kind, body)


SERVICE = Service(
    name="saas_litellm",
    errors="fivefold.saas_litellm.exceptions",
    base_url="http://localhost:8003",
    environment={
        "base_url": "SAAS_LITELLM_API_URL",
        "team_id": "SAAS_LITELLM_TEAM_ID",
        "virtual_key": "SAAS_LITELLM_VIRTUAL_KEY",
        "admin_key": "SAAS_LITELLM_ADMIN_KEY",
        "model": "SAAS_LITELLM_MODEL",
    },
    timeout=120.0,
    first_byte=600.0,
    carriers={**USUAL, "admin": admin_headers, "login": bearer},
    keys={"key": "virtual_key", "admin": "admin_key"},
    refined=_refined,
)
