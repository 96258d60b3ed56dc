"""The SaaS LiteLLM sandbox, declared."""

from __future__ import annotations

from starlette.types import ASGIApp

from fivefold.sandbox._fastapi import build_app
from fivefold.sandbox._host import Host
from fivefold.sandbox._world import Service
from fivefold.sandbox.saas_litellm.initial import ADMIN_KEY, TEAM_ID, virtual_key
from fivefold.sandbox.saas_litellm.operations import OPERATIONS
from fivefold.sandbox.saas_litellm.quirks import QUIRKS
from fivefold.sandbox.saas_litellm.world import SaasWorld

__all__ = ["SERVICE"]


def _app(host: Host[SaasWorld]) -> ASGIApp:
    return build_app(host, OPERATIONS)


SERVICE = Service(
    name="saas_litellm",
    quirks=QUIRKS,
    options={},
    endpoints=OPERATIONS,
    world=SaasWorld,
    app=_app,
    env=lambda base_url: {
        "SAAS_LITELLM_API_URL": base_url,
        "SAAS_LITELLM_TEAM_ID": TEAM_ID,
        "SAAS_LITELLM_VIRTUAL_KEY": virtual_key(TEAM_ID),
        "SAAS_LITELLM_ADMIN_KEY": ADMIN_KEY,
    },
)
