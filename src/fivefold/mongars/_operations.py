"""The operations of monGARS. No I/O: each twin of the client reads this table in its own way."""

from fivefold_wire.mongars.api import assistance, auth, llm, models, peers, service, users

from .._compatibility import shown_by
from .._operation import endpoint, events, flow, owned
from . import _accounts, _conversation, _events, _resolving


class _MonGARS:
    login = flow(owned(_accounts.login))
    """Log in: this client and all its views send the token from here on."""
    login_json = flow(owned(_accounts.login_json))
    """Log in, with an answer that tells whether the account is an administrator, and how long the token is good."""
    bootstrap_admin = endpoint(_accounts.bootstrap_admin)
    """Create the first administrator."""
    create_ws_ticket = endpoint(auth.create_ws_ticket)
    """Get a ticket for the event socket."""
    register_user = endpoint(_accounts.register_user)
    """Create an account."""
    register_admin = endpoint(_accounts.register_admin)
    """Create the first administrator's account."""
    list_users = endpoint(users.list_users)
    """List the names of all accounts."""
    change_password = flow(owned(_accounts.change_password))
    """Change one's own password."""

    chat = endpoint(owned(_conversation.chat))
    """Send a message to the assistant and wait for the answer."""
    history = endpoint(_conversation.history)
    """Get one's latest messages with their answers, newest first."""
    stream_events = events(owned(_events.stream_events))
    """Watch one's own conversation: every message that `chat` answers, from whichever client it was sent."""
    fetch_rag_context = endpoint(assistance.fetch_rag_context)
    """Find the places in known repositories that matter for a question."""
    suggest_actions = endpoint(assistance.suggest_actions)
    """Rank actions by how well they fit a prompt."""
    chat_guarded = endpoint(_conversation.chat_guarded)
    """Send a message that may need approval to the assistant. Turns are shared with `chat`."""
    approve_request = endpoint(owned(_conversation.approve_request))
    """Approve a message with personal data. For administrators and operators."""

    send_peer_message = endpoint(peers.send_peer_message)
    """Hand an encrypted message to the server."""
    register_peer = endpoint(peers.register_peer)
    """Register another node."""
    unregister_peer = endpoint(peers.unregister_peer)
    """End the registration of another node."""
    list_peers = endpoint(peers.list_peers)
    """List the addresses of the registered nodes."""
    peer_load = endpoint(peers.peer_load)
    """Get how busy the server is."""
    publish_peer_telemetry = endpoint(peers.publish_peer_telemetry)
    """Report the load and the work of a node."""
    peer_telemetry = endpoint(peers.peer_telemetry)
    """Get the latest report of every node."""

    model_configuration = endpoint(models.model_configuration)
    """Get which models the server uses."""
    provision_models = endpoint(_conversation.provision_models)
    """Make models ready for use. For administrators."""

    check_health = endpoint(service.check_health)
    """Ask whether the server is there."""
    check_ready = endpoint(service.check_ready)
    """Ask whether the server takes requests."""
    check_llm_health = endpoint(llm.check_llm_health)
    """Ask how the model behind the assistant is."""
    get_metrics = endpoint(service.get_metrics)
    """Get the server's metrics in the text form of Prometheus."""
    check_compatibility = flow(shown_by("mongars"))
    """Compare the server's own document with the one that this client was made for."""
    resolve = flow(_resolving.resolve)
    """Find out what became of a write whose answer was lost."""
