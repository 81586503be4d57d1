from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floors import START
from tests.model.notice.told import CRITICAL, WARNING, alarm
from wallboard.model.alarm.alarm import Alarm, Ending
from wallboard.model.alarm.alarms import Change
from wallboard.model.alarm.rule import Scope
from wallboard.model.notice.item import LONGEST_NAME, LONGEST_WORDS, items, one_line
from wallboard.model.notice.notice import Notice, trial

HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07",
    "\x9b31m\x9d52;c;AAAA\x9c",
    "\u202egnilliB\u2066",
    "<!channel> <@U123> @everyone",
    "[click](http://evil.example)",
    "Bil\nling\r\n\u2028!",
    "$(touch /tmp/x) `id` ; rm -rf ~",
    "x" * 10_000,
)


def over(subject: str, lasted_s: float = 750, ending: Ending = Ending.CALM, **more: Any) -> Alarm:
    return alarm(subject, **more).over(ending, START.plus(lasted_s))


def title(*told: tuple[Change, Alarm]) -> str:
    return Notice(START.wall, items(told, {}, names=False)).title


SALES, BILLING = alarm("Sales"), alarm("Billing", CRITICAL)
WORDS = "longest wait 4:12, target 0:20"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([(Change.RAISED, SALES)], f"WARNING Sales: {WORDS}"),
        ([(Change.WORSE, BILLING)], f"NOW CRITICAL Billing: {WORDS}"),
        ([(Change.REPEATED, BILLING)], f"STILL CRITICAL Billing: {WORDS}"),
        ([(Change.OVER, over("Sales"))], "OVER Sales: back to normal after 12:30"),
        ([(Change.OVER, over("Sales", 60, Ending.GONE))], "OVER Sales: no longer listed after 1:00"),
        ([(Change.RAISED, SALES), (Change.RAISED, BILLING)], "2 alarms, 1 critical: Billing, Sales"),
        ([(Change.RAISED, SALES), (Change.OVER, over("Chat"))], f"WARNING Sales: {WORDS}; 1 over"),
        ([(Change.OVER, over("Sales")), (Change.OVER, over("Chat"))], "2 alarms over: Sales, Chat"),
        (
            [(Change.RAISED, alarm(f"Q{number}")) for number in range(12)] + [(Change.OVER, over("Chat"))],
            "12 alarms: Q0, Q1, Q2, and 9 more; 1 over",
        ),
        (
            [(Change.RAISED, BILLING), (Change.RAISED, alarm("Billing", rule="abandoned"))],
            "2 alarms, 1 critical: Billing",
        ),
        (
            [(Change.RAISED, alarm(name, rule=rule)) for rule in ("wait", "level") for name in "ABC"]
            + [(Change.RAISED, alarm("D"))],
            "7 alarms about 4: A, B, C, and 1 more",
        ),
        (
            [(Change.RAISED, alarm("A", CRITICAL, rule=rule)) for rule in ("wait", "level")]
            + [(Change.RAISED, alarm(name)) for name in "BCD"],
            "5 alarms about 4, 2 critical: A, B, C, and 1 more",
        ),
        (
            [(Change.OVER, over(name, rule=rule)) for rule in ("wait", "level") for name in "ABCDE"],
            "10 alarms over about 5: A, B, C, and 2 more",
        ),
    ],
)
def test_a_notice_is_one_line(told: list[tuple[Change, Alarm]], expected: str) -> None:
    assert title(*told) == expected


def test_agents_without_names_are_counted_by_group_level_and_rule() -> None:
    told = [
        (Change.RAISED, alarm(name, scope=Scope.AGENT, rule=rule))
        for name, rule in (("Ada", "over-limit"), ("Ben", "over-limit"), ("Kim", "dropped"), ("Tom", "over-limit"))
    ]
    groups = {"id-Ada": "Sales", "id-Ben": "Sales", "id-Kim": "Sales"}

    made = items(told, groups, names=False)

    assert {(item.subject, item.words, item.number, item.episode) for item in made} == {
        ("2 agents of Sales", "over-limit", 2, None),
        ("an agent of Sales", "dropped", 1, None),
        ("an agent", "over-limit", 1, None),
    }
    assert Notice(START.wall, made).title == "4 alarms: 2 agents of Sales, an agent of Sales, an agent"


def test_an_episode_has_one_name_from_its_beginning_to_its_end() -> None:
    raised, worse, ended = (
        items([(change, one)], {}, names=False)[0].episode
        for change, one in (
            (Change.RAISED, alarm()),
            (Change.WORSE, alarm(severity=CRITICAL)),
            (Change.OVER, over("Billing")),
        )
    )

    assert raised == worse == ended == "longest-wait id-Billing 2027-03-01T14:32:07+00:00"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_becomes_one_short_line_of_printable_characters(name: str) -> None:
    (item,) = items([(Change.RAISED, alarm(name, words=name))], {}, names=True)

    for text in (item.subject, item.words, item.episode or ""):
        assert text.isprintable()
    assert len(item.subject) <= LONGEST_NAME
    assert len(item.words) <= LONGEST_WORDS


@given(st.text(), st.integers(1, 50))
def test_a_line_is_printable_and_no_longer_than_it_may_be(text: str, longest: int) -> None:
    line = one_line(text, longest)

    assert line.isprintable()
    assert len(line) <= longest


def test_a_trial_says_that_it_is_one() -> None:
    assert trial(START.wall, "acme").title == "TEST WARNING wallboard: this is a test, nothing is wrong"


def test_levels_are_counted_in_what_stands() -> None:
    notice = Notice(
        START.wall, items([(Change.RAISED, SALES), (Change.OVER, over("x", severity=CRITICAL))], {}, names=False)
    )

    assert (notice.wrong, notice.critical, notice.over, notice.severity) == (1, 0, 1, WARNING)
