"""At the foot of the ladder, without colours and in ASCII, each screen still tells every state, by sign and word."""

from __future__ import annotations

import re

import pytest
from textual.filter import Monochrome, NoColor

from tests.floors import agent, queue
from tests.ui.boards import BoardUnderTest, board
from wallboard.model.agent import AGENT_STATUS, AgentState
from wallboard.ui.render.ascii import SIGNS
from wallboard.ui.terminal.abilities import Abilities, Colours
from wallboard.ui.widgets.header import Header

AGENTS = tuple(agent(f"a{code}", name="Ann", status=code) for code in AGENT_STATUS)
QUEUES = (
    queue("q1", name="Billing", queue_size=3, longest_wait_time_s=900, agent_count_wait_transact=0),
    queue("q2", name="Sales", thirty_min_sla_activity=75, thirty_min_accepted=50, thirty_min_queued=50),
    queue("q3", name="Support"),
)
SIGN = {
    AgentState.AVAILABLE: "A",
    AgentState.OFFERED: "O",
    AgentState.BUSY: "B",
    AgentState.WRAP_UP: "W",
    AgentState.BREAK: "K",
    AgentState.OFFLINE: "F",
    AgentState.LOGGED_OUT: "-",
}
"""How each state is told."""
ROWS = {"overview": ("o",), "agents": ("3", "o"), "agents by state": ("3", "o", "G")}
HEAT = {"heat": ("3", "o", "h"), "overview with heat": ("o", "h")}


@pytest.fixture(autouse=True)
def without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


async def shown(under_test: BoardUnderTest, *keys: str) -> str:
    """Return what a screen shows, after a check that it has neither colours nor signs beyond ASCII."""
    await under_test.press(*keys)
    assert any(isinstance(one, NoColor | Monochrome) for one in under_test.app._filters)
    text = under_test.text()
    assert not set(text) & set(SIGNS)
    return text


def test_there_is_an_agent_in_every_state_that_the_api_has() -> None:
    assert {one.state for one in AGENTS} == set(SIGN)


@pytest.mark.parametrize("keys", ROWS.values(), ids=ROWS)
async def test_every_state_stands_in_a_row_with_its_sign_and_word(keys: tuple[str, ...]) -> None:
    async with board(QUEUES, AGENTS, size=(160, 60), ascii=True) as under_test:
        text = await shown(under_test, *keys)

    for state, sign in SIGN.items():
        assert re.search(rf"(?m){re.escape(sign)} +Ann +{state}", text), (state, text)


@pytest.mark.parametrize("keys", HEAT.values(), ids=HEAT)
async def test_every_state_is_a_cell_of_the_heat_map_and_a_word_of_its_legend(keys: tuple[str, ...]) -> None:
    async with board(QUEUES, AGENTS, size=(200, 60), ascii=True) as under_test:
        text = await shown(under_test, *keys)

    for state, sign in SIGN.items():
        if state is not AgentState.LOGGED_OUT:  # they are a count beside the title
            assert f"{sign} 1 {state}" in text, (state, text)


async def test_without_colours_the_bar_of_states_is_made_of_their_signs() -> None:
    async with board(QUEUES, AGENTS, size=(160, 60), ascii=False) as under_test:
        assert re.search(" ●+◐+■+◇+▪+○+ ", under_test.text())
        assert "● 1 available" in under_test.text()


@pytest.mark.parametrize("one", AGENTS, ids=lambda one: one.state)
async def test_the_screen_of_an_agent_tells_the_state_by_word(one: object) -> None:
    async with board(QUEUES, [one], size=(120, 40), ascii=True) as under_test:  # type: ignore[list-item]
        text = await shown(under_test, "3", "o", "enter")

    assert re.search(rf"\b{one.state}\b", text, re.IGNORECASE), text  # type: ignore[attr-defined]


@pytest.mark.parametrize("keys", [(), ("2",)], ids=["overview", "queues"])
async def test_what_wants_somebody_carries_a_sign(keys: tuple[str, ...]) -> None:
    async with board(QUEUES, AGENTS, size=(120, 40), ascii=True) as under_test:
        text = await shown(under_test, *keys)

    assert "! Billing" in text
    assert "* Sales" in text
    assert "1 quiet queue, nobody waits" in text


async def test_the_queue_screen_tells_what_is_wrong() -> None:
    async with board(QUEUES, AGENTS, size=(120, 40), ascii=True) as under_test:
        text = await shown(under_test, "2", "enter")

    assert "! Billing" in text
    assert "nobody is logged in" in text


async def test_live_and_stale_are_words() -> None:
    async with board(QUEUES, AGENTS, size=(120, 40), ascii=True) as under_test:
        await shown(under_test)
        assert "o LIVE" in under_test.lines(Header)[0]
        await under_test.wait(300)
        assert "X STALE" in under_test.lines(Header)[0]
        assert "STALE" in under_test.text()


async def test_a_terminal_of_sixteen_colours_gets_the_theme_that_is_made_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR")
    async with board(QUEUES, AGENTS, abilities=Abilities(colours=Colours.SIXTEEN)) as under_test:
        assert under_test.app.theme == "terminal"
        await under_test.press("t", "down", "enter")

        assert under_test.app.theme == "night"
