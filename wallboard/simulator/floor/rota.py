"""The rota: every agent's shifts, breaks and offline work, planned anew each day."""

from datetime import date, timedelta
from random import Random

from wallboard.simulator.floor.agenda import Agenda
from wallboard.simulator.floor.agents import Agent, Leave
from wallboard.simulator.floor.attendance import Attendance
from wallboard.simulator.floor.codes import (
    COFFEE,
    END_OF_SHIFT,
    FOLLOW_UP,
    LUNCH,
    MEETING,
    MONITORING,
    PAPERWORK,
    PERSONAL,
    TRAINING,
    Reason,
    Status,
    SystemItem,
    system,
)
from wallboard.simulator.floor.local_time import LocalTime

_ABSENT = 0.03
_FORGETS_TO_LOG_OUT = 0.06


class Rota:
    """Plans one day of one agent at a time; the end of a shift plans the next."""

    def __init__(self, agenda: Agenda, random: Random, local_time: LocalTime, attendance: Attendance) -> None:
        self._agenda = agenda
        self._random = random
        self._local_time = local_time
        self._attendance = attendance

    def open(self, agent: Agent) -> None:
        """Bring an agent into the state that the rota asks for at the opening of the floor."""
        now_s = self._agenda.now_s
        day = self._local_time.day(now_s) - timedelta(days=1)
        began_s, ended_s = self._hours(agent, day - timedelta(days=1))
        while (hours := self._hours(agent, day))[1] <= now_s:
            began_s, ended_s = hours
            day += timedelta(days=1)
        agent.last_login_s, agent.since_s, agent.reason = began_s, ended_s, END_OF_SHIFT
        self._plan(agent, day)

    def _hours(self, agent: Agent, day: date) -> tuple[int, int]:
        began_s = self._local_time.at(day, agent.spec.shift.starts_s)
        return began_s, began_s + agent.spec.shift.lasts_s

    def _plan(self, agent: Agent, day: date) -> None:
        begins_s, ends_s = self._hours(agent, day)
        begins_s += self._random.randint(-300, 240)
        ends_s += self._random.randint(0, 600)
        self._agenda.at(ends_s, self._end, agent, day)
        is_there = self._random.random() >= _ABSENT
        if is_there or agent.spec.comes_always:
            # A floor that opens in the middle of a shift is logged in to within seconds.
            self._agenda.at(max(begins_s, self._agenda.now_s + self._random.randint(0, 20)), self._begin, agent)
            self._plan_leaves(agent, begins_s, ends_s - begins_s)

    def _begin(self, agent: Agent) -> None:
        self._attendance.begin_shift(agent)

    def _end(self, agent: Agent, day: date) -> None:
        if self._random.random() < _FORGETS_TO_LOG_OUT:
            lingers = Leave(Status.ON_BREAK, PERSONAL, self._random.randint(600, 1500))
            logout = Leave(Status.LOGGED_OUT, system(SystemItem.LOGGED_OUT_FROM_DASHBOARD), None)
            self._attendance.end_shift(agent, lingers, logout)
        else:
            self._attendance.end_shift(agent, Leave(Status.LOGGED_OUT, END_OF_SHIFT, None))
        self._plan(agent, day + timedelta(days=1))

    def _plan_leaves(self, agent: Agent, begins_s: int, shift_s: int) -> None:
        for when, chance, reason, mean_min in _LEAVES:
            if self._random.random() < chance:
                self._plan_leave(agent, begins_s, shift_s, when, reason, mean_min)
        if agent.spec.supervises:
            for when in (0.12, 0.35, 0.6, 0.85):
                self._plan_leave(agent, begins_s, shift_s, when, MONITORING, 6)

    def _plan_leave(
        self, agent: Agent, begins_s: int, shift_s: int, when: float, reason: Reason, mean_min: float
    ) -> None:
        at_s = begins_s + round(shift_s * (when + self._random.uniform(-0.09, 0.09)))
        lasts_s = max(120, round(self._random.gauss(mean_min, mean_min / 12) * 60))
        status = Status.WORK_OFFLINE if reason.list_id == PAPERWORK.list_id else Status.ON_BREAK
        line = self._random.choice((1, 1, 2)) if reason is MONITORING else None
        if at_s > self._agenda.now_s:
            self._agenda.at(at_s, self._attendance.send_away, agent, Leave(status, reason, lasts_s, line))


_LEAVES = (
    # (fraction of the shift, chance, reason, mean minutes)
    (0.22, 0.9, COFFEE, 10),
    (0.48, 1.0, LUNCH, 26.5),
    (0.76, 0.9, COFFEE, 10),
    (0.35, 0.10, TRAINING, 25),
    (0.62, 0.12, MEETING, 18),
    (0.66, 0.30, PERSONAL, 5),
    (0.15, 0.20, FOLLOW_UP, 8),
    (0.88, 0.40, PAPERWORK, 9),
)
