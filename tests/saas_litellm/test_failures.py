"""What is refused, and how that is told: classes, hints, httpx's own error, and no call after a crash that suffers."""

import pickle
import traceback
from typing import Any

import httpx
import pytest

import fivefold
from fivefold.saas_litellm import exceptions
from fivefold.sandbox import Sandbox
from tests.core._server import FakeServer, reply
from tests.twins import saas_litellm

from .conftest import HELLO, KEY, NOBODY, OWNER, QUICK, TEAM


def says(text: str) -> list[dict[str, str]]:
    """A conversation."""
    return [{"role": "user", "content": text}]


@pytest.mark.parametrize(
    ("word", "status", "retryable", "hint"),
    [
        ("provider-400", 400, False, "refuses the call as it is"),
        ("provider-401", 401, False, "credentials for the provider are wrong"),
        ("provider-429", 429, True, "limits its calls"),
        ("provider-500", 500, True, "the provider fails"),
    ],
)
def test_a_provider_that_fails(
    client: Any, server: Sandbox, word: str, status: int, retryable: bool, hint: str
) -> None:
    job = client.create_job("fails")
    with pytest.raises(exceptions.ProviderError) as caught:
        client.chat(job, says(word))
    error = caught.value
    assert (error.provider_status, error.status_code, error.retryable) == (status, 500, retryable)
    assert hint in str(error)
    assert isinstance(error, fivefold.InternalServerError | exceptions.SaaSLiteLLMError | httpx.HTTPStatusError)
    assert len([each for each in server.requests() if each["operation"] == "make_llm_call"]) == 1
    copied = pickle.loads(pickle.dumps(error))
    assert (type(copied), copied.provider_status, str(copied)) == (exceptions.ProviderError, status, str(error))


def test_a_job_of_one_call_whose_provider_fails(client: Any) -> None:
    with pytest.raises(exceptions.ProviderError):
        client.create_and_call({"job_type": "one", "messages": says("provider-401")})
    (failed,) = client.iter_jobs(status="FAILED")
    assert (failed.credit_applied, client.get_balance().credits_remaining) == (False, 1000)


def test_a_provider_without_credentials(client: Any) -> None:
    with pytest.raises(exceptions.ProviderError, match="No provider credentials") as caught:
        client.chat(client.create_job("none"), HELLO, model="claude-x")
    assert (caught.value.provider_status, caught.value.retryable) == (None, False)
    assert "create_provider_credential" in str(caught.value)


def test_other_failures_are_not_the_providers(wired: Any, script: FakeServer) -> None:
    for body in ({"detail": "boom"}, {"detail": ["LLM call failed"]}, b"LLM call failed", [1]):
        script.script(reply(500, body))
        with pytest.raises(exceptions.InternalServerError) as caught:
            wired.chat(NOBODY, HELLO)
        assert type(caught.value) is exceptions.InternalServerError


def refusal(server: Sandbox, kind: str, team: str | None, key: str | None, use: Any) -> Any:
    """What a call with such credentials raises."""
    twin = saas_litellm(kind, server.base_url, team_id=team, virtual_key=key, retry=QUICK)
    with twin as client, pytest.raises(exceptions.APIStatusError) as caught:
        use(client)
    assert key is None or key not in str(caught.value)
    return caught.value


SUSPENDED = "sk-sandbox-suspended-team"
REFUSALS: list[Any] = [
    (TEAM, None, lambda client: client.create_job("a"), 401, "SAAS_LITELLM_VIRTUAL_KEY"),
    (TEAM, "sk-wrong", lambda client: client.get_balance(), 401, "SAAS_LITELLM_VIRTUAL_KEY"),
    ("other-team", KEY, lambda client: client.create_job("a"), 403, "team_id and virtual_key are of different teams"),
    ("other-team", KEY, lambda client: client.get_balance(), 403, "team_id and virtual_key are of different teams"),
    ("suspended-team", SUSPENDED, lambda client: client.create_job("a"), 403, "admin.resume_team"),
    ("suspended-team", SUSPENDED, lambda client: list(client.iter_jobs()), 403, "admin.resume_team"),
    (TEAM, KEY, lambda client: client.chat(client.create_job("a"), HELLO, model="off-limits"), 403, "name a model"),
    (TEAM, KEY, lambda client: client.chat(client.create_job("a"), HELLO, model="nope"), 403, "name a model"),
    (TEAM, KEY, lambda client: client.get_job(NOBODY), 404, "check the id"),
    (TEAM, KEY, lambda client: client.admin.list_model_groups(), 401, "SAAS_LITELLM_ADMIN_KEY"),
    (TEAM, KEY, lambda client: client.admin.get_current_admin(), 401, "admin.login()"),
]


