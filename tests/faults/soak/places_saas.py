"""Each unsafe operation of SaaS LiteLLM, and how it is done once more. No I/O: the clients do it."""

from collections.abc import Mapping
from typing import Any, Final

from fivefold.saas_litellm import AsyncSaaSLiteLLM, SaaSLiteLLM

from .writes import FOUND, LOOKED_UP, Place, Turn, Write, named, twins

HELLO: Final = [{"role": "user", "content": "Hello"}]
_OWNER: Final = {"email": "o@example.com", "display_name": "Owner", "password": "long-enough-0"}
_OF_TEAM: Final = {"team_id": "acme-corp", "virtual_key": "sk-sandbox-acme-corp", "admin_key": "sk-sandbox-admin"}


def _open_job(client: Any) -> Any:
    return client.create_job("prepared")


def _charged(client: Any) -> int:
    return int(client.get_balance().credits_used)


def _credits(client: Any) -> int:
    return int(client.admin.get_team("other-team").credits_allocated)


def _single(turn: Turn) -> Mapping[str, Any]:
    return {"job_type": f"one {turn.number}", "messages": HELLO}


SAAS: Final = Place(
    "saas_litellm",
    "saas_litellm",
    twins(SaaSLiteLLM, AsyncSaaSLiteLLM),
    _OF_TEAM,
    {
        "create_job": Write(
            lambda client, turn: client.create_job(turn.name),
            look="list_jobs",
            tells=LOOKED_UP,
            count=named(lambda client: client.iter_jobs(), "job_type"),
        ),
        "make_llm_call": Write(
            lambda client, turn: client.chat(turn.made, HELLO), _open_job, look="get_job_costs", tells=FOUND
        ),
        "create_and_call": Write(
            lambda client, turn: client.create_and_call(_single(turn)),
            look="list_jobs",
            tells=LOOKED_UP,
            count=_charged,
        ),
        "complete_job": Write(
            lambda client, turn: client.complete_job(turn.made),
            _open_job,
            look="get_job",
            count=_charged,
        ),
        "create_admin_user": Write(
            lambda client, turn: client.admin.create_admin_user(
                {**_OWNER, "email": f"{turn.name}@example.com", "role": "user"}
            ),
            count=lambda client: len(client.admin.list_admin_users()),
        ),
        "change_password": Write(
            lambda client, turn: client.admin.change_password(
                {"current_password": f"long-enough-{turn.done}", "new_password": f"long-enough-{turn.done + 1}"}
            )
        ),
        "create_organization": Write(
            lambda client, turn: client.admin.create_organization(
                {"organization_id": turn.name, "name": "More", "create_default_team": False}
            ),
            count=lambda client: len(client.admin.list_organizations()),
        ),
        "create_model_group": Write(
            lambda client, turn: client.admin.create_model_group(
                {"group_name": turn.name, "models": [{"model_name": "gpt-4"}]}
            )
        ),
        "create_team": Write(
            lambda client, turn: client.admin.create_team(
                {"organization_id": "acme", "team_id": turn.name, "access_groups": ["basic-chat"]}
            ),
            count=lambda client: len(client.admin.list_teams()),
        ),
        "add_credits": Write(
            lambda client, turn: client.admin.add_credits("other-team", {"credits": 1}),
            count=_credits,
        ),
        "replenish_credits": Write(
            lambda client, turn: client.admin.replenish_credits(
                "other-team", {"credits": 1, "payment_type": "one_time", "payment_amount_usd": 1.0}
            ),
            count=_credits,
        ),
        "create_model": Write(
            lambda client, turn: client.admin.create_model(
                {"model_alias": turn.name, "display_name": "m", "provider": "openai", "actual_model": "gpt-4"}
            ),
            count=lambda client: len(client.admin.list_models()),
        ),
        "create_access_group": Write(
            lambda client, turn: client.admin.create_access_group({"group_name": turn.name, "display_name": "g"}),
            count=lambda client: len(client.admin.list_access_groups()),
        ),
        "create_provider_credential": Write(
            lambda client, turn: client.admin.create_provider_credential(
                {
                    "organization_id": "acme",
                    "provider": "openai",
                    "api_key": "sk-stored",
                    "credential_name": turn.name,
                }
            ),
            count=lambda client: len(client.admin.list_provider_credentials()),
        ),
    },
    {"pace": 0.0},
    enter=lambda client: client.admin.create_owner(_OWNER),
)
SAAS_STREAMS: Final = Place(
    "saas_litellm as designed",
    "saas_litellm",
    SAAS.twins,
    SAAS.given,
    {
        "stream_llm_call": Write(
            lambda client, turn: client.chat_stream(turn.made, HELLO).final(),
            _open_job,
            look="get_job_costs",
            tells=FOUND,
        ),
        "stream_create_and_call": Write(
            lambda client, turn: client.stream_create_and_call(_single(turn)).final(),
            look="list_jobs",
            tells=LOOKED_UP,
        ),
    },
    {"pace": 0.0, "quirks": "off"},
)
SAAS_EMPTY: Final = Place(
    "saas_litellm without an owner",
    "saas_litellm",
    SAAS.twins,
    SAAS.given,
    {"create_owner": Write(lambda client, turn: client.admin.create_owner(_OWNER))},
    fresh=True,
)
