"""Each unsafe operation of each service, and how it is done once more. No I/O: the clients do it."""

from typing import Any, Final

from fivefold import ArgusLM, AsyncArgusLM
from fivefold.lmstudio import AsyncLMStudio, LMStudio
from fivefold.mongars import AsyncMonGARS, MonGARS, exceptions
from fivefold.sandbox.mongars.catalog import SECRET_KEY
from fivefold.sandbox.mongars.fernet import seal
from fivefold.synthgen import AsyncSynthgen, Synthgen, Task

from .places_saas import HELLO, SAAS, SAAS_EMPTY, SAAS_STREAMS
from .writes import FOUND, LOOKED_UP, Place, Write, named, twins


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
            lambda client, turn: client.create_provider({"display_name": turn.name, "provider_type": "openai"}),
            look="list_providers",
            tells=LOOKED_UP,
            count=named(lambda client: client.list_providers().providers, "display_name"),
        ),
        "create_model": Write(
            lambda client, turn: client.create_model({"provider_account_id": turn.made, "model_id": turn.name}),
            _provider,
            look="list_models",
            tells=LOOKED_UP,
            count=named(lambda client: client.iter_models(), "model_id"),
        ),
        "run_monitoring": Write(lambda client, turn: client.run_monitoring()),
        "start_benchmark": Write(
            lambda client, turn: client.start_benchmark(
                {"model_ids": [turn.made], "prompt_pack": "shakespeare", "num_runs": 1}
            ),
            _model,
            look="list_benchmarks",
            tells=LOOKED_UP,
            count=lambda client: int(client.list_benchmarks().total),
        ),
        "create_alert_rule": Write(
            lambda client, turn: client.create_alert_rule({"name": turn.name, "rule_type": "any_model_down"}),
            look="list_alert_rules",
            tells=LOOKED_UP,
            count=named(lambda client: client.list_alert_rules(), "name"),
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
            lambda client, turn: client.register_user({"username": turn.name, "password": "secret-password"}),
            look="list_users",
            tells=LOOKED_UP,
            count=lambda client: len(client.list_users().users),
        ),
        "change_password": Write(
            lambda client, turn: client.change_password(
                {"old_password": _password(turn.done), "new_password": _password(turn.done + 1)}
            )
        ),
        "chat": Write(lambda client, turn: client.chat({"message": f"say {turn.name}"}), look="history", tells=FOUND),
        "chat_guarded": Write(lambda client, turn: client.chat_guarded({"message": f"say {turn.name}"})),
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

SYNTHGEN: Final = Place(
    "synthgen",
    "synthgen",
    twins(Synthgen, AsyncSynthgen),
    {"api_key": "synthgen-sandbox-key", "refresh_interval": 0.03},
    {
        "create_batch_upload": Write(
            lambda client, turn: client.create_batch(
                [Task(custom_id=turn.name, url="http://model.test/v1", body={"model": "m", "messages": HELLO})]
            ),
            look="get_batch",
            tells=FOUND,
        )
    },
    {"pace": 0.0, "refresh": 0.03, "ingest": 0.0},
)


PLACES: Final = (ARGUSLM, LMSTUDIO, MONGARS, MONGARS_EMPTY, SAAS, SAAS_STREAMS, SAAS_EMPTY, SYNTHGEN)
