"""Attendance: who is logged in, on a break, working offline, or dropped; and what a free agent does next."""

from collections.abc import Callable

from wallboard.simulator.floor.agenda import Agenda
from wallboard.simulator.floor.agents import Agent, Leave
from wallboard.simulator.floor.bench import Bench
from wallboard.simulator.floor.codes import Line1, Line2, Status


class Attendance:
    """Sends agents away and lets them come back; `seek_work` is told when one is ready for contacts."""

    def __init__(self, agenda: Agenda, bench: Bench, *, seek_work: Callable[[Agent], None]) -> None:
        self._agenda = agenda
        self._bench = bench
        self._seek_work = seek_work

    def settle(self, agent: Agent) -> None:
        """Decide what an agent does whose hands are free, wholly or for one more chat."""
        self._bench.rise(agent)
        if agent.processing:
            if agent.takes_another_chat:
                self._seek_work(agent)
        elif agent.offer is None:
            if agent.due:
                self._start(agent, agent.due.pop(0))
            else:
                agent.enter(Status.AVAILABLE, self._agenda.now_s)
                self._seek_work(agent)

    def send_away(self, agent: Agent, leave: Leave) -> None:
        """Let a leave begin: at once when the agent is available, else when the hands are free."""
        if agent.status is Status.LOGGED_OUT:
            return
        agent.due.append(leave)
        if agent.status is Status.AVAILABLE:
            self.settle(agent)
        else:
            self._bench.rise(agent)

    def begin_shift(self, agent: Agent) -> None:
        """Log the agent in, ready for contacts."""
        agent.on_shift = True
        if agent.status is Status.LOGGED_OUT:
            self._log_in(agent)

    def end_shift(self, agent: Agent, *farewell: Leave) -> None:
        """Send the agent home after the work in hand; nothing else that was due happens any more."""
        agent.on_shift = False
        agent.due.clear()
        for leave in farewell:
            self.send_away(agent, leave)

    def _start(self, agent: Agent, leave: Leave) -> None:
        now_s = self._agenda.now_s
        agent.leave = leave
        agent.enter(leave.status, now_s, leave.reason)
        agent.hang_up(now_s)
        if leave.monitored_line == 1:
            agent.line1.turn_to(Line1.MONITORING, now_s)
        elif leave.monitored_line == 2:
            agent.line2.turn_to(Line2.MONITORING, now_s)
        if leave.lasts_s is not None:
            self._agenda.after(leave.lasts_s, self._come_back, agent, leave)

    def _come_back(self, agent: Agent, leave: Leave) -> None:
        if agent.leave is not leave:
            return
        agent.leave = None
        if agent.status is not Status.LOGGED_OUT:
            agent.hang_up(self._agenda.now_s)
            self.settle(agent)
        elif agent.on_shift:
            self._log_in(agent)

    def _log_in(self, agent: Agent) -> None:
        agent.leave = None
        agent.due.clear()
        agent.log_in(self._agenda.now_s)
        self.settle(agent)
