"""The desk: from the moment a contact is accepted until its wrap-up is done."""

from collections.abc import Callable
from random import Random

from wallboard.simulator.floor.agenda import Agenda
from wallboard.simulator.floor.agents import Agent
from wallboard.simulator.floor.calls import LineStep, call_steps
from wallboard.simulator.floor.codes import Line1, Medium, Status
from wallboard.simulator.floor.contacts import Contact, ContactState
from wallboard.simulator.floor.draws import duration_s

_STOPS_NEW = 0.06


class Desk:
    """Lets agents process what they accepted; `hands_free` is told when an agent can go on to something else."""

    def __init__(self, agenda: Agenda, random: Random, *, hands_free: Callable[[Agent], None]) -> None:
        self._agenda = agenda
        self._random = random
        self._hands_free = hands_free

    def begin(self, contact: Contact, agent: Agent) -> None:
        """Let an agent process a contact that was accepted."""
        now_s = self._agenda.now_s
        agent.take_up(contact, now_s)
        talk_s = duration_s(self._random, contact.queue.spec.handling.processing_s, 10)
        self._agenda.after(talk_s, self._finish, contact, agent)
        if contact.medium is Medium.PHONE:
            agent.line1.turn_to(Line1.BUSY, now_s)
            self._plan_steps(contact, agent, call_steps(self._random, talk_s), now_s)
        elif agent.spec.max_chats > 1:
            agent.stops_new = agent.stops_new or self._random.random() < _STOPS_NEW
            self._hands_free(agent)

    def clear(self, agent: Agent) -> None:
        """End a wrap-up before its time, if there is one."""
        if contact := agent.wrapping:
            self._close(contact, agent)

    def _plan_steps(self, contact: Contact, agent: Agent, steps: tuple[LineStep, ...], began_s: int) -> None:
        if steps:
            self._agenda.at(began_s + steps[0].at_s, self._step, contact, agent, steps, began_s)

    def _step(self, contact: Contact, agent: Agent, steps: tuple[LineStep, ...], began_s: int) -> None:
        if contact.state is ContactState.PROCESSING:
            agent.line1.turn_to(steps[0].line1, self._agenda.now_s)
            agent.line2.turn_to(steps[0].line2, self._agenda.now_s)
            self._plan_steps(contact, agent, steps[1:], began_s)

    def _finish(self, contact: Contact, agent: Agent) -> None:
        now_s = self._agenda.now_s
        agent.put_down(contact, now_s)
        if agent.processing or agent.offer:
            # Other chats go on, or the next one rings already: no time for a wrap-up of this one.
            if not agent.processing:
                agent.enter(Status.OFFERED, now_s)
            self._close(contact, agent)
            return
        agent.stops_new = False
        agent.wrapping = contact
        contact.queue.wrap_up(contact, now_s)
        agent.enter(Status.POST_PROCESSING, now_s)
        agent.hang_up(now_s)
        self._agenda.after(duration_s(self._random, contact.queue.spec.handling.wrap_up_s, 3), self._wrapped, contact)

    def _wrapped(self, contact: Contact) -> None:
        if contact.state is ContactState.WRAP_UP and (agent := contact.agent):
            self._close(contact, agent)

    def _close(self, contact: Contact, agent: Agent) -> None:
        agent.wrapping = None
        contact.queue.close(contact, self._agenda.now_s)
        agent.done_with(contact, self._agenda.now_s)
        self._hands_free(agent)
