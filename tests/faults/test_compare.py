"""The columns of the others, as far as that goes without them: who is played on what. `make faults-compare` plays."""

from importlib.util import find_spec

import pytest

from .compare.column import some
from .compare.others import OTHERS, Other
from .faults import GROUPS, striking
from .services import SERVICES


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: other.name)
def test_each_of_the_others_is_pinned_and_has_a_contender(other: Other) -> None:
    assert all("==" in requirement for requirement in other.requirements)
    assert find_spec(f"tests.faults.compare.clients.{other.module}") is not None
    assert other.columns
    assert {service for service, _ in other.columns} <= SERVICES.keys()


def test_the_others_meet_some_of_every_kind_of_fault_and_no_fault_that_we_do_not() -> None:
    rows = [operation for service in SERVICES.values() for operation in service.values()]
    met = {fault for operation in rows for fault in striking(operation) if some(operation, fault)}
    assert all(met & set(faults) for faults in GROUPS.values())
