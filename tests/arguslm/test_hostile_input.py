"""Arguments that no service should ever see: a clear error before anything is sent, with the argument's name."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fivefold import APIStatusError
from fivefold.arguslm.schemas import BenchmarkCreate, ModelUpdate, ProviderCreate
from fivefold.sandbox import Sandbox

RUN = "11111111-1111-4111-8111-111111111111"
create: Any = ProviderCreate
benchmark: Any = BenchmarkCreate
GOOD = {"display_name": "a", "provider_type": "openai"}
NAN, INFINITY = float("nan"), float("inf")

#: What is done, the error, and the words that name what is wrong.
REFUSED: dict[str, tuple[Callable[[Any], Any], type[Exception], str]] = {
    "an id that is a number": (lambda c: c.get_provider(7), TypeError, "get_provider: provider_id: expected a UUID"),
    "an id that is None": (lambda c: c.get_provider(None), TypeError, "provider_id"),
    "an empty id": (lambda c: c.get_provider(""), ValueError, "provider_id"),
    "an id that leads up": (lambda c: c.delete_provider(".."), ValueError, "provider_id"),
    "an id that stays": (lambda c: c.get_model("."), ValueError, "model_id"),
    "an id with a lone surrogate": (lambda c: c.get_model("\ud800"), ValueError, "model_id"),
    "an id for an export": (lambda c: c.export_benchmark(7), TypeError, "run_id"),
    "an id for a stream": (lambda c: list(c.stream_benchmark(7)), TypeError, "run_id"),
    "an id for a wait": (lambda c: c.wait_for_benchmark(7), TypeError, "run_id"),
    "a missing argument": (lambda c: c.get_provider(), TypeError, "provider_id"),
    "an unknown keyword": (lambda c: c.list_models(limits=3), TypeError, "limits"),
    "an unknown keyword of a listing": (lambda c: c.iter_models(limit=3), TypeError, "limit"),
    "a text for a number": (lambda c: c.list_models(limit="3"), TypeError, "list_models: limit: expected an integer"),
    "true for a number": (lambda c: c.list_models(limit=True), TypeError, "limit"),
    "a fraction for a count": (lambda c: c.list_models(offset=1.5), TypeError, "offset"),
    "a text for a flag": (lambda c: c.list_models(enabled_for_monitoring="yes"), TypeError, "enabled_for_monitoring"),
    "a number for an id filter": (lambda c: c.iter_models(provider_id=3), TypeError, "provider_id"),
    "a number for a text": (lambda c: c.list_models(search=3), TypeError, "search"),
    "a number for a time": (lambda c: c.get_uptime_history(since=5), TypeError, "since"),
    "a kind of file that there is not": (lambda c: c.export_benchmark(RUN, format="xml"), ValueError, "format"),
    "no body": (lambda c: c.create_provider(None), TypeError, "create_provider: body"),
    "a list for a body": (lambda c: c.create_provider([]), TypeError, "body: expected ProviderCreate or a mapping"),
    "a model of another kind": (lambda c: c.create_provider(ModelUpdate()), TypeError, "body"),
    "an empty mapping": (lambda c: c.create_provider({}), ValueError, "body: missing 'provider_type', 'display_name'"),
    "a wrong type in a mapping": (
        lambda c: c.create_provider(GOOD | {"display_name": 3}),
        TypeError,
        r"body\.display_name: expected a string, got int 3",
    ),
    "a wrong type in a model": (
        lambda c: c.start_benchmark(benchmark(model_ids="abc", prompt_pack="p")),
        TypeError,
        r"body\.model_ids: expected a list",
    ),
    "a wrong item in a model": (
        lambda c: c.start_benchmark(benchmark(model_ids=[RUN, 3], prompt_pack="p")),
        TypeError,
        r"body\.model_ids\[1\]",
    ),
    "not a number": (lambda c: c.create_model(model({"x": NAN})), ValueError, r"body\.metadata\.x"),
    "an infinite number": (lambda c: c.create_model(model({"x": [INFINITY]})), ValueError, r"metadata\.x\[0\]"),
    "a key that is no text": (lambda c: c.create_model(model({1: "x"})), TypeError, r"body\.metadata"),
    "a set": (lambda c: c.create_model(model({"x": {1}})), TypeError, r"body\.metadata\.x"),
    "a secret that does not fit": (
        lambda c: c.create_provider(GOOD | {"credentials": "sk-secret"}),
        TypeError,
        r"body\.credentials: a secret of type str does not fit",
    ),
    "an unknown field of a model": (lambda c: create(**GOOD, name="x"), TypeError, "name"),
    "a missing field of a model": (lambda c: create(display_name="a"), TypeError, "provider_type"),
}


def model(metadata: Any) -> dict[str, Any]:
    """A body with something free-form in it."""
    return {"provider_account_id": RUN, "model_id": "m", "metadata": metadata}


@pytest.mark.parametrize("what", REFUSED)
def test_a_bad_argument_is_refused_by_name_before_anything_is_sent(
    client: Any, arguslm_server: Sandbox, what: str
) -> None:
    call, kind, words = REFUSED[what]
    with pytest.raises(kind, match=words):
        call(client)
    assert arguslm_server.requests() == []


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=12) | st.text("/\\.%?#&;:@\r\n\0\t é\u2028", max_size=12))
def test_no_id_leads_out_of_its_place_in_the_path(client: Any, arguslm_server: Sandbox, text: str) -> None:
    before = len(arguslm_server.requests())
    with pytest.raises((ValueError, APIStatusError)) as caught:
        client.view(max_retries=0).get_provider(text)
    error = caught.value
    if not isinstance(error, APIStatusError):
        assert "provider_id" in str(error)
        assert len(arguslm_server.requests()) == before
        return
    place = error.url.removeprefix(f"{arguslm_server.base_url}/api/v1/providers/")
    assert "/" not in place
    assert unquote(place) == text


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=20))
def test_any_text_arrives_as_it_was_given(client: Any, arguslm_server: Sandbox, text: str) -> None:
    client.list_models(search=text)
    assert arguslm_server.requests()[-1]["query"]["search"] == text
