"""A ledger against a model of it, with crashes at any moment: what was recorded is there, and nothing else."""

import os
import shutil
import tempfile
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from fivefold.bulk._layout import Ended, Sent
from fivefold.bulk._ledger import Ledger
from fivefold.bulk._plan import STATES

ABOUT = {"operation": "tests.nothing"}
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


class Crashing(RuleBasedStateMachine):
    """`self.known` is what the ledger has said is recorded."""

    ids: Any = Bundle("ids")

    @initialize()
    def begin(self) -> None:
        """An empty ledger."""
        self.folder = tempfile.mkdtemp()
        self.count = 0
        self.known: dict[int, tuple[str, str, int, str | None]] = {}
        self.path = os.path.join(self.folder, "run.sqlite")
        self.book = Ledger(self.path, ABOUT)

    @rule(target=ids, item=TEXTS)
    def plan(self, item: str) -> int:
        """One more item."""
        self.count += 1
        self.book.plan([(f"key-{self.count}", item)])
        self.known[self.count] = (item, "planned", 0, None)
        return self.count

    @rule(number=ids, clue=st.none() | TEXTS)
    def send(self, number: int, clue: str | None) -> None:
        """An item is sent."""
        self.book.record([Sent(number, clue)])
        item, _, tries, _ = self.known[number]
        self.known[number] = (item, "sent", tries, clue)

    @rule(number=ids, state=st.sampled_from(STATES), clue=st.none() | TEXTS, tries=st.integers(0, 1))
    def end(self, number: int, state: Any, clue: str | None, tries: int) -> None:
        """A try of an item ends."""
        self.book.record([Ended(number, state, tries=tries, clue=clue)])
        item, _, before, kept = self.known[number]
        self.known[number] = (item, state, before + tries, kept if clue is None else clue)

    @rule(number=ids)
    def plan_again(self, number: int) -> None:
        """The same item comes in a later run: nothing changes."""
        self.crash()
        self.book.plan([(f"key-{number}", self.known[number][0])])

    @rule()
    def crash(self) -> None:
        """The process dies: what it leaves are the files as they are at this moment."""
        after = tempfile.mkdtemp()
        for name in os.listdir(self.folder):
            shutil.copy(os.path.join(self.folder, name), after)
        self.teardown()
        self.folder, self.path = after, os.path.join(after, "run.sqlite")
        self.book = Ledger(self.path, ABOUT)

    @invariant()
    def holds_what_was_recorded(self) -> None:
        """Every item, as it was recorded last."""
        if hasattr(self, "book"):
            found = {row.id: (row.item, row.state, row.tries, row.clue) for row in self.book.page(STATES)}
            assert found == self.known
            states = [state for _, state, _, _ in self.known.values()]
            assert self.book.counts() == {state: states.count(state) for state in set(states)}

    def teardown(self) -> None:
        """Let go of the files."""
        if hasattr(self, "book"):
            self.book.close()
            shutil.rmtree(self.folder)


TestCrashing = Crashing.TestCase
TestCrashing.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
