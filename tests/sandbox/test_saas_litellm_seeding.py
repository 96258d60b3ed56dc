"""Initial data: what is there, what can be added, and what is refused."""

from collections.abc import Callable

import httpx
import pytest

from fivefold.sandbox import Sandbox, SandboxError
from tests.sandbox.saas_litellm_tools import TEAM, admin_client, asked, create, left, team_client


@pytest.fixture
def server(launch: Callable[..., Sandbox]) -> Sandbox:
    return launch(service="saas_litellm", pace=0)


def test_seeded_records_come_beside_those_of_the_start(server: Sandbox) -> None:
    ids = server.seed(
        {
            "organizations": [{"organization_id": "o", "name": "O"}],
            "models": [{"model_alias": "m"}],
            "access_groups": [{"group_name": "g", "model_aliases": ["m"]}],
            "teams": [{"team_id": "t", "organization_id": "o", "access_groups": ["g"], "credits_allocated": 3}],
            "credentials": [{"organization_id": "o"}],
            "jobs": [
                {"team_id": "t", "job_type": "old", "created_at": "2025-12-31T23:59:59Z"},
                {"team_id": "t", "status": "FAILED", "calls": [{"purpose": "p"}, {"error": "no", "model_used": None}]},
            ],
            "users": [{"email": "a@example.com", "password": "secret", "role": "admin"}],
        }
    )
    assert {name: len(keys) for name, keys in ids.items() if keys} == {
        "organizations": 1,
        "models": 1,
        "access_groups": 1,
        "teams": 1,
        "credentials": 1,
        "jobs": 2,
        "users": 1,
    }
    with team_client(server, "t") as http:
        listed = http.get("/api/teams/t/jobs").json()["jobs"]
        assert [job["job_id"] for job in listed] == ids["jobs"][::-1]
        costs = http.get(f"/api/jobs/{ids['jobs'][1]}/costs").json()["costs"]["breakdown"]
        assert [(one["purpose"], one["model"]) for one in costs] == [("p", "gpt-4"), (None, None)]
        assert http.post(f"{create(http, team_id='t')}/llm-call", json=asked(model="m")).status_code == 200
        login = http.post("/api/admin-users/login", json={"email": "a@example.com", "password": "secret"})
        assert login.json()["user"]["role"] == "admin"
    with team_client(server) as http:
        assert left(http) == 1000


def test_a_record_of_the_same_name_replaces_one_of_the_start(server: Sandbox) -> None:
    server.seed({"teams": [{"team_id": TEAM, "credits_allocated": 7}]})
    with team_client(server) as http:
        assert left(http) == 7


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"things": []}, "there is no table 'things'; there are: organizations, models, "),
        ({"teams": [{"team_id": "t", "colour": "red"}]}, "teams[0] has no field 'colour'; it has: team_id, "),
        ({"teams": [{}]}, "teams[0].team_id: Field required"),
        ({"teams": [{"team_id": "t", "credits_used": "many"}]}, "teams[0].credits_used: Input should be a valid"),
        ({"jobs": [{"team_id": "t"}]}, "jobs[0].team_id: there is no such record in teams: t"),
        ({"jobs": [{"calls": [{"purpose": 1}]}]}, "jobs[0].calls[0].purpose: Input should be a valid string"),
    ],
)
def test_data_that_does_not_fit(server: Sandbox, data: dict[str, list[dict[str, object]]], complaint: str) -> None:
    with pytest.raises(SandboxError) as caught:
        server.seed(data)
    assert str(caught.value).startswith(complaint)
    with team_client(server) as http:
        assert left(http) == 1000


def made_up(server: Sandbox) -> tuple[str, str, str]:
    """A job, a call's latency and a key, all of the sandbox's own invention."""
    with team_client(server) as http:
        job = create(http)
        latency: int = http.post(f"{job}/llm-call", json=asked()).json()["metadata"]["latency_ms"]
        body = {"organization_id": "acme", "team_id": "t", "access_groups": []}
        key: str = http.post("/api/teams/create", json=body).json()["virtual_key"]
    return job, str(latency), key


def test_inventions_are_the_same_with_the_same_seed(server: Sandbox, launch: Callable[..., Sandbox]) -> None:
    first = made_up(server)
    server.reset()
    assert made_up(server) == first
    assert made_up(launch(service="saas_litellm", pace=0, seed=1)) != first


def test_faults_are_named_by_operation(server: Sandbox) -> None:
    server.fault("get_balance", status=503, times=1)
    server.fault("list_team_jobs", drop="before", times=1)
    with team_client(server) as http:
        path = f"/api/credits/teams/{TEAM}/balance"
        assert [http.get(path).status_code for _ in range(2)] == [503, 200]
    with admin_client(server) as http:
        with pytest.raises(httpx.RemoteProtocolError):
            http.get(f"/api/jobs/teams/{TEAM}")
        assert http.get(f"/api/jobs/teams/{TEAM}").status_code == 200
