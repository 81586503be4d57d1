from __future__ import annotations

import pytest

from tests.factories import agent
from wallboard.model.agent import AGENT_MEDIA, SYSTEM_ITEMS, AgentState


@pytest.mark.parametrize(
    ("status", "state", "words"),
    [
        (0, AgentState.AVAILABLE, "available"),
        (1, AgentState.OFFERED, "offered"),
        (2, AgentState.BUSY, "busy"),
        (3, AgentState.WRAP_UP, "wrap-up"),
        (4, AgentState.BREAK, "break"),
        (5, AgentState.OFFLINE, "offline"),
        (9, AgentState.LOGGED_OUT, "logged out"),
        (7, AgentState.UNKNOWN, "status 7"),
        (None, AgentState.UNKNOWN, "unknown"),
    ],
)
def test_a_status_has_a_state_and_words(status: int | None, state: AgentState, words: str) -> None:
    assert (agent(status=status).state, agent(status=status).state_words) == (state, words)


@pytest.mark.parametrize(("status", "logged_in"), [(0, True), (5, True), (7, True), (9, False), (None, False)])
def test_who_is_logged_in(status: int | None, logged_in: bool) -> None:
    assert agent(status=status).is_logged_in is logged_in


@pytest.mark.parametrize(
    ("status", "sub_status", "free"),
    [(0, "none", True), (0, "", True), (0, "stopnew", False), (0, "StopNew", False), (2, "none", False)],
)
def test_only_an_available_agent_who_takes_new_chats_is_free(status: int, sub_status: str, free: bool) -> None:
    assert agent(status=status, sub_status=sub_status).is_free is free


@pytest.mark.parametrize("status", [2, 3])
def test_the_medium_is_current_while_busy_and_in_wrap_up(status: int) -> None:
    assert [agent(status=status, media_id=code).medium for code in AGENT_MEDIA] == [
        None,
        "phone",
        "chat",
        "email",
        "vmail",
    ]


@pytest.mark.parametrize(
    ("line_1", "line_2", "medium"), [(3, -1, "phone"), (-1, 0, "phone"), (0, -1, None), (-1, 3, None)]
)
def test_the_medium_of_an_offer_is_known_only_where_a_line_rings(line_1: int, line_2: int, medium: str | None) -> None:
    offered = agent(status=1, media_id=2, phone_line1_status=line_1, phone_line2_status=line_2)

    assert offered.medium == medium


@pytest.mark.parametrize("status", [0, 4, 5, 9, 7, None])
def test_in_other_states_the_last_medium_is_not_the_current_one(status: int | None) -> None:
    assert agent(status=status, media_id=1).medium is None


@pytest.mark.parametrize(
    ("list_id", "item", "short_code", "reason"),
    [
        (-1, 1, "", "session timed out"),
        (-1, 6, "X", "agent relogin"),
        (None, 4, "", "call ignored"),
        (None, 4, "Lunch", "Lunch"),
        (12, 1, "Lunch", "Lunch"),
        (12, 1, "", ""),
        (-1, 99, "", "system item 99"),
        (-1, None, "Lunch", "Lunch"),
        (None, None, "", ""),
    ],
)
def test_a_reason_is_the_systems_only_on_the_systems_list(
    list_id: int | None, item: int | None, short_code: str, reason: str
) -> None:
    record = agent(status_code_list_id=list_id, status_code_item_id=item, status_code_item_short_code=short_code)

    assert record.reason == reason


def test_the_systems_items_are_those_of_the_document() -> None:
    assert list(SYSTEM_ITEMS) == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("line_1", "line_2", "words"),
    [
        (1, -1, ("hold", "")),
        (2, 1, ("mute", "hold")),
        (4, 4, ("monitoring", "monitoring")),
        (3, 3, ("", "line error")),
        (0, 0, ("", "")),
        (5, None, ("", "")),
    ],
)
def test_the_two_lines_have_tables_of_their_own(line_1: int, line_2: int | None, words: tuple[str, ...]) -> None:
    assert agent(phone_line1_status=line_1, phone_line2_status=line_2).line_words == words


@pytest.mark.parametrize(("status", "time_s"), [(-1, None), (None, None), (0, 30), (5, 30)])
@pytest.mark.parametrize("line", ["phone_line1_status", "phone_line2_status"])
def test_a_line_that_is_not_in_use_has_no_time(line: str, status: int | None, time_s: int | None) -> None:
    assert agent(**{line: status, f"{line}_time_s": 30}).known(f"{line}_time_s") == time_s
