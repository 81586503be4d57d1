"""The header leaves out whole pieces where there is no room for all of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from tests.floors import START, feed, floor, queue
from tests.ui.drawn import text
from wallboard.model.agent import Agent
from wallboard.model.alarm.alarm import Alarm, Run
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.notice.telling import Mute
from wallboard.model.situation import Feed, Situation, Trouble
from wallboard.model.standards import Standards
from wallboard.ui.widgets.header import Header

QUEUES = [queue(f"{number}") for number in range(20)]


ALARM = Alarm("wait", Scope.QUEUE, "1", "Sales", "longest wait 5:00", Severity.CRITICAL, Run(START), fired=START)
LATE = replace(floor(QUEUES), alarms=Alarms({ALARM.key: ALARM}))


def left(width: int, tenant: str, view: str = "") -> Sequence[str]:
    """Return the words before the freshness of a header that is so wide."""
    header = Header()
    following = feed(QUEUES, read_at=START, turned_at=None, next_poll_at=START.plus(20))
    situation = Situation(queues=following, agents=feed([], turned_at=None, next_poll_at=START.plus(20)))
    header.show(tenant, view, Floor.of(situation, Standards(), START.wall), START.plus(10))
    (line,) = header.lines(width, 1)
    return text(line).partition("●")[0].split()


@pytest.mark.parametrize("width", range(60, 160))
@pytest.mark.parametrize("view", ["", "night"])
def test_no_piece_is_cut(width: int, view: str) -> None:
    words = left(width, "simulated (monday-peak)", view)

    assert set(words) <= {"▐█▌", "wallboard", "simulated", "(monday-peak)", view, "20", "queues"}
    assert "simulated" in words
    assert ("20" in words) == ("queues" in words)


def test_the_number_of_queues_goes_first_then_our_name_and_then_the_view() -> None:
    assert left(160, "acme", "night") == ["▐█▌", "wallboard", "acme", "night", "20", "queues"]
    assert left(118, "a floor with a name that is long", "night")[-1] == "night"
    assert " ".join(left(80, "a floor with a longer name", "night")) == "a floor with a longer name night"


@pytest.mark.parametrize(("width", "words"), [(160, "muted to 14:47  ▲ 1 critical  "), (140, "muted to 14:47  ▲ 1  ")])
def test_words_go_before_until_when_it_is_muted(width: int, words: str) -> None:
    header = Header()
    header.show("acme", "", LATE, START, Mute(START.plus(900)))

    assert words in text(header.lines(width, 1)[0])


@pytest.mark.parametrize("width", [78, 100, 118])
def test_ages_that_differ_are_told_whole_and_apart_from_what_stands_beside_them(width: int) -> None:
    stale: Feed[Agent] = feed([], turned_at=None, read_at=START.plus(-20), trouble=Trouble("server busy", "", START, 2))
    header = Header()
    header.show("acme", "", replace(LATE, situation=replace(LATE.situation, agents=stale)), START)

    shown = text(header.lines(width, 1)[0])

    assert "agents ✕ STALE 20–30 s old  ▲ 1" in shown


def test_a_name_of_one_word_is_cut_where_there_is_no_room_for_it() -> None:
    assert left(60, "a" * 60)[0].endswith("…")