@pytest.mark.parametrize(("team", "key", "use", "status", "hint"), REFUSALS)
def test_a_refusal_says_what_to_do(
    kind: str, server: Sandbox, team: str, key: str | None, use: Any, status: int, hint: str
) -> None:
    error = refusal(server, kind, team, key, use)
    assert (error.status_code, error.retryable) == (status, False)
    assert hint in str(error)
    assert isinstance(error, exceptions.APIStatusError)
    assert isinstance(error, getattr(fivefold, type(error).__name__))


def test_another_teams_job(client: Any, kind: str, server: Sandbox) -> None:
    job = client.create_job("mine")
    error = refusal(server, kind, "other-team", "sk-sandbox-other-team", lambda other: other.get_job(job))
    assert (error.status_code, "another team" in error.hint) == (403, True)


def test_users_of_httpx_catch_them_as_before(kind: str, server: Sandbox) -> None:
    twin = saas_litellm(kind, server.base_url, team_id=TEAM, virtual_key="sk-wrong-key")
    with twin as client, pytest.raises(httpx.HTTPStatusError) as caught:
        client.create_job("a")
    error = caught.value
    assert (error.response.status_code, error.response.json()) == (401, {"detail": "Invalid API key"})
    assert (error.request.method, str(error.request.url)) == ("POST", f"{server.base_url}/api/jobs/create")
    assert "authorization" not in error.request.headers
    assert error.response.request.url == error.request.url
    assert error.response.headers["content-type"] == "application/json"
    copied = pickle.loads(pickle.dumps(error))
    assert (copied.response.status_code, copied.response.json()) == (401, {"detail": "Invalid API key"})
    assert (str(copied), copied.args) == (str(error), error.args)
    assert not isinstance(error, httpx.RequestError)


def test_a_crash_of_the_service_does_not_hurt_the_next_call(client: Any, server: Sandbox) -> None:
    """It answers 500 as text/plain, and resets the connection."""
    body = {"team_id": TEAM, "job_type": "ok", "messages": HELLO, "purpose": "x"}
    for _ in range(5):
        with pytest.raises(exceptions.InternalServerError, match="Internal Server Error") as caught:
            client.admin.get_provider_credential("zz")
        assert "the service crashed" in str(caught.value)
        assert client.create_and_call(body).status == "COMPLETED"
    assert server.effects()["create_and_call"] == 5


