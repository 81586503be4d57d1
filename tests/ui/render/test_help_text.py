from __future__ import annotations

import pytest

from tests.ui.drawn import text
from wallboard.model.agent import AgentState
from wallboard.model.figure import Severity
from wallboard.model.filter import FIELDS
from wallboard.ui.render import marks
from wallboard.ui.render.help_text import help_lines


def help_of(width: int = 100) -> str:
    return "\n".join(text(line) for line in help_lines([("Enter", "open"), ("j down", "row down")], width))


def test_the_help_has_the_keys_it_is_given_and_no_others() -> None:
    keys = help_of().split("KEYS\n")[1].split("\n\n")[0]

    assert keys.split() == ["Enter", "open", "j", "down", "row", "down"]


@pytest.mark.parametrize("sign", [*marks.SEVERITY.values(), *(sign for sign, _, _ in marks.FRESHNESS.values())])
def test_every_sign_of_severity_and_freshness_is_explained(sign: str) -> None:
    assert sign in help_of()


@pytest.mark.parametrize("state", [state for state in AgentState if state is not AgentState.LOGGED_OUT])
def test_every_state_of_those_who_are_logged_in_is_explained(state: AgentState) -> None:
    assert f"{marks.STATE[state]} {state.value}" in help_of()


@pytest.mark.parametrize("sign", [*marks.WORSE, *marks.BETTER, *marks.NEUTRAL])
def test_every_direction_is_explained(sign: str) -> None:
    assert sign in help_of().split("MADE")[1]


def test_a_sign_says_each_severity_without_colour() -> None:
    assert len(set(marks.SEVERITY.values())) == len(Severity)
    assert len(set(marks.STATE.values())) == len(AgentState)


def test_narrow_keys_stand_below_each_other() -> None:
    assert "  Enter   open" in help_of(40).splitlines()[1]
    assert "row down" in help_of(40).splitlines()[2]


@pytest.mark.parametrize("width", [60, 76, 100, 196])
def test_no_explanation_is_wider_than_the_help(width: int) -> None:
    assert max(len(line.rstrip()) for line in help_of(width).splitlines()) <= width
    assert " ".join(help_of(width).split()).count("whose session was lost within the hour") == 1


def test_the_help_names_every_field_of_a_filter_under_the_list_that_has_it() -> None:
    filters = help_of(200).split("FILTER\n")[1].split("\n\n")[0]
    of_queues, of_agents = filters.split("queues  ")[1].split("agents  ")

    for field in FIELDS:
        assert (field.names[0] in words(of_queues)) == (field.queues is not None)
        assert (field.names[0] in words(of_agents)) == (field.agents is not None)


def words(listed: str) -> list[str]:
    return [word.strip() for word in listed.split(";", maxsplit=1)[0].split(",")]
