"""The operations of monGARS. No I/O: each twin of the client reads this table in its own way."""

from fivefold_wire.mongars.api import assistance, auth, llm, models, peers, service, users

from .._operation import endpoint, events, flow, owned
from . import _accounts, _conversation, _events, _resolving


class _MonGARS:
    login = flow(owned(_accounts.login))
    login_json = flow(owned(_accounts.login_json))
    bootstrap_admin = endpoint(_accounts.bootstrap_admin)
    create_ws_ticket = endpoint(auth.create_ws_ticket)
    register_user = endpoint(_accounts.register_user)
    register_admin = endpoint(_accounts.register_admin)
    list_users = endpoint(users.list_users)
    change_password = flow(owned(_accounts.change_password))

    chat = endpoint(owned(_conversation.chat))
    history = endpoint(_conversation.history)
    stream_events = events(owned(_events.stream_events))
    fetch_rag_context = endpoint(assistance.fetch_rag_context)
    suggest_actions = endpoint(assistance.suggest_actions)
    chat_guarded = endpoint(_conversation.chat_guarded)
    approve_request = endpoint(owned(_conversation.approve_request))

    send_peer_message = endpoint(peers.send_peer_message)
    register_peer = endpoint(peers.register_peer)
    unregister_peer = endpoint(peers.unregister_peer)
    list_peers = endpoint(peers.list_peers)
    peer_load = endpoint(peers.peer_load)
    publish_peer_telemetry = endpoint(peers.publish_peer_telemetry)
    peer_telemetry = endpoint(peers.peer_telemetry)

    model_configuration = endpoint(models.model_configuration)
    provision_models = endpoint(_conversation.provision_models)

    check_health = endpoint(service.check_health)
    check_ready = endpoint(service.check_ready)
    check_llm_health = endpoint(llm.check_llm_health)
    get_metrics = endpoint(service.get_metrics)
    resolve = flow(_resolving.resolve)