def test_what_does_not_fit_is_not_sent(client: Any, server: Sandbox) -> None:
    wrong: list[tuple[Any, str]] = [
        (lambda: client.create_job("x" * 101), "job_type: at most 100 characters, got 101"),
        (lambda: client.create_job(5), "job_type: expected a text, got int"),
        (lambda: client.create_job("x", {"a": object()}), "metadata"),
        (lambda: client.create_job("x", [1]), "mapping"),
        (lambda: client.chat("no-uuid", HELLO), "job_id: expected a UUID"),
        (lambda: client.chat(NOBODY, HELLO, purpose="x" * 201), "purpose: at most 200"),
        (lambda: client.chat(NOBODY, "hi"), "messages: expected a list, got str"),
        (lambda: client.chat(NOBODY, ["hi"]), "messages\\[0\\]: expected a mapping"),
        (lambda: client.chat(NOBODY, HELLO, max_tokens="many"), "max_tokens"),
        (lambda: client.chat_stream("x", HELLO), "job_id"),
        (lambda: client.chat_stream(NOBODY, HELLO, purpose="x" * 201), "purpose"),
        (lambda: client.structured_output("x", HELLO, dict), "job_id"),
        (lambda: client.structured_output(NOBODY, HELLO, object()), "cannot be described"),
        (lambda: client.get_job("x"), "job_id"),
        (lambda: client.get_job_costs("../teams"), "job_id"),
        (lambda: client.update_job_metadata("x", {"metadata": {}}), "job_id"),
        (lambda: client.update_job_metadata(NOBODY, {}), "metadata"),
        (lambda: client.create_and_call({"job_type": "x" * 101, "messages": []}), "job_type"),
        (lambda: client.create_and_call({"job_type": "x", "messages": [], "purpose": "x" * 201}), "purpose"),
        (lambda: client.create_and_call({"messages": []}), "job_type"),
        (lambda: client.stream_create_and_call({"job_type": 1, "messages": []}), "job_type"),
        (lambda: client.list_jobs(limit=-1), "limit: expected 0 or more"),
        (lambda: client.list_jobs(offset=-1), "offset"),
        (lambda: client.list_jobs(status="pending"), "status: expected one of"),
        (lambda: client.iter_jobs(status="nope"), "status"),
        (lambda: client.list_transactions(limit=-1), "limit"),
    ]
    for use, words in wrong:
        with pytest.raises((ValueError, TypeError), match=words):
            use()
    assert server.requests() == []


def test_a_call_without_a_team(kind: str, server: Sandbox) -> None:
    with saas_litellm(kind, server.base_url, virtual_key=KEY) as client:
        with pytest.raises(fivefold.ConfigurationError, match="SAAS_LITELLM_TEAM_ID"):
            client.create_job("x")
        assert client.check_health().status == "healthy"
    assert [each["operation"] for each in server.requests()] == ["check_health"]


SECRETS = ("sk-very-secret-key", "sk-very-secret-admin", OWNER["password"])


def test_no_secret_shows(kind: str, script: FakeServer, caplog: pytest.LogCaptureFixture) -> None:
    """Not even where the service repeats them."""
    caplog.set_level("DEBUG", "fivefold")
    token = "eyJhbGciOiJIUzI1NiJ9.e30.very-secret-signature"
    login = {
        "access_token": token,
        "token_type": "bearer",
        "user": {
            "user_id": NOBODY,
            "email": "o@example.com",
            "display_name": "O",
            "role": "owner",
            "is_active": True,
            "created_at": "2026-01-01T00:00:00",
            "created_by": None,
            "last_login": None,
            "metadata": {},
        },
    }
    shown: list[str] = []
    with saas_litellm(kind, script.url, team_id="t", virtual_key=SECRETS[0], admin_key=SECRETS[1], retry=QUICK) as twin:
        script.script(reply(200, login))
        shown.append(repr(twin.admin.login("o@example.com", OWNER["password"])))
        secrets = (*SECRETS, token)
        script.script(reply(401, {"detail": f"bad: {' '.join(secrets)}"}, extra=f"x-echo: {secrets[0]} {token}\r\n"))
        uses: list[Any] = [
            lambda: twin.create_job("x"),
            lambda: twin.chat(NOBODY, HELLO),
            lambda: list(twin.chat_stream(NOBODY, HELLO)),
            lambda: twin.admin.list_model_groups(),
            lambda: twin.admin.get_current_admin(),
            lambda: twin.admin.login("o@example.com", OWNER["password"]),
        ]
        for use in uses:
            with pytest.raises(exceptions.AuthenticationError) as caught:
                use()
            error = caught.value
            shown += [str(error), repr(error), repr(error.body), repr(dict(error.headers)), error.response.text]
            shown += ["".join(traceback.format_exception(error)), repr(pickle.dumps(error))]
        of_login = "".join(shown[-len(uses) - 1 :])
        shown += [repr(twin._client), str(twin._client), repr(twin._client._options), repr(twin.admin._client)]
        shown += [repr(twin._client.job("x")), caplog.text]
    assert "fivefold" in caplog.text
    for text in shown:
        for secret in (SECRETS[0], SECRETS[1], token):
            assert secret not in text
    assert OWNER["password"] not in of_login  # which was sent it
