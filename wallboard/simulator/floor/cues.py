"""Cues: what a scenario wants to happen at a certain moment, so that there is something to see from the start.

A cue only gives a nudge (more calls, a break, a lost session); everything after it follows the floor's own rules.
"""

from collections.abc import Callable
from random import Random

from msgspec import Struct

from wallboard.simulator.floor.agenda import Agenda
from wallboard.simulator.floor.agents import Agent, Leave
from wallboard.simulator.floor.attendance import Attendance
from wallboard.simulator.floor.codes import LUNCH, MEETING, SYSTEM_TROUBLE, Status, SystemItem, system
from wallboard.simulator.floor.queues import Queue


class Rush(Struct, frozen=True):
    """More contacts for one queue, within a short time, than there are free agents for it."""

    at_s: int
    """Seconds after the start; negative: before it."""
    queue_id: str
    more: int
    """How many more."""
    within_s: int


class LongLunch(Struct, frozen=True):
    """Somebody goes to lunch, and takes time."""

    at_s: int
    lasts_s: int


class Meeting(Struct, frozen=True):
    """Some of a group meet, away from their queues, and come back one after the other."""

    at_s: int
    lasts_s: int
    group_id: int
    heads: int


class LostSession(Struct, frozen=True):
    """Somebody is dropped by a session time-out."""

    at_s: int
    lasts_s: int


class Outage(Struct, frozen=True):
    """A whole group loses its tools: its agents cannot take contacts for a while."""

    at_s: int
    lasts_s: int
    group_id: int


Cue = Rush | LongLunch | Meeting | LostSession | Outage


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
        clear: Callable[[Agent], None],
    ) -> None:
        self._agenda = agenda
        self._random = random
        self._attendance = attendance
        self._agents = agents
        self._queues = {queue.spec.queue_id: queue for queue in queues}
        self._arrive = arrive
        self._clear = clear

    def plan(self, cues: tuple[Cue, ...], start_s: int) -> None:
        """Plan all cues around the start; one that lies before the floor's opening is left out."""
        for cue in cues:
            if start_s + cue.at_s >= self._agenda.now_s:
                self._agenda.at(start_s + cue.at_s, self._play, cue)

    def _play(self, cue: Cue) -> None:
        match cue:
            case Rush():
                queue = self._queues[cue.queue_id]
                free = sum(agent.status is Status.AVAILABLE and queue in agent.enabled for agent in self._agents)
                for _ in range(free + cue.more):
                    self._agenda.after(self._random.randrange(cue.within_s), self._arrive, queue)
            case LongLunch():
                self._send_somebody(Leave(Status.ON_BREAK, LUNCH, cue.lasts_s))
            case Meeting():
                for _ in range(cue.heads):
                    lasts_s = cue.lasts_s + self._random.randrange(40)
                    self._send_somebody(Leave(Status.ON_BREAK, MEETING, lasts_s), cue.group_id)
            case LostSession():
                timed_out = system(SystemItem.SESSION_TIMED_OUT)
                self._send_somebody(Leave(Status.LOGGED_OUT, timed_out, cue.lasts_s))
            case Outage():
                for agent in self._agents:
                    if agent.spec.group_id == cue.group_id:
                        lasts_s = cue.lasts_s + self._random.randrange(120)
                        self._attendance.send_away(agent, Leave(Status.WORK_OFFLINE, SYSTEM_TROUBLE, lasts_s))

    def _send_somebody(self, leave: Leave, group_id: int | None = None) -> None:
        """Choose somebody idle, else somebody in wrap-up, who drops it; when all are at work, try again in a second."""
        group = [agent for agent in self._agents if group_id in (None, agent.spec.group_id)]
        for status in (Status.AVAILABLE, Status.POST_PROCESSING):
            if candidates := [agent for agent in group if agent.status is status]:
                agent = self._random.choice(candidates)
                self._attendance.send_away(agent, leave)
                self._clear(agent)
                return
        self._agenda.after(1, self._send_somebody, leave, group_id)
