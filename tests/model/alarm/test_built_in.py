from __future__ import annotations

import pytest

from tests.floors import START, agent, queue, situation
from tests.model.alarm.watched import Watched
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.standards import Standards

RULES = {rule.name: rule for rule in built_in(Standards())}
CALL: dict[str, object] = {"status": 2, "media_id": 1, "day_accepted_count": 5, "day_avg_processing_time_s": 300}
IGNORED: dict[str, object] = {"status": 4, "status_code_list_id": -1, "status_code_item_id": 4}
MAINTENANCE: dict[str, object] = {"status": 5, "status_code_list_id": -1, "status_code_item_id": 2}


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("long-call", {**CALL, "time_in_status_s": 1260}, "a call for 21:00, over three times their average"),
        ("long-call", {**CALL, "time_in_status_s": 1140}, None),
        ("long-call", {**CALL, "time_in_status_s": 1260, "day_avg_processing_time_s": 600}, None),
        ("sent-away", {**IGNORED, "time_in_status_s": 660}, "out of work for 11:00: call ignored"),
        ("sent-away", {**IGNORED, "time_in_status_s": 540}, None),
        ("rejecting", {"thirty_min_rejected_count": 4}, "4 contacts rejected in 30 minutes"),
        ("rejecting", {"thirty_min_rejected_count": 2}, None),
    ],
)
def test_who_is_off_track_raises_a_warning_once_that_is_rare(
    name: str, changes: dict[str, object], words: str | None
) -> None:
    raised = Watched(RULES[name]).read(agents=[agent("a", **changes)]).raised()

    expected = [] if words is None else [(words, Severity.WARNING)]
    assert [(alarm.words, alarm.severity) for alarm in raised] == expected


def test_who_is_often_away_raises_a_warning_with_the_fourth_time() -> None:
    alarms, floor = Alarms(), Floor()
    raised = []
    for at, status in enumerate([0, 4, 0, 5, 0, 4, 0, 4]):
        moment = START.plus(60 * at)
        floor = Floor.of(situation([], [agent("a", status=status)], read_at=moment), Standards(), moment.wall, floor)
        alarms = after(alarms, floor, Rules((RULES["flapping"],)), moment)
        raised.append(bool(alarms.raised()))

    assert raised == [False] * 7 + [True]


@pytest.mark.parametrize(
    ("target", "accepted", "abandoned", "words"),
    [
        (0.05, 54, 3, None),
        (0.05, 51, 3, "6 % abandoned in 30 minutes, target 5 %"),
        (0.0, 999, 1, "1 % abandoned in 30 minutes, target 0 %"),
    ],
)
def test_a_share_that_is_written_as_its_target_is_not_over_it(
    target: float, accepted: int, abandoned: int, words: str | None
) -> None:
    rules = {rule.name: rule for rule in built_in(Standards(abandoned_target=target))}
    one = queue(thirty_min_accepted=accepted, thirty_min_abandoned=abandoned)

    raised = Watched(rules["abandoned"]).read([one], polls=2).raised()

    assert [alarm.words for alarm in raised] == ([] if words is None else [words])


@pytest.mark.parametrize(("number", "is_raised"), [(2, False), (3, True)])
def test_maintenance_mode_is_one_alarm_of_the_floor(number: int, is_raised: bool) -> None:
    agents = [agent(f"{at}", **MAINTENANCE) for at in range(number)]

    raised = Watched(*RULES.values()).read([queue()], agents, polls=3).raised()

    assert [alarm.rule for alarm in raised] == ["maintenance-mode"] * is_raised
