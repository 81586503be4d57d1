"""The switchboard: brings waiting contacts and ready agents together, and sees each offer to its end.

A contact goes to the longest-idle agent with the skill; an agent gets the most pressing contact: live media before
deferred ones, then the longest wait measured by the queue's answer-within time.
"""

from collections.abc import Callable
from random import Random

from wallboard.simulator.floor.agenda import Agenda
from wallboard.simulator.floor.agents import Agent, Leave, Offer
from wallboard.simulator.floor.bench import Bench
from wallboard.simulator.floor.codes import Line1, Medium, Status, SystemItem, system
from wallboard.simulator.floor.contacts import Contact, ContactState
from wallboard.simulator.floor.queues import Queue

_REJECTS = 0.03
_IGNORES = 0.008
_RING_OUT_S = 20


class Switchboard:
    """Offers contacts to agents; what follows an offer is told to the three given actions."""

    def __init__(
        self,
        agenda: Agenda,
        random: Random,
        bench: Bench,
        *,
        accepted: Callable[[Contact, Agent], None],
        refused: Callable[[Agent], None],
        send_away: Callable[[Agent, Leave], None],
    ) -> None:
        self._agenda = agenda
        self._random = random
        self._bench = bench
        self._accepted = accepted
        self._refused = refused
        self._send_away = send_away

    def seek_agent(self, contact: Contact) -> None:
        """Offer a waiting contact to somebody, if anybody is ready and nobody waits before it."""
        if contact.queue.head() is contact and (agent := self._bench.first(contact.queue)):
            self._bench.rise(agent)
            self._offer(contact, agent)

    def seek_work(self, agent: Agent) -> None:
        """Offer somebody's contact to a ready agent, or let the agent sit on the bench."""
        queues = agent.enabled if agent.status is Status.AVAILABLE else agent.chat_queues
        pressing: Contact | None = None
        most = (False, -1.0)
        for queue in queues:
            if queue.waiting and (head := queue.head()):
                pressure = self._pressure(queue, head)
                if pressure > most:
                    pressing, most = head, pressure
        if pressing is None:
            self._bench.sit(agent)
        else:
            self._offer(pressing, agent)

    def hang_up(self, contact: Contact) -> None:
        """Whoever waits, or rings at an agent's place, gives up."""
        if contact.state is ContactState.WAITING:
            contact.queue.abandon(contact, self._agenda.now_s)
        elif contact.state is ContactState.OFFERED and (agent := contact.agent):
            contact.queue.abandon(contact, self._agenda.now_s)
            contact.agent = agent.offer = None
            self._quieten(agent)
            self._refused(agent)

    def _pressure(self, queue: Queue, head: Contact) -> tuple[bool, float]:
        return queue.spec.medium.is_live, (self._agenda.now_s - head.queued_s) / queue.spec.answer_within_s

    def _offer(self, contact: Contact, agent: Agent) -> None:
        now_s = self._agenda.now_s
        contact.queue.offer(contact)
        contact.agent = agent
        agent.offer = offer = Offer(contact)
        if not agent.processing:
            agent.enter(Status.OFFERED, now_s)
        if contact.medium is Medium.PHONE:
            agent.line1.turn_to(Line1.OFFERED, now_s)
        draw = self._random.random()
        if draw < _IGNORES:
            self._agenda.after(_RING_OUT_S, self._ignore, agent, offer)
        elif draw < _IGNORES + _REJECTS:
            self._agenda.after(self._random.randint(2, 10), self._reject, agent, offer)
        else:
            self._agenda.after(self._random.randint(1, 7), self._accept, agent, offer)

    def _accept(self, agent: Agent, offer: Offer) -> None:
        if agent.offer is offer:
            offer.contact.queue.accept(offer.contact, self._agenda.now_s)
            self._accepted(offer.contact, agent)

    def _reject(self, agent: Agent, offer: Offer) -> None:
        if agent.offer is offer:
            self._put_back(agent, offer.contact)
            self._refused(agent)

    def _ignore(self, agent: Agent, offer: Offer) -> None:
        if agent.offer is offer:
            by_phone = offer.contact.medium is Medium.PHONE
            item = SystemItem.CALL_IGNORED if by_phone else SystemItem.INTERACTION_TIMED_OUT
            self._put_back(agent, offer.contact)
            self._send_away(agent, Leave(Status.ON_BREAK, system(item), self._random.randint(60, 420)))
            self._refused(agent)

    def _put_back(self, agent: Agent, contact: Contact) -> None:
        """Let the contact wait again, or ring elsewhere at once: anybody else comes before whoever refused."""
        contact.queue.put_back(contact)
        contact.agent = None
        agent.refuse(self._agenda.now_s)
        self._quieten(agent)
        self.seek_agent(contact)

    def _quieten(self, agent: Agent) -> None:
        if agent.line1.code == Line1.OFFERED:
            agent.line1.turn_to(Line1.IDLE, self._agenda.now_s)
