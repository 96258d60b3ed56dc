"""Every operation of SaaS LiteLLM in both twins, over real sockets, against the sandbox."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from fivefold.saas_litellm import Admin, AsyncAdmin, AsyncSaaSLiteLLM, SaaSLiteLLM, exceptions
from fivefold.saas_litellm.schemas import TeamCreateRequest
from fivefold.sandbox import Sandbox
from tests.twins import saas_litellm

from .conftest import ADMIN_KEY, HELLO, KEY, OWNER, TEAM

DOCUMENT = json.loads((Path(__file__).parents[2] / "openapi" / "saas_litellm.json").read_text())
ENTRIES = {
    entry["operationId"]: (method.upper(), path, entry.get("x-access", "key"))
    for path, entries in DOCUMENT["paths"].items()
    for method, entry in entries.items()
}
#: The operations that have another name here, because they belong to a method with a name of the guide.
OWN_NAMES = {"make_llm_call": "chat", "stream_llm_call": "chat_stream"}


def test_service(client: Any) -> None:
    health = client.check_health()
    assert (health.status, health.service) == ("healthy", "saas-llm-api")


def test_jobs(client: Any) -> None:
    job = client.create_job("analysis", {"a": 1}, user_id="u1")
    assert str(UUID(job)) == job
    found = client.get_job(job)
    assert (found.status, found.metadata, found.user_id) == ("PENDING", {"a": 1}, "u1")
    answer = client.chat(job, HELLO, purpose="greet", call_metadata={"k": "v"})
    assert (answer.text, answer.choices[0].message["content"], answer.model) == ("Echo: Hello", "Echo: Hello", "gpt-4")
    assert (answer.usage.total_tokens > 0, answer.latency_ms > 0, answer.created > 1e9) == (True, True, True)
    changed = client.update_job_metadata(UUID(job), {"metadata": {"b": 2}})
    assert changed.metadata == {"a": 1, "k": "v", "b": 2}
    (cost,) = client.get_job_costs(job).costs.breakdown
    assert (str(cost.call_id), cost.purpose, cost.model) == (answer.id, "greet", "gpt-4")
    result = client.complete_job(job, "completed")
    assert (result.status, result.total_calls, result.credits_remaining) == ("COMPLETED", 1, 999)
    assert (result.credit_applied, result.total_tokens) == (True, answer.usage.total_tokens)
    assert [each.job_id for each in client.list_jobs(limit=5, status="COMPLETED").jobs] == [UUID(job)]
    assert client.list_jobs(offset=1).jobs == []


def test_open_jobs_are_found_and_abandoned(client: Any) -> None:
    left = [client.create_job("left") for _ in range(3)]
    done = client.create_job("done")
    client.complete_job(done)
    for job in client.iter_jobs(status="PENDING"):
        assert (job.metadata, client.abandon(job.job_id, reason="died").error_message) == ({}, "died")
    assert {client.get_job(job).status for job in left} == {"FAILED"}
    assert client.abandon(done).status == "COMPLETED"
    assert len(list(client.iter_jobs())) == 4
    assert client.get_balance().credits_remaining == 999


def test_streams(client: Any, designed: Any) -> None:
    stream = designed.chat_stream(designed.create_job("stream"), HELLO)
    assert "".join(chunk.choices[0].delta.get("content", "") for chunk in stream) == "Echo: Hello"
    body = {"job_type": "one", "messages": HELLO}
    with client.stream_create_and_call(body) as stream:
        assert "".join(stream.text()) == stream.final().text == "Echo: Hello"
    assert stream.status_code == 200
    whole = client.create_and_call({**body, "model": "chat-fast", "stop": "END", "job_metadata": {"a": 1}})
    assert (whole.response.content, whole.metadata.model, whole.costs.credit_applied) == (
        "Echo: Hello",
        "chat-fast",
        True,
    )
    assert client.get_job(whole.job_id).metadata == {"a": 1}


def test_the_team(client: Any) -> None:
    job = client.create_job("a")
    client.chat(job, HELLO)
    client.complete_job(job)
    usage = client.get_usage(period="2026-01")
    assert (usage.summary.total_jobs, usage.job_types["a"].count) == (1, 1)
    (transaction,) = client.list_transactions(limit=5).transactions
    assert (transaction.credits_before, transaction.credits_after, str(transaction.job_id)) == (1000, 999, job)
    assert client.check_credits(credits_needed=999).has_credits is True
    poor = client.check_credits(credits_needed=1000)
    assert (poor.has_credits, "Insufficient" in poor.error) == (False, True)
    group = client.resolve_model_group("ResumeAgent")
    assert (group.team_has_access, group.primary_model) == (False, None)


def test_teams(client: Any) -> None:
    admin = client.admin
    body = TeamCreateRequest(organization_id="acme", team_id="new", access_groups=["basic-chat"], credits_allocated=5)
    made = admin.create_team(body)
    assert (made.team_id, made.credits_remaining) == ("new", 5)
    assert admin.get_team("new").virtual_key == made.virtual_key
    assert len(admin.list_teams()) == 7
    assert admin.update_team("new", {"credits_allocated": 9}).credits_remaining == 9
    assert admin.set_team_access_groups("new", []).allowed_model_aliases == []
    assert admin.suspend_team("new").status == "suspended"
    assert admin.resume_team("new").status == "active"
    assert admin.delete_team("new").team_id == "new"
    with pytest.raises(exceptions.NotFoundError):
        admin.get_team("new")


def test_organizations(client: Any) -> None:
    admin = client.admin
    made = admin.create_organization({"organization_id": "beta", "name": "Beta", "default_team_credits": 3})
    assert made.default_team.credits_allocated == 3
    assert admin.get_organization("beta").name == "Beta"
    assert {each.organization_id for each in admin.list_organizations()} == {"acme", "beta"}
    assert admin.list_organization_teams("beta").team_count == 1
    assert admin.get_organization_usage("acme", period="2026-01").summary.total_jobs == 0
    assert admin.get_organization_stats("acme", start_date="2026-01-01").organization_id == "acme"
    assert admin.get_organization_analytics("acme").organization_id == "acme"
    assert admin.get_dashboard_stats().teams == 7


def test_credits(client: Any) -> None:
    admin = client.admin
    assert admin.add_credits(TEAM, {"credits": 10}).transaction.credits_after == 1010
    paid = admin.replenish_credits(TEAM, {"credits": 5, "payment_type": "one_time", "payment_amount_usd": 1.5})
    assert (paid.credits_before, paid.credits_after) == (1010, 1015)
    refill = admin.configure_auto_refill(TEAM, {"enabled": True, "refill_amount": 7, "refill_period": "daily"})
    assert (refill.auto_refill_enabled, refill.refill_amount) == (True, 7)
    assert admin.get_conversion_rates(TEAM).tokens_per_credit == 10_000
    assert admin.update_conversion_rates(TEAM, {"tokens_per_credit": 10}).tokens_per_credit == 10
    assert admin.set_budget_mode(TEAM, {"budget_mode": "consumption_tokens"}).budget_mode == "consumption_tokens"
    with pytest.raises(exceptions.BadRequestError, match="tokens_per_credit"):
        admin.update_conversion_rates(TEAM, {"tokens_per_credit": 0})
    assert client.get_balance().budget_mode == "consumption_tokens"


def test_jobs_of_teams(client: Any) -> None:
    job = client.create_job("seen")
    client.chat(job, HELLO)
    client.create_job("without a call")
    page = client.admin.list_team_jobs(TEAM, page=1, page_size=50, job_type="seen", start_date="2026-01-01")
    assert ([str(each.job_id) for each in page.jobs], page.total_pages) == ([job], 1)
    assert [str(each.job_id) for each in client.admin.iter_team_jobs(TEAM)] == [job]
    detail = client.admin.get_team_job(TEAM, job)
    assert detail.calls[0].request_data["messages"] == HELLO
    assert detail.job.job_metadata == page.jobs[0].job_metadata == {}


def test_models_and_groups(client: Any) -> None:
    admin = client.admin
    body = {"model_alias": "mine", "display_name": "Mine", "provider": "openai", "actual_model": "gpt-5"}
    assert admin.create_model(body).model_alias == "mine"
    assert admin.update_model("mine", {"description": "My own"}).description == "My own"
    assert admin.get_model("mine").display_name == "Mine"
    assert [each.model_alias for each in admin.list_models(status="inactive")] == ["chat-inactive"]
    assert admin.create_access_group({"group_name": "g", "display_name": "G"}).group_name == "g"
    assert len(admin.set_access_group_models("g", {"model_aliases": ["mine"]}).model_aliases) == 1
    assert admin.update_access_group("g", {"display_name": "H"}).display_name == "H"
    assert admin.get_access_group("g").display_name == "H"
    assert {each.group_name for each in admin.list_access_groups(status="active")} == {"basic-chat", "g"}
    assert admin.delete_access_group("g").message
    assert admin.delete_model("mine").message
    made = admin.create_model_group({"group_name": "mg", "models": [{"model_name": "gpt-4", "priority": 0}]})
    assert made.models[0].model_name == "gpt-4"
    assert admin.set_model_group_models("mg", [{"model_name": "chat-fast"}]).models[0].model_name == "chat-fast"
    assert admin.get_model_group("mg").group_name == "mg"
    assert {each.group_name for each in admin.list_model_groups()} == {"ResumeAgent", "mg"}
    assert admin.delete_model_group("mg").message


def test_provider_credentials(client: Any) -> None:
    admin = client.admin
    made = admin.create_provider_credential(
        {"organization_id": "acme", "provider": "anthropic", "api_key": "sk-ant-secret", "credential_name": "c"}
    )
    assert (made.has_api_key, made.provider) == (True, "anthropic")
    found = admin.get_provider_credential(made.credential_id, include_api_key=True)
    assert (found.api_key, "sk-ant-secret" in repr(found)) == ("sk-ant-secret", False)
    assert admin.update_provider_credential(made.credential_id, {"credential_name": "d"}).credential_name == "d"
    assert [each.credential_name for each in admin.list_provider_credentials(provider="anthropic")] == ["d"]
    assert admin.deactivate_provider_credential(made.credential_id).is_active is False
    assert admin.activate_provider_credential(made.credential_id).is_active is True
    assert len(admin.list_organization_credentials("acme").credentials) == 2
    assert admin.get_active_credential("acme", "anthropic").credential_id == made.credential_id
    assert admin.delete_provider_credential(made.credential_id).message


def test_administrators(client: Any) -> None:
    admin = client.admin
    assert admin.get_setup_status().needs_setup is True
    assert admin.create_owner(OWNER).user.role == "owner"
    assert admin.get_current_admin().email == OWNER["email"]
    other = admin.create_admin_user({**OWNER, "email": "b@example.com", "role": "user"})
    assert admin.update_admin_user(other.user_id, {"role": "admin"}).role == "admin"
    assert [each.email for each in admin.list_admin_users()] == ["b@example.com", OWNER["email"]]
    assert admin.get_audit_logs(limit=10)
    assert admin.delete_admin_user(other.user_id).message
    changed = {"current_password": OWNER["password"], "new_password": "another-password"}
    assert admin.change_password(changed).message
    assert admin.logout().message
    with pytest.raises(exceptions.AuthenticationError) as caught:
        admin.get_current_admin()
    assert "admin.login()" in str(caught.value)
    with pytest.raises(exceptions.AuthenticationError, match="email or password"):
        admin.login(OWNER["email"], OWNER["password"])
    assert admin.login(OWNER["email"], "another-password").user.email == OWNER["email"]
    assert admin.get_current_admin().email == OWNER["email"]


def test_raw_views(client: Any) -> None:
    made = client.raw.create_job("raw")
    assert (made.status_code, str(UUID(made.parsed)), len(made.attempts)) == (200, made.parsed, 1)
    told = client.raw.chat(made.parsed, HELLO)
    assert (told.parsed.text, b'"call_id"' in told.content) == ("Echo: Hello", True)
    assert client.raw.complete_job(made.parsed).credit_applied is True
    assert client.raw.get_balance().headers["content-type"] == "application/json"
    assert client.admin.raw.list_teams().parsed[0].team_id == TEAM
    assert client.admin.raw.get_dashboard_stats().status_code == 200


#: What lets an operation in, by its kind of access; a session is checked below.
SENT = {"open": {}, "key": {"authorization": f"Bearer {KEY}"}, "admin": {"x-admin-key": ADMIN_KEY}}
STORIES = (
    *(test_service, test_jobs, test_the_team, test_teams, test_organizations, test_credits, test_jobs_of_teams),
    *(test_models_and_groups, test_provider_credentials, test_administrators),
)


def test_what_each_operation_is_sent_to_be_let_in(client: Any, server: Sandbox) -> None:
    """The key of the team, the admin key or the session: each only where the document asks for it."""
    for story in STORIES:
        server.reset()
        story(client)
        assert server.requests()
        for request in server.requests():
            access, sent = ENTRIES[request["operation"]][2], _credentials(request)
            if access == "login":
                assert list(sent) in (["authorization"], [])
                assert sent.get("authorization", "Bearer ey").startswith("Bearer ey")
            else:
                assert sent == SENT[access], request["operation"]


def test_a_session_opens_what_an_admin_key_does(kind: str, server: Sandbox) -> None:
    with saas_litellm(kind, server.base_url) as client:
        with pytest.raises(exceptions.AuthenticationError, match="SAAS_LITELLM_ADMIN_KEY"):
            client.admin.list_model_groups()
        client.admin.create_owner(OWNER)
        assert client.admin.list_model_groups()
        assert _credentials(server.requests()[-1])["authorization"].startswith("Bearer ey")
        client.admin.list_teams()
        assert _credentials(server.requests()[-1]) == {}
        client.admin.logout()
        with pytest.raises(exceptions.AuthenticationError):
            client.admin.list_model_groups()
        assert _credentials(server.requests()[-1]) == {}


def test_a_session_that_has_ended_is_forgotten(client: Any, server: Sandbox) -> None:
    client.admin.create_owner(OWNER)
    server.advance(25 * 3600)
    with pytest.raises(exceptions.AuthenticationError, match="login\\(\\) again"):
        client.admin.get_current_admin()
    for words in ("login\\(\\) again", "an admin key is not taken here"):
        with pytest.raises(exceptions.AuthenticationError, match=words):
            client.admin.logout()
    assert _credentials(server.requests()[-1]) == {}


def _credentials(request: dict[str, Any]) -> dict[str, str]:
    return {name: value for name, value in request["headers"].items() if name in ("authorization", "x-admin-key")}


@pytest.mark.parametrize(("team", "admin"), [(SaaSLiteLLM, Admin), (AsyncSaaSLiteLLM, AsyncAdmin)])
def test_every_operation_of_the_document_is_a_method_that_is_used_above(team: type, admin: type) -> None:
    above = Path(__file__).read_text()
    assert len(ENTRIES) == 76
    for operation in ENTRIES:
        name = OWN_NAMES.get(operation, operation)
        of_team = hasattr(team, name)
        assert of_team != hasattr(admin, name), name
        used = [f".{name}("] if of_team else [f"admin.{name}(", f"admin.raw.{name}("]
        assert any(each in above for each in used), name
