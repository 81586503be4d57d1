from __future__ import annotations

import pytest

from wallboard.model.alarm.meanings import meanings
from wallboard.model.alarm.rule import Scope
from wallboard.model.alarm.subjects import SUBJECTS


@pytest.mark.parametrize("scope", Scope)
def test_every_field_of_a_scope_has_a_meaning(scope: Scope) -> None:
    hints = {side.hint for side in SUBJECTS[scope].fields.values()}

    told = meanings(scope)

    assert list(told) == list(SUBJECTS[scope].fields)
    assert not hints & set(told.values())


@pytest.mark.parametrize("scope", [Scope.FLOOR, Scope.TEAM, Scope.MEDIUM])
def test_a_sum_says_of_which_queues_its_waits_are(scope: Scope) -> None:
    asked = "of live queues, or of all where none is live, while they are open"

    assert meanings(scope)["waiting"] == f"contacts that wait; {asked}"


def test_a_field_can_mean_something_else_in_another_scope() -> None:
    assert meanings(Scope.QUEUE)["free"] == "agents who are free for it"
    assert meanings(Scope.FLOOR)["free"] == "agents who are free"
