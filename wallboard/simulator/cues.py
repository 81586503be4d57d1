"""Cues: what a scenario wants to happen at a certain moment, so that there is something to see from the start.

A cue only gives a nudge (more calls, a break, a lost session); everything after it follows the floor's own rules.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from wallboard.simulator.agenda import Agenda
from wallboard.simulator.agents import Agent, Leave
from wallboard.simulator.attendance import Attendance
from wallboard.simulator.codes import LUNCH, SYSTEM_TROUBLE, Status, SystemItem, system
from wallboard.simulator.queues import Queue


@dataclass(frozen=True, slots=True)
class Rush:
    """Many contacts for one queue within a short time."""

    at_s: int
    """Seconds after the start; negative: before it."""
    queue_id: str
    contacts: int
    within_s: int


@dataclass(frozen=True, slots=True)
class LongLunch:
    """Somebody of a group goes to lunch."""

    at_s: int
    lasts_s: int
    group_id: int


@dataclass(frozen=True, slots=True)
class LostSession:
    """Somebody of a group is dropped by a session time-out."""

    at_s: int
    lasts_s: int
    group_id: int


@dataclass(frozen=True, slots=True)
class Outage:
    """A whole group loses its tools: its agents cannot take contacts for a while."""

    at_s: int
    lasts_s: int
    group_id: int


Cue = Rush | LongLunch | LostSession | Outage


class Director:
    """Plays the cues of a scenario."""

    def __init__(
        self,
        agenda: Agenda,
        random: Random,
        attendance: Attendance,
        agents: tuple[Agent, ...],
        queues: tuple[Queue, ...],
        *,
        arrive: Callable[[Queue], None],
    ) -> None:
        self._agenda = agenda
        self._random = random
        self._attendance = attendance
        self._agents = agents
        self._queues = {queue.spec.queue_id: queue for queue in queues}
        self._arrive = arrive

    def plan(self, cues: tuple[Cue, ...], start_s: int) -> None:
        """Plan all cues around the start; one that lies before the floor's opening is left out."""
        for cue in cues:
            if start_s + cue.at_s >= self._agenda.now_s:
                self._agenda.at(start_s + cue.at_s, self._play, cue)

    def _play(self, cue: Cue) -> None:
        match cue:
            case Rush():
                for _ in range(cue.contacts):
                    self._agenda.after(self._random.randrange(cue.within_s), self._arrive, self._queues[cue.queue_id])
            case LongLunch():
                self._send_somebody(cue.group_id, Leave(Status.ON_BREAK, LUNCH, cue.lasts_s))
            case LostSession():
                timed_out = system(SystemItem.SESSION_TIMED_OUT)
                self._send_somebody(cue.group_id, Leave(Status.LOGGED_OUT, timed_out, cue.lasts_s))
            case Outage():
                for agent in self._group(cue.group_id):
                    lasts_s = cue.lasts_s + self._random.randrange(120)
                    self._attendance.send_away(agent, Leave(Status.WORK_OFFLINE, SYSTEM_TROUBLE, lasts_s))

    def _send_somebody(self, group_id: int, leave: Leave) -> None:
        """Whoever is idle; when nobody is, try again in a second."""
        idle = [agent for agent in self._group(group_id) if agent.status is Status.AVAILABLE]
        if idle:
            self._attendance.send_away(self._random.choice(idle), leave)
        else:
            self._agenda.after(1, self._send_somebody, group_id, leave)

    def _group(self, group_id: int) -> list[Agent]:
        return [agent for agent in self._agents if agent.spec.group_id == group_id]
