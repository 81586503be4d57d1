"""Two boards of one profile on a machine, each of which keeps its alarms in the same file."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from tests.floors import START
from wallboard.config.kept_alarms import Recalled, kept, parsed, text
from wallboard.config.shared_alarms import with_theirs
from wallboard.model.alarm.alarm import Acknowledged, Alarm, Ending, Key, Run
from wallboard.model.alarm.alarms import KEPT, Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.telling import episode_of

FLOOR = "acme https://na12.example.com"
KEY = ("rule", "116")
NOW = START.plus(3600)
MIA = Acknowledged("mia", START.plus(60))
TAKEN: dict[str, Any] = {"acknowledged": MIA, "answered": MIA.at}


def alarm(subject: str = "116", **changes: Any) -> Alarm:
    usual = Alarm("rule", Scope.QUEUE, subject, "Sales", "late", Severity.WARNING, Run(START), fired=START, told=START)
    return replace(usual, **changes)


class Board:
    """A board as far as it keeps its alarms."""

    def __init__(self, stood: Recalled | None = None) -> None:
        self.now = stood or Recalled()
        self.before = kept(self.now, FLOOR, NOW)

    def has(self, *alarms: Alarm, told: bool = False) -> Board:
        is_open = {one.key: one for one in alarms if one.ended is None}
        known = {Channel.WEBHOOK: {episode_of(one): one for one in alarms}} if told else {}
        self.now = Recalled(Alarms(is_open, tuple(one for one in alarms if one.ended)), known)
        return self

    def write(self, data: bytes) -> bytes:
        """Return what is in the file once this board has written, where that was in it before."""
        ours = kept(self.now, FLOOR, NOW)
        data = text(with_theirs(ours, self.before, data) if data else ours).encode()
        self.before = ours
        return data


def answer(data: bytes, key: Key = KEY) -> Acknowledged | None:
    return parsed(data, FLOOR, NOW).alarms.open[key].acknowledged


def test_what_another_board_has_taken_stays_taken() -> None:
    one, other = Board().has(alarm()), Board().has(alarm())
    data = other.write(one.write(b""))

    data = one.has(alarm(**TAKEN)).write(data)
    data = other.has(alarm(), alarm("117")).write(data)
    data = one.write(data)

    assert answer(data) == MIA
    assert answer(other.has(alarm(), alarm("117"), alarm("118")).write(data)) == MIA


def test_what_a_board_no_longer_takes_care_of_is_not_taken_by_what_it_wrote_before() -> None:
    one, other = Board().has(alarm(**TAKEN)), Board().has(alarm())
    data = other.write(one.write(b""))
    assert answer(data) == MIA

    data = one.has(alarm(answered=START.plus(90))).write(data)

    assert answer(data) is None
    assert answer(other.write(data)) is None


def test_a_board_that_sends_no_notices_keeps_who_was_told_by_another() -> None:
    over = alarm("117").over(Ending.CALM, START.plus(60))
    one, other = Board().has(alarm(), over, told=True), Board().has(alarm(), over)
    data = other.write(one.write(b""))

    assert parsed(data, FLOOR, NOW).known == one.now.known
    assert parsed(other.write(one.has(alarm(), over).write(data)), FLOOR, NOW).known == {}


def test_an_alarm_that_another_board_has_not_raised_yet_stays_and_who_was_told() -> None:
    one, other = Board().has(alarm(), told=True), Board().has(alarm("117"))

    data = other.write(one.write(b""))

    assert parsed(data, FLOOR, NOW).alarms.open.keys() == {KEY, ("rule", "117")}
    assert parsed(data, FLOOR, NOW).known == one.now.known
    data = other.has(alarm(fired=START.plus(10))).write(data)
    assert parsed(data, FLOOR, NOW).known.keys() == {Channel.WEBHOOK}


def test_an_alarm_that_a_board_has_seen_end_does_not_stay_nor_one_of_the_day_before() -> None:
    long_ago = START.plus(-86_400)
    stale = alarm("118", met=Run(long_ago), fired=long_ago)
    one, other = Board().has(alarm(), stale), Board().has(alarm().over(Ending.CALM, START.plus(60)))

    assert parsed(other.write(one.write(b"")), FLOOR, NOW).alarms.open == {}


def test_an_alarm_that_two_boards_raised_apart_stays_as_who_writes_has_it() -> None:
    later = START.plus(120)
    one, other = Board().has(alarm(**TAKEN), told=True), Board().has(alarm(fired=later))

    data = other.write(one.write(b""))

    assert parsed(data, FLOOR, NOW).alarms.open[KEY].began.wall == later.wall
    assert parsed(data, FLOOR, NOW).known == {}


def test_an_end_that_somebody_is_still_to_hear_of_stays_though_it_is_the_oldest_and_no_other() -> None:
    over = [alarm(str(number)).over(Ending.CALM, START.plus(600 - number)) for number in range(KEPT)]
    ended = alarm("told").over(Ending.CALM, START.plus(60))
    one, other = Board().has(ended, told=True), Board().has(*over)

    data = other.write(one.write(b""))

    past = [each.subject_id for each in parsed(data, FLOOR, NOW).alarms.past]
    assert past == [*map(str, range(KEPT - 1)), "told"]
    assert parsed(data, FLOOR, NOW).known.keys() == {Channel.WEBHOOK}
    data = other.write(one.has(ended).write(data))
    assert "told" not in [each.subject_id for each in parsed(data, FLOOR, NOW).alarms.past]


def test_of_more_alarms_that_end_at_once_than_are_remembered_none_stands_in_the_file() -> None:
    many = [alarm(str(number)) for number in range(KEPT + 1)]
    board = Board().has(*many)
    data = board.write(b"")

    data = board.has(*(one.over(Ending.CALM, START.plus(60)) for one in many[:KEPT])).write(data)

    assert parsed(data, FLOOR, NOW).alarms.open == {}


def test_a_board_that_begins_anew_has_seen_nothing_end() -> None:
    board = Board().has(alarm(), told=True)
    data = board.write(b"")

    data = board.has().write(data)

    assert parsed(data, FLOOR, NOW).alarms.open.keys() == {KEY}
    assert parsed(data, FLOOR, NOW).known.keys() == {Channel.WEBHOOK}


def test_a_file_of_another_floor_changes_nothing() -> None:
    ours = kept(Recalled(Alarms({KEY: alarm()})), FLOOR, NOW)
    of_another = text(kept(Recalled(Alarms({KEY: alarm(**TAKEN)})), "globex", NOW)).encode()

    assert text(with_theirs(ours, ours, of_another)) == text(ours)
