"""Mishaps: now and then an idle agent's session times out, is closed, is taken over, or goes into maintenance."""

from random import Random

from wallboard.simulator.floor.agenda import Agenda
from wallboard.simulator.floor.agents import Agent, Leave
from wallboard.simulator.floor.attendance import Attendance
from wallboard.simulator.floor.codes import Status, SystemItem, system

_PER_AGENT_AND_HOUR = 0.05
_TRIES = 20
"""Draws until an idle agent is hit; on a floor where hardly anybody is idle the mishap may not happen."""

_KINDS = (
    # (item, status, shortest and longest time in seconds)
    (SystemItem.SESSION_TIMED_OUT, Status.LOGGED_OUT, 120, 600),
    (SystemItem.AGENT_RELOGIN, Status.LOGGED_OUT, 20, 75),
    (SystemItem.SESSION_CLOSED, Status.LOGGED_OUT, 60, 420),
    (SystemItem.SESSION_TIMED_OUT, Status.LOGGED_OUT, 120, 600),
    (SystemItem.MAINTENANCE_MODE, Status.WORK_OFFLINE, 120, 420),
    (SystemItem.LOGGED_OUT_FROM_DASHBOARD, Status.LOGGED_OUT, 180, 900),
)


class Mishaps:
    """A Poisson stream over the whole floor; the kinds take turns, so that none is missing for long."""

    def __init__(self, agenda: Agenda, random: Random, agents: tuple[Agent, ...], attendance: Attendance) -> None:
        self._agenda = agenda
        self._random = random
        self._agents = agents
        self._attendance = attendance
        self._turn = 0

    def open(self) -> None:
        """Begin the stream."""
        if self._agents:
            self._plan_next()

    def _plan_next(self) -> None:
        per_s = len(self._agents) * _PER_AGENT_AND_HOUR / 3600
        self._agenda.after(max(1, round(self._random.expovariate(per_s))), self._strike)

    def _strike(self) -> None:
        item, status, shortest_s, longest_s = _KINDS[self._turn % len(_KINDS)]
        leave = Leave(status, system(item), self._random.randint(shortest_s, longest_s))
        for _ in range(_TRIES):
            agent = self._random.choice(self._agents)
            if agent.status is Status.AVAILABLE:
                self._attendance.send_away(agent, leave)
                self._turn += 1
                break
        self._plan_next()
