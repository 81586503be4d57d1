"""Boards and services of one profile: what one keeps, the others hear of."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import aclosing
from pathlib import Path

import pytest

from tests.config.factories import CONNECTED, profile
from tests.floors import START, TestClock
from wallboard.cli.alarm_memory import AlarmMemory
from wallboard.config import Profile
from wallboard.config.state_file import alarms_path, old_alarms_path, state_path
from wallboard.model.alarm.alarm import Alarm, Key, Run
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.rule import Scope
from wallboard.model.figure import Severity
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.telling import episode_of

Boards = Callable[..., AlarmMemory]
ALARM = Alarm("waits", Scope.QUEUE, "116", "Sales", "late", Severity.WARNING, Run(START), fired=START, told=START)
STANDS = Alarms({ALARM.key: ALARM})
TAKEN = STANDS.acknowledged([ALARM.key], "mia", START.plus(10))
TOLD = {Channel.WEBHOOK: {episode_of(ALARM): ALARM}}


@pytest.fixture
def clock() -> TestClock:
    return TestClock(START.plus(60))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = profile(tmp_path)
    return alarms_path(state_path(made.name, made.path), f"acme {made.connection.base_url}")


@pytest.fixture
def begun(tmp_path: Path, clock: TestClock) -> Iterator[Boards]:
    """Begin a board or service."""
    made = profile(tmp_path)
    boards: list[AlarmMemory] = []

    def begin(*, is_fresh: bool = False, tells: bool = True) -> AlarmMemory:
        boards.append(AlarmMemory(lambda: made, clock, is_fresh=is_fresh, tells=tells))
        return boards[-1]

    yield begin
    for board in boards:
        board.close()


def of(made: Profile, clock: TestClock) -> AlarmMemory:
    return AlarmMemory(lambda: made, clock)


def has_kept(board: AlarmMemory, alarms: Alarms, known: object = None) -> None:
    """Let it keep these, and wait until they are written."""
    board.keep(alarms, known or {})  # type: ignore[arg-type]
    board.close()


async def heard(board: AlarmMemory, then: Callable[[], None]) -> dict[Key, str]:
    """Return who has taken what, as a board hears it first after something has been done."""
    done = False

    async def pause() -> None:
        nonlocal done
        if not done:
            done = True
            await asyncio.to_thread(then)

    async with aclosing(board.answers(pause)) as answers:
        open_ones = (await anext(answers)).open
    return {key: alarm.acknowledged.by for key, alarm in open_ones.items() if alarm.acknowledged}


def test_who_begins_later_goes_on_with_what_stood(begun: Boards) -> None:
    has_kept(begun(), TAKEN, TOLD)

    stood = begun().stood

    assert stood.alarms.open[ALARM.key].acknowledged == TAKEN.open[ALARM.key].acknowledged
    assert set(stood.known) == {Channel.WEBHOOK}


def test_what_others_were_told_by_is_theirs_to_keep(begun: Boards, clock: TestClock) -> None:
    has_kept(begun(), STANDS, TOLD)
    silent = begun(tells=False)

    assert silent.stood.known == {}
    has_kept(silent, TAKEN)

    assert set(begun().stood.known) == {Channel.WEBHOOK}


async def test_who_runs_hears_what_is_answered_at_another_board(begun: Boards) -> None:
    has_kept(begun(), STANDS)
    one, other = begun(), begun()

    assert await heard(one, lambda: has_kept(other, TAKEN)) == {ALARM.key: "mia"}


async def test_who_begins_afresh_hears_only_what_is_answered_from_then_on(begun: Boards, clock: TestClock) -> None:
    has_kept(begun(), TAKEN)
    fresh, other = begun(is_fresh=True), begun()
    clock.advance(60)

    assert fresh.stood.alarms == Alarms()
    assert await heard(fresh, lambda: has_kept(other, STANDS.released([ALARM.key], START.plus(20)))) == {}
    later = TAKEN.acknowledged([ALARM.key], "kim", clock())
    assert await heard(fresh, lambda: has_kept(begun(), later)) == {ALARM.key: "kim"}


async def test_a_file_that_is_not_understood_or_gone_is_passed_over(begun: Boards, file: Path) -> None:
    has_kept(begun(), STANDS)
    one = begun()
    looks: list[str] = []

    async def pause() -> None:
        looks.append("look")
        match len(looks):
            case 1:
                file.write_text("{", encoding="utf-8")
            case 3:
                file.unlink()
            case 5:
                has_kept(begun(), TAKEN)

    async with aclosing(one.answers(pause)) as answers:
        found = await anext(answers)

    assert found.open[ALARM.key].acknowledged
    assert len(looks) == 5


def test_two_tenants_of_one_profile_keep_their_alarms_beside_each_other(tmp_path: Path, clock: TestClock) -> None:
    text = CONNECTED.replace('tenant = "acme"', "")
    here, there = (profile(tmp_path, text, tenant=tenant) for tenant in ("acme", "globex"))
    for one in (here, there):
        has_kept(of(one, clock), TAKEN, TOLD)

    stood = of(here, clock).stood

    assert stood.alarms.open[ALARM.key].acknowledged
    assert set(stood.known) == {Channel.WEBHOOK}


def test_a_board_whose_profile_turns_to_another_tenant_keeps_both(tmp_path: Path, clock: TestClock) -> None:
    obeyed = [profile(tmp_path)]
    board = AlarmMemory(lambda: obeyed[-1], clock)
    board.keep(TAKEN, {})
    obeyed.append(profile(tmp_path, CONNECTED.replace("acme", "globex")))
    has_kept(board, STANDS)

    here, there = (of(one, clock).stood.alarms for one in obeyed)

    assert here.open[ALARM.key].acknowledged
    assert there.open[ALARM.key].acknowledged is None


def test_alarms_are_found_where_all_tenants_of_a_profile_had_one_file(
    begun: Boards, file: Path, tmp_path: Path
) -> None:
    has_kept(begun(), TAKEN)
    made = profile(tmp_path)
    file.rename(old_alarms_path(state_path(made.name, made.path)))

    assert begun().stood.alarms.open[ALARM.key].acknowledged


async def test_alarms_of_another_tenant_answer_nothing(begun: Boards, tmp_path: Path, clock: TestClock) -> None:
    one, other = begun(), begun()
    there = profile(tmp_path, CONNECTED.replace("acme", "globex"))

    def answer() -> None:
        has_kept(of(there, clock), TAKEN)
        has_kept(other, STANDS.acknowledged([ALARM.key], "kim", START.plus(5)))

    assert await heard(one, answer) == {ALARM.key: "kim"}
