"""Each unsafe operation of each service, and how it is done once more. No I/O: the clients do it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from fivefold import ArgusLM, AsyncArgusLM
from fivefold.lmstudio import AsyncLMStudio, LMStudio
from fivefold.mongars import AsyncMonGARS, MonGARS, exceptions
from fivefold.saas_litellm import AsyncSaaSLiteLLM, SaaSLiteLLM
from fivefold.sandbox.mongars.catalog import SECRET_KEY
from fivefold.sandbox.mongars.fernet import seal
from fivefold.synthgen import AsyncSynthgen, Synthgen, Task

from .writes import Place, Turn, Write, twins

_LOOKED_UP: Final = frozenset({"happened", "did_not_happen"})
_FOUND: Final = frozenset({"happened"})


def _named(listed: Callable[[Any], Iterable[Any]], field: str) -> Callable[[Any], int]:
    """How many there are that have a name of ours."""
    return lambda client: sum(getattr(each, field).startswith("n") for each in listed(client))


def _provider(client: Any) -> Any:
    return client.create_provider({"display_name": "prepared", "provider_type": "openai"}).id


def _model(client: Any) -> Any:
    return client.create_model({"provider_account_id": _provider(client), "model_id": "prepared"}).id


ARGUSLM: Final = Place(
    "arguslm",
    "arguslm",
    twins(ArgusLM, AsyncArgusLM),
    {},
    {
        "create_provider": Write(
            lambda client, turn: client.create_provider({"display_name": _name(turn), "provider_type": "openai"}),
            look="list_providers",
            tells=_LOOKED_UP,
            count=_named(lambda client: client.list_providers().providers, "display_name"),
        ),
        "create_model": Write(
            lambda client, turn: client.create_model({"provider_account_id": turn.made, "model_id": _name(turn)}),
            _provider,
            look="list_models",
            tells=_LOOKED_UP,
            count=_named(lambda client: client.iter_models(), "model_id"),
        ),
        "run_monitoring": Write(lambda client, turn: client.run_monitoring()),
        "start_benchmark": Write(
            lambda client, turn: client.start_benchmark(
                {"model_ids": [turn.made], "prompt_pack": "shakespeare", "num_runs": 1}
            ),
            _model,
            look="list_benchmarks",
            tells=_LOOKED_UP,
            count=lambda client: int(client.list_benchmarks().total),
        ),
        "create_alert_rule": Write(
            lambda client, turn: client.create_alert_rule({"name": _name(turn), "rule_type": "any_model_down"}),
            look="list_alert_rules",
            tells=_LOOKED_UP,
            count=_named(lambda client: client.list_alert_rules(), "name"),
        ),
    },
    {"pace": 0.0},
)


def _unload_all(client: Any) -> None:
    for model in client.native.list_models().models:
        for instance in model.loaded_instances:
            client.native.unload_model({"instance_id": instance.id})


LMSTUDIO: Final = Place(
    "lmstudio",
    "lmstudio",
    twins(LMStudio, AsyncLMStudio),
    {},
    {
        "native_load_model": Write(
            lambda client, turn: client.native.load_model({"model": "qwen2.5-7b-instruct"}), _unload_all
        )
    },
    {"load_time": 0.0},
)


def _in_need_of_approval(client: Any) -> str:
    try:
        client.chat_guarded({"message": "write to bob@example.com", "allowed_actions": ["personal_data_access"]})
    except exceptions.ApprovalRequiredError as error:
        return str(error.approval_token)
    raise AssertionError("nothing to approve")


def _password(number: int) -> str:
    return f"password-{number}" if number else "admin-password"


MONGARS: Final = Place(
    "mongars",
    "mongars",
    twins(MonGARS, AsyncMonGARS),
    {"origin": "http://localhost:8000"},
    {
        "register_user": Write(
            lambda client, turn: client.register_user({"username": _name(turn), "password": "secret-password"}),
            look="list_users",
            tells=_LOOKED_UP,
            count=lambda client: len(client.list_users().users),
        ),
        "change_password": Write(
            lambda client, turn: client.change_password(
                {"old_password": _password(turn.done), "new_password": _password(turn.done + 1)}
            )
        ),
        "chat": Write(
            lambda client, turn: client.chat({"message": f"say {_name(turn)}"}), look="history", tells=_FOUND
        ),
        "chat_guarded": Write(lambda client, turn: client.chat_guarded({"message": f"say {_name(turn)}"})),
        "approve_request": Write(lambda client, turn: client.approve_request(turn.made), prepare=_in_need_of_approval),
        "send_peer_message": Write(
            lambda client, turn: client.send_peer_message({"payload": seal({"n": turn.number}, SECRET_KEY)})
        ),
        "provision_models": Write(lambda client, turn: client.provision_models({"roles": ["general"]})),
    },
    {"pace": 0.0, "chat_interval": 0.0, "token_minutes": 1e6, "quirks": "real,-stale_history"},
    enter=lambda client: client.login("admin", "admin-password"),
)
_ADMIN: Final = {"username": "root", "password": "secret-password"}
#: Nobody is there who may list the accounts: nothing can be found.
MONGARS_EMPTY: Final = Place(
    "mongars without an administrator",
    "mongars",
    MONGARS.twins,
    MONGARS.given,
    {
        "bootstrap_admin": Write(lambda client, turn: client.bootstrap_admin(_ADMIN), look=""),
        "register_admin": Write(lambda client, turn: client.register_admin(_ADMIN), look=""),
    },
    {"data": {"users": [{"username": "alice"}]}},
    fresh=True,
)

_HELLO: Final = [{"role": "user", "content": "Hello"}]
_OWNER: Final = {"email": "o@example.com", "display_name": "Owner", "password": "long-enough-0"}
_OF_TEAM: Final = {"team_id": "acme-corp", "virtual_key": "sk-sandbox-acme-corp", "admin_key": "sk-sandbox-admin"}


def _open_job(client: Any) -> Any:
    return client.create_job("prepared")


def _charged(client: Any) -> int:
    return int(client.get_balance().credits_used)


def _credits(client: Any) -> int:
    return int(client.admin.get_team("other-team").credits_allocated)


def _single(turn: Turn) -> Mapping[str, Any]:
    return {"job_type": f"one {turn.number}", "messages": _HELLO}


SAAS: Final = Place(
    "saas_litellm",
    "saas_litellm",
    twins(SaaSLiteLLM, AsyncSaaSLiteLLM),
    _OF_TEAM,
    {
        "create_job": Write(
            lambda client, turn: client.create_job(_name(turn)),
            look="list_jobs",
            tells=_LOOKED_UP,
            count=_named(lambda client: client.iter_jobs(), "job_type"),
        ),
        "make_llm_call": Write(
            lambda client, turn: client.chat(turn.made, _HELLO), _open_job, look="get_job_costs", tells=_FOUND
        ),
        "create_and_call": Write(
            lambda client, turn: client.create_and_call(_single(turn)),
            look="list_jobs",
            tells=_LOOKED_UP,
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
                {**_OWNER, "email": f"{_name(turn)}@example.com", "role": "user"}
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
                {"organization_id": _name(turn), "name": "More", "create_default_team": False}
            ),
            count=lambda client: len(client.admin.list_organizations()),
        ),
        "create_model_group": Write(
            lambda client, turn: client.admin.create_model_group(
                {"group_name": _name(turn), "models": [{"model_name": "gpt-4"}]}
            )
        ),
        "create_team": Write(
            lambda client, turn: client.admin.create_team(
                {"organization_id": "acme", "team_id": _name(turn), "access_groups": ["basic-chat"]}
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
                {"model_alias": _name(turn), "display_name": "m", "provider": "openai", "actual_model": "gpt-4"}
            ),
            count=lambda client: len(client.admin.list_models()),
        ),
        "create_access_group": Write(
            lambda client, turn: client.admin.create_access_group({"group_name": _name(turn), "display_name": "g"}),
            count=lambda client: len(client.admin.list_access_groups()),
        ),
        "create_provider_credential": Write(
            lambda client, turn: client.admin.create_provider_credential(
                {
                    "organization_id": "acme",
                    "provider": "openai",
                    "api_key": "sk-stored",
                    "credential_name": _name(turn),
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
            lambda client, turn: client.chat_stream(turn.made, _HELLO).final(),
            _open_job,
            look="get_job_costs",
            tells=_FOUND,
        ),
        "stream_create_and_call": Write(
            lambda client, turn: client.stream_create_and_call(_single(turn)).final(),
            look="list_jobs",
            tells=_LOOKED_UP,
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

SYNTHGEN: Final = Place(
    "synthgen",
    "synthgen",
    twins(Synthgen, AsyncSynthgen),
    {"api_key": "synthgen-sandbox-key", "refresh_interval": 0.03},
    {
        "create_batch_upload": Write(
            lambda client, turn: client.create_batch(
                [Task(custom_id=_name(turn), url="http://model.test/v1", body={"model": "m", "messages": _HELLO})]
            ),
            look="get_batch",
            tells=_FOUND,
        )
    },
    {"pace": 0.0, "refresh": 0.03, "ingest": 0.0},
)


def _name(turn: Turn) -> str:
    return f"n{turn.number}"


PLACES: Final = (ARGUSLM, LMSTUDIO, MONGARS, MONGARS_EMPTY, SAAS, SAAS_STREAMS, SAAS_EMPTY, SYNTHGEN)
